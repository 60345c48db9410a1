#include "base/utf8.hpp"

#include <gtest/gtest.h>

namespace {

TEST(Utf8, LengthCountsCharactersAndRefusesWhatIsNotUtf8) {
    EXPECT_EQ(base::utf8_length("回应 ok"), 5u);
    EXPECT_EQ(base::utf8_length(""), 0u);
    EXPECT_EQ(base::utf8_length("\U00020000"), 1u);
    EXPECT_FALSE(base::utf8_length("\xff"));
    EXPECT_FALSE(base::utf8_length("\xc0\xaf"));          // overlong
    EXPECT_FALSE(base::utf8_length("\xed\xa0\x80"));      // surrogate
    EXPECT_FALSE(base::utf8_length("\xf4\x90\x80\x80"));  // beyond U+10FFFF
    EXPECT_FALSE(base::utf8_length("\xe5\x9b"));          // cut off
    EXPECT_FALSE(base::utf8_length(std::string_view("a\0b", 3)));
}

TEST(Utf8, WidthIsWhatATerminalShows) {
    EXPECT_EQ(base::display_width("回应ok"), 6u);
    EXPECT_EQ(base::display_width("〔2025〕１号"), 12u);
    EXPECT_EQ(base::display_width("e\u0301"), 1u);
    EXPECT_EQ(base::pad("区局", 6), "区局  ");
    EXPECT_EQ(base::pad("区住建局", 6), "区住建局");
}

TEST(Utf8, AMaskedNameIsNoName) {
    EXPECT_EQ(base::mask("张三"), "张*");
    EXPECT_EQ(base::mask("欧阳小三"), "欧**三");
    EXPECT_EQ(base::mask("13800001234"), "138****1234");
    EXPECT_EQ(base::mask("甲"), "*");
    EXPECT_EQ(base::mask(""), "");
}

}  // namespace
