#include "core/ledger/leaf.hpp"

#include "core/ledger/ledger_test.hpp"

namespace core {
namespace {

const LeafHeader header{.seq = 0x0102030405060708,
                        .kind = 0x1112,
                        .subject_kind = 0x21,
                        .statutory_day = {20528},  // 2026-03-16
                        .is_accusation = true};
const base::Hash open_hash = sha256(base::view("open"));
const base::Hash sealed_hash = sha256(base::view("sealed"));

TEST(Leaf, BytesAsWrittenDown) {
    ASSERT_EQ(header.statutory_day, base::Day::from(2026, 3, 16));
    EXPECT_EQ(base::hex(leaf_bytes(header, open_hash, no_body)),
              "01"
              "0102030405060708"
              "1112"
              "21"
              "00005030"
              "01" +
                  base::hex(open_hash) + std::string(64, '0'));
}

TEST(Leaf, RoundTrip) {
    for (const bool is_accusation : {false, true}) {
        for (const int day : {-1, 0, 20528}) {
            Leaf leaf{.header = header, .open = open_hash, .sealed = sealed_hash};
            leaf.header.is_accusation = is_accusation;
            leaf.header.statutory_day = {day};
            EXPECT_EQ(parse_leaf(leaf_bytes(leaf.header, leaf.open, leaf.sealed)), leaf);
        }
    }
}

TEST(Leaf, OtherBytesAreRefusedByName) {
    const base::Bytes good = leaf_bytes(header, open_hash, sealed_hash);
    base::Bytes bytes = good;
    bytes.pop_back();
    EXPECT_EQ(parse_leaf(bytes).error().place, "leaf");
    EXPECT_EQ(parse_leaf({}).error().place, "leaf");
    bytes = good;
    bytes.push_back(0);
    EXPECT_EQ(parse_leaf(bytes).error().place, "leaf");
    bytes = good;
    bytes[0] = 2;
    EXPECT_EQ(parse_leaf(bytes).error().place, "leaf.algorithm");
    bytes = good;
    bytes[16] = 2;
    EXPECT_EQ(parse_leaf(bytes).error().place, "leaf.accusation");
}

TEST(Commit, TakesSaltAndBodyAndItsOwnPrefix) {
    const auto salt = test::array<16>("000102030405060708090a0b0c0d0e0f");
    EXPECT_EQ(commit(salt, base::view("body")), sha256(test::bytes("02000102030405060708090a0b0c0d0e0f626f6479")));
    EXPECT_NE(commit(salt, base::view("body")), commit(base::Salt{}, base::view("body")));
    EXPECT_NE(commit(salt, {}), no_body);
}

TEST(LeafHash, AsRfc6962) {
    EXPECT_EQ(leaf_hash({}), test::hash("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"));
    EXPECT_EQ(leaf_hash(test::bytes("2021")), sha256(test::bytes("002021")));
}

}  // namespace
}  // namespace core
