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

/// Every figure of 2026 by its id.
std::map<std::string, Json> figures_of(const Client& who) {
    std::map<std::string, Json> figures;
    const Json all = who.get("/api/v1/indicators?from=2026-01-01&to=2026-12-31").json();
    for (const Json& one : all) figures[one["id"]] = one;
    return figures;
}

/// What a preview says is what comes: changed figures become what it named, the others stay.
void expect_came_true(const Json& preview, const std::map<std::string, Json>& before,
                      const std::map<std::string, Json>& after) {
    std::map<std::string, Json> told;
    for (const Json& one : preview["changes"]) told[one["id"]] = one;
    for (const auto& [id, was] : before) {
        const Json& is = after.at(id);
        const bool is_told = told.contains(id);
        EXPECT_EQ(is_told, was["numerator"] != is["numerator"] || was["denominator"] != is["denominator"]) << id;
        if (!is_told) continue;
        EXPECT_EQ(told[id]["numerator_before"], was["numerator"]) << id;
        EXPECT_EQ(told[id]["numerator_after"], is["numerator"]) << id;
        EXPECT_EQ(told[id]["denominator_before"], was["denominator"]) << id;
        EXPECT_EQ(told[id]["denominator_after"], is["denominator"]) << id;
        EXPECT_EQ(told[id]["value_before"], was["value"]) << id;
        EXPECT_EQ(told[id]["value_after"], is["value"]) << id;
    }
}

// 件次、批次、人次与重复不因并案减少: what a merging changes is told before it, and so is its undoing.
TEST_F(SideTest, WhatAMergingChangesInTheFiguresIsSeenBefore) {
    Json visit = House::letter();
    visit["form"] = "visit";
    visit["people"] = 4;
    const Json first = house.register_one(), second = house.register_one(visit);
    Json again = House::letter();
    again["demands"][0]["attach_to"] = second["matters"][0]["number"];
    (void)house.register_one(again);
    ASSERT_EQ(house.handler.post(path(second, "/forward"), {{"to", "区住建局"}, {"role", "lead"}, {"mode", "forward"}})
                  .status,
              200);
    ASSERT_EQ(house.housing_handler.post(path(second, "/accept"), {{"leg", 1}}).status, 200);
    const Json into = {{"into", first["matters"][0]["id"].get<std::string>()}};
    const auto before = figures_of(house.handler);
    EXPECT_EQ(before.at("received")["numerator"], 3);
    EXPECT_EQ(before.at("visits_batches")["numerator"], 1);
    EXPECT_EQ(before.at("visits_people")["numerator"], 4);
    EXPECT_EQ(before.at("repeat_rate")["numerator"], 1);
    EXPECT_EQ(before.at("closed")["numerator"], 0);

    const std::uint64_t head = house.store().head();
    const Reply told = house.handler.post(path(second, "/merge/preview"), into);
    ASSERT_EQ(told.status, 200) << told.body;
    EXPECT_EQ(house.store().head(), head) << "nothing is written";
    EXPECT_EQ(house.handler.get(path(second)).json()["phase"], "accepted");
    const Json preview = told.json();
    EXPECT_NE(preview["note_zh"].get<std::string>().find("不因并案减少"), std::string::npos);
    const auto closed = std::ranges::find_if(preview["changes"], [](const Json& one) { return one["id"] == "closed"; });
    ASSERT_NE(closed, preview["changes"].end()) << told.body;
    EXPECT_EQ((*closed)["numerator_before"], 0);
    EXPECT_EQ((*closed)["numerator_after"], 1);

    ASSERT_EQ(house.handler.post(path(second, "/merge"), into).status, 200);
    const auto merged = figures_of(house.handler);
    expect_came_true(preview, before, merged);
    for (const char* id : {"received", "received_matters", "visits_batches", "visits_people", "repeat_rate"}) {
        EXPECT_EQ(merged.at(id)["numerator"], before.at(id)["numerator"]) << id;
        EXPECT_EQ(merged.at(id)["denominator"], before.at(id)["denominator"]) << id;
    }
    // The letters stand in the matter that took them in: the visit, and the letter about it.
    EXPECT_EQ(house.handler.get(path(first)).json()["attached"].size(), 2u);

    const Reply undoing = house.handler.post(path(second, "/unmerge/preview"), Json::object());
    ASSERT_EQ(undoing.status, 200) << undoing.body;
    EXPECT_EQ(house.store().head(), head + 3) << "a merging and two attachments, and no fact of the preview";
    ASSERT_EQ(house.handler.post(path(second, "/unmerge"), {{"reason", "两件诉求不同"}}).status, 200);
    const auto undone = figures_of(house.handler);
    expect_came_true(undoing.json(), merged, undone);
    for (const auto& [id, was] : before) EXPECT_EQ(undone.at(id)["numerator"], was["numerator"]) << id;
}

