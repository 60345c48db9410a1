#include "http/matcher.hpp"

#include <gtest/gtest.h>

#include "http/message.hpp"

namespace http {
namespace {

TEST(Matcher, GoesBySegments) {
    struct Row {
        const char *pattern, *path;
        bool is_match;
        const char *first, *second;
    };
    const Row rows[] = {
        {"/api/v1/matters", "/api/v1/matters", true, "", ""},
        {"/api/v1/matters", "/api/v1/matters/", false, "", ""},
        {"/api/v1/matters", "/api/v1/matter", false, "", ""},
        {"/api/v1/matters/{id}", "/api/v1/matters/7f", true, "7f", ""},
        {"/api/v1/matters/{id}", "/api/v1/matters/", false, "", ""},
        {"/api/v1/matters/{id}", "/api/v1/matters/7f/accept", false, "", ""},
        {"/m/{id}/clocks/{leg}", "/m/7f/clocks/1", true, "7f", "1"},
        {"/m/{id}/clocks/{leg}", "/m/7f/clock/1", false, "", ""},
        {"/m/{id}", "/m/%E4%B8%80", true, "一", ""},
        {"/m/{id}", "/m/%E4%B8", true, "\xE4\xB8", ""},  // what it means the handler judges
        {"/m/{id}", "/m/%E4%B", false, "", ""},
        {"/m/{id}", "/m/a%2Fb", true, "a/b", ""},
        {"/m/{id}", "/m//", false, "", ""},
        {"/m/{id}", "", false, "", ""},
        {"/m/{id}", "m/7", false, "", ""},
    };
    for (const Row& row : rows) {
        Params params;
        EXPECT_EQ(matches(row.pattern, row.path, params), row.is_match) << row.pattern << ' ' << row.path;
        if (!row.is_match) continue;
        EXPECT_EQ(params[0], row.first);
        EXPECT_EQ(params[1], row.second);
    }
}

TEST(Matcher, NamesItsParameters) {
    EXPECT_EQ(param_name("/m/{id}/clocks/{leg}/{term}", 0), "id");
    EXPECT_EQ(param_name("/m/{id}/clocks/{leg}/{term}", 2), "term");
    EXPECT_EQ(param_name("/m/{id}/clocks/{leg}/{term}", 3), "");
}

TEST(Message, DecodesPercents) {
    std::string out;
    EXPECT_TRUE(percent_decode("a%20b+c", true, out));
    EXPECT_EQ(out, "a b c");
    EXPECT_TRUE(percent_decode("a+b", false, out));
    EXPECT_EQ(out, "a+b");
    for (const char* bad : {"%", "%2", "%zz", "a%2"}) EXPECT_FALSE(percent_decode(bad, true, out)) << bad;
}

TEST(Message, FindsHeadersAndCookies) {
    const Request request{
        .path = "/", .query = "", .headers = {{"Cookie", "a=1; huiying_session=xyz; b=2"}, {"X-Huiying", "1"}}};
    EXPECT_EQ(request.header("x-huiying"), "1");
    EXPECT_EQ(request.header("X-Other"), "");
    EXPECT_EQ(request.cookie("huiying_session"), "xyz");
    EXPECT_EQ(request.cookie("b"), "2");
    EXPECT_EQ(request.cookie("huiying"), "");
}

}  // namespace
}  // namespace http
