#include "intake/demand_list.hpp"

#include "intake/office_test.hpp"
#include "intake/workbook_test.hpp"

namespace intake {
namespace {

class DemandListTest : public testing::Office {
  protected:
    base::Result<DemandList> read(std::string_view lines) { return read_demands(file("list.csv", lines), office()); }
    core::Office office() { return *store_->reader()->office(); }
    std::string problems(std::string_view lines) {
        const auto list = read(lines);
        if (!list) return list.error().message;
        std::string text;
        for (const DemandProblem& one : list->problems)
            text += std::to_string(one.line) + " " + std::string(core::id_of(one.column)) + ": " + one.what + "\n";
        return text;
    }
};

TEST_F(DemandListTest, ARowIsADemandAndAPersonIsOne) {
    const auto list = read(
        "诉求,内容,信访人,电话,分类,内容分类\n"
        "路灯不亮,青溪路三盏,张三,13812345678,申诉求决,020202\n"
        "积水,雨后半日不退,张三,13812345678,claim,\n"
        "建议增设公交站,,李四,,建议意见,\n"
        "无名来信一项,,,,,\n");
    ASSERT_TRUE(list) << list.error().text();
    ASSERT_TRUE(list->problems.empty());
    ASSERT_EQ(list->demands.size(), 4u);
    EXPECT_EQ(list->demands[0].title, "路灯不亮");
    EXPECT_EQ(list->demands[0].text, "青溪路三盏");
    EXPECT_EQ(list->demands[0].category, 20'202u);
    EXPECT_EQ(list->demands[1].matter_class, core::MatterClass::claim);
    EXPECT_EQ(list->demands[2].matter_class, core::MatterClass::suggestion);
    EXPECT_EQ(list->demands[3].matter_class, core::MatterClass::unclassified);
    ASSERT_EQ(list->persons.size(), 2u);
    EXPECT_EQ(list->persons[1].name, "李四");
}

TEST_F(DemandListTest, FiveHundredComeInAndOneMoreDoesNot) {
    std::string lines = "title,name\n";
    for (int i = 0; i < 500; ++i) lines += "诉求" + std::to_string(i) + ",甲\n";
    const auto list = read(lines);
    ASSERT_TRUE(list);
    app::Registration made;
    made.received_day = testing::today;
    made.region = 440'111;
    made.office = office_;
    made.persons = list->persons;
    made.demands = list->demands;
    const std::uint64_t before = head();
    const auto done =
        app::run<app::Registered>(*desk_, caller_, [&](app::Plan& plan) { return plan.register_submission(made); });
    ASSERT_TRUE(done);
    ASSERT_EQ(done->matters.size(), 500u);
    EXPECT_EQ(done->matters[0].number, done->number + "-1");
    EXPECT_EQ(done->matters[499].number, done->number + "-500");
    EXPECT_EQ(head(), before + 502) << "one person, one submission, five hundred matters";
    // All or nothing: the last row joins what is not there.
    made.demands[499].attach_to = "440111L202601010000X-1";
    EXPECT_FALSE(
        app::run<app::Registered>(*desk_, caller_, [&](app::Plan& plan) { return plan.register_submission(made); }));
    EXPECT_EQ(head(), before + 502);
    EXPECT_EQ(problems(lines + "多一项,甲\n"), "more than 500 rows");
}

TEST_F(DemandListTest, AWorkbook) {
    testing::Parts parts;
    parts.sheet(testing::row(1, {"诉求", "信访人"}) + testing::row(2, {"路灯不亮", "张三"}));
    parts.write(directory_ / "list.xlsx");
    const auto list = read_demands(directory_ / "list.xlsx", office());
    ASSERT_TRUE(list) << list.error().text();
    ASSERT_EQ(list->demands.size(), 1u);
    EXPECT_EQ(list->demands[0].title, "路灯不亮");
    EXPECT_EQ(list->persons[0].name, "张三");
}

TEST_F(DemandListTest, EveryProblemHasItsLineAndColumn) {
    EXPECT_EQ(problems("诉求,电话,分类,内容分类,被检举单位\n"
                       ",,,,\n"
                       "甲,138,申诉,2020,\n"
                       "乙,,申诉求决,,区住建局\n"
                       "丙,,检举控告,,没有的局\n"),
              "2 title: the demand is empty 诉求为空\n"
              "3 class: 申诉 is no class 不是分类\n"
              "3 category: six digits are wanted 应为六位数字\n"
              "3 name: the name is missing 缺姓名\n"
              "4 accused: only an accusation accuses somebody 分类应为检举控告\n"
              "5 accused: no organ is called 没有的局 没有这个单位\n");
    EXPECT_EQ(problems("内容\n甲\n"), "the column 诉求 is missing");
    EXPECT_EQ(problems("诉求,工资\n甲,1\n"), "the column “工资” is none of a list");
    EXPECT_EQ(problems("诉求\n"), "the list has no row");
}

}  // namespace
}  // namespace intake
