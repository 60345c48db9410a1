// Three Mondays of an invented provincial export, read by the mapping that is shipped. 示例，编号、姓名均为虚构。
#include <algorithm>
#include <fstream>
#include <iterator>

#include "intake/office_test.hpp"
#include "intake/workbook_test.hpp"

namespace intake {
namespace {

const std::vector<std::string> columns{
    "信访件编号",         "本系统编号", "信访日期",     "登记日期",       "登记机构",       "信访形式",
    "信访来源",           "信访目的",   "内容分类三级", "问题属地",       "信访人数",       "信访人姓名",
    "信访人类型",         "证件号码",   "联系电话",     "住址",           "投诉主题",       "投诉内容",
    "是否重复",           "重复件编号", "转往处",       "转送日期",       "办理方式",       "指定办理天数",
    "限办截止时间",       "告知时间",   "告知方式",     "受理时间",       "不予受理时间",   "不予受理理由",
    "途径确定时间",       "办理途径",   "延期时间",     "延期天数",       "答复时间",       "答复种类",
    "处理意见",           "答复内容",   "送达时间",     "对信访部门评价", "对责任单位评价", "评价时间",
    "对信访部门评价时间", "办结状态",   "办结时间",     "办结方式"};

/// A row of the export, told by the cells that are not empty.
using Row = std::map<std::string, std::string>;

const Row a1{{"信访件编号", "粤A1"}, {"信访日期", "2026-03-02"}, {"登记机构", "区信访局"}, {"信访形式", "走访"},
             {"信访目的", "求决"},   {"内容分类三级", "010203"}, {"问题属地", "440111"},   {"信访人姓名", "张某"},
             {"信访人数", "6"},      {"投诉主题", "路灯不亮"},   {"办结状态", "办理中"}};
const Row a2{{"信访件编号", "粤A2"}, {"信访日期", "2026-03-03"}, {"登记机构", "区信访局"}, {"信访形式", "来信"},
             {"问题属地", "440111"}, {"投诉主题", "噪声"},       {"办结状态", "未办结"}};
const Row a3{{"信访件编号", "粤A3"}, {"信访日期", "2026-03-04"}, {"登记机构", "区信访局"}, {"信访形式", "网信"},
             {"问题属地", "440111"}, {"投诉主题", "物业"},       {"信访人姓名", "李某"}};

Row with(Row row, const Row& more) {
    for (const auto& [column, value] : more) row[column] = value;
    return row;
}

class Provincial : public testing::Office {
  protected:
    ImportReport monday(const std::vector<Row>& rows, bool is_dry_run = false) {
        ImportRequest request;
        request.file = directory_ / "monday.xlsx";
        std::string xml = testing::row(1, columns);
        unsigned number = 1;
        for (const Row& one : rows) {
            std::vector<std::string> cells;
            for (const std::string& column : columns) {
                const auto at = one.find(column);
                cells.push_back(at == one.end() ? "" : at->second);
            }
            xml += testing::row(++number, cells);
        }
        testing::Parts parts;
        parts.sheet(xml).write(request.file);
        request.is_dry_run = is_dry_run;
        request.map_file = "examples/imports/provincial.toml";
        request.rejects_path = directory_ / "rejects.csv";
        request.conflicts_path = directory_ / "conflicts.csv";
        auto report = import_file(*desk_, caller_, request);
        EXPECT_TRUE(report) << (report ? "" : report.error().text());
        return report.value_or(ImportReport{});
    }
    static std::string counts(const ImportReport& report) {
        return std::to_string(report.imported) + " new, " + std::to_string(report.updated) + " on, " +
               std::to_string(report.already_there) + " the same, " + std::to_string(report.rejected) + " rejected, " +
               std::to_string(report.conflicts) + " conflicts, " + std::to_string(report.vanished) + " vanished";
    }
    std::string conflicts() const {
        std::ifstream in(directory_ / "conflicts.csv", std::ios::binary);
        const std::string text{std::istreambuf_iterator<char>(in), {}};
        return text.substr(std::min<std::size_t>(text.size(), 3));
    }
    std::optional<core::Matter> matter(const std::string& number) { return Office::matter(number, "provincial"); }
};

TEST_F(Provincial, ThreeMondays) {
    EXPECT_EQ(counts(monday({a1, a2, a3})), "3 new, 0 on, 0 the same, 0 rejected, 0 conflicts, 0 vanished");
    EXPECT_EQ(matter("粤A1")->matter_class, core::MatterClass::claim);
    EXPECT_EQ(matter("粤A1")->category, 10'203u);
    EXPECT_EQ(matter("粤A2")->matter_class, core::MatterClass::unclassified);

    // The second Monday: one was assigned, one classified, one is new and repeats another that stands below it.
    const Row assigned{{"转往处", "区住建局"},
                       {"转送日期", "2026-03-09"},
                       {"办理方式", "交办"},
                       {"限办截止时间", "2026-04-08"},
                       {"受理时间", "2026-03-11"}};
    const Row a5{{"信访件编号", "粤A5"}, {"信访日期", "2026-03-11"}, {"登记机构", "区信访局"},
                 {"信访形式", "来电"},   {"问题属地", "440111"},     {"投诉主题", "工资"}};
    const Row a4 =
        with(a5, {{"信访件编号", "粤A4"}, {"信访日期", "2026-03-12"}, {"是否重复", "是"}, {"重复件编号", "粤A5"}});
    EXPECT_EQ(counts(monday({a4, with(a1, assigned), with(a2, {{"信访目的", "意见建议"}}), a3, a5})),
              "2 new, 2 on, 1 the same, 0 rejected, 0 conflicts, 0 vanished");
    const auto one = matter("粤A1");
    ASSERT_EQ(one->legs.size(), 2u);
    EXPECT_EQ(one->legs[1].organ, bureau_);
    EXPECT_EQ(one->legs[1].mode, core::ForwardMode::assign);
    EXPECT_EQ(one->legs[1].assigned_days, 30u);  // 9 March to 8 April
    EXPECT_EQ(one->legs[1].external_due.text(), "2026-04-08");
    EXPECT_EQ(matter("粤A2")->matter_class, core::MatterClass::suggestion);
    EXPECT_EQ(matter("粤A5")->attached.size(), 1u);
    EXPECT_EQ(matter("粤A4")->id, matter("粤A5")->id);

    // The third: an answer, and a notice that was given before and is told only now; two values that differ; one row
    // gone.
    const Row answered = with(with(a1, assigned), {{"告知时间", "2026-03-10"},
                                                   {"答复时间", "2026-03-14"},
                                                   {"答复种类", "信访处理意见书"},
                                                   {"处理意见", "支持"},
                                                   {"办结状态", "已办结"},
                                                   {"办结时间", "2026-03-15"}});
    const std::uint64_t before = head();
    const ImportReport third = monday(
        {answered, with(a2, {{"信访目的", "意见建议"}, {"信访日期", "2026-03-05"}, {"投诉主题", "夜间噪声"}}), a4, a5});
    EXPECT_EQ(counts(third), "0 new, 1 on, 2 the same, 1 rejected, 1 conflicts, 1 vanished");
    EXPECT_EQ(third.facts, 3u);  // notice, reply, close
    EXPECT_EQ(head(), before + 3);
    EXPECT_TRUE(third.breaches.empty());
    EXPECT_EQ(matter("粤A1")->legs[1].noticed_day.text(), "2026-03-10");
    EXPECT_EQ(matter("粤A1")->closed_day.text(), "2026-03-15");
    EXPECT_EQ(matter("粤A2")->received_day.text(), "2026-03-03");
    EXPECT_EQ(conflicts(),
              "kind,number,line,column,value,ledger\r\nconflict,粤A2,3,信访日期,2026-03-05,2026-03-03\r\n"
              "conflict,粤A2,3,投诉主题,夜间噪声,噪声\r\nvanished,粤A3,,,,\r\n");
    EXPECT_EQ(third.conflicts_file, directory_ / "conflicts.csv");

    // The same file again: nothing is written, the same is listed.
    const ImportReport again = monday(
        {answered, with(a2, {{"信访目的", "意见建议"}, {"信访日期", "2026-03-05"}, {"投诉主题", "夜间噪声"}}), a4, a5});
    EXPECT_EQ(counts(again), "0 new, 0 on, 3 the same, 1 rejected, 1 conflicts, 1 vanished");
    EXPECT_EQ(head(), before + 3);
}

TEST_F(Provincial, ConflictsOfDeedsAreListedToo) {
    monday({with(a1, {{"转往处", "区住建局"}, {"转送日期", "2026-03-09"}, {"限办截止时间", "2026-04-08"}})});
    const ImportReport report = monday({with(
        a1, {{"转往处", "区住建局"}, {"转送日期", "2026-03-10"}, {"限办截止时间", "2026-04-30"}, {"信访人数", "7"}})});
    EXPECT_EQ(counts(report), "0 new, 0 on, 0 the same, 1 rejected, 1 conflicts, 0 vanished");
    EXPECT_EQ(
        conflicts(),
        "kind,number,line,column,value,ledger\r\nconflict,粤A1,2,信访人数,7,6\r\n"
        "conflict,粤A1,2,限办截止时间,2026-04-30,2026-04-08\r\nconflict,粤A1,2,转送日期,2026-03-10,2026-03-09\r\n");
}

TEST_F(Provincial, WhatWeExportedIsFoundByOurNumber) {
    monday({a1});
    const base::Id store = store_->reader()->store_facts()->front().subject;
    const std::string ours = matter("粤A1")->number + "@" + store.text().substr(0, 8);
    const std::uint64_t before = head();
    EXPECT_EQ(counts(monday({with(a1, {{"信访件编号", "粤B9"}, {"本系统编号", ours}})})),
              "0 new, 0 on, 1 the same, 0 rejected, 0 conflicts, 1 vanished");
    EXPECT_EQ(head(), before);
    // Another store has given the same number to something else.
    EXPECT_EQ(counts(monday({with(a3, {{"本系统编号", matter("粤A1")->number + "@00000000"}})})),
              "1 new, 0 on, 0 the same, 0 rejected, 0 conflicts, 1 vanished");
}

TEST_F(Provincial, ADryRunSeesRepeatsOfTheSameFile) {
    const Row again = with(a2, {{"信访件编号", "粤A9"}, {"是否重复", "是"}, {"重复件编号", "粤A3"}});
    const ImportReport dry = monday({again, a3}, true);
    EXPECT_EQ(counts(dry), "2 new, 0 on, 0 the same, 0 rejected, 0 conflicts, 0 vanished");
    const ImportReport real = monday({again, a3});
    EXPECT_EQ(counts(dry), counts(real));
    EXPECT_EQ(dry.facts, real.facts);
}

TEST_F(Provincial, BadHalves) {
    const auto why = [&](const Row& row) {
        const ImportReport report = monday({row});
        EXPECT_EQ(report.first_rejects.size(), 1u);
        return report.first_rejects.empty()
                   ? ""
                   : report.first_rejects.front().column + ": " + report.first_rejects.front().reason;
    };
    EXPECT_EQ(why(with(a1, {{"办结状态", "已办结"}})), "办结状态: it is closed, and the day of closing is empty");
    EXPECT_EQ(why(with(a1, {{"办理途径", "信访程序"}})),
              "办理途径: a path and the day on which it was chosen belong together");
    EXPECT_EQ(why(with(a1, {{"信访目的", "闲谈"}})), "信访目的: this value is not in the mapping's table of values");
    EXPECT_EQ(why(with(a1, {{"是否重复", "是"}, {"重复件编号", "粤A99"}})),
              "重复件编号: the ledger has no such number from this source; import that row first");
}

}  // namespace
}  // namespace intake
