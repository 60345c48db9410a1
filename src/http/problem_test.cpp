#include "http/problem.hpp"

#include <gtest/gtest.h>

#include <latch>
#include <nlohmann/json.hpp>

#include "http/access_log.hpp"
#include "http/limits.hpp"
#include "http/tries.hpp"

namespace http {
namespace {

using base::ErrorKind;

TEST(Problem, EveryKindOfErrorHasItsStatus) {
    const std::pair<ErrorKind, int> rows[] = {{ErrorKind::bad_input, 400}, {ErrorKind::not_found, 404},
                                              {ErrorKind::conflict, 409},  {ErrorKind::denied, 403},
                                              {ErrorKind::too_many, 429},  {ErrorKind::unavailable, 503},
                                              {ErrorKind::corrupt, 500},   {ErrorKind::io, 500}};
    for (const auto& [kind, status] : rows) EXPECT_EQ(problem(base::Error{kind, "m"}).status, status);
    EXPECT_EQ(problem(base::Error{ErrorKind::denied, "m"}, SignedIn::no).status, 401);
}

TEST(Problem, SaysWhatAndWhereAndTheCure) {
    const Response answer = problem(
        base::Error{ErrorKind::bad_input, "the title is missing", "demands[1].title", "say the demand in one line"});
    EXPECT_EQ(answer.type, "application/problem+json; charset=utf-8");
    const auto english = nlohmann::json::parse(answer.body_en), chinese = nlohmann::json::parse(answer.body);
    EXPECT_EQ(english["title"], "the request is not well formed");
    EXPECT_EQ(english["detail"], "the title is missing");
    EXPECT_EQ(english["cure"], "say the demand in one line");
    EXPECT_EQ(chinese["title"], "请求有误");
    EXPECT_EQ(chinese["detail"], "缺标题");
    EXPECT_EQ(chinese["cure"], "请用一行写明诉求");
    for (const auto& json : {english, chinese}) {
        EXPECT_EQ(json["status"], 400);
        EXPECT_EQ(json["place"], "demands[1].title");
        EXPECT_FALSE(json.contains("code"));
    }
}

TEST(Problem, KeepsTheInsideInside) {
    for (const ErrorKind kind : {ErrorKind::corrupt, ErrorKind::io}) {
        const Response answer = problem(base::Error{kind, "row 7 of /var/lib/x", "/var/lib/x/master.key", "open it"});
        EXPECT_EQ(answer.body.find("/var"), std::string::npos) << answer.body;
        EXPECT_EQ(answer.body_en.find("/var"), std::string::npos) << answer.body_en;
    }
}

TEST(Problem, ARefusalHasItsArticleAndTwoLanguages) {
    for (const core::RefusalRow& row : core::refusal_rows()) {
        const auto refusal = static_cast<core::Refusal>(&row - core::refusal_rows().data());
        const Response answer = problem(refusal);
        EXPECT_EQ(answer.status, 409);
        const auto json = nlohmann::json::parse(answer.body);
        EXPECT_EQ(json["code"], row.word.id);
        EXPECT_EQ(json["text_zh"], row.zh);
        EXPECT_EQ(json["text_en"], row.en);
        EXPECT_EQ(json["detail"], row.zh);
        EXPECT_EQ(nlohmann::json::parse(answer.body_en)["detail"], row.en);
        EXPECT_EQ(json.contains("article"), !row.article.empty());
    }
}

TEST(Tries, CountsInWindows) {
    Tries tries(2);
    const base::Instant now{.ms = 1'000'000'000};
    const base::Instant later{.ms = now.ms + window_s * 1'000};
    EXPECT_TRUE(tries.allow("a", now));
    tries.count("a", now);
    EXPECT_TRUE(tries.allow("a", now));
    tries.count("a", now);
    EXPECT_EQ(tries.allow("a", now).error().kind, ErrorKind::too_many);
    EXPECT_TRUE(tries.allow("b", now));
    EXPECT_TRUE(tries.allow("a", later));
}

TEST(Tries, RemembersOnlySoManyKeys) {
    Tries tries(1);
    const base::Instant now{.ms = 0};
    for (std::size_t i = 0; i < window_keys_max; ++i) tries.count(std::to_string(i), now);
    EXPECT_TRUE(tries.allow("one more", now));
    tries.count("one more", now);
    EXPECT_FALSE(tries.allow("another", now)) << "beyond the limit all new keys are one";
}

TEST(AccessLog, ASlowSinkHoldsUpNobody) {
    std::latch may_go(1), has_begun(1);
    std::vector<std::string> lines;
    {
        AccessLog log([&](std::string_view line) {
            if (lines.empty()) has_begun.count_down();
            if (lines.empty()) may_go.wait();
            lines.emplace_back(line);
        });
        log.add("first");
        has_begun.wait();
        for (std::size_t i = 0; i < log_lines_max + 2; ++i) log.add("line");
        may_go.count_down();
    }
    ASSERT_EQ(lines.size(), 1 + log_lines_max + 1);
    EXPECT_EQ(lines.back(), "2 lines dropped: the log was not taken fast enough");
}

}  // namespace
}  // namespace http
