#include "core/matter/submission.hpp"

#include <gtest/gtest.h>

namespace {

TEST(Number, HasRegionFormDaySequenceAndCheck) {
    const std::string prefix = core::number_prefix(440'111, core::Form::visit, base::Day::from(2026, 3, 16));
    EXPECT_EQ(prefix, "440111V20260316");
    const std::string number = core::number(prefix, 7);
    EXPECT_EQ(number.substr(0, 20), "440111V2026031600007");
    EXPECT_EQ(number.size(), 21u);
    EXPECT_TRUE(core::is_number(number));
    EXPECT_EQ(core::matter_number(number, 2), number + "-2");
    EXPECT_TRUE(core::is_number(core::number(prefix, 123'456)));  // a sixth digit when a day has more than 99,999
}

// Worked with an independent implementation of ISO 7064 MOD 37,36, which gives M for the well-known A12425GABC1234002.
TEST(Number, CheckCharacterIsThatOfTheStandard) {
    EXPECT_EQ(core::number("440111V20260316", 7), "440111V2026031600007U");
}

TEST(Number, EveryMistypedCharacterAndEverySwapOfNeighboursIsSeen) {
    const std::string number =
        core::number(core::number_prefix(440'111, core::Form::letter, base::Day::from(2026, 11, 20)), 48'213);
    const std::string alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    for (std::size_t at = 0; at < number.size(); ++at) {
        for (const char c : alphabet) {
            std::string wrong = number;
            wrong[at] = c;
            EXPECT_EQ(core::is_number(wrong), wrong == number) << wrong;
        }
        if (at + 1 < number.size() && number[at] != number[at + 1]) {
            std::string swapped = number;
            std::swap(swapped[at], swapped[at + 1]);
            EXPECT_FALSE(core::is_number(swapped)) << swapped;
        }
    }
    EXPECT_FALSE(core::is_number(""));
    EXPECT_FALSE(core::is_number("440111l2026112048213X"));
}

}  // namespace
