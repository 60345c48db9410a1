// The public counter: submitting without an account. What a petitioner may say, how much of it and how often.
#include "http/api_test.hpp"
#include "http/limits.hpp"

namespace http::testing {
namespace {

using CounterTest = ApiTest;

constexpr const char* submissions = "/api/v1/public/submissions";

Json petition() {
    return {{"region", "440111"},
            {"persons", {{{"name", "李小四"}, {"phone", "13912345678"}, {"address", "松岭街道一号"}}}},
            {"demands", {{{"title", "楼道照明"}, {"text", "三个月没有修好。"}, {"class", "claim"}}}}};
}

Json accusation(const char* accused) {
    Json body = petition();
    body["demands"][0] = {{"title", "举报收受好处"}, {"text", "经过如下。"}, {"class", "accusation"}};
    body["demands"][0]["accused"] = accused;
    return body;
}

std::string repeated(const char* text, std::size_t times) {
    std::string whole;
    while (times-- > 0) whole += text;
    return whole;
}

std::string id_of(const House& house, const std::string& number) {
    return house.handler.get("/api/v1/matters?number=" + number).json()["rows"][0]["id"];
}

TEST_F(CounterTest, WhatNobodySubmitsTheOfficeHas) {
    Json body = petition();
    body["demands"].push_back({{"title", "电梯停运"}, {"text", "请检修。"}});
    const Reply reply = house.nobody.post(submissions, body);
    ASSERT_EQ(reply.status, 201) << reply.body;
    const Json told = reply.json();
    const std::string number = told["number"];
    EXPECT_EQ(number.substr(0, 15), "440111W20260316") << "region, W for 网上信访, the day it came";
    EXPECT_EQ(told["query_code"].get<std::string>().size(), 8u);
    EXPECT_EQ(told["receipt"], "/api/v1/public/submissions/" + number + "/receipt");
    EXPECT_EQ(told["office"], "区信访局");
    EXPECT_EQ(told["received_day"], "2026-03-16");
    ASSERT_EQ(told["matters"].size(), 2u);
    // 《信访工作条例》第二十二条: 15 days from the day after 16 March.
    EXPECT_EQ(told["matters"][0]["clocks"][0]["term"], "dispose");
    EXPECT_EQ(told["matters"][0]["clocks"][0]["due_day"], "2026-03-31");
    EXPECT_EQ(reply.body.find("\"id\""), reply.body.npos) << "ids stay inside";

    const Json matter = house.handler.get("/api/v1/matters/" + id_of(house, number + "-1")).json();
    EXPECT_EQ(matter["form"], "web");
    EXPECT_EQ(matter["class"], "claim");
    EXPECT_EQ(matter["office"]["name"], "区信访局");
    EXPECT_EQ(matter["holder"]["name"], "区信访局");
    EXPECT_EQ(matter["submission"]["source"], "direct");
    EXPECT_EQ(matter["submission"]["persons"][0]["name"], "李*四");
    EXPECT_EQ(matter["text"], "三个月没有修好。");
    EXPECT_EQ(matter["facts"][0]["actor"]["post"], nullptr) << "nobody's post";
    EXPECT_EQ(house.handler.get("/api/v1/matters/" + id_of(house, number + "-2")).json()["class"], "unclassified");
}

TEST_F(CounterTest, TheContactIsForWhoeverNamesNone) {
    Json body = petition();
    body.erase("region");
    body["persons"] = {{{"name", "王一"}}, {{"name", "赵二"}, {"phone", "13700000000"}}};
    body["contact"] = {{"phone", "13611112222"}, {"address", "白石镇二号"}};
    const Json told = house.nobody.post(submissions, body).json();
    const std::string number = told["number"];
    EXPECT_EQ(number.substr(0, 6), "440111") << "the office's own region";
    const Json persons = house.handler.get("/api/v1/matters/" + id_of(house, number)).json()["submission"]["persons"];
    EXPECT_EQ(persons[0]["phone"].get<std::string>().substr(0, 1), "1");
    EXPECT_EQ(persons[0]["phone"].get<std::string>().back(), '2');
    EXPECT_EQ(persons[1]["phone"].get<std::string>().back(), '0');
    body["contact"].erase("phone"), body["contact"].erase("address"), body.erase("persons");
    body["is_anonymous"] = true;
    EXPECT_EQ(house.nobody.post(submissions, body).status, 201);
}

TEST_F(CounterTest, WhatOnlyTheOfficeKnowsIsNotTaken) {
    const std::pair<const char*, Json> claims[] = {{"form", "letter"},
                                                   {"source", "superior"},
                                                   {"received_day", "2026-01-01"},
                                                   {"day", "2026-01-01"},
                                                   {"office", "区政府"},
                                                   {"people", 300},
                                                   {"external_number", "7"},
                                                   {"external_source", "x"},
                                                   {"is_oral", true},
                                                   {"origin_from", "leader's desk"}};
    for (const auto& [member, value] : claims) {
        Json body = petition();
        body[member] = value;
        const Reply reply = house.nobody.post(submissions, body);
        EXPECT_EQ(reply.status, 400) << member;
        EXPECT_EQ(reply.json()["place"], member) << reply.body;
    }
    for (const auto& [member, value] :
         {std::pair<const char*, Json>{"is_first", true}, {"attach_to", "440111L2"}, {"category", "010101"}}) {
        Json body = petition();
        body["demands"][0][member] = value;
        EXPECT_EQ(house.nobody.post(submissions, body).json()["place"], "demands[0]." + std::string(member));
    }
    EXPECT_EQ(house.handler.get("/api/v1/matters").json()["rows"].size(), 0u);
}

/// Each limit at its last good value and one beyond it; each message in both languages.
TEST_F(CounterTest, EveryFieldHasALimit) {
    struct Case {
        const char* place;
        std::size_t max;
        void (*set)(Json& body, std::size_t n);
    };
    const Case cases[] = {
        {"persons[0].name", public_name_max,
         [](Json& b, std::size_t n) { b["persons"][0]["name"] = repeated("张", n); }},
        {"persons[0].phone", public_phone_max,
         [](Json& b, std::size_t n) { b["persons"][0]["phone"] = repeated("1", n); }},
        {"persons[0].address", public_address_max,
         [](Json& b, std::size_t n) { b["persons"][0]["address"] = repeated("路", n); }},
        {"persons[0].id_number", public_id_number_max,
         [](Json& b, std::size_t n) { b["persons"][0]["id_number"] = repeated("1", n); }},
        {"contact.phone", public_phone_max, [](Json& b, std::size_t n) { b["contact"]["phone"] = repeated("1", n); }},
        {"contact.address", public_address_max,
         [](Json& b, std::size_t n) { b["contact"]["address"] = repeated("路", n); }},
        {"demands[0].title", public_title_max,
         [](Json& b, std::size_t n) { b["demands"][0]["title"] = repeated("灯", n); }},
        {"demands[0].text", public_text_max,
         [](Json& b, std::size_t n) { b["demands"][0]["text"] = repeated("𠮷", n); }},
        {"demands[0].accused", public_name_max,
         [](Json& b, std::size_t n) {
             b["demands"][0]["class"] = "accusation";
             b["demands"][0]["accused"] = repeated("某", n);
         }},
        {"persons", public_persons_max,
         [](Json& b, std::size_t n) { b["persons"] = std::vector<Json>(n, b["persons"][0]); }},
        {"demands", public_demands_max,
         [](Json& b, std::size_t n) { b["demands"] = std::vector<Json>(n, b["demands"][0]); }},
        {"demands", public_texts_max, [](Json& b, std::size_t n) {
             b["demands"].push_back(b["demands"][0]);
             b["demands"].push_back(b["demands"][0]);
             b["demands"][0]["text"] = b["demands"][1]["text"] = repeated("字", (n - 1) / 2);
             b["demands"][2]["text"] = repeated("字", n - (n - 1) / 2 * 2);
         }}};
    for (const Case& one : cases) {
        Json body = petition();
        one.set(body, one.max);
        const Reply good = house.nobody.post(submissions, body);
        EXPECT_EQ(good.status, 201) << one.place << good.body;
        one.set(body = petition(), one.max + 1);
        const Reply bad = house.nobody.post(submissions, body);
        EXPECT_EQ(bad.status, 400) << one.place;
        EXPECT_EQ(bad.json()["place"], one.place);
        EXPECT_NE(bad.json()["detail"].get<std::string>().find("最多"), std::string::npos) << bad.body;
    }
    const std::string huge = "{\"demands\":\"" + std::string(public_body_max, 'x') + "\"}";
    EXPECT_EQ(house.nobody.ask("POST", submissions, huge).json()["place"], "body");
}

TEST_F(CounterTest, WhatIsMissingIsNamed) {
    const std::pair<const char*, const char*> edits[] = {
        {"persons", R"([{"op":"remove","path":"/persons"}])"},
        {"persons", R"([{"op":"add","path":"/is_anonymous","value":true}])"},
        {"persons[0].name", R"([{"op":"replace","path":"/persons/0/name","value":"　 "}])"},
        {"contact", R"([{"op":"replace","path":"/persons/0","value":{"name":"王一"}}])"},
        {"demands", R"([{"op":"replace","path":"/demands","value":[]}])"},
        {"demands", R"([{"op":"remove","path":"/demands"}])"},
        {"demands[0].title", R"([{"op":"replace","path":"/demands/0/title","value":" "}])"},
        {"demands[0].text", R"([{"op":"replace","path":"/demands/0/text","value":""}])"},
        {"demands[0].accused", R"([{"op":"add","path":"/demands/0/accused","value":"区住建局"}])"},
        {"demands[0].class", R"([{"op":"replace","path":"/demands/0/class","value":"complaint"}])"},
        {"persons[0].phone", "[{\"op\":\"replace\",\"path\":\"/persons/0/phone\",\"value\":\"1\\n2\"}]"}};
    for (const auto& [place, edit] : edits) {
        const Reply reply = house.nobody.post(submissions, petition().patch(Json::parse(edit)));
        EXPECT_EQ(reply.status, 400) << edit;
        EXPECT_EQ(reply.json()["place"], place) << reply.body;
    }
}

TEST_F(CounterTest, AnAccusationIsSealedAtOnce) {
    const Reply reply = house.nobody.post(submissions, accusation("区住建局"));
    ASSERT_EQ(reply.status, 201) << reply.body;
    EXPECT_EQ(reply.json()["matters"][0]["accused"], "区住建局");
    const std::string number = reply.json()["number"];
    const std::string id = id_of(house, number);
    EXPECT_EQ(house.handler.get("/api/v1/matters/" + id).json()["class"], "accusation");
    for (const Client* accused : {&house.housing_handler, &house.housing_head, &house.bureau_handler}) {
        EXPECT_EQ(accused->get("/api/v1/matters/" + id).status, 404);
        EXPECT_EQ(accused->get("/api/v1/matters?number=" + number).json()["rows"].size(), 0u);
    }
    EXPECT_EQ(
        house.handler
            .post("/api/v1/matters/" + id + "/forward", {{"to", "房屋管理所"}, {"role", "lead"}, {"mode", "forward"}})
            .json()["code"],
        "recused_accused_organ");
}

TEST_F(CounterTest, AnAccusationNeedsNoExactName) {
    const Json told = house.nobody.post(submissions, accusation("住建局的某科")).json();
    EXPECT_EQ(told["matters"][0]["accused"], nullptr) << "not known here: the office will classify it";
    const std::string id = id_of(house, told["number"]);
    const Json matter = house.handler.get("/api/v1/matters/" + id).json();
    EXPECT_EQ(matter["class"], "accusation");
    EXPECT_NE(matter["text"].get<std::string>().find("住建局的某科"), std::string::npos);
    EXPECT_EQ(house.housing_handler.get("/api/v1/matters/" + id).status, 404) << "nobody but the office sees it yet";
}

TEST_F(CounterTest, WhoAccusesTheOfficeIsToldAndNothingIsWritten) {
    for (const char* accused : {"区信访局", "区政府"}) {
        const Reply reply = house.nobody.post(submissions, accusation(accused));
        EXPECT_EQ(reply.status, 409) << reply.body;
        EXPECT_EQ(reply.json()["code"], "recused_accused_organ");
    }
    EXPECT_EQ(house.handler.get("/api/v1/matters").json()["rows"].size(), 0u);
}

TEST(ClosedCounterTest, IsSaidClearlyAndQueriesGoOn) {
    http::Settings closed;
    closed.is_counter_open = false;
    const House house(closed);
    const Reply reply = house.nobody.post(submissions, petition());
    EXPECT_EQ(reply.status, 503);
    EXPECT_NE(reply.body.find("不受理网上提交"), std::string::npos) << reply.body;
    EXPECT_NE(reply.body.find("takes no submissions on line"), std::string::npos);
    EXPECT_FALSE(reply.headers.contains("retry-after")) << "it is closed, not busy";
    const Json registered = house.register_one();
    EXPECT_EQ(house.nobody
                  .post("/api/v1/public/query", {{"number", registered["number"]}, {"code", registered["query_code"]}})
                  .status,
              200);
}

TEST_F(CounterTest, OneAddressSubmitsSoOften) {
    Json bad = petition();
    bad.erase("demands");
    for (int i = 0; i < 2 * counter_tries_max; ++i) EXPECT_EQ(house.nobody.post(submissions, bad).status, 400);
    for (int i = 0; i < counter_tries_max; ++i) ASSERT_EQ(house.nobody.post(submissions, petition()).status, 201) << i;
    const Reply more = house.nobody.post(submissions, petition());
    EXPECT_EQ(more.status, 429) << "mistakes were not counted, submissions were";
    EXPECT_NE(more.body.find("十分钟"), std::string::npos) << more.body;
    EXPECT_EQ(house.nobody.also("X-Forwarded-For: 203.0.113.9").post(submissions, petition()).status, 429)
        << "anyone could say so";
    house.go_to(monday + 1);
    EXPECT_EQ(house.nobody.post(submissions, petition()).status, 201) << "another window";
}

TEST(TrustedProxyTest, NamesTheAddressAndAllTogetherHaveALimit) {
    http::Settings behind;
    behind.trusts_forwarded_for = true;
    const House house(behind);
    const auto from = [&](const std::string& headers) {
        return house.nobody.also(headers).post(submissions, petition()).status;
    };
    for (int i = 0; i < counter_tries_max; ++i) ASSERT_EQ(from("X-Forwarded-For: 203.0.113.9"), 201);
    EXPECT_EQ(from("X-Forwarded-For: 203.0.113.9"), 429);
    EXPECT_EQ(from("X-Forwarded-For: 198.51.100.1, 203.0.113.9"), 429) << "the proxy's word is the last";
    EXPECT_EQ(from("X-Forwarded-For: 198.51.100.2\r\nX-Forwarded-For: 203.0.113.9"), 429) << "and the last line";
    int taken = counter_tries_max;
    while (taken < counter_all_max + 1 && from("X-Forwarded-For: 203.0.114." + std::to_string(taken)) == 201) ++taken;
    EXPECT_EQ(taken, counter_all_max);
}

}  // namespace
}  // namespace http::testing
