// Papers over HTTP: filled in from the facts, numbered without gaps, stored and read again byte for byte, kept as scan,
// voided, served, for many matters, and never told to those who may not see the matter.
#include "http/api_test.hpp"

namespace http::testing {
namespace {

using PapersTest = ApiTest;

Json opinion(const std::string& code = "云建") {
    Json values = Json::array();
    const auto value = [&](const char* id, const char* text) { values.push_back({{"id", id}, {"value", text}}); };
    value("request", "修好路灯。");
    value("facts", "路灯因线路老化不亮。");
    value("opinion", "请求成立，予以支持，已于三月修复。");
    value("legal_basis", "《城市道路照明设施管理规定》。");
    value("remedy_organ", "云山区人民政府");
    value("remedy_materials", "复查申请书、本意见书");
    value("remedy_days", "7");  // the law says otherwise
    return {{"leg", 1}, {"kind", "opinion"}, {"code", code}, {"values", values}};
}

struct Answered : PapersTest {
    std::string matter = "/api/v1/matters/" + house.accepted_matter();
    void SetUp() override {
        const Reply replied = house.housing_handler.post(
            matter + "/reply", {{"leg", 1}, {"kind", "opinion"}, {"outcome", "supported"}, {"text", "已修复"}});
        ASSERT_EQ(replied.status, 200) << replied.body;
    }
};

TEST_F(Answered, WhatTheFactsAndTheLawSayIsFilledIn) {
    const Reply reply = house.housing_handler.get(matter + "/paper_draft?kind=opinion&leg=1");
    ASSERT_EQ(reply.status, 200) << reply.body;
    std::map<std::string, Json> fields;
    for (const Json& field : reply.json()) fields[field["id"]] = field;
    EXPECT_EQ(fields["outcome"]["value"], "支持");
    EXPECT_EQ(fields["outcome"]["article"], "32");
    EXPECT_EQ(fields["accepted_day"]["value"], "2026-03-16");
    // 《信访工作条例》第三十五条: thirty days, and nobody types another number.
    EXPECT_EQ(fields["remedy_days"]["value"], "30");
    EXPECT_EQ(fields["remedy_days"]["is_lawful"], true);
    EXPECT_EQ(fields["legal_basis"]["value"], "");
    EXPECT_EQ(fields["legal_basis"]["is_required"], true);
}

TEST_F(Answered, APaperIsNumberedStoredAndReadAgain) {
    Json incomplete = opinion();
    incomplete["values"].erase(3);
    const Reply missing = house.housing_handler.post(matter + "/papers", incomplete);
    EXPECT_EQ(missing.status, 400) << missing.body;
    EXPECT_EQ(missing.json()["place"], "legal_basis");

    const Reply first = house.housing_handler.post(matter + "/papers", opinion());
    ASSERT_EQ(first.status, 201) << first.body;
    EXPECT_EQ(first.json()["number"], "云建〔2026〕1号") << "the one that failed took no number";
    const std::string paper = matter + "/papers/" + std::to_string(first.json()["paper"].get<int>());
    const Reply file = house.housing_handler.get(paper);
    ASSERT_EQ(file.status, 200) << file.body;
    EXPECT_TRUE(file.body.starts_with("PK\x03\x04"));
    EXPECT_EQ(file.body.size(), first.json()["size"].get<std::size_t>());
    EXPECT_TRUE(file.headers.at("content-disposition").starts_with("attachment"));
    EXPECT_EQ(house.housing_handler.get(paper).body, file.body) << "read again, never rendered again";
    EXPECT_EQ(house.housing_handler.post(matter + "/papers", opinion()).json()["number"], "云建〔2026〕2号");

    Json typed = opinion("");
    typed["number"] = "云建函〔2026〕118号";
    EXPECT_EQ(house.housing_handler.post(matter + "/papers", typed).json()["number"], "云建函〔2026〕118号");
    EXPECT_EQ(house.housing_handler.post(matter + "/papers", opinion("")).json()["place"], "code");
    const Json told = house.handler.get(matter).json();
    ASSERT_EQ(told["papers"].size(), 3u);
    EXPECT_EQ(told["papers"][0]["kind"], "opinion");
    for (const Json& fact : told["facts"]) EXPECT_EQ(fact["text"].get<std::string>().find("PK"), std::string::npos);
}

TEST_F(Answered, TheScanOfTheSealedSheetIsTheAuthoritativeCopy) {
    const int number = house.housing_handler.post(matter + "/papers", opinion()).json()["paper"];
    const std::string paper = matter + "/papers/" + std::to_string(number);
    const std::string scan = "%PDF-1.4 the sealed sheet";
    EXPECT_EQ(house.housing_handler.ask("POST", paper + "/copies?copy=scan", scan).status, 201);
    EXPECT_EQ(house.housing_handler.get(paper).body, scan);
    EXPECT_TRUE(house.housing_handler.get(paper + "?copy=made").body.starts_with("PK\x03\x04"));
    EXPECT_EQ(house.housing_handler.get(paper + "?copy=edited").status, 404);
    EXPECT_EQ(house.housing_handler.ask("POST", paper + "/copies?copy=scan", "MZ a program").status, 400);
    EXPECT_EQ(house.housing_handler.ask("POST", paper + "/copies?copy=edited", scan).status, 400);
    EXPECT_EQ(house.housing_handler.ask("POST", matter + "/papers/99/copies", scan).json()["code"], "no_such_paper");

    EXPECT_EQ(house.housing_handler.post(matter + "/serve_paper", {{"paper", number}, {"method", "direct"}}).status,
              200);
    EXPECT_EQ(house.handler.get(matter).json()["papers"][0]["served_by"], "direct");
    EXPECT_EQ(house.housing_handler.post(matter + "/void_paper", {{"paper", number}, {"text", "盖错章"}}).status, 200);
    EXPECT_EQ(house.handler.get(matter).json()["papers"][0]["is_void"], true);
    EXPECT_EQ(house.housing_handler.post(matter + "/papers", opinion()).json()["number"], "云建〔2026〕2号")
        << "a void number stays used";
}

TEST_F(Answered, OthersSeeNoPaper) {
    const int number = house.housing_handler.post(matter + "/papers", opinion()).json()["paper"];
    const std::string paper = matter + "/papers/" + std::to_string(number);
    EXPECT_EQ(house.water_handler.get(paper).status, 404);
    EXPECT_EQ(house.water_handler.get(matter + "/paper_draft?kind=opinion&leg=1").status, 404);
    EXPECT_EQ(house.water_handler.post(matter + "/papers", opinion()).status, 404);
    EXPECT_EQ(house.leader.get(paper).status, 403) << "may not see personal data";
    EXPECT_EQ(house.nobody.get(paper).status, 401);
    EXPECT_EQ(house.handler.post(matter + "/papers", opinion()).json()["code"], "not_this_organ");
}

TEST_F(PapersTest, TheSameNoticeForManyMatters) {
    Json numbers = Json::array();
    for (int i = 0; i < 3; ++i) {
        const std::string id = house.accepted_matter();
        numbers.push_back(house.handler.get("/api/v1/matters/" + id).json()["number"]);
    }
    numbers.push_back(house.register_one()["matters"][0]["number"]);  // not this organ's
    Json values = Json::array();
    for (const auto& [id, text] : {std::pair{"path", "信访程序"},
                                   {"procedure", "调查核实后书面答复。"},
                                   {"query_code", "凭回执查询"},
                                   {"contact", "020-00000000"}}) {
        values.push_back({{"id", id}, {"value", text}});
    }
    const Reply reply = house.housing_handler.post(
        "/api/v1/papers", {{"paper", {{"leg", 0}, {"kind", "acceptance_notice"}, {"code", "云建"}, {"values", values}}},
                           {"matters", numbers}});
    ASSERT_EQ(reply.status, 200) << reply.body;
    const Json issued = reply.json();
    ASSERT_EQ(issued.size(), 4u);
    for (int i = 0; i < 3; ++i) {
        EXPECT_EQ(issued[static_cast<std::size_t>(i)]["issued"]["number"],
                  "云建〔2026〕" + std::to_string(i + 1) + "号")
            << reply.body;
    }
    EXPECT_EQ(issued[3]["issued"], nullptr);
    EXPECT_FALSE(issued[3]["problem"].get<std::string>().empty());
    EXPECT_EQ(house.housing_handler.post("/api/v1/papers", {{"paper", opinion()}, {"matters", Json::array()}}).status,
              400);
}

}  // namespace
}  // namespace http::testing
