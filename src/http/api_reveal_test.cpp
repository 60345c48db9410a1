// Personal data in plain: only for a purpose, only what was asked for, and never without a record.
#include "http/api_test.hpp"

namespace http::testing {
namespace {

using RevealTest = ApiTest;
using AuditTest = ApiTest;

std::string reveal_of(const Json& registered) {
    return "/api/v1/submissions/" + registered["number"].get<std::string>() + "/reveal";
}

Json accusation_of_housing() {
    Json body = House::letter("举报房管所收受好处");
    body["demands"][0]["class"] = "accusation";
    body["demands"][0]["accused"] = "区住建局";
    return body;
}

TEST_F(RevealTest, ShowsWhatWasAskedForAndNothingElse) {
    Json body = House::letter();
    body["persons"][0]["id_number"] = "11010519491231002X";
    const Json registered = house.register_one(body);
    const Reply reply =
        house.registrar.post(reveal_of(registered), {{"purpose", "contact"}, {"fields", {"phone", "phone"}}});
    ASSERT_EQ(reply.status, 200) << reply.body;
    const Json person = reply.json()["persons"][0];
    EXPECT_EQ(person["phone"], "13812345678");
    for (const char* other : {"name", "address", "id_number"}) EXPECT_TRUE(person[other].is_null()) << other;
    const Json all = house.handler
                         .post(reveal_of(registered),
                               {{"purpose", "核实身份"}, {"fields", {"name", "phone", "address", "id_number"}}})
                         .json()["persons"][0];
    EXPECT_EQ(all["name"], "张小三");
    EXPECT_EQ(all["address"], "云山区白石镇青溪路三十二号");
    EXPECT_EQ(all["id_number"], "11010519491231002X");
    const std::string id = registered["matters"][0]["id"];
    const Json matter = house.handler.get("/api/v1/matters/" + id).json();
    EXPECT_EQ(matter["facts"].size(), 1u) << "the matter is not disturbed";
    EXPECT_NE(matter["submission"]["persons"][0]["name"], "张小三") << "masked as before";
}

TEST_F(RevealTest, NeedsAPurpose) {
    const std::string path = reveal_of(house.register_one());
    EXPECT_EQ(house.registrar.post(path, {{"fields", {"name"}}}).json()["place"], "purpose");
    EXPECT_EQ(house.registrar.post(path, {{"purpose", "contact"}}).json()["place"], "fields");
    EXPECT_EQ(house.registrar.post(path, {{"purpose", "contact"}, {"fields", Json::array()}}).json()["place"],
              "fields");
    EXPECT_EQ(house.registrar.post(path, {{"purpose", "contact"}, {"fields", {"text"}}}).status, 400);
    EXPECT_EQ(house.registrar.post(path, {{"purpose", "other"}, {"fields", {"name"}}}).json()["place"], "text")
        << "what other purpose must be said";
    EXPECT_EQ(house.registrar.post(path, {{"purpose", "other"}, {"fields", {"name"}}, {"text", "登门走访"}}).status,
              200);
    EXPECT_EQ(house.nobody.post(path, {{"purpose", "contact"}, {"fields", {"name"}}}).status, 401);
    EXPECT_EQ(house.leader.post(path, {{"purpose", "contact"}, {"fields", {"name"}}}).status, 403);
    EXPECT_EQ(house.water_handler.post(path, {{"purpose", "contact"}, {"fields", {"name"}}}).status, 404)
        << "not theirs";
}

TEST_F(RevealTest, WhoeverAskedNotToBeNamedIsKnownToTheOfficeOnly) {
    Json body = House::letter();
    body["persons"][0]["is_name_withheld"] = true;
    const Json registered = house.register_one(body);
    const std::string id = registered["matters"][0]["id"];
    ASSERT_EQ(
        house.handler
            .post("/api/v1/matters/" + id + "/forward", {{"to", "区住建局"}, {"role", "lead"}, {"mode", "forward"}})
            .status,
        200);
    const Json ask{{"purpose", "contact"}, {"fields", {"name", "phone"}}};
    const Reply organ = house.housing_handler.post(reveal_of(registered), ask);
    ASSERT_EQ(organ.status, 200) << organ.body;
    EXPECT_TRUE(organ.json()["persons"][0]["name"].is_null());
    EXPECT_TRUE(organ.json()["persons"][0]["phone"].is_null());
    EXPECT_EQ(organ.json()["persons"][0]["is_name_withheld"], true);
    EXPECT_EQ(house.handler.post(reveal_of(registered), ask).json()["persons"][0]["name"], "张小三");
}

TEST_F(AuditTest, SaysWhoSawWhatWhen) {
    const Json registered = house.register_one();
    const std::string id = registered["matters"][0]["id"];
    const Reply shown = house.registrar.post(reveal_of(registered), {{"purpose", "deliver"}, {"fields", {"address"}}});
    ASSERT_EQ(shown.status, 200) << shown.body;
    (void)house.handler.get("/api/v1/matters/" + id);
    (void)house.handler.get("/api/v1/matters?format=csv");
    (void)house.handler.get(registered["receipt"]);
    const Reply reply = house.auditor.get("/api/v1/audit");
    ASSERT_EQ(reply.status, 200) << reply.body;
    const auto rows = [&](const std::string& kind) {
        return house.auditor.get("/api/v1/audit?kind=" + kind).json()["rows"];
    };
    ASSERT_EQ(rows("reveal").size(), 1u) << reply.body;
    const Json row = rows("reveal")[0];
    EXPECT_EQ(row["post"]["name"], "登记员");
    EXPECT_EQ(row["organ"]["name"], "区信访局");
    EXPECT_EQ(row["number"], registered["number"]);
    EXPECT_EQ(row["detail"], "deliver address");
    EXPECT_EQ(row["seq"], shown.json()["seq"]);
    ASSERT_EQ(rows("read_matter").size(), 1u);
    EXPECT_EQ(rows("read_matter")[0]["number"], registered["matters"][0]["number"]);
    EXPECT_EQ(rows("export_list")[0]["detail"], "matters.csv");
    EXPECT_EQ(rows("read_submission").size(), 1u);
    EXPECT_EQ(rows("token_used").size(), 3u) << "registrar, handler, auditor: once each within the hour";
    for (const char* personal : {"张小三", "13812345678", "青溪"})
        EXPECT_EQ(reply.body.find(personal), std::string::npos);
    EXPECT_EQ(house.handler.get("/api/v1/audit").status, 403);
    EXPECT_EQ(house.system_admin.get("/api/v1/audit").status, 403);
    EXPECT_EQ(house.auditor.get("/api/v1/matters").status, 403) << "who watches sees no matter";
}

TEST_F(AuditTest, PagesNewestFirst) {
    const std::string id = house.register_one()["matters"][0]["id"];
    for (int i = 0; i < 5; ++i) (void)house.handler.get("/api/v1/matters/" + id);
    std::size_t seen = 0;
    std::string cursor;
    do {
        const Json page =
            house.auditor.get("/api/v1/audit?kind=read_matter&limit=2" + (cursor.empty() ? "" : "&cursor=" + cursor))
                .json();
        seen += page["rows"].size();
        cursor = page["next"];
    } while (!cursor.empty());
    EXPECT_EQ(seen, 5u);
    EXPECT_EQ(house.auditor.get("/api/v1/audit?kind=read_matter&from=2026-03-16&to=2026-03-16").json()["rows"].size(),
              5u);
    EXPECT_EQ(house.auditor.get("/api/v1/audit?kind=read_matter&to=2026-03-15").json()["rows"].size(), 0u);
    EXPECT_EQ(house.auditor.get("/api/v1/audit?kind=read_matter&post=登记员").json()["rows"].size(), 0u);
    EXPECT_EQ(house.auditor.get("/api/v1/audit?kind=read_matter&post=办理员").json()["rows"].size(), 5u);
    EXPECT_EQ(house.auditor.get("/api/v1/audit?post=无此岗位").status, 400);
    EXPECT_EQ(house.auditor.get("/api/v1/audit?cursor=x").status, 400);
}

TEST_F(AuditTest, SignInsAndFailedOnes) {
    house.open_account();
    const char* session = "/api/v1/session";
    EXPECT_EQ(house.nobody.post(session, {{"name", "banli"}, {"password", "wrong password"}}).status, 401);
    EXPECT_EQ(house.nobody.post(session, {{"name", "my secret password"}, {"password", "x"}}).status, 401);
    EXPECT_EQ(house.nobody.post(session, {{"name", "banli"}, {"password", House::password}}).status, 200);
    const Json failed = house.auditor.get("/api/v1/audit?kind=sign_in_failed").json()["rows"];
    ASSERT_EQ(failed.size(), 2u);
    EXPECT_EQ(failed[1]["account"], "banli");
    EXPECT_EQ(failed[0]["account"], "") << "no account: it may have been a password";
    EXPECT_EQ(house.auditor.get("/api/v1/audit?kind=sign_in").json()["rows"][0]["account"], "banli");
}

TEST_F(AuditTest, AnAccusationIsMarkedAndHiddenFromTheAccusedOrgansAuditor) {
    const Json registered = house.register_one(accusation_of_housing());
    const std::string id = registered["matters"][0]["id"];
    ASSERT_EQ(house.handler.get("/api/v1/matters/" + id).status, 200);
    ASSERT_EQ(house.handler.post(reveal_of(registered), {{"purpose", "contact"}, {"fields", {"phone"}}}).status, 200);
    const Json rows = house.auditor.get("/api/v1/audit?accusation=yes").json()["rows"];
    ASSERT_EQ(rows.size(), 2u);
    EXPECT_EQ(rows[0]["is_accusation"], true);
    EXPECT_TRUE(house.housing_auditor.get("/api/v1/audit?accusation=yes").json()["rows"].empty());
    EXPECT_EQ(house.housing_auditor.get("/api/v1/audit").body.find(registered["number"].get<std::string>()),
              std::string::npos);
}

}  // namespace
}  // namespace http::testing
