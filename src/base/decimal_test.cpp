#include "base/decimal.hpp"

#include <gtest/gtest.h>

namespace base {
namespace {

constexpr auto half_up = Rounding::half_up;
constexpr auto truncate = Rounding::truncate;

std::string text(std::optional<Decimal> value) {
    return value ? value->text() : "n/a";
}

Decimal decimal(std::string_view text) {
    return parse_decimal(text).value();
}

TEST(Decimal, SaysExactlyItsScale) {
    EXPECT_EQ((Decimal{9780, 2}.text()), "97.80");
    EXPECT_EQ((Decimal{5, 2}.text()), "0.05");
    EXPECT_EQ((Decimal{-5, 2}.text()), "-0.05");
    EXPECT_EQ((Decimal{-1234, 0}.text()), "-1234");
    EXPECT_EQ((Decimal{0, 3}.text()), "0.000");
}

TEST(Decimal, ReadsWhatItSays) {
    for (const char* good : {"0", "7", "-12.50", "0.000000001", "999999999999999999"}) {
        EXPECT_EQ(text(parse_decimal(good)), good);
    }
}

TEST(Decimal, RefusesWhatIsNotADecimal) {
    for (const char* bad :
         {"", "-", ".5", "5.", "1e3", "+1", "1,000", "1.0000000001", "1000000000000000000", "--1", " 1"}) {
        EXPECT_EQ(parse_decimal(bad), std::nullopt) << bad;
    }
}

// 二位小数，四舍五入: the seeds S1, S2 and S4 come out by it.
TEST(Percent, RoundsHalfUp) {
    EXPECT_EQ(text(percent(90, 92)), "97.83");  // 97.826…
    EXPECT_EQ(text(percent(90, 100)), "90.00");
    EXPECT_EQ(text(percent(1, 800)), "0.13");  // 0.125 exactly
    EXPECT_EQ(text(percent(2, 3, 0)), "67");
    EXPECT_EQ(text(percent(7, 6)), "116.67");  // a flow may pass 100
}

TEST(Percent, TruncatesWhereTheRuleSaysSo) {
    EXPECT_EQ(text(percent(1, 800, 2, truncate)), "0.12");
    EXPECT_EQ(text(percent(2, 3, 2, truncate)), "66.66");
    // Guangzhou: 10 points × 99.99 %, 9.999, printed as 9.99.
    EXPECT_EQ(text(multiply(decimal("10"), decimal("0.9999"), 2, truncate)), "9.99");
    EXPECT_EQ(text(multiply(decimal("10"), decimal("0.9999"), 2, half_up)), "10.00");
}

TEST(Percent, OfNothingIsNotApplicable) {
    EXPECT_EQ(text(percent(0, 0)), "n/a");
    EXPECT_EQ(text(percent(5, 0)), "n/a");
    EXPECT_EQ(text(percent(0, 5)), "0.00");
}

TEST(Percent, HoldsForTheLargestCounts) {
    EXPECT_EQ(text(percent(4'000'000'000, 8'000'000'000)), "50.00");
    EXPECT_EQ(text(percent(INT64_MAX, 1)), "n/a");
    EXPECT_EQ(text(percent(INT64_MAX, INT64_MAX)), "100.00");
}

TEST(Decimal, RoundsTheMagnitude) {
    EXPECT_EQ(text(rounded(decimal("-0.125"), 2, half_up)), "-0.13");
    EXPECT_EQ(text(rounded(decimal("-0.129"), 2, truncate)), "-0.12");
    EXPECT_EQ(text(rounded(decimal("2.5"), 4, half_up)), "2.5000");
}

TEST(Decimal, Computes) {
    EXPECT_EQ(text(add(decimal("1.5"), decimal("0.25"))), "1.75");
    EXPECT_EQ(text(subtract(decimal("97.83"), decimal("100"))), "-2.17");
    EXPECT_EQ(text(divide(decimal("1"), decimal("3"), 4, half_up)), "0.3333");
    EXPECT_EQ(text(divide(decimal("1.000"), decimal("8"), 2, half_up)), "0.13");
    EXPECT_EQ(text(divide(decimal("-10"), decimal("-4"), 0, half_up)), "3");
    EXPECT_EQ(text(divide(decimal("1"), decimal("0.00"), 2, half_up)), "n/a");
    EXPECT_EQ(text(multiply(decimal("999999999999999999"), decimal("10"), 0, half_up)), "n/a");
    EXPECT_EQ(text(multiply(decimal("999999999999999999"), decimal("999999999999999999"), 9, half_up)), "n/a");
}

TEST(Decimal, ComparesByValue) {
    EXPECT_TRUE(compare(decimal("1.5"), decimal("1.50")) == std::strong_ordering::equal);
    EXPECT_TRUE(compare(decimal("-1"), decimal("0.01")) == std::strong_ordering::less);
    EXPECT_TRUE(compare(decimal("10"), decimal("9.999")) == std::strong_ordering::greater);
}

}  // namespace
}  // namespace base
