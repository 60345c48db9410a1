#include "core/ledger/seal.hpp"

#include "core/ledger/ledger_test.hpp"

namespace core {
namespace {

using test::array;
using test::bytes;

struct Row {
    const char *key, *nonce, *plain, *associated, *cipher, *tag;
};

// McGrew and Viega, The Galois/Counter Mode of Operation, appendix B, cases 13, 14 and 16; also in NIST's own set.
constexpr Row known[] = {
    {"0000000000000000000000000000000000000000000000000000000000000000", "000000000000000000000000", "", "", "",
     "530f8afbc74536b9a963b4f1c4cb738b"},
    {"0000000000000000000000000000000000000000000000000000000000000000", "000000000000000000000000",
     "00000000000000000000000000000000", "", "cea7403d4d606b6e074ec5d3baf39d18", "d0d1c8a799996bf0265b98b5d48ab919"},
    {"feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308", "cafebabefacedbaddecaf888",
     "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
     "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39",
     "feedfacedeadbeeffeedfacedeadbeefabaddad2",
     "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
     "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662",
     "76fc6ece0f4e1768cddf8853bb2d551b"},
};

const SealKey key = array<32>("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
const SealKey other_key = array<32>("ff0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
const SealNonce nonce = array<12>("a0a1a2a3a4a5a6a7a8a9aaab");
const base::Id subject{array<16>("101112131415161718191a1b1c1d1e1f")};
const base::Id other_subject{array<16>("201112131415161718191a1b1c1d1e1f")};

TEST(Seal, KnownValues) {
    for (const Row& row : known) {
        const base::Bytes sealed =
            seal(array<32>(row.key), array<12>(row.nonce), bytes(row.plain), bytes(row.associated));
        EXPECT_EQ(base::hex(sealed), std::string("01") + row.nonce + row.cipher + row.tag);
        EXPECT_EQ(unseal(array<32>(row.key), sealed, bytes(row.associated)), bytes(row.plain));
    }
}

TEST(Seal, RoundTripOfEveryLengthAndOneUseDoesNotTouchTheNext) {
    base::Bytes plain;
    for (int i = 0; i < 300; ++i) {
        const base::Bytes sealed = seal(i % 2 ? key : other_key, nonce, plain, subject.bytes);
        ASSERT_EQ(sealed.size(), plain.size() + seal_overhead);
        ASSERT_FALSE(unseal(i % 2 ? other_key : key, sealed, subject.bytes));
        ASSERT_EQ(unseal(i % 2 ? key : other_key, sealed, subject.bytes), plain);
        plain.push_back(static_cast<std::uint8_t>(i));
    }
}

TEST(Unseal, AnyChangedBitIsRefused) {
    const base::Bytes sealed = seal(key, nonce, base::view("张三，13800000000"), subject.bytes);
    for (std::size_t i = 0; i < sealed.size() * 8; ++i) {
        base::Bytes changed = sealed;
        changed[i / 8] ^= static_cast<std::uint8_t>(1U << i % 8);
        const auto plain = unseal(key, changed, subject.bytes);
        ASSERT_FALSE(plain) << "bit " << i;
        EXPECT_EQ(plain.error().kind, base::ErrorKind::corrupt);
        EXPECT_EQ(plain.error().place, "sealed body");
    }
    for (std::size_t size = 0; size < sealed.size(); ++size) {
        EXPECT_FALSE(unseal(key, base::ByteView(sealed).first(size), subject.bytes)) << size;
    }
    EXPECT_FALSE(unseal(other_key, sealed, subject.bytes));
    EXPECT_FALSE(unseal(key, sealed, other_subject.bytes));
    EXPECT_FALSE(unseal(key, sealed, {}));
}

TEST(WrapKey, RoundTrip) {
    const base::Bytes wrapped = wrap_key(other_key, nonce, key, subject);
    EXPECT_EQ(wrapped.size(), wrapped_key_size);
    EXPECT_EQ(wrapped_with(wrapped), seal_key_id(other_key));
    EXPECT_EQ(unwrap_key(other_key, wrapped, subject), key);
}

TEST(WrapKey, IdIsTheBeginningOfTheHash) {
    const base::Hash hash = sha256(key);
    EXPECT_EQ(base::hex(seal_key_id(key)), base::hex(hash).substr(0, 8));
}

TEST(UnwrapKey, WrongMasterNamesTheRightOne) {
    const base::Bytes wrapped = wrap_key(other_key, nonce, key, subject);
    const auto error = unwrap_key(key, wrapped, subject).error();
    EXPECT_EQ(error.kind, base::ErrorKind::corrupt);
    EXPECT_TRUE(error.cure.contains(base::hex(seal_key_id(other_key)))) << error.text();
}

TEST(UnwrapKey, AnotherSubjectAndAnyChangedBitAreRefused) {
    const base::Bytes wrapped = wrap_key(other_key, nonce, key, subject);
    EXPECT_EQ(unwrap_key(other_key, wrapped, other_subject).error().kind, base::ErrorKind::corrupt);
    for (std::size_t i = 0; i < wrapped.size() * 8; ++i) {
        base::Bytes changed = wrapped;
        changed[i / 8] ^= static_cast<std::uint8_t>(1U << i % 8);
        ASSERT_FALSE(unwrap_key(other_key, changed, subject)) << "bit " << i;
    }
    EXPECT_FALSE(unwrap_key(other_key, base::ByteView(wrapped).first(64), subject));
    EXPECT_FALSE(unwrap_key(other_key, {}, subject));
}

}  // namespace
}  // namespace core
