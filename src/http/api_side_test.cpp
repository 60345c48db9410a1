// Deeds beside the road over HTTP: many identical letters, merging and its undoing, what a deed names but the caller
// may not see, and what is shown of them.
#include "http/api_test.hpp"

namespace http::testing {
namespace {

using SideTest = ApiTest;

std::string path(const Json& registered, const std::string& rest = "") {
    return "/api/v1/matters/" + registered["matters"][0]["id"].get<std::string>() + rest;
}

TEST_F(SideTest, TwoHundredIdenticalLettersAreRegisteredInOneGo) {
    Json letters = Json::array();
    for (int i = 0; i < 199; ++i) letters.push_back({{"persons", {{{"name", "来信人" + std::to_string(i)}}}}});
    const Reply reply =
        house.registrar.post("/api/v1/submissions/identical", {{"submission", House::letter()}, {"letters", letters}});
    ASSERT_EQ(reply.status, 201) << reply.body;
    const Json all = reply.json();
    ASSERT_EQ(all.size(), 200u);
    std::set<std::string> numbers, codes;
    for (const Json& one : all) {
        numbers.insert(one["number"]);
        codes.insert(one["query_code"]);
        EXPECT_EQ(one["matters"][0]["id"], all[0]["matters"][0]["id"]) << "one demand, one matter";
    }
    EXPECT_EQ(numbers.size(), 200u);
    EXPECT_EQ(codes.size(), 200u);
    EXPECT_EQ(house.handler.get(path(all[0])).json()["attached"].size(), 199u);

    letters[7]["persons"][0]["name"] = "";
    const Reply bad =
        house.registrar.post("/api/v1/submissions/identical", {{"submission", House::letter()}, {"letters", letters}});
    EXPECT_EQ(bad.status, 400) << bad.body;
    EXPECT_EQ(bad.json()["place"], "letters[7].persons[0].name");
    EXPECT_EQ(house.registrar
                  .post("/api/v1/submissions/identical", {{"submission", House::letter()}, {"letters", Json::array()}})
                  .json()["place"],
              "letters");
}

TEST_F(SideTest, MergingKeepsEveryLetterAndCanBeUndone) {
    const Json first = house.register_one(), second = house.register_one();
    const Reply merged =
        house.handler.post(path(second, "/merge"), {{"into", first["matters"][0]["id"].get<std::string>()}});
    ASSERT_EQ(merged.status, 200) << merged.body;
    EXPECT_EQ(merged.json()["phase"], "closed");
    Json other = house.handler.get(path(first)).json();
    ASSERT_EQ(other["attached"].size(), 1u);
    EXPECT_EQ(other["attached"][0]["number"], second["number"]);
    EXPECT_EQ(house.handler.get(path(second)).json()["side"]["merged_into"], first["matters"][0]["number"]);

    const Reply undone = house.handler.post(path(second, "/unmerge"), {{"reason", "两件诉求不同"}});
    ASSERT_EQ(undone.status, 200) << undone.body;
    EXPECT_EQ(undone.json()["phase"], "registered");
    const Json again = house.handler.get(path(second)).json();
    EXPECT_EQ(again["side"]["merged_into"], nullptr);
    EXPECT_EQ(again["clocks"][0]["state"], "running") << "its 15 days go on as if nothing had happened";
    EXPECT_EQ(house.handler.get(path(first)).json()["attached"], Json::array());
    EXPECT_EQ(house.handler.post(path(second, "/unmerge"), {{"reason", "再来"}}).status, 409);
}

TEST_F(SideTest, AMatterThatTheCallerMayNotSeeCannotBeNamed) {
    Json letter = House::letter("举报");
    letter["demands"][0]["class"] = "accusation";
    letter["demands"][0]["accused"] = "区住建局";
    const Json secret = house.register_one(letter);
    const std::string id = secret["matters"][0]["id"];
    const std::string own = house.accepted_matter();
    Json named{{"other", id}, {"kind", "related"}};
    const Reply hidden = house.housing_handler.post("/api/v1/matters/" + own + "/link", named);
    named["other"] = std::string(32, '7');
    const Reply absent = house.housing_handler.post("/api/v1/matters/" + own + "/link", named);
    EXPECT_EQ(hidden.status, absent.status);
    EXPECT_EQ(hidden.json()["detail"], absent.json()["detail"]);
    EXPECT_NE(hidden.status, 200);
    named["other"] = id;
    ASSERT_EQ(house.handler.post("/api/v1/matters/" + own + "/link", named).status, 200);
    EXPECT_EQ(house.handler.get("/api/v1/matters/" + own).json()["side"]["links"].size(), 1u);
    EXPECT_EQ(house.housing_handler.get("/api/v1/matters/" + own).json()["side"]["links"], Json::array());
}

TEST_F(SideTest, WhatWasDoneBesideTheRoadIsShown) {
    const std::string matter = "/api/v1/matters/" + house.accepted_matter();
    EXPECT_EQ(house.housing_handler.post(matter + "/contact", {{"leg", 1}, {"manner", "interview"}}).status, 200);
    EXPECT_EQ(house.handler.post(matter + "/urge", Json::object()).status, 200);
    EXPECT_EQ(house.housing_handler.post(matter + "/urge", Json::object()).status, 403);
    EXPECT_EQ(house.handler.post(matter + "/report_urgent", {{"addressees", {"government", "national_office"}}}).status,
              200);
    EXPECT_EQ(
        house.housing_handler.post(matter + "/settle", {{"leg", 1}, {"kind", "mediation"}, {"is_agreed", true}}).status,
        200);
    EXPECT_EQ(house.housing_handler
                  .post(matter + "/resolve",
                        {{"is_solved", true}, {"is_accepted", false}, {"remedies", {"solved", "explained"}}})
                  .status,
              200);
    const Json side = house.handler.get(matter).json()["side"];
    EXPECT_EQ(side["contacted_day"], "2026-03-16");
    EXPECT_EQ(side["urges"], 1);
    EXPECT_EQ(side["reported_to"], Json({"government", "national_office"}));
    EXPECT_EQ(side["not_reported_to"], Json({"department", "joint_meeting", "superior_office"}))
        << "a petition office reports to the one above it too";
    EXPECT_EQ(side["agreed_day"], "2026-03-16");
    EXPECT_EQ(side["is_solved"], true);
    EXPECT_EQ(side["is_accepted"], false) << "solved and accepted are two things";
}

TEST_F(SideTest, WhoHandedItDownAndWhatWasSaidAloudStandWithTheLetter) {
    Json letter = House::letter();
    letter["source"] = "superior";
    letter["origin_level"] = "city";
    letter["origin_from"] = "市信访局";
    letter["origin_document"] = "市信交〔2026〕12号";
    letter["is_oral"] = true;
    letter["is_read_back"] = true;
    EXPECT_EQ(house.registrar.post("/api/v1/submissions", letter).status, 201);
    letter["origin_document"] = std::string(301, 'x');
    EXPECT_EQ(house.registrar.post("/api/v1/submissions", letter).json()["place"], "origin_document");
}

}  // namespace
}  // namespace http::testing
