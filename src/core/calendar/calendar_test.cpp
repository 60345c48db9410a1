#include "core/calendar/calendar.hpp"

#include <gtest/gtest.h>

namespace core {
namespace {

Day day(const char* text) {
    return *base::parse_day(text);
}

CalendarYear year(int number, std::vector<Day> holidays = {}, std::vector<Day> workdays = {}) {
    return {.year = number,
            .notice = "notice of " + std::to_string(number),
            .holidays = std::move(holidays),
            .workdays = std::move(workdays)};
}

/// 2018 and 2019 around New Year as announced: 2018-12-29 is worked, 30 and 31 are off, by the notice of 2019.
Calendar new_year() {
    return *Calendar::from(
        {year(2019, {day("2018-12-30"), day("2018-12-31"), day("2019-01-01")}, {day("2018-12-29")}), year(2018)});
}

TEST(Calendar, KindOfEachDay) {
    const Calendar calendar = new_year();
    const struct {
        const char* day;
        DayKind kind;
    } rows[] = {
        {"2018-12-27", DayKind::workday}, {"2018-12-28", DayKind::workday}, {"2018-12-29", DayKind::makeup_workday},
        {"2018-12-30", DayKind::holiday}, {"2018-12-31", DayKind::holiday}, {"2019-01-01", DayKind::holiday},
        {"2019-01-02", DayKind::workday}, {"2019-01-05", DayKind::weekend}, {"2019-01-06", DayKind::weekend},
        {"2017-12-30", DayKind::weekend}, {"2017-12-29", DayKind::workday}, {"2020-01-01", DayKind::workday},
        {"2020-01-04", DayKind::weekend},
    };
    for (const auto& row : rows) EXPECT_EQ(calendar.kind(day(row.day)), row.kind) << row.day;
}

TEST(Calendar, MakeupWorkdayIsNoRestDay) {
    const Calendar calendar = new_year();
    EXPECT_FALSE(calendar.is_rest_day(day("2018-12-29")));
    EXPECT_TRUE(calendar.is_rest_day(day("2018-12-31")));
    EXPECT_TRUE(calendar.is_rest_day(day("2019-01-05")));
    EXPECT_FALSE(calendar.is_rest_day(day("2019-01-02")));
}

TEST(Calendar, KnowsWholeYearsOnly) {
    const Calendar calendar = new_year();
    EXPECT_EQ(calendar.first_known(), day("2018-01-01"));
    EXPECT_EQ(calendar.last_known(), day("2019-12-31"));
    EXPECT_TRUE(calendar.knows(day("2018-01-01")));
    EXPECT_TRUE(calendar.knows(day("2019-12-31")));
    EXPECT_FALSE(calendar.knows(day("2017-12-31")));
    EXPECT_FALSE(calendar.knows(day("2020-01-01")));
    EXPECT_FALSE(calendar.knows(Day::none()));
    EXPECT_FALSE(Calendar{}.knows(day("2019-01-01")));
}

TEST(Calendar, NoticeIsTheOneThatListsTheDay) {
    const Calendar calendar = new_year();
    EXPECT_EQ(calendar.notice(day("2018-12-31")), "notice of 2019");
    EXPECT_EQ(calendar.notice(day("2018-12-29")), "notice of 2019");
    EXPECT_EQ(calendar.notice(day("2018-12-28")), "notice of 2018");
    EXPECT_EQ(calendar.notice(day("2020-01-01")), "");
}

TEST(Calendar, FestivalMayHaveItsOwnNotice) {
    CalendarYear victory = year(2015, {day("2015-09-03"), day("2015-10-01")});
    victory.festivals = {{.name = "纪念日", .name_en = "Victory", .notice = "another", .days = {day("2015-09-03")}},
                         {.name = "国庆节", .name_en = "National Day", .notice = "", .days = {day("2015-10-01")}}};
    const Calendar calendar = *Calendar::from({victory});
    EXPECT_EQ(calendar.notice(day("2015-09-03")), "another");
    EXPECT_EQ(calendar.notice(day("2015-10-01")), "notice of 2015");
    EXPECT_EQ(calendar.festival(day("2015-10-01"))->name, "国庆节");
    EXPECT_EQ(calendar.festival(day("2015-10-02")), nullptr);
    EXPECT_EQ(calendar.festival(day("2016-10-01")), nullptr);
}

TEST(Calendar, DropsListedDaysOutsideItsYears) {
    const Calendar calendar = *Calendar::from({year(2007, {day("2007-01-01")}, {day("2006-12-30")})});
    EXPECT_EQ(calendar.kind(day("2006-12-30")), DayKind::weekend);
    EXPECT_EQ(calendar.notice(day("2006-12-30")), "");
}

TEST(Calendar, RefusesBrokenYears) {
    const auto message = [](std::vector<CalendarYear> years) {
        return Calendar::from(std::move(years)).error().message;
    };
    EXPECT_EQ(message({}), "no calendar year is known");
    EXPECT_EQ(message({year(2024), year(2024)}), "the year stands twice");
    EXPECT_EQ(message({year(2026), year(2024)}), "the year 2025 is missing before it");
    EXPECT_EQ(message({year(2024, {day("2024-02-04")}, {day("2024-02-04")})}),
              "2024-02-04 is both a rest day and a workday");
    // The two halves of a contradiction may stand in the files of two years.
    EXPECT_EQ(message({year(2018, {}, {day("2018-12-30")}), year(2019, {day("2018-12-30")})}),
              "2018-12-30 is both a rest day and a workday");
}

}  // namespace
}  // namespace core
