#include "store/accounts.hpp"

#include "store/town.hpp"

namespace store::testing {
namespace {

constexpr std::int64_t minute = 60'000;

struct AccountsTest : ::testing::Test {
    Place place;
    Settings settings = settings_in(place.path());
    std::unique_ptr<Accounts> accounts = must(Accounts::open(settings));
    base::Id post{{1, 2, 3}};
    base::Instant now{1'773'640'800'000};

    [[nodiscard]] bool may(std::string_view password, std::int64_t after_ms = 0) {
        return accounts->check_password("wang", password, {now.ms + after_ms}).has_value();
    }
};

TEST_F(AccountsTest, PasswordsAndTheirRules) {
    EXPECT_EQ(accounts->set_password("wang", post, "1234567").error().place, "password");
    EXPECT_EQ(accounts->set_password("", post, "12345678").error().place, "name");
    must(accounts->set_password("wang", post, "correct horse"));
    EXPECT_EQ(must(accounts->check_password("wang", "correct horse", now)).post, post);
    const base::Error wrong = accounts->check_password("wang", "wrong horse", now).error();
    EXPECT_EQ(wrong.kind, base::ErrorKind::denied);
    EXPECT_EQ(accounts->check_password("nobody", "wrong horse", now).error().text(), wrong.text());
    must(accounts->set_password("wang", post, "another one"));
    EXPECT_FALSE(may("correct horse"));
    EXPECT_TRUE(may("another one"));
}

TEST_F(AccountsTest, FiveFailuresLockForFifteenMinutes) {
    must(accounts->set_password("wang", post, "correct horse"));
    for (int i = 0; i < 4; ++i) EXPECT_FALSE(may("wrong"));
    EXPECT_TRUE(may("correct horse"));  // and forgets the four
    for (int i = 0; i < 5; ++i) EXPECT_FALSE(may("wrong"));
    EXPECT_FALSE(may("correct horse"));
    EXPECT_FALSE(may("correct horse", 15 * minute - 1));
    EXPECT_TRUE(may("correct horse", 15 * minute));
}

TEST_F(AccountsTest, SessionsEndByThemselves) {
    must(accounts->set_password("wang", post, "correct horse"));
    const std::string cookie = must(accounts->new_session("wang", now));
    EXPECT_EQ(must(accounts->session(cookie, now)).name, "wang");
    EXPECT_TRUE(accounts->session(cookie, {now.ms + 30 * minute}).has_value());
    EXPECT_FALSE(accounts->session(cookie, {now.ms + 61 * minute}).has_value()) << "idle for half an hour";
    const std::string busy = must(accounts->new_session("wang", now));
    for (int m = 0; m <= 12 * 60; m += 20) EXPECT_TRUE(accounts->session(busy, {now.ms + m * minute}).has_value());
    EXPECT_FALSE(accounts->session(busy, {now.ms + 12 * 60 * minute + 1}).has_value()) << "twelve hours at most";
    const std::string left = must(accounts->new_session("wang", now));
    must(accounts->end_session(left));
    EXPECT_FALSE(accounts->session(left, now).has_value());
    const std::string other = must(accounts->new_session("wang", now));
    must(accounts->set_password("wang", post, "a new password"));
    EXPECT_FALSE(accounts->session(other, now).has_value()) << "a new password ends all sessions";
    EXPECT_FALSE(accounts->session("", now).has_value());
}

TEST_F(AccountsTest, TokensAreKeptAsHashesOnly) {
    const std::string token = must(accounts->new_token(post, "12345 热线"));
    EXPECT_TRUE(token.starts_with("hy_"));
    EXPECT_EQ(token.size(), 3u + 43u);
    EXPECT_EQ(must(accounts->token(token)), post);
    EXPECT_EQ(must(accounts->token(token)), post);
    EXPECT_EQ(accounts->token("hy_AAAA").error().kind, base::ErrorKind::denied);
    EXPECT_EQ(accounts->token("").error().kind, base::ErrorKind::denied);
    accounts.reset();
    accounts = must(Accounts::open(settings));
    EXPECT_EQ(must(accounts->token(token)), post);
    for (const auto& entry : std::filesystem::directory_iterator(place.path())) {
        std::FILE* in = std::fopen(entry.path().c_str(), "rb");
        std::string bytes(std::filesystem::file_size(entry), '\0');
        bytes.resize(std::fread(bytes.data(), 1, bytes.size(), in));
        std::fclose(in);
        EXPECT_EQ(bytes.find(token.substr(3)), std::string::npos);
    }
}

TEST_F(AccountsTest, ARevokedTokenStopsInEveryProcess) {
    const auto other = must(Accounts::open(settings));  // as the command line beside a server
    const std::string window = must(accounts->new_token(post, "窗口"));
    const std::string line = must(accounts->new_token(post, "热线"));
    const std::string elsewhere = must(accounts->new_token(base::Id{{9}}, "窗口"));
    for (const std::string& token : {window, line, elsewhere}) ASSERT_TRUE(accounts->token(token).has_value());
    EXPECT_EQ(must(other->revoke_tokens(post, "窗口")), 1u);
    EXPECT_FALSE(accounts->token(window).has_value());
    EXPECT_TRUE(accounts->token(line).has_value());
    EXPECT_EQ(must(accounts->tokens()).size(), 2u);
    EXPECT_EQ(must(accounts->revoke_tokens(post, "")), 1u);
    EXPECT_FALSE(accounts->token(line).has_value());
    EXPECT_TRUE(accounts->token(elsewhere).has_value()) << "another post's";
    EXPECT_EQ(must(accounts->revoke_tokens(post, "")), 0u);
}

TEST_F(AccountsTest, OnlyAccountsAreKnown) {
    must(accounts->set_password("wang", post, "correct horse"));
    EXPECT_TRUE(accounts->is_known("wang"));
    EXPECT_FALSE(accounts->is_known("correct horse"));
}

}  // namespace
}  // namespace store::testing
