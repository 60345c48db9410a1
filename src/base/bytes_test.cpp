#include "base/bytes.hpp"

#include <gtest/gtest.h>

namespace {

TEST(Bytes, EachNumberHasOneForm) {
    base::Writer out;
    out.u16(0x0102);
    out.u32(0x03040506);
    out.u64(0x0708090a0b0c0d0e);
    out.varint(127);
    out.varint(128);
    out.varint(300);
    out.signed_varint(-1);
    out.signed_varint(63);
    out.string("回");
    // Worked by hand from the definition of LEB128 and zigzag.
    EXPECT_EQ(base::hex(out.out()), "0102030405060708090a0b0c0d0e7f8001ac02017e03e59b9e");
    base::Reader in(out.out());
    EXPECT_EQ(in.u16(), 0x0102);
    EXPECT_EQ(in.u32(), 0x03040506u);
    EXPECT_EQ(in.u64(), 0x0708090a0b0c0d0eu);
    EXPECT_EQ(in.varint(), 127u);
    EXPECT_EQ(in.varint(), 128u);
    EXPECT_EQ(in.varint(), 300u);
    EXPECT_EQ(in.signed_varint(), -1);
    EXPECT_EQ(in.signed_varint(), 63);
    EXPECT_EQ(in.string(), "回");
    EXPECT_TRUE(in.ok() && in.at_end());
}

TEST(Bytes, ALongerFormOfANumberIsRefused) {
    for (const base::Bytes& bad : {base::Bytes{0x80, 0x00}, base::Bytes{0xff},
                                   base::Bytes{0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x02}}) {
        base::Reader in(bad);
        (void)in.varint();
        EXPECT_FALSE(in.ok()) << base::hex(bad);
    }
    const base::Bytes longest{0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01};
    base::Reader in(longest);
    EXPECT_EQ(in.varint(), UINT64_MAX);
    EXPECT_TRUE(in.ok());
}

TEST(Bytes, ALengthThatLiesReadsNothing) {
    const base::Bytes lie{0x05, 'a', 'b'};
    base::Reader in(lie);
    EXPECT_EQ(in.string(), "");
    EXPECT_FALSE(in.ok());
}

TEST(Bytes, IdsAreThirtyTwoHexadecimalDigits) {
    base::Id id;
    EXPECT_TRUE(base::parse_id("00112233445566778899aabbccddeeff", id));
    EXPECT_EQ(id.text(), "00112233445566778899aabbccddeeff");
    EXPECT_FALSE(base::parse_id("00112233445566778899AABBCCDDEEFF", id));
    EXPECT_FALSE(base::parse_id("0011", id));
}

}  // namespace
