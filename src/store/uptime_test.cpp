// Seconds of a day, worked out by hand; and the file across two servers.
#include "store/uptime.hpp"

#include <gtest/gtest.h>

#include "store/town.hpp"

namespace store {
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
    EXPECT_EQ(uptime_of(runs, {{{100 * minute, 120 * minute}, 50 * minute, "upgrade"}}, {0, 200 * minute}),
              (UptimeSums{200 * 60, 170 * 60, 20 * 60, 10 * 60}));
    // Announced only at minute 115, when it had stood for a quarter of an hour: that quarter failed.
    EXPECT_EQ(uptime_of(runs, {{{100 * minute, 130 * minute}, 115 * minute, "late"}}, {0, 200 * minute}),
              (UptimeSums{200 * 60, 170 * 60, 15 * 60, 15 * 60}));
    // Running through an announced stop is running.
    EXPECT_EQ(uptime_of(runs, {{{10 * minute, 20 * minute}, 0, "not needed"}}, {0, 200 * minute}).planned_s, 0);
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

TEST(Uptime, TheFileKeepsRunsAndAnnouncements) {
    const testing::Place place;
    std::int64_t now = std::int64_t{20'000} * 86'400'000;  // 08:00 at UTC+8
    Settings settings = testing::settings_in(place.path());
    settings.now = [&now] { return base::Instant{now}; };
    const base::Day day{20'000};
    {
        const auto uptime = Uptime::open(settings).value();
        ASSERT_TRUE(uptime->run());
        EXPECT_FALSE(uptime->announce({now - 2 * minute, now - minute}, "too late"));
        EXPECT_FALSE(uptime->announce({now + 2 * minute, now + minute}, "turned round"));
        EXPECT_FALSE(uptime->announce({now, now + minute}, ""));
        EXPECT_TRUE(uptime->announce({now + 60 * minute, now + 90 * minute}, "升级"));
        now += 60 * minute;
    }
    now += 40 * minute;
    {
        const auto uptime = Uptime::open(settings).value();
        ASSERT_TRUE(uptime->run());
        now += 20 * minute;
    }
    // 120 minutes: an hour, half an hour announced, ten minutes failed, twenty minutes.
    EXPECT_EQ(Uptime::open(settings).value()->sums(day, day).value(),
              (UptimeSums{120 * 60, 80 * 60, 30 * 60, 10 * 60}));
    EXPECT_EQ(Uptime::open(settings).value()->sums(day - 1, day - 1).value(), UptimeSums{});
}

}  // namespace
}  // namespace store
