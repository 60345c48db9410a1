// Saved questions: kept by one post, shared with its office or not, asked as whoever asks.
#include "http/api_test.hpp"

namespace http::testing {
namespace {

using QuestionsTest = ApiTest;

Json question(const std::string& name, const std::string& kind, const std::map<std::string, std::string>& parameters,
              bool is_shared = false) {
    Json list = Json::array();
    for (const auto& [key, value] : parameters) list.push_back({{"name", key}, {"value", value}});
    return {{"name", name}, {"kind", kind}, {"is_shared", is_shared}, {"parameters", list}};
}

const std::string route = "/api/v1/questions";

std::string saved(const Client& who, const Json& body) {
    const Reply reply = who.post(route, body);
    EXPECT_EQ(reply.status, 201) << reply.body;
    return reply.json()["id"];
}

TEST_F(QuestionsTest, EveryKindIsAskedLikeItsRoute) {
    (void)house.accepted_matter();
    const std::string list = saved(house.handler, question("待办", "list", {{"list", "all"}, {"phase", "accepted"}}));
    const std::string count =
        saved(house.handler, question("本年来信", "count", {{"predicate", "matters: form = letter"}}));
    const std::string pivot =
        saved(house.handler,
              question("各单位", "pivot", {{"predicate", "matters: received_day in period"}, {"rows", "organ"}}));
    const std::string figures = saved(
        house.handler,
        question("两项指标", "figures", {{"ids", "received,closed"}, {"from", "2025-01-01"}, {"to", "2025-12-31"}}));
    const auto ask = [&](const std::string& id, const std::string& more = "") {
        return house.handler.get(route + "/" + id + "/answer" + more);
    };
    EXPECT_EQ(ask(list).body, house.handler.get("/api/v1/matters?list=all&phase=accepted").body);
    EXPECT_EQ(ask(list).json()["rows"].size(), 1u);
    EXPECT_EQ(ask(count).json()["count"], 1);
    EXPECT_EQ(ask(pivot).body, house.handler
                                   .get("/api/v1/pivot?predicate=matters:%20received_day%20in%20period&rows=organ"
                                        "&from=2026-01-01&to=2026-03-16")
                                   .body)
        << "the year so far";
    EXPECT_EQ(ask(figures).json()[0]["numerator"], 0) << "the saved year";
    EXPECT_EQ(ask(figures, "?from=2026-01-01&to=2026-12-31").json()[0]["numerator"], 1) << "days given now go before";
    const Reply csv = ask(list, "?format=csv");
    EXPECT_EQ(csv.headers.at("content-type"),
              house.handler.get("/api/v1/matters?format=csv").headers.at("content-type"));
    EXPECT_NE(csv.body.find("路灯坏了"), std::string::npos);
    EXPECT_TRUE(ask(figures, "?format=xlsx").body.starts_with("PK"));
    EXPECT_EQ(ask(count, "?format=csv").json()["place"], "format") << "a count has no file";
}

TEST_F(QuestionsTest, OwnAndSharedOnesAreListedReplacedAndDeleted) {
    const std::string own = saved(house.handler, question("甲", "count", {{"predicate", "matters: is_first"}}));
    const std::string shared = saved(house.handler, question("乙", "list", {{"list", "overdue"}}, true));
    const Json mine = house.handler.get(route).json();
    ASSERT_EQ(mine.size(), 2u);
    // The registrar sits in the same office; housing does not.
    const Json theirs = house.registrar.get(route).json();
    ASSERT_EQ(theirs.size(), 1u);
    EXPECT_EQ(theirs[0]["name"], "乙");
    EXPECT_FALSE(theirs[0]["is_own"].get<bool>());
    EXPECT_EQ(theirs[0]["parameters"][0]["value"], "overdue");
    EXPECT_EQ(house.housing_handler.get(route).json(), Json::array());

    EXPECT_EQ(house.registrar.get(route + "/" + own + "/answer").status, 404);
    EXPECT_EQ(house.housing_handler.get(route + "/" + shared + "/answer").status, 404);
    EXPECT_EQ(house.registrar.ask("DELETE", route + "/" + shared, "").status, 404) << "only its own post";
    EXPECT_EQ(house.registrar.post(route + "/" + shared, question("丙", "list", {})).status, 404);

    const Reply replaced = house.handler.post(route + "/" + shared, question("丙", "list", {{"list", "held"}}));
    ASSERT_EQ(replaced.status, 200) << replaced.body;
    EXPECT_EQ(house.registrar.get(route).json(), Json::array()) << "no longer shared";
    EXPECT_EQ(house.handler.ask("DELETE", route + "/" + shared, "").status, 204);
    EXPECT_EQ(house.handler.get(route).json().size(), 1u);
    EXPECT_EQ(house.handler.ask("DELETE", route + "/" + shared, "").status, 404);
    EXPECT_EQ(house.nobody.get(route).status, 401);
}

// A question shares words and never rights: whoever asks sees what that post may see.
TEST_F(QuestionsTest, IsAskedAsWhoeverAsks) {
    const std::string count = saved(house.handler, question("甲", "count", {{"predicate", "matters: is_first"}}, true));
    const Reply refused = house.registrar.get(route + "/" + count + "/answer");
    EXPECT_EQ(refused.status, 403) << "a registrar reads no indicators";
    EXPECT_EQ(refused.json()["code"], "not_permitted");
    EXPECT_EQ(house.registrar.post(route, question("甲", "count", {{"predicate", "matters: is_first"}})).status, 403);

    // Housing's own question shows housing what housing may see, and nothing of an accusation against it.
    Json letter = House::letter("举报所长");
    letter["demands"][0]["class"] = "accusation";
    letter["demands"][0]["accused"] = "区住建局";
    (void)house.register_one(letter);
    (void)house.accepted_matter();
    const std::string all = saved(house.housing_handler, question("全部", "list", {}, true));
    for (const char* format : {"", "?format=csv"}) {
        const Reply told = house.housing_everything.get(route + "/" + all + "/answer" + format);
        EXPECT_EQ(told.status, 200) << told.body;
        EXPECT_EQ(told.body.find("举报所长"), std::string::npos);
        EXPECT_NE(told.body.find("路灯坏了"), std::string::npos);
    }
}

TEST_F(QuestionsTest, WhatCannotBeAskedIsNotSaved) {
    const auto bad = [&](const Json& body) {
        const Reply reply = house.handler.post(route, body);
        return reply.status == 400 ? reply.json()["place"].get<std::string>() : std::to_string(reply.status);
    };
    EXPECT_EQ(bad(question("", "list", {})), "name");
    EXPECT_EQ(bad(question(std::string(61, 'x'), "list", {})), "name");
    EXPECT_EQ(bad(question("甲", "列表", {})), "kind");
    EXPECT_EQ(bad(question("甲", "list", {{"phase", "nowhere"}})), "phase");
    EXPECT_EQ(bad(question("甲", "list", {{"predicate", "matters: is_first"}})), "predicate");
    EXPECT_EQ(bad(question("甲", "list", {{"cursor", "x"}})), "cursor");
    EXPECT_EQ(bad(question("甲", "count", {})), "predicate");
    EXPECT_EQ(bad(question("甲", "pivot", {{"predicate", "matters: is_first"}, {"rows", "weather"}})), "by");
    EXPECT_EQ(bad(question("甲", "figures", {{"from", "2026-02-30"}})), "from");
    EXPECT_EQ(bad(question("甲", "figures", {{"ids", "nothing"}})), "404");
    EXPECT_EQ(bad(question("甲", "list", {{"number", std::string(9'000, '1')}})), "parameters");
    EXPECT_EQ(house.handler.get(route).json(), Json::array());
    (void)saved(house.handler, question("甲", "list", {}));
    EXPECT_EQ(bad(question("甲", "list", {{"list", "held"}})), "409") << "a post has one question of a name";
    EXPECT_EQ(house.handler.get(route + "/zzz/answer").status, 404);
}

TEST_F(QuestionsTest, APostSavesTwoHundredAtMost) {
    const auto open = store::Questions::open(house.store().settings());
    ASSERT_TRUE(open);
    store::Questions& questions = **open;
    const store::Question one{
        .id = {}, .organ = house.office, .post = house.office, .name = {}, .kind = "list", .query = "{}"};
    for (int i = 0; i < store::Questions::of_post_max; ++i) {
        store::Question next = one;
        next.name = std::to_string(i);
        ASSERT_TRUE(questions.save(next));
    }
    store::Question more = one;
    more.name = "one more";
    EXPECT_EQ(questions.save(more).error().kind, base::ErrorKind::too_many);
}

}  // namespace
}  // namespace http::testing
