#include "base/day.hpp"

#include <gtest/gtest.h>

namespace {

using base::Day;

TEST(Day, ParsesOneFormAndOnlyDaysThatExist) {
    EXPECT_EQ(base::parse_day("2026-03-16"), Day::from(2026, 3, 16));
    EXPECT_EQ(base::parse_day("2024-02-29"), Day::from(2024, 2, 29));
    for (const char* bad : {"", "2026-3-16", "2026/03/16", "2026-02-29", "2026-13-01", "2026-00-10", "1899-12-31",
                            "2200-01-01", "2026-03-16 ", "20260316", "２026-03-1"}) {
        EXPECT_FALSE(base::parse_day(bad)) << bad;
    }
}

TEST(Day, CountsFromTheEpochAndKnowsItsWeekday) {
    EXPECT_EQ(Day::from(1970, 1, 1).number, 0);
    EXPECT_EQ(Day::from(2026, 3, 16).number, 20'528);
    EXPECT_EQ(Day::from(2026, 3, 16).weekday(), 1u);
    EXPECT_EQ(Day::from(2024, 2, 28) + 2, Day::from(2024, 3, 1));
    EXPECT_EQ(Day::none().text(), "-");
}

TEST(Instant, ItsDayIsChinas) {
    EXPECT_EQ(base::Instant{0}.day(), Day::from(1970, 1, 1));
    EXPECT_EQ((base::Instant{16LL * 3'600'000}.day()), Day::from(1970, 1, 2));  // 16:00 UTC is midnight at UTC+8
    EXPECT_EQ((base::Instant{16LL * 3'600'000 - 1}.day()), Day::from(1970, 1, 1));
    EXPECT_EQ((base::Instant{-9LL * 3'600'000}.day()), Day::from(1969, 12, 31));
    EXPECT_EQ(base::Instant{0}.text(), "1970-01-01T08:00:00.000+08:00");
}

}  // namespace
