// What must not get out: accusations to the accused, numbers to the curious.
#include <chrono>

#include "http/api_test.hpp"
#include "http/limits.hpp"
#include "http/route.hpp"

namespace http::testing {
namespace {

using HidingTest = ApiTest;
using PublicTest = ApiTest;

Json accusation_against(const char* organ) {
    Json body = House::letter("举报房管所收受好处");
    body["demands"][0]["class"] = "accusation";
    body["demands"][0]["accused"] = organ;
    return body;
}

/// Every route of a matter by id, as somebody who may not know of it sees them: all as if it did not exist.
TEST_F(HidingTest, TheAccusedOrganLearnsNothingAnywhere) {
    const Json registered = house.register_one(accusation_against("区住建局"));
    const std::string id = registered["matters"][0]["id"];
    const std::string number = registered["matters"][0]["number"];
    const std::string nowhere(32, '7');
    ASSERT_EQ(house.handler.get("/api/v1/matters/" + id).status, 200);
    for (const Client* accused : {&house.housing_handler, &house.housing_head, &house.bureau_handler}) {
        for (const Route& route : routes()) {
            std::string path(route.path);
            const std::size_t at = path.find("{id}");
            if (at == path.npos || path.find("/matters/") == path.npos) continue;
            if (const std::size_t leg = path.find("{leg}/{term}"); leg != path.npos) path.replace(leg, 12, "0/dispose");
            std::string unknown = path;
            const Reply hidden = accused->ask(std::string(name(route.method)), path.replace(at, 4, id), "{}");
            const Reply absent = accused->ask(std::string(name(route.method)), unknown.replace(at, 4, nowhere), "{}");
            EXPECT_EQ(hidden.status, absent.status) << path;
            EXPECT_EQ(hidden.body, absent.body) << path;
            EXPECT_TRUE(hidden.status == 404 || hidden.status == 403) << path << ' ' << hidden.status;
        }
        for (const char* list : {"list=all", "list=held", "list=overdue", "list=due_soon", "class=accusation"}) {
            const Reply rows = accused->get("/api/v1/matters?" + std::string(list));
            EXPECT_EQ(rows.json()["rows"].size(), 0u) << list;
        }
        EXPECT_EQ(accused->get("/api/v1/matters?number=" + number).json()["rows"].size(), 0u);
        EXPECT_EQ(accused->get("/api/v1/matters?format=csv").body.find("举报"), std::string::npos);
        EXPECT_EQ(accused->get("/api/v1/export").body.find("举报"), std::string::npos);
        EXPECT_EQ(accused->get(registered["receipt"]).status, 404);
    }
    EXPECT_EQ(
        house.handler
            .post("/api/v1/matters/" + id + "/forward", {{"to", "房屋管理所"}, {"role", "lead"}, {"mode", "forward"}})
            .json()["code"],
        "recused_accused_organ");
}

TEST_F(HidingTest, AMatterTurnedAccusationVanishesFromTheAccused) {
    const std::string id = house.accepted_matter();
    ASSERT_EQ(house.housing_handler.get("/api/v1/matters/" + id).status, 200);
    ASSERT_EQ(
        house.handler
            .post("/api/v1/matters/" + id + "/classify", {{"matter_class", "accusation"}, {"accused", "区住建局"}})
            .status,
        200);
    EXPECT_EQ(house.housing_handler.get("/api/v1/matters/" + id).status, 404);
    EXPECT_EQ(house.housing_handler.post("/api/v1/matters/" + id + "/reply", {{"leg", 1}, {"kind", "response"}}).status,
              404);
}

TEST_F(HidingTest, ExplanationsCountAccusationsWithoutNamingThem) {
    const Json registered = house.register_one(accusation_against("区住建局"));
    const std::string number = registered["number"];
    const Json figures = house.leader.get("/api/v1/indicators?from=2026-01-01&to=2026-12-31").json();
    ASSERT_FALSE(figures.empty());
    for (const Json& figure : figures) {
        const Reply told = house.housing_head.get("/api/v1/indicators/" + figure["id"].get<std::string>() +
                                                  "/explain?from=2026-01-01&to=2026-12-31");
        EXPECT_EQ(told.status, 200) << told.body;
        const Json lists = told.json();
        for (const char* list : {"numerator", "denominator"}) {
            for (const Json& one : lists[list]) EXPECT_NE(one.get<std::string>(), number + "-1") << figure["id"];
        }
    }
}

TEST_F(PublicTest, ThePetitionerSeesHowFarItIs) {
    const Json registered = house.register_one();
    const std::string base = "/api/v1/public/submissions/" + registered["number"].get<std::string>();
    const std::string code = registered["query_code"];
    const Reply reply = house.nobody.get(base + "?code=" + code);
    ASSERT_EQ(reply.status, 200) << reply.body;
    const Json json = reply.json();
    EXPECT_EQ(json["received_day"], "2026-03-16");
    EXPECT_EQ(json["matters"][0]["phase"], "registered");
    EXPECT_EQ(json["matters"][0]["organ"], "区信访局");
    EXPECT_EQ(json["matters"][0]["due_day"], "2026-03-31");
    EXPECT_EQ(json["matters"][0]["can_rate"], false);
    EXPECT_EQ(reply.body.find("张"), std::string::npos) << "nothing personal, not even masked";
    std::string small = code;
    for (char& c : small) c = static_cast<char>(std::tolower(c));
    EXPECT_EQ(house.nobody.get(base + "?code=" + small.insert(4, "-")).status, 200) << "as people type it";
}

TEST_F(PublicTest, ThePetitionerRatesOnce) {
    const Json registered = house.register_one();
    const std::string id = registered["matters"][0]["id"];
    (void)house.handler.post("/api/v1/matters/" + id + "/forward",
                             {{"to", "区住建局"}, {"role", "lead"}, {"mode", "forward"}});
    (void)house.housing_handler.post("/api/v1/matters/" + id + "/accept", {{"leg", 1}});
    const std::string base = "/api/v1/public/submissions/" + registered["number"].get<std::string>();
    Json rating{{"code", registered["query_code"]},
                {"matter", registered["matters"][0]["number"]},
                {"target", "organ"},
                {"grade", "dissatisfied"}};
    EXPECT_EQ(house.nobody.post(base + "/rate", rating).json()["code"], "rating_not_open");
    (void)house.housing_handler.post("/api/v1/matters/" + id + "/reply",
                                     {{"leg", 1}, {"kind", "opinion"}, {"outcome", "explained"}});
    EXPECT_EQ(house.nobody.get(base + "?code=" + registered["query_code"].get<std::string>())
                  .json()["matters"][0]["can_rate"],
              true);
    EXPECT_EQ(house.nobody.post(base + "/rate", rating).status, 200);
    EXPECT_EQ(house.nobody.post(base + "/rate", rating).json()["code"], "already_rated");
    EXPECT_EQ(house.handler.get("/api/v1/matters/" + id).json()["ratings"]["organ"], "dissatisfied");
    rating["matter"] = "440111L2026031600099X-1";
    EXPECT_EQ(house.nobody.post(base + "/rate", rating).status, 404);
    rating["code"] = "22222222";
    EXPECT_EQ(house.nobody.post(base + "/rate", rating).status, 404);
    rating["grade"] = "none";
    EXPECT_EQ(house.nobody.post(base + "/rate", rating).status, 400);
}

TEST_F(PublicTest, AnUnknownNumberAndAWrongCodeAreAnsweredAlike) {
    const std::string number = house.register_one()["number"];
    std::string unknown = number;
    unknown[7] = unknown[7] == '9' ? '8' : '9';
    const auto ask = [&](const std::string& of, const std::string& code) {
        return house.nobody.get("/api/v1/public/submissions/" + of + "?code=" + code);
    };
    const Reply wrong = ask(number, "22222222");
    EXPECT_EQ(wrong.status, 404);
    for (const Reply& other :
         {ask(unknown, "22222222"), ask(number, "%E4%B8%80"), ask("nonsense", "22222222"), ask(number + "-1", "!")}) {
        EXPECT_EQ(other.status, 404);
        EXPECT_EQ(other.body, wrong.body);
    }
    EXPECT_EQ(house.nobody.get("/api/v1/public/submissions/" + number).status, 400) << "no code at all";
}

/// The limit of wrong codes falls on numbers that exist and on numbers that do not, so it tells nothing.
TEST_F(PublicTest, GuessingEndsSoon) {
    const std::string number = house.register_one()["number"];
    for (const std::string& of : {number, std::string("440111L2026031699999X")}) {
        int tries = 0;
        while (
            house.nobody.get("/api/v1/public/submissions/" + of + (tries % 2 ? "-1" : "") + "?code=22222222").status ==
                404 &&
            tries < 100)
            ++tries;
        EXPECT_EQ(tries, query_failures_max) << of;
    }
}

}  // namespace
}  // namespace http::testing
