#include "intake/encoding.hpp"

#include <gtest/gtest.h>

namespace intake {
namespace {

/// The text, or "bad byte N after TEXT".
std::string decode(Encoding encoding, std::string_view raw) {
    auto decoder = Decoder::open(encoding);
    std::string out;
    std::size_t bad_byte = 0;
    if (decoder->decode(raw, out, bad_byte)) return out;
    return "bad byte " + std::to_string(bad_byte) + " after " + out;
}

TEST(Encoding, Utf8) {
    EXPECT_EQ(decode(Encoding::utf8, "plain"), "plain");
    EXPECT_EQ(decode(Encoding::utf8, "信访𠀀"), "信访𠀀");
    EXPECT_EQ(decode(Encoding::utf8, "信\xff访"), "bad byte 4 after 信");
    EXPECT_EQ(decode(Encoding::utf8, "ab\xe4\xbf"), "bad byte 3 after ab");    // cut off
    EXPECT_EQ(decode(Encoding::utf8, "a\xed\xa0\x80"), "bad byte 2 after a");  // a surrogate
    EXPECT_EQ(decode(Encoding::utf8, std::string_view("a\0b", 3)), "bad byte 2 after a");
}

TEST(Encoding, Gb18030) {
    EXPECT_EQ(decode(Encoding::gb18030, "\xd0\xc5\xb7\xc3"), "信访");  // GB 2312
    EXPECT_EQ(decode(Encoding::gb18030, "\x95\x32\x82\x36"), "𠀀");    // four bytes, two of them digits
    EXPECT_EQ(decode(Encoding::gb18030, "a\xa1\xa1z"), "a\u3000z");
    EXPECT_EQ(decode(Encoding::gb18030, "\xd0\xc5\xff\xb7"), "bad byte 3 after 信");
    EXPECT_EQ(decode(Encoding::gb18030, "\xd0\xc5\xb7"), "bad byte 3 after 信");  // half a character
    std::string many;
    for (int i = 0; i < 5'000; ++i) many += "\xd0\xc5";  // more than one turn of the buffer
    EXPECT_EQ(decode(Encoding::gb18030, many).size(), 15'000u);
}

TEST(Encoding, WhatCannotBeReadIsShown) {
    EXPECT_EQ(printable("a\xff\x01z"), "a\\xff\\x01z");
}

}  // namespace
}  // namespace intake
