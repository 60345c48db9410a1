// Seconds of a day, worked out by hand; and what the facts of a ledger come to at a cut.
#include "core/indicator/uptime.hpp"

#include <gtest/gtest.h>

namespace core {
namespace {

constexpr std::int64_t minute = 60'000;

TEST(Uptime, AGapBetweenTwoRunsIsAFailure) {
    // Runs 0–100 and 130–200 minutes, looked at from 0 to 200: 170 running, 30 failed.
    const UptimeSums sums = uptime_of({{0, 100 * minute}, {130 * minute, 200 * minute}}, {}, {0, 200 * minute});
    EXPECT_EQ(sums, (UptimeSums{200 * 60, 170 * 60, 0, 30 * 60}));
}

TEST(Uptime, WhatWasAnnouncedBeforeItBeganIsPlanned) {
    const std::vector<Stretch> runs{{0, 100 * minute}, {130 * minute, 200 * minute}};
    // Announced at minute 50 for 100 to 120: 20 planned, 10 failed.
    EXPECT_EQ(uptime_of(runs, {{{100 * minute, 120 * minute}, 50 * minute}}, {0, 200 * minute}),
              (UptimeSums{200 * 60, 170 * 60, 20 * 60, 10 * 60}));
    // Announced only at minute 115, when it had stood for a quarter of an hour: that quarter failed.
    EXPECT_EQ(uptime_of(runs, {{{100 * minute, 130 * minute}, 115 * minute}}, {0, 200 * minute}),
              (UptimeSums{200 * 60, 170 * 60, 15 * 60, 15 * 60}));
    // Running through an announced stop is running.
    EXPECT_EQ(uptime_of(runs, {{{10 * minute, 20 * minute}, 0}}, {0, 200 * minute}).planned_s, 0);
}

TEST(Uptime, IsMeasuredFromTheFirstBeatAndWithinTheTimeAsked) {
    const std::vector<Stretch> runs{{100 * minute, 160 * minute}, {170 * minute, 300 * minute}};
    EXPECT_EQ(uptime_of(runs, {}, {0, 150 * minute}), (UptimeSums{50 * 60, 50 * 60, 0, 0}));
    EXPECT_EQ(uptime_of(runs, {}, {150 * minute, 200 * minute}), (UptimeSums{50 * 60, 40 * 60, 0, 10 * 60}));
    EXPECT_EQ(uptime_of(runs, {}, {0, 90 * minute}), UptimeSums{});
    EXPECT_EQ(uptime_of({}, {}, {0, 90 * minute}), UptimeSums{});
}

TEST(Uptime, ALateBeatIsNoStopButTheLastSilenceIs) {
    EXPECT_EQ(uptime_of({{0, 10 * minute}, {11 * minute, 20 * minute}}, {}, {0, 20 * minute}).failed_s, 0);
    EXPECT_EQ(uptime_of({{0, 10 * minute}}, {}, {0, 11 * minute}).failed_s, 0);
    EXPECT_EQ(uptime_of({{0, 10 * minute}}, {}, {0, 12 * minute}).failed_s, 120);
}

const base::Day monday{20'000};
constexpr std::int64_t hour = 60 * minute;

Fact fact_of(std::uint64_t seq, base::Day day, Deed deed, std::int64_t recorded_at = 0) {
    Fact fact;
    fact.seq = seq;
    fact.day = day;
    fact.recorded_at = {recorded_at};
    fact.deed = std::move(deed);
    return fact;
}

TEST(RunRecord, CountsWhatItsFactsSayAtACut) {
    const std::int64_t noon = begin_of(monday) + 12 * hour;
    RunRecord record;
    record.note(fact_of(5, monday, RecordRun{noon, noon + 6 * hour}));
    // Announced at one o'clock for half past five to half past six: half an hour of it stood still.
    record.note(fact_of(6, monday, PlanStop{noon + 5 * hour + 30 * minute, noon + 6 * hour + 30 * minute, "升级"},
                        noon + hour));
    record.note(fact_of(7, monday, RecordRun{noon + 7 * hour, noon + 12 * hour}));
    record.note(fact_of(8, monday + 1, RecordRun{noon + 12 * hour, noon + 20 * hour}));
    const Period day{monday, monday};
    // Until midnight twelve hours: eleven running, half an hour planned, half an hour failed.
    EXPECT_EQ(record.sums(day, {monday, 0}), (UptimeSums{12 * 3'600, 11 * 3'600, 1'800, 1'800}));
    const UptimeFigure figure = record.figure(UptimePart::running, day, {monday, 0});
    EXPECT_EQ(figure.numerator, 11 * 3'600);
    EXPECT_EQ(figure.denominator, 11 * 3'600 + 1'800);
    EXPECT_EQ(record.figure(UptimePart::failed, day, {monday, 0}).numerator, 1'800);
    // Before the second run was recorded: six hours, up to its end.
    EXPECT_EQ(record.sums(day, {monday, 6}), (UptimeSums{6 * 3'600, 6 * 3'600, 0, 0}));
    EXPECT_EQ(record.sums({monday, monday + 1}, {monday + 1, 0}).running_s, 19 * 3'600);
    EXPECT_EQ(record.sums({monday - 9, monday - 1}, {monday + 1, 0}), UptimeSums{});
    EXPECT_EQ(record.recorded_until(), noon + 20 * hour);
    const auto entries = record.entries(day, {monday, 0});
    ASSERT_EQ(entries.size(), 3u) << "two runs, and the stop that was announced";
    EXPECT_EQ(entries[0].when, (Stretch{noon, noon + 6 * hour}));
    EXPECT_TRUE(entries[1].is_planned_stop);
    EXPECT_EQ(entries[2].seq, 7u);
}

TEST(RunRecord, WhatNobodyWroteInEarnestCountsNothing) {
    RunRecord record;
    record.note(fact_of(1, monday, RecordRun{5, 5}));
    record.note(fact_of(2, monday, RecordRun{INT64_MIN, INT64_MAX}));
    record.note(fact_of(3, monday, RecordRun{-1, 5}));
    record.note(fact_of(4, monday, RecordRun{0, (std::int64_t{1} << 53) + 1}));
    record.note(fact_of(5, monday, PlanStop{7, 3, "x"}));
    EXPECT_EQ(record.sums({monday - 30'000, monday}, {monday, 0}), UptimeSums{});
    EXPECT_EQ(record.figure(UptimePart::running, {monday, monday}, {monday, 0}).denominator, 0);
    EXPECT_EQ(record.recorded_until(), 0);
}

TEST(RunRecord, ARunIsCutAtMidnights) {
    const std::int64_t midnight = begin_of(monday);
    EXPECT_EQ(begin_of(monday), std::int64_t{20'000} * 24 * hour - 8 * hour);
    const std::vector<Stretch> days = days_of({midnight - hour, midnight + 25 * hour}, 0);
    ASSERT_EQ(days.size(), 3u);
    EXPECT_EQ(days[0], (Stretch{midnight - hour, midnight}));
    EXPECT_EQ(days[1], (Stretch{midnight, midnight + 24 * hour}));
    EXPECT_EQ(days[2], (Stretch{midnight + 24 * hour, midnight + 25 * hour}));
    EXPECT_EQ(day_of(days[0]), monday - 1);
    EXPECT_EQ(day_of(days[1]), monday);
    EXPECT_EQ(days_of({midnight - hour, midnight + hour}, midnight + 30 * minute).size(), 1u);
    EXPECT_TRUE(days_of({midnight, midnight + hour}, midnight + hour).empty());
}

}  // namespace
}  // namespace core
