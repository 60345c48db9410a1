#include "core/ledger/lines.hpp"

#include <gtest/gtest.h>

namespace core {
namespace {

TEST(Lines, OneAfterTheOther) {
    Lines lines("a\n\nseq 7\nlast");
    EXPECT_EQ(lines.next(), "a");
    EXPECT_EQ(lines.next(), "");
    EXPECT_EQ(lines.next("index"), std::nullopt);
    EXPECT_EQ(lines.place(), "line 3");
    EXPECT_EQ(lines.next("seq"), "7");
    EXPECT_EQ(lines.place(), "line 3");
    EXPECT_EQ(lines.next(), std::nullopt) << "no line feed";
    EXPECT_EQ(lines.place(), "line 4");
    EXPECT_EQ(lines.rest(), "last");
}

TEST(ParseDecimal, OneTextForANumber) {
    EXPECT_EQ(parse_decimal("0"), 0U);
    EXPECT_EQ(parse_decimal("18446744073709551615"), UINT64_MAX);
    EXPECT_EQ(parse_decimal("255", 255), 255U);
    for (const char* text : {"", "00", "01", "-1", "+1", " 1", "1 ", "1a", "18446744073709551616"}) {
        EXPECT_EQ(parse_decimal(text), std::nullopt) << text;
    }
    EXPECT_EQ(parse_decimal("256", 255), std::nullopt);
}

TEST(ParseInstant, AsPrinted) {
    EXPECT_EQ(parse_instant("1970-01-01T08:00:00.000+08:00"), base::Instant{0});
    // date -u -d 2026-03-16T01:30:05Z +%s
    EXPECT_EQ(parse_instant("2026-03-16T09:30:05.007+08:00"), base::Instant{1'773'624'605'007});
    EXPECT_EQ(parse_instant("2026-03-16T00:00:00.000+08:00"), base::Instant{1'773'590'400'000});
    EXPECT_EQ(parse_instant("2026-03-16T23:59:59.999+08:00"), base::Instant{1'773'676'799'999});
    for (const char* text :
         {"", "2026-03-16T09:30:05.007Z", "2026-03-16T24:00:00.000+08:00", "2026-03-16T09:60:05.007+08:00",
          "2026-03-16T09:30:60.007+08:00", "2026-03-16 09:30:05.007+08:00", "2026-03-16T09:30:05.007+09:00",
          "2026-02-30T09:30:05.007+08:00", "2026-03-16T09:30:05.0a7+08:00", "2026-03-16T09:30:05.007+08:00 "}) {
        EXPECT_EQ(parse_instant(text), std::nullopt) << text;
    }
}

}  // namespace
}  // namespace core
