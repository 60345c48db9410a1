// Over HTTP: who may do what, delegations, an ended organ's work, what has lapsed, and where a submission was raised.
#include "http/api_test.hpp"

namespace http::testing {
namespace {

using OfficeTest = ApiTest;

Json delegation(const char* post, const char* to, const char* from, const char* until) {
    return {{"post", post}, {"to", to}, {"from", from}, {"until", until}};
}
const Json* post_named(const Json& posts, const std::string& name) {
    for (const Json& one : posts)
        if (one["name"] == name) return &one;
    return nullptr;
}
bool may(const Json& post, const std::string& permission) {
    for (const Json& one : post["permissions"])
        if (one == permission) return true;
    return false;
}
void wait_for_office() {
    std::this_thread::sleep_for(std::chrono::milliseconds(1'050));  // a change of the office is seen within a second
}

TEST_F(OfficeTest, ADeputyStandsInForDatedDays) {
    const std::string matter = "/api/v1/matters/" + house.accepted_matter();
    const Json extension{{"leg", 1}, {"days", 10}};
    EXPECT_EQ(house.housing_handler.post(matter + "/extend", extension).status, 403);
    const Json draft = delegation("住建局负责人", "住建局经办人", "2026-03-16", "2026-03-20");
    for (const Client* other : {&house.handler, &house.housing_head, &house.system_admin})
        EXPECT_EQ(other->post("/api/v1/delegations", draft).status, 403);
    const Reply made = house.security_admin.post("/api/v1/delegations", draft);
    ASSERT_EQ(made.status, 201) << made.body;
    EXPECT_EQ(made.json()["is_standing"], true);
    EXPECT_EQ(made.json()["organ"]["name"], "区住建局");
    wait_for_office();
    const Json posts = house.leader.get("/api/v1/posts").json();
    const Json* deputy = post_named(posts, "住建局经办人");
    ASSERT_NE(deputy, nullptr);
    EXPECT_TRUE(may(*deputy, "extend"));
    EXPECT_EQ((*deputy)["roles"], Json({"organ_handler"}));
    EXPECT_EQ((*deputy)["stands_in_for"][0]["post"]["name"], "住建局负责人");
    EXPECT_EQ(house.housing_handler.get("/api/v1/session").json()["stands_in_for"][0]["until"], "2026-03-20");
    EXPECT_EQ(house.housing_handler.post(matter + "/extend", extension).status, 200);

    EXPECT_EQ(house.security_admin.post("/api/v1/delegations/end", draft).status, 409) << "it ends then as it is";
    const Reply ended = house.security_admin.post(
        "/api/v1/delegations/end", {{"post", "住建局负责人"}, {"to", "住建局经办人"}, {"from", "2026-03-16"}});
    ASSERT_EQ(ended.status, 200) << ended.body;
    EXPECT_EQ(ended.json()["until"], "2026-03-15") << "at once";
    wait_for_office();
    EXPECT_FALSE(may(*post_named(house.leader.get("/api/v1/posts").json(), "住建局经办人"), "extend"));
    EXPECT_EQ(house.housing_handler.post(matter + "/extend", extension).status, 403);
    EXPECT_EQ(house.leader.get("/api/v1/delegations").json()[0]["is_standing"], false);
}

TEST_F(OfficeTest, WhatNoDelegationCanBeNamesTheMember) {
    const auto wrong = [&](const Json& draft) {
        const Reply reply = house.security_admin.post("/api/v1/delegations", draft);
        EXPECT_NE(reply.status, 201) << reply.body;
        return reply.json()["place"];
    };
    EXPECT_EQ(wrong(delegation("没有的岗位", "住建局经办人", "2026-03-16", "2026-03-20")), "post");
    EXPECT_EQ(wrong(delegation("住建局负责人", "水务局经办人", "2026-03-16", "2026-03-20")), "to");
    EXPECT_EQ(wrong(delegation("系统管理员", "办理员", "2026-03-16", "2026-03-20")), "post");
    EXPECT_EQ(wrong(delegation("局长", "安全管理员", "2026-03-16", "2026-03-20")), "to");
    EXPECT_EQ(wrong(delegation("局长", "局长", "2026-03-16", "2026-03-20")), "to");
    EXPECT_EQ(wrong(delegation("局长", "办理员", "2026-03-15", "2026-03-20")), "from");
    EXPECT_EQ(wrong(delegation("局长", "办理员", "2026-03-16", "2026-03-15")), "until");
    Json undated = delegation("局长", "办理员", "2026-03-16", "2026-03-20");
    undated.erase("until");
    EXPECT_EQ(wrong(undated), "until");
    EXPECT_EQ(house.leader.get("/api/v1/delegations").json(), Json::array());
}

TEST_F(OfficeTest, AnEndedOrgansWorkGoesOn) {
    const std::string id = house.accepted_matter(), matter = "/api/v1/matters/" + id;
    const Json end{{"organ", "区住建局"}, {"until", "2026-03-16"}, {"successor", "区水务局"}};
    EXPECT_EQ(house.handler.post("/api/v1/organs/end", end).status, 403);
    ASSERT_EQ(house.security_admin.post("/api/v1/organs/end", end).status, 200);
    house.go_to(monday + 1);
    wait_for_office();
    EXPECT_EQ(house.security_admin.post("/api/v1/organs/succeed", {{"organ", "区住建局"}}).status, 403)
        << "三员分立: no matter is the administrator's";
    const Json trial = house.handler.post("/api/v1/organs/succeed", {{"organ", "区住建局"}, {"is_trial", true}}).json();
    ASSERT_EQ(trial["found"].size(), 1u) << trial;
    EXPECT_EQ(trial["matters"], 0);
    Json page =
        house.handler.post("/api/v1/organs/succeed", {{"organ", "区住建局"}, {"reason", "区编〔2026〕3号"}}).json();
    EXPECT_EQ(page["matters"], 1);
    EXPECT_EQ(page["left"], Json::array());
    while (page["next"] != "") {
        page = house.handler.post("/api/v1/organs/succeed", {{"organ", "区住建局"}, {"cursor", page["next"]}}).json();
        EXPECT_EQ(page["matters"], 0);
    }
    const Json shown = house.water_handler.get(matter).json();
    EXPECT_EQ(shown["holder"]["name"], "区水务局");
    EXPECT_EQ(shown["legs"][1]["organ_filed"]["name"], "区住建局");
    EXPECT_EQ(shown["legs"][1]["succeeded_day"], "2026-03-17");
    EXPECT_EQ(shown["facts"].back()["kind"], "succeed");
    EXPECT_EQ(house.water_handler.post(matter + "/notice", {{"leg", 1}, {"manner", "written"}}).status, 200);
    const auto count = [&](const char* predicate) {
        return house.handler.get(std::string("/api/v1/count?from=2026-01-01&to=2026-12-31&predicate=") + predicate)
            .json()["count"];
    };
    EXPECT_EQ(count("legs:organ=%E5%8C%BA%E4%BD%8F%E5%BB%BA%E5%B1%80"), 1) << "as filed it is housing's";
    EXPECT_EQ(count("legs:successor=%E5%8C%BA%E6%B0%B4%E5%8A%A1%E5%B1%80"), 1);
}

TEST_F(OfficeTest, WithoutASuccessorItIsNamedAndMovedOneByOne) {
    const std::string id = house.accepted_matter();
    const std::string number = house.handler.get("/api/v1/matters/" + id).json()["number"];
    ASSERT_EQ(house.security_admin.post("/api/v1/organs/end", {{"organ", "区住建局"}, {"until", "2026-03-16"}}).status,
              200);
    house.go_to(monday + 1);
    wait_for_office();
    const Reply where = house.handler.post("/api/v1/organs/succeed", {{"organ", "区住建局"}});
    EXPECT_EQ(where.status, 400) << where.body;
    EXPECT_EQ(where.json()["place"], "to");
    const Json one{{"organ", "区住建局"}, {"to", "区水务局"}, {"matters", {number}}};
    EXPECT_EQ(house.handler.post("/api/v1/organs/succeed", one).json()["legs"], 1);
    const Json none{{"organ", "区住建局"}, {"to", "区水务局"}, {"matters", {"440111L202603160000X-1"}}};
    EXPECT_EQ(house.handler.post("/api/v1/organs/succeed", none).json()["place"], "matters[0]");
}

TEST_F(OfficeTest, WhatHasLapsedIsListedAndClosedTogether) {
    const std::string id = house.accepted_matter(), matter = "/api/v1/matters/" + id;
    const std::string number = house.handler.get(matter).json()["number"];
    ASSERT_EQ(
        house.housing_handler.post(matter + "/reply", {{"leg", 1}, {"kind", "opinion"}, {"outcome", "unsupported"}})
            .status,
        200);
    ASSERT_EQ(house.housing_handler.post(matter + "/deliver", {{"leg", 1}, {"method", "direct"}}).status, 200);
    const auto lapsed = [&](const Client& who) {
        Json rows = Json::array(), page;
        for (std::string next = "?";; next = "?cursor=" + page["next"].get<std::string>()) {
            page = who.get("/api/v1/lapsed" + (next == "?" ? "" : next)).json();
            for (const Json& row : page["rows"]) rows.push_back(row);
            if (page["next"] == "") return rows;
        }
    };
    house.go_to(base::Day::from(2026, 4, 15));
    EXPECT_EQ(lapsed(house.handler), Json::array());
    house.go_to(base::Day::from(2026, 4, 16));
    const Json rows = lapsed(house.handler);
    ASSERT_EQ(rows.size(), 1u);
    EXPECT_EQ(rows[0]["number"], number);
    EXPECT_EQ(rows[0]["due_day"], "2026-04-15");
    EXPECT_EQ(lapsed(house.water_handler), Json::array()) << "not theirs";
    EXPECT_EQ(house.registrar.post("/api/v1/lapsed/close", {{"matters", {number}}}).status, 403);
    const Json done = house.handler.post("/api/v1/lapsed/close", {{"matters", {number}}}).json();
    EXPECT_EQ(done["closed"], 1) << done;
    const Json again = house.handler.post("/api/v1/lapsed/close", {{"matters", {number}}}).json();
    EXPECT_EQ(again["left"][0]["code"], "matter_closed");
    EXPECT_EQ(house.handler.get(matter).json()["close_reason"], "lapsed");
    EXPECT_EQ(house.handler.post(matter + "/admit_late", {{"text", "住院"}}).status, 200);
    EXPECT_EQ(house.handler.get(matter).json()["phase"], "replied");
}

TEST_F(OfficeTest, SettingsAreShownWithTheirSource) {
    const Json settings = house.leader.get("/api/v1/law").json()["settings"];
    ASSERT_EQ(settings.size(), 3u);
    EXPECT_EQ(settings[1]["id"], "forwarded_address_exempt") << settings;
    for (const Json& one : settings) {
        EXPECT_EQ(one["is_example"], true) << one;
        EXPECT_EQ(one["article"], "") << "what nobody has read in a text shows no article";
        EXPECT_NE(one["source"], "");
    }
}

TEST_F(OfficeTest, LevelsAndTheChainOfOneDemand) {
    const Json first = house.register_one();
    Json visit = House::letter();
    visit["form"] = "visit";
    visit["source"] = "superior";
    visit["origin_level"] = "national";
    visit["people"] = 5;
    visit["demands"][0]["attach_to"] = first["matters"][0]["number"];
    const Json second = house.register_one(visit);
    EXPECT_EQ(second["is_collective"], true) << "five people: 示例 setting";
    visit["people"] = 4;
    visit["origin_level"] = nullptr;
    EXPECT_EQ(house.register_one(visit)["is_collective"], false);
    const Json shown = house.handler.get("/api/v1/matters/" + first["matters"][0]["id"].get<std::string>()).json();
    EXPECT_EQ(shown["submission"]["level"], nullptr);
    ASSERT_EQ(shown["attached"].size(), 2u);
    EXPECT_EQ(shown["attached"][0]["form"], "visit");
    EXPECT_EQ(shown["attached"][0]["level"], "national");
    EXPECT_EQ(shown["attached"][0]["people"], 5);
    EXPECT_EQ(shown["attached"][0]["is_collective"], true);
    EXPECT_EQ(shown["attached"][1]["level"], nullptr);
    const auto count = [&](const std::string& predicate) {
        return house.handler.get("/api/v1/count?from=2026-01-01&to=2026-12-31&predicate=" + predicate).json()["count"];
    };
    EXPECT_EQ(count("submissions:level=national"), 1);
    EXPECT_EQ(count("submissions:level=none"), 2);
    EXPECT_EQ(count("submissions:is_collective"), 1);
}

}  // namespace
}  // namespace http::testing
