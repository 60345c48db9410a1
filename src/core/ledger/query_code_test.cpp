#include "core/ledger/query_code.hpp"

#include "core/ledger/ledger_test.hpp"

namespace core {
namespace {

constexpr std::array<std::uint8_t, 16> random_of(std::uint8_t last, std::uint8_t before = 0) {
    std::array<std::uint8_t, 16> bytes{};
    bytes[15] = last;
    bytes[14] = before;
    return bytes;
}

TEST(QueryCode, IsTheNumberInBase31) {
    EXPECT_EQ(make_query_code(random_of(0)).text(), "22222222");
    EXPECT_EQ(make_query_code(random_of(30)).text(), "Z2222222");
    EXPECT_EQ(make_query_code(random_of(31)).text(), "23222222");
    // 2^128 - 1 modulo 31^8 = 245'745'292'507, worked out apart from this code.
    std::array<std::uint8_t, 16> all;
    all.fill(0xff);
    EXPECT_EQ(make_query_code(all).text(), "9GN3SWXA");
}

TEST(QueryCode, NoLetterThatPeopleMixUp) {
    for (const char c : {'0', '1', 'I', 'L', 'O'}) EXPECT_FALSE(query_alphabet.contains(c)) << c;
}

TEST(ParseQueryCode, ForgivesHowPeopleType) {
    const QueryCode code = *parse_query_code("8KX3M2QP");
    EXPECT_EQ(code.text(), "8KX3M2QP");
    for (const char* text : {"8kx3m2qp", "8KX3-M2QP", " 8KX3 M2QP "}) EXPECT_EQ(parse_query_code(text), code) << text;
    for (const char* text : {"", "8KX3M2Q", "8KX3M2QPP", "8KX3M2Q0", "8KX3M2QI", "8KX3M2Q_", "８KX3M2QP"}) {
        EXPECT_EQ(parse_query_code(text), std::nullopt) << text;
    }
}

TEST(QueryCodeHash, KeyNumberAndCodeAllCount) {
    const QueryCode code = *parse_query_code("8KX3M2QP");
    const base::Hash kept = query_code_hash(base::view("key"), "2026-1", code);
    EXPECT_EQ(kept, hmac_sha256(base::view("key"), base::view(std::string_view("2026-1\0"
                                                                               "8KX3M2QP",
                                                                               15))));
    EXPECT_TRUE(is_query_code(kept, base::view("key"), "2026-1", code));
    EXPECT_FALSE(is_query_code(kept, base::view("other"), "2026-1", code));
    EXPECT_FALSE(is_query_code(kept, base::view("key"), "2026-2", code));
    EXPECT_FALSE(is_query_code(kept, base::view("key"), "2026-1", *parse_query_code("8KX3M2QQ")));
}

}  // namespace
}  // namespace core
