#include "http/api_test.hpp"

namespace http::testing {
namespace {

using RegisterTest = ApiTest;

TEST_F(RegisterTest, AnswersNumberCodeAndClocks) {
    const Reply reply = house.registrar.post("/api/v1/submissions", House::letter());
    ASSERT_EQ(reply.status, 201) << reply.body;
    const Json json = reply.json();
    EXPECT_TRUE(json["number"].get<std::string>().starts_with("440111L20260316")) << reply.body;
    EXPECT_EQ(json["query_code"].get<std::string>().size(), 8u);
    ASSERT_EQ(json["matters"].size(), 1u);
    EXPECT_EQ(json["matters"][0]["number"], json["number"].get<std::string>() + "-1");
    // 《信访工作条例》第二十二条: forwarded within 15 days of receipt, and the 15th day is a Tuesday.
    const Json& clock = json["matters"][0]["clocks"][0];
    EXPECT_EQ(clock["term"], "dispose");
    EXPECT_EQ(clock["due_day"], "2026-03-31");
    EXPECT_EQ(clock["provisional"], false);
    EXPECT_TRUE(clock["article"].get<std::string>().starts_with("《信访工作条例》第二十二条")) << clock;
    EXPECT_EQ(json["breaches"], Json::array());
    EXPECT_EQ(json["notes"], Json::array());
}

TEST_F(RegisterTest, ANumberThatCannotBeIsToldAndKept) {
    Json body = House::letter();
    body["persons"] = Json::array({{{"name", "张三"}, {"phone", "1380000000"}, {"id_number", "110105194912310021"}},
                                   {{"name", "李四"}, {"phone", "13800000000"}, {"id_number", "11010519491231002X"}}});
    const Reply reply = house.registrar.post("/api/v1/submissions", body);
    ASSERT_EQ(reply.status, 201) << reply.body;
    const Json notes = reply.json()["notes"];
    ASSERT_EQ(notes.size(), 3u) << notes;
    EXPECT_EQ(notes[0]["place"], "persons[0].id_number");
    EXPECT_EQ(notes[0]["id"], "resident_check");
    EXPECT_EQ(notes[0]["zh"], "居民身份证号码校验位不符");
    EXPECT_EQ(notes[1]["place"], "persons[0].phone");
    EXPECT_EQ(notes[1]["id"], "phone_shape");
    EXPECT_EQ(notes[2]["place"], "persons[0].address");
    EXPECT_EQ(notes[2]["zh"], "书面信访没有载明住址；可以联系补充");
    EXPECT_EQ(reply.body.find("110105"), std::string::npos) << "the number itself stays where it was typed";
}

TEST_F(RegisterTest, WhoVisitsOrHidesTheirNameIsNotAskedForAnAddress) {
    Json body = House::letter();
    body["persons"][0].erase("address");
    EXPECT_EQ(house.registrar.post("/api/v1/submissions", body).json()["notes"][0]["id"], "address_missing");
    body["form"] = "visit";
    EXPECT_EQ(house.registrar.post("/api/v1/submissions", body).json()["notes"], Json::array());
    body["form"] = "letter";
    body["is_anonymous"] = true;
    body.erase("persons");
    EXPECT_EQ(house.registrar.post("/api/v1/submissions", body).json()["notes"], Json::array());
}

TEST_F(RegisterTest, OpensAMatterForEveryDemandAndJoinsOneThatExists) {
    Json body = House::letter();
    body["demands"].push_back({{"title", "欠薪"}});
    const Json first = house.register_one(body);
    EXPECT_EQ(first["matters"].size(), 2u);
    body = House::letter("再次反映");
    body["demands"][0]["attach_to"] = first["matters"][0]["number"];
    const Json second = house.register_one(body);
    EXPECT_EQ(second["matters"][0]["id"], first["matters"][0]["id"]);
    EXPECT_EQ(second["matters"][0]["clocks"], Json::array()) << "a second letter opens no second clock";
    const Json matter = house.handler.get("/api/v1/matters/" + first["matters"][0]["id"].get<std::string>()).json();
    EXPECT_EQ(matter["attached"][0]["number"], second["number"]);
    body["demands"][0]["attach_to"] = "440111L2026031699999X-1";
    const Reply unknown = house.registrar.post("/api/v1/submissions", body);
    EXPECT_EQ(unknown.status, 404);
    EXPECT_EQ(unknown.json()["place"], "demands[0].attach_to");
}

TEST_F(RegisterTest, LateRegistrationIsRecordedWithItsBreach) {
    Json body = House::letter();
    body["received_day"] = "2026-01-05";
    const Json json = house.register_one(body);
    ASSERT_EQ(json["breaches"].size(), 1u) << json;
    EXPECT_EQ(json["breaches"][0]["id"], "registered_late");
    EXPECT_FALSE(json["breaches"][0]["article"].get<std::string>().empty());
}

TEST_F(RegisterTest, TheReceiptIsFetchedWhereTheAnswerSays) {
    const Json json = house.register_one();
    const Reply receipt = house.registrar.get(json["receipt"]);
    ASSERT_EQ(receipt.status, 200) << receipt.body;
    EXPECT_TRUE(receipt.headers.at("content-type").starts_with("text/plain"));
    EXPECT_NE(receipt.body.find(json["number"].get<std::string>()), std::string::npos);
    EXPECT_EQ(house.registrar.get("/api/v1/submissions/440111L2026031600099X/receipt").status, 404);
    EXPECT_EQ(house.water_handler.get(json["receipt"]).status, 404) << "not their letter";
}

TEST_F(RegisterTest, RefusalsHaveTheirNames) {
    Json body = House::letter();
    body["demands"] = Json::array();
    const Reply empty = house.registrar.post("/api/v1/submissions", body);
    EXPECT_EQ(empty.status, 409);
    EXPECT_EQ(empty.json()["code"], "no_demand");
    EXPECT_FALSE(empty.json()["text_en"].get<std::string>().empty());
    body = House::letter();
    body["persons"] = Json::array();
    EXPECT_EQ(house.registrar.post("/api/v1/submissions", body).json()["code"], "no_petitioner");
    body["is_anonymous"] = true;
    EXPECT_EQ(house.registrar.post("/api/v1/submissions", body).status, 201);
    body = House::letter();
    body["received_day"] = "2026-03-17";
    EXPECT_EQ(house.registrar.post("/api/v1/submissions", body).status, 409) << "received tomorrow";
}

TEST_F(RegisterTest, TheSameExternalNumberIsRegisteredOnce) {
    Json body = House::letter();
    body["external_source"] = "12345热线";
    body["external_number"] = "A-1";
    EXPECT_EQ(house.registrar.post("/api/v1/submissions", body).status, 201);
    const Reply again = house.registrar.post("/api/v1/submissions", body);
    EXPECT_EQ(again.status, 409);
    EXPECT_EQ(again.json()["place"], "external_number");
}

TEST_F(RegisterTest, ForOnesOwnOrganOnly) {
    Json body = House::letter();
    body["office"] = "区水务局";
    EXPECT_EQ(house.registrar.post("/api/v1/submissions", body).status, 403);
    EXPECT_EQ(house.housing_handler.post("/api/v1/submissions", House::letter()).status, 403);
    EXPECT_EQ(house.nobody.post("/api/v1/submissions", House::letter()).status, 401);
}

// The language of Accept-Language; Chinese where nobody says.
TEST_F(RegisterTest, AProblemSpeaksTheLanguageThatIsAskedFor) {
    const auto told = [&](const char* accepted) {
        const Reply reply = house.registrar.also(std::string("Accept-Language: ") + accepted)
                                .post("/api/v1/submissions", Json::object());
        return reply.headers.at("content-language") + " " + reply.json()["detail"].get<std::string>();
    };
    EXPECT_EQ(told("zh-CN,zh;q=0.9,en;q=0.8"), "zh 缺这个字段");
    EXPECT_EQ(told("en-GB,en;q=0.9,zh;q=0.1"), "en this member is missing");
    EXPECT_EQ(told("fr"), "zh 缺这个字段");
    EXPECT_EQ(house.registrar.post("/api/v1/submissions", Json::object()).headers.at("content-language"), "zh");
}

TEST_F(RegisterTest, BadInputOfEveryKind) {
    const auto ask = [&](const std::string& body) { return house.registrar.ask("POST", "/api/v1/submissions", body); };
    EXPECT_EQ(ask("{").status, 400);
    EXPECT_EQ(ask("").status, 400);
    EXPECT_EQ(ask("[]").status, 400);
    EXPECT_EQ(ask("{\"form\":\"\xff\xfe\"}").json()["detail"], "文字不是 UTF-8 编码");
    Json body = House::letter();
    body["demands"][0]["titel"] = "x";
    const Reply unknown = ask(body.dump());
    EXPECT_EQ(unknown.status, 400);
    EXPECT_EQ(unknown.json()["place"], "demands[0].titel");
    EXPECT_NE(unknown.json()["cure"].get<std::string>().find("title"), std::string::npos);
    body = House::letter(std::string(201 * 3, 'x'));
    EXPECT_EQ(ask(body.dump()).json()["place"], "demands[0].title");
    EXPECT_EQ(ask(std::string(5 << 20, ' ')).status, 413);
    EXPECT_EQ(house.registrar.post("/api/v1/submissions", House::letter()).status, 201) << "and goes on working";
}

}  // namespace
}  // namespace http::testing
