#include "core/ledger/receipt.hpp"

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "core/ledger/ledger_test.hpp"

namespace core {
namespace {

using base::Bytes;
using base::Hash;

/// The secret key of RFC 8032 section 7.1, test 1: known to all, for examples only.
const SigningKey key{.name = "xfj.jiangbin.example/ledger",
                     .seed = test::array<32>("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")};

base::Salt salt_of(std::uint8_t first) {
    base::Salt salt;
    for (std::size_t i = 0; i < salt.size(); ++i) salt[i] = static_cast<std::uint8_t>(first + i);
    return salt;
}

/// The worked example of docs/formats/ledger.md: seven facts, and the receipt of the fifth.
Receipt example() {
    test::MemoryHashes tree;
    Receipt receipt;
    for (std::uint64_t seq = 1; seq <= 7; ++seq) {
        const std::string open_body = "open " + std::to_string(seq);
        const std::string sealed_body = "sealed " + std::to_string(seq);
        const Leaf leaf{.header = {.seq = seq,
                                   .kind = 1,
                                   .subject_kind = 1,
                                   .statutory_day = base::Day::from(2026, 3, 16),
                                   .is_accusation = seq == 6},
                        .open = commit(salt_of(0x10), base::view(open_body)),
                        .sealed = seq == 7 ? no_body : commit(salt_of(0x20), base::view(sealed_body))};
        tree.append(leaf_hash(leaf_bytes(leaf.header, leaf.open, leaf.sealed)));
        if (seq != 5) continue;
        receipt.number = "XF-2026-000005";
        receipt.leaf = leaf;
        receipt.open_body = {.salt = salt_of(0x10), .bytes = {open_body.begin(), open_body.end()}};
        receipt.index = seq - 1;
    }
    receipt.proof = *inclusion_proof(tree, receipt.index, 7);
    receipt.checkpoint = sign({.origin = key.name,
                               .size = 7,
                               .root = tree.frontier.root(),
                               .epoch = 1,
                               .law = sha256(base::view("law")),
                               .signed_at = {1'773'624'605'007}},
                              key);
    return receipt;
}

/// HUIYING_RECORD=1 in the environment writes the file instead: on purpose, and the commit says why.
void expect_golden(const std::string& path, const std::string& text) {
    if (std::getenv("HUIYING_RECORD") != nullptr) {
        std::ofstream(path, std::ios::binary) << text;
        return;
    }
    std::ostringstream kept;
    kept << std::ifstream(path, std::ios::binary).rdbuf();
    EXPECT_EQ(text, kept.str()) << path;
}

TEST(Receipt, Golden) {
    expect_golden("tests/golden/ledger/receipt.txt", encode(example()));
    expect_golden("tests/golden/ledger/receipt.vkey", text_of(verifier_of(key)) + "\n");
}

TEST(Receipt, RoundTripAndVerified) {
    Receipt receipt = example();
    EXPECT_EQ(parse_receipt(encode(receipt)), receipt);
    const auto verified = verify_receipt(encode(receipt), verifier_of(key));
    ASSERT_TRUE(verified) << verified.error().text();
    EXPECT_EQ(verified->receipt, receipt);
    EXPECT_EQ(verified->checkpoint.size, 7U);

    receipt.open_body.reset();
    receipt.number = "信2026〔5〕号";
    EXPECT_EQ(parse_receipt(encode(receipt)), receipt);
    EXPECT_TRUE(verify_receipt(encode(receipt), verifier_of(key)));
    receipt.open_body = {.salt = {}, .bytes = {}};
    EXPECT_EQ(parse_receipt(encode(receipt)), receipt);
}

TEST(Receipt, TheOnlyLeafNeedsNoProof) {
    Receipt receipt = example();
    const Leaf& leaf = receipt.leaf;
    receipt.index = 0;
    receipt.proof.clear();
    receipt.checkpoint =
        sign({.origin = key.name, .size = 1, .root = leaf_hash(leaf_bytes(leaf.header, leaf.open, leaf.sealed))}, key);
    EXPECT_TRUE(verify_receipt(encode(receipt), verifier_of(key)));
}

TEST(VerifyReceipt, SaysWhatDoesNotHold) {
    const auto message = [](const Receipt& receipt) {
        const auto result = verify_receipt(encode(receipt), verifier_of(key));
        return result ? "verified" : result.error().text();
    };
    const std::string not_there = "receipt: the leaf is not in the signed tree at this place";
    Receipt changed = example();
    changed.open_body->bytes[0] ^= 1;
    EXPECT_EQ(message(changed), "receipt: the open body is not the one the leaf commits to");
    changed = example();
    changed.open_body->salt[0] ^= 1;
    EXPECT_EQ(message(changed), "receipt: the open body is not the one the leaf commits to");
    changed = example();
    changed.leaf.sealed[0] ^= 1;
    EXPECT_EQ(message(changed), not_there);
    changed = example();
    changed.leaf.header.seq = 4;
    EXPECT_EQ(message(changed), not_there);
    changed = example();
    changed.leaf.header.kind = 2;
    EXPECT_EQ(message(changed), not_there);
    changed = example();
    changed.leaf.header.subject_kind = 2;
    EXPECT_EQ(message(changed), not_there);
    changed = example();
    changed.leaf.header.statutory_day = changed.leaf.header.statutory_day + 1;
    EXPECT_EQ(message(changed), not_there);
    changed = example();
    changed.leaf.header.is_accusation = true;
    EXPECT_EQ(message(changed), not_there);
    changed = example();
    changed.index = 3;
    EXPECT_EQ(message(changed), not_there);
    changed = example();
    changed.proof.pop_back();
    EXPECT_EQ(message(changed), not_there);
    changed = example();
    changed.checkpoint[changed.checkpoint.find("\n7\n") + 1] = '8';
    EXPECT_EQ(message(changed), "signature line 1: the signature does not fit the text");
}

TEST(ParseReceipt, EveryCutIsRefused) {
    const std::string text = encode(example());
    for (std::size_t i = 0; i < text.size(); ++i) {
        EXPECT_FALSE(verify_receipt(text.substr(0, i), verifier_of(key))) << "cut at " << i;
    }
    EXPECT_FALSE(parse_receipt(text + std::string(300'000, 'x')));
}

/// One line of the example replaced, and the place that the error must name.
struct Row {
    std::string_view old_line, new_line, place;
};

TEST(ParseReceipt, TheLineIsNamed) {
    constexpr Row rows[] = {
        {"huiying receipt 1", "huiying receipt 2", "receipt line 1"},
        {"number XF-2026-000005", "number ", "receipt line 2"},
        {"number XF-2026-000005", "number a\tb", "receipt line 2"},
        {"seq 5", "seq 05", "receipt line 3"},
        {"seq 5", "seq", "receipt line 3"},
        {"kind 1", "kind 65536", "receipt line 4"},
        {"subject 1", "subject 256", "receipt line 5"},
        {"day 2026-03-16", "day 2026-02-30", "receipt line 6"},
        {"accusation no", "accusation maybe", "receipt line 7"},
        {"open ", "open AAAA", "receipt line 8"},
        {"sealed ", "sealed none", "receipt line 9"},
        {"salt ", "salt AAAA", "receipt line 10"},
        {"body ", "body ?", "receipt line 11"},
        {"c2sp.org/tlog-proof@v1", "c2sp.org/tlog-proof@v2", "receipt line 13"},
        {"index 4", "index -4", "receipt line 14"},
        {"index 4", "index 4\nAAAA", "receipt line 15"},
    };
    for (const Row& row : rows) {
        std::string text = encode(example());
        const std::size_t at = text.find(row.old_line);
        ASSERT_NE(at, std::string::npos) << row.old_line;
        text.replace(at, text.find('\n', at) - at, row.new_line);
        const auto result = parse_receipt(text);
        ASSERT_FALSE(result) << row.new_line;
        EXPECT_EQ(result.error().place, row.place) << row.new_line;
    }
}

TEST(ParseReceipt, NoEndlessProof) {
    Receipt receipt = example();
    receipt.proof.resize(65);
    EXPECT_EQ(parse_receipt(encode(receipt)).error().message, "no proof is that long");
}

}  // namespace
}  // namespace core
