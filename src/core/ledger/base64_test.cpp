#include "core/ledger/base64.hpp"

#include "core/ledger/ledger_test.hpp"

namespace core {
namespace {

TEST(Base64, KnownValues) {  // RFC 4648 section 10
    constexpr std::pair<std::string_view, std::string_view> rows[] = {{"", ""},
                                                                      {"f", "Zg=="},
                                                                      {"fo", "Zm8="},
                                                                      {"foo", "Zm9v"},
                                                                      {"foob", "Zm9vYg=="},
                                                                      {"fooba", "Zm9vYmE="},
                                                                      {"foobar", "Zm9vYmFy"}};
    for (const auto& [plain, coded] : rows) {
        EXPECT_EQ(base64(base::view(plain)), coded);
        const auto bytes = parse_base64(coded);
        ASSERT_TRUE(bytes.has_value()) << coded;
        EXPECT_EQ(base::text_of(*bytes), plain);
    }
}

TEST(Base64, AnyOtherTextIsRefused) {
    for (const std::string_view text : {"Zg", "Zg=", "Zg===", "Zh==", "Zm9=", "Zm 9", "Zm9v\n", "====", "=Zm9",
                                        "Z===", "Zm9-", "Zg==Zg==", "Zm\xc3\xa9"}) {
        EXPECT_FALSE(parse_base64(text).has_value()) << text;
    }
    std::array<std::uint8_t, 2> two{};
    EXPECT_TRUE(parse_base64("Zm8=", two));
    EXPECT_FALSE(parse_base64("Zm9v", two));
}

TEST(Base64, EveryLengthAndByte) {
    base::Bytes bytes;
    for (int i = 0; i < 300; ++i) {
        EXPECT_EQ(parse_base64(base64(bytes)), bytes);
        bytes.push_back(static_cast<std::uint8_t>(i));
    }
}

}  // namespace
}  // namespace core
