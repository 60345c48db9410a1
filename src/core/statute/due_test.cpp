// The arithmetic on a hand-made law; hundreds of real dates stand in src/law/due_days.table.
#include "core/statute/due.hpp"

#include <gtest/gtest.h>

namespace core {
namespace {

Day day(const char* text) {
    return *base::parse_day(text);
}

Term term(TermId id, int count, Unit unit = Unit::day) {
    Term row;
    row.id = id;
    row.instrument = "regulation-2022";
    row.article = "34";
    row.trigger = "受理之日";
    row.count = count;
    row.unit = unit;
    row.from = Day::from(2022, 5, 1);
    return row;
}

/// 2026 alone, with its May Day: 1 to 5 May off, Saturday the 9th worked.
Law may_day() {
    CalendarYear year{.year = 2026, .notice = "国办发明电〔2025〕7号", .holidays = {}, .workdays = {day("2026-05-09")}};
    for (Day off = day("2026-05-01"); off <= day("2026-05-05"); off = off + 1) year.holidays.push_back(off);
    year.festivals = {{.name = "劳动节", .name_en = "Labour Day", .notice = "", .days = year.holidays}};
    year.festivals.front().days.push_back(day("2026-05-09"));

    Law law;
    law.calendar = *Calendar::from({year});
    law.instruments = {{.id = "regulation-2022",
                        .title = "《信访工作条例》",
                        .title_en = "Regulations on Petition Work",
                        .from = Day::from(2022, 5, 1),
                        .until = {},
                        .articles = {}}};
    law.rolls = {{.citation = "《民法典》第二百零三条（类推适用）", .from = Day::from(2021, 1, 1), .until = {}}};
    Term handle = term(TermId::handle, 60);
    handle.extension_max = 30;
    Term final_review = term(TermId::final_review, 30);
    final_review.excludes_hearing = true;
    Term rate = term(TermId::rate, 30);
    rate.is_example = true;
    rate.source = "办法未取得";
    law.terms = {term(TermId::notice, 15),
                 term(TermId::object, 5, Unit::working_day),
                 handle,
                 term(TermId::assigned, 0),
                 term(TermId::review, 30),
                 final_review,
                 rate};
    return law;
}

std::string text(const DueDay& due) {
    return due.unrolled_day.text() + " " + due.due_day.text() + (due.is_provisional ? " provisional" : "");
}

TEST(Due, HandMadeTable) {
    const Law law = may_day();
    const struct {
        TermId term;
        const char* from;
        Lengthening more;
        const char* expected;
    } rows[] = {
        {TermId::notice, "2026-04-10", {}, "2026-04-25 2026-04-27"},  // Saturday
        {TermId::notice, "2026-04-15", {}, "2026-04-30 2026-04-30"},
        {TermId::notice, "2026-04-16", {}, "2026-05-01 2026-05-06"},
        {TermId::notice, "2026-04-20", {}, "2026-05-05 2026-05-06"},
        {TermId::notice, "2026-04-21", {}, "2026-05-06 2026-05-06"},
        {TermId::notice, "2026-04-24", {}, "2026-05-09 2026-05-09"},  // Saturday, worked
        {TermId::notice, "2026-04-25", {}, "2026-05-10 2026-05-11"},  // Sunday
        {TermId::object, "2026-04-30", {}, "2026-05-11 2026-05-11"},  // 6, 7, 8, Saturday 9, 11
        {TermId::object, "2026-05-01", {}, "2026-05-11 2026-05-11"},
        {TermId::object, "2026-05-08", {}, "2026-05-14 2026-05-14"},  // Saturday 9, 11, 12, 13, 14
        {TermId::object, "2026-04-24", {}, "2026-05-06 2026-05-06"},  // 27 to 30, then the 6th
        {TermId::handle, "2026-03-20", {}, "2026-05-19 2026-05-19"},
        {TermId::handle, "2026-03-20", {.extension_days = 30}, "2026-06-18 2026-06-18"},
        {TermId::handle, "2026-03-20", {.extension_days = 300}, "2026-06-18 2026-06-18"},  // never past 90 days
        {TermId::handle, "2026-03-20", {.extension_days = -5}, "2026-05-19 2026-05-19"},
        {TermId::handle, "2026-03-20", {.hearing_days = 9}, "2026-05-19 2026-05-19"},
        {TermId::handle, "2026-03-07", {}, "2026-05-06 2026-05-06"},
        {TermId::handle, "2026-03-04", {}, "2026-05-03 2026-05-06"},
        {TermId::handle, "2026-03-04", {.extension_days = 10}, "2026-05-13 2026-05-13"},  // from the 3rd, not the 6th
        {TermId::review, "2026-03-20", {.extension_days = 30, .hearing_days = 9}, "2026-04-19 2026-04-20"},
        {TermId::final_review, "2026-03-20", {}, "2026-04-19 2026-04-20"},
        {TermId::final_review, "2026-03-20", {.hearing_days = 2}, "2026-04-21 2026-04-21"},
        {TermId::final_review, "2026-03-30", {.hearing_days = 3}, "2026-05-02 2026-05-06"},
        {TermId::assigned, "2026-03-20", {.assigned_days = 7}, "2026-03-27 2026-03-27"},
        {TermId::assigned, "2026-03-20", {.assigned_days = 1}, "2026-03-21 2026-03-23"},
        {TermId::handle, "2026-11-01", {}, "2026-12-31 2026-12-31"},
        {TermId::handle, "2026-11-02", {}, "2027-01-01 2027-01-01 provisional"},
        {TermId::handle, "2026-11-20", {}, "2027-01-19 2027-01-19 provisional"},
        {TermId::object, "2026-12-24", {}, "2026-12-31 2026-12-31"},
        {TermId::object, "2026-12-25", {}, "2027-01-01 2027-01-01 provisional"},  // by the weekday alone
        {TermId::object, "2025-12-30", {}, "2026-01-06 2026-01-06 provisional"},  // one unknown day is enough
    };
    for (const auto& row : rows) {
        const auto found = due(law, row.term, day(row.from), row.more);
        ASSERT_TRUE(found) << row.from;
        EXPECT_EQ(text(*found), row.expected) << name(row.term) << " from " << row.from;
        EXPECT_EQ(found->from, day(row.from));
        EXPECT_EQ(found->term, row.term);
    }
}

TEST(Due, FailsWhereNoRowGoverns) {
    const auto found = due(may_day(), TermId::handle, day("2022-04-30"));
    ASSERT_FALSE(found);
    EXPECT_EQ(found.error().kind, base::ErrorKind::not_found);
    EXPECT_FALSE(due(may_day(), TermId::dispose, day("2026-01-05")));
    EXPECT_FALSE(due(may_day(), TermId::handle, Day::none()));
    EXPECT_FALSE(explain(may_day(), TermId::handle, day("2022-04-30")));
}

std::string told(const Explanation& explanation) {
    std::string lines;
    for (const Step& step : explanation.steps) lines += step.zh + "\n";
    return lines;
}

TEST(Explain, RollOverMayDay) {
    const auto explanation = explain(may_day(), TermId::notice, day("2026-04-19"));
    ASSERT_TRUE(explanation);
    EXPECT_EQ(explanation->article_zh, "《信访工作条例》第三十四条");
    EXPECT_EQ(explanation->article_en, "Regulations on Petition Work, art. 34");
    EXPECT_EQ(
        told(*explanation),
        "2026-04-19（周日）是起算日（受理之日），当日不计。\n"
        "连续计算15日，自2026-04-20（周一）起，至2026-05-04（周一）。\n"
        "2026-05-04（周一）：劳动节放假（国办发明电〔2025〕7号），跳过。\n"
        "2026-05-05（周二）：劳动节放假（国办发明电〔2025〕7号），跳过。\n"
        "最后一日2026-05-04（周一）是休息日，顺延至2026-05-06（周三）。依据：《民法典》第二百零三条（类推适用）。\n"
        "2026-05-06（周三）届满；当日办理仍在期限内。\n");
    EXPECT_EQ(explanation->steps[2].en, "2026-05-04 (Mon): Labour Day (国办发明电〔2025〕7号), skipped.");
}

TEST(Explain, WorkingDaysWithAMakeupDay) {
    const auto explanation = explain(may_day(), TermId::object, day("2026-05-05"));
    ASSERT_TRUE(explanation);
    EXPECT_EQ(told(*explanation),
              "2026-05-05（周二）是起算日（受理之日），当日不计。\n"
              "2026-05-06（周三）至2026-05-08（周五），计3个工作日，累计3个。\n"
              "2026-05-09（周六）：劳动节调休上班（国办发明电〔2025〕7号），计入，累计4个。\n"
              "2026-05-10（周日）：周末休息，跳过。\n"
              "2026-05-11（周一），计1个工作日，累计5个。\n"
              "2026-05-11（周一）届满；当日办理仍在期限内。\n");
}

TEST(Explain, LastDayOnAMakeupWorkday) {
    const auto explanation = explain(may_day(), TermId::notice, day("2026-04-24"));
    ASSERT_TRUE(explanation);
    EXPECT_EQ(explanation->steps.back().zh,
              "2026-05-09（周六）届满，当日劳动节调休上班（国办发明电〔2025〕7号）；当日办理仍在期限内。");
}

TEST(Explain, ExtensionHearingAndProvisional) {
    const auto extended = explain(may_day(), TermId::handle, day("2026-03-20"), {.extension_days = 40});
    ASSERT_TRUE(extended);
    EXPECT_EQ(extended->steps[2].kind, StepKind::extend);
    EXPECT_EQ(extended->steps[2].zh, "延期30日，自2026-05-20（周三）起，至2026-06-18（周四）。");

    const auto heard = explain(may_day(), TermId::final_review, day("2026-03-20"), {.hearing_days = 2});
    ASSERT_TRUE(heard);
    EXPECT_EQ(heard->steps[2].kind, StepKind::hearing);
    EXPECT_EQ(heard->steps[2].zh, "听证所需时间不计入期限，顺加2日，自2026-04-20（周一）起，至2026-04-21（周二）。");

    const auto beyond = explain(may_day(), TermId::handle, day("2026-11-20"));
    ASSERT_TRUE(beyond);
    EXPECT_EQ(beyond->steps[2].kind, StepKind::provisional);
    EXPECT_NE(beyond->steps[2].zh.find("huiying law adopt"), std::string::npos);
    EXPECT_NE(beyond->steps[2].en.find("huiying law adopt"), std::string::npos);
}

TEST(Explain, ExampleShowsItsSourceAndNoArticle) {
    const auto explanation = explain(may_day(), TermId::rate, day("2026-03-20"));
    ASSERT_TRUE(explanation);
    EXPECT_EQ(explanation->article_zh, "示例：办法未取得");
    EXPECT_EQ(explanation->article_en, "Example setting: 办法未取得");
}

}  // namespace
}  // namespace core