TEST_F(SideTest, APreviewIsRefusedWhereTheMergingWouldBe) {
    const Json first = house.register_one(), second = house.register_one();
    const std::string own = second["matters"][0]["id"];
    EXPECT_EQ(house.handler.post(path(second, "/merge/preview"), {{"into", own}}).json()["code"], "same_matter");
    EXPECT_EQ(house.handler.post(path(second, "/merge/preview"), {{"into", std::string(32, '7')}}).status, 404);
    EXPECT_EQ(house.handler.post(path(second, "/merge/preview"), Json::object()).json()["place"], "into");
    EXPECT_EQ(house.handler.post(path(second, "/unmerge/preview"), Json::object()).status, 409);
    EXPECT_EQ(house.registrar.post(path(second, "/merge/preview"), {{"into", own}}).status, 403);
    Json letter = House::letter("举报");
    letter["demands"][0]["class"] = "accusation";
    const std::string secret = house.register_one(letter)["matters"][0]["id"];
    EXPECT_EQ(house.handler.post(path(first, "/merge/preview"), {{"into", secret}}).json()["code"],
              "merge_across_classes");
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

TEST_F(SideTest, WhereTheMatterWasLedIsShownWithOrganAndDay) {
    const std::string matter = "/api/v1/matters/" + house.accepted_matter();
    Json entered{{"leg", 1}, {"name", "区劳动人事争议仲裁委员会"}};
    EXPECT_EQ(house.housing_handler.post(matter + "/enter_procedure", entered).json()["code"], "not_routed");
    ASSERT_EQ(house.housing_handler
                  .post(matter + "/route", {{"leg", 1}, {"path", "arbitration"}, {"procedure", "劳动争议仲裁"}})
                  .status,
              200);
    EXPECT_TRUE(house.handler.get(matter).json()["side"]["procedure_day"].is_null());
    entered["text"] = "区劳人仲案〔2026〕8号";
    ASSERT_EQ(house.housing_handler.post(matter + "/enter_procedure", entered).status, 200);
    const Json side = house.handler.get(matter).json()["side"];
    EXPECT_EQ(side["procedure_day"], "2026-03-16");
    EXPECT_EQ(side["procedure_organ"], "区劳动人事争议仲裁委员会");
    EXPECT_EQ(side["is_aftercare_due"], false);
    EXPECT_EQ(house.housing_handler.post(matter + "/care_after", {{"manner", "guidance"}}).json()["code"], "not_final");
}

TEST_F(SideTest, AnOrganNamesTheEarlierMatterOnlyWhereThatIsWhatItSays) {
    const std::string own = house.accepted_matter(), other = house.accepted_matter();
    Json link{{"other", other}, {"kind", "in_handling"}};
    const Reply peer = house.housing_handler.post("/api/v1/matters/" + own + "/link", link);
    EXPECT_EQ(peer.status, 409);
    EXPECT_EQ(peer.json()["code"], "earlier_not_in_handling") << "no organ below handles it";
    EXPECT_EQ(peer.json()["article"], "19.3");
    link["kind"] = "after_final_review";
    EXPECT_EQ(house.housing_handler.post("/api/v1/matters/" + own + "/link", link).json()["code"],
              "earlier_not_reviewed");
    link["kind"] = "related";
    EXPECT_EQ(house.housing_handler.post("/api/v1/matters/" + own + "/link", link).status, 200);
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

// 初信初访清单: contact, interview, notice and reply with their days; a repeat has none.
TEST_F(SideTest, AFirstPetitionShowsWhatWasDoneForIt) {
    const std::string id = house.accepted_matter(), matter = "/api/v1/matters/" + id;
    const auto days = [&](const char* what) {
        const Json shown = house.handler.get(matter).json();
        Json all = Json::array();
        for (const Json& step : shown["checklist"]) all.push_back(step[what]);
        return all;
    };
    EXPECT_EQ(days("step"), Json({"contact", "interview", "notice", "reply"}));
    EXPECT_EQ(days("day"), Json({nullptr, nullptr, nullptr, nullptr}));
    // Monday 2026-03-16 + 15 days is 31 March, a Tuesday; + 60 days is Friday 15 May.
    EXPECT_EQ(days("due_day"), Json({nullptr, nullptr, "2026-03-31", "2026-05-15"}));

    house.go_to(monday + 1);
    ASSERT_EQ(house.housing_handler.post(matter + "/contact", {{"leg", 1}, {"manner", "phone"}}).status, 200);
    house.go_to(monday + 2);
    ASSERT_EQ(house.housing_handler.post(matter + "/contact", {{"leg", 1}, {"manner", "home_visit"}}).status, 200);
    house.go_to(monday + 4);
    ASSERT_EQ(house.housing_handler.post(matter + "/notice", {{"leg", 1}, {"manner", "written"}}).status, 200);
    EXPECT_EQ(days("day"), Json({"2026-03-17", "2026-03-18", "2026-03-20", nullptr}));
    EXPECT_EQ(days("days"), Json({1, 2, 4, 4})) << "a reply is awaited since four days";

    Json repeat = House::letter();
    repeat["demands"][0]["is_first"] = false;
    const Json other = house.register_one(repeat);
    EXPECT_EQ(house.handler.get(path(other)).json()["checklist"], Json::array());
}

}  // namespace
}  // namespace http::testing
