#include "intake/office_file.hpp"

#include "intake/office_test.hpp"
#include "intake/workbook_test.hpp"

namespace intake {
namespace {

class OfficeFile : public testing::Office {
  protected:
    base::Result<OfficeReport> run(const std::filesystem::path& file, bool is_dry_run = false) {
        return import_office(*desk_, caller_, file, is_dry_run);
    }
    static std::string counts(const base::Result<OfficeReport>& report) {
        if (!report) return report.error().text();
        return std::to_string(report->organs_new) + "+" + std::to_string(report->organs_changed) + "-" +
               std::to_string(report->organs_ended) + " organs, " + std::to_string(report->posts_new) + "+" +
               std::to_string(report->posts_changed) + "-" + std::to_string(report->posts_ended) + " posts, " +
               std::to_string(report->unchanged) + " the same, " + std::to_string(report->problems.size()) +
               " problems";
    }
    std::string problems(const std::string& lines) {
        const auto report = run(file("office.csv", lines));
        if (!report) return report.error().text();
        std::string text;
        for (const core::RosterProblem& one : report->problems)
            text += std::to_string(one.line) + " " + std::string(core::id_of(one.column)) + ": " + one.what + "\n";
        return text;
    }
};

TEST_F(OfficeFile, TheExampleComesInOnce) {
    const std::uint64_t before = head();
    EXPECT_EQ(counts(run("examples/office.csv", true)), "5+0-1 organs, 7+0-0 posts, 0 the same, 0 problems");
    EXPECT_EQ(head(), before);
    EXPECT_EQ(counts(run("examples/office.csv")), "5+0-1 organs, 7+0-0 posts, 0 the same, 0 problems");
    EXPECT_EQ(head(), before + 13);
    EXPECT_EQ(counts(run("examples/office.csv")), "0+0-0 organs, 0+0-0 posts, 12 the same, 0 problems");
    EXPECT_EQ(head(), before + 13);
    const core::Office office = *store_->reader()->office();
    EXPECT_EQ(office.organ_named("示例区房产管理局")->successor, office.organ_named("示例区住房和城乡建设局")->id);
    EXPECT_EQ(office.organ_named("示例镇人民政府")->level, core::OrganLevel::township);
    EXPECT_EQ(office.post_named("办信科")->roles, (std::vector{core::Role::office_handler, core::Role::registrar}));
}

TEST_F(OfficeFile, AWorkbookWithEnglishNames) {
    testing::Parts parts;
    parts.formats({"yyyy-mm-dd"});
    parts.sheet(testing::row(1, {"name", "kind", "level", "parent", "region", "from"}) +
                testing::row(2, {"区水务局", "department", "county", "区信访局", "=<c r=\"E2\"><v>440111</v></c>",
                                 "=<c r=\"F2\" s=\"1\"><v>40179</v></c>"}));
    parts.write(directory_ / "office.xlsx");
    EXPECT_EQ(counts(run(directory_ / "office.xlsx")), "1+0-0 organs, 0+0-0 posts, 0 the same, 0 problems");
    const core::Office office = *store_->reader()->office();
    EXPECT_EQ(office.organ_named("区水务局")->from.text(), "2010-01-01");
    EXPECT_EQ(office.organ_named("区水务局")->parent, office_);
}

TEST_F(OfficeFile, BadHalvesWriteNothing) {
    const std::uint64_t before = head();
    EXPECT_EQ(problems("名称,类别,层级,上级,区划,起日,岗位,角色\n"
                       "甲局,工作部门,县区级,没有,440111,2010-01-01,,\n"
                       "乙局,部门,县区级,,44011,2010-13-01,,\n"
                       ",工作部门,县区级,,440111,2010-01-01,,\n"
                       "区信访局,,,,,2010-01-01,管理岗,系统管理员、总管\n"),
              "3 from: 2010-13-01 is no day; write it as 2026-03-16\n"
              "3 kind: “部门” is no 类别; it is one of "
              "信访部门、工作部门、党委政府、政法部门、纪检监察机关、镇街、国有企事业单位\n"
              "3 region: give the six digits of GB/T 2260, e.g. 440111\n"
              "4 name: the name is empty\n"
              "5 roles: 总管 is no role\n");
    EXPECT_EQ(problems("名称,类别,层级,上级,区划,起日,岗位,角色\n"
                       "甲局,工作部门,县区级,乙局,440111,2010-01-01,,\n"
                       "乙局,工作部门,县区级,甲局,440111,2010-01-01,,\n"
                       "区信访局,,,,,2010-01-01,管理岗,系统管理员，审计管理员\n"),
              "2 parent: 甲局 stands under itself\n3 parent: 乙局 stands under itself\n"
              "4 roles: 三员分立: one post cannot be two of system, security and audit administrator\n");
    EXPECT_NE(problems("名称,类别\n甲,工作部门\n").find("the column 起日 is missing"), std::string::npos);
    EXPECT_EQ(head(), before);
    caller_ = {.post = {}, .organ = office_, .roles = {core::Role::system_admin}, .is_unrestricted = false};
    EXPECT_EQ(run("examples/office.csv").error().kind, base::ErrorKind::denied);
}

}  // namespace
}  // namespace intake
