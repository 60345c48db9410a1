#include <set>

#include "http/api_test.hpp"

namespace http::testing {
namespace {

using MattersTest = ApiTest;

Reply perform(const Client& client, const std::string& id, const std::string& deed, const Json& body) {
    return client.post("/api/v1/matters/" + id + "/" + deed, body);
}

TEST_F(MattersTest, AMatterShowsEverythingMasked) {
    const std::string id = house.accepted_matter();
    const Reply reply = house.housing_handler.get("/api/v1/matters/" + id);
    ASSERT_EQ(reply.status, 200) << reply.body;
    const Json json = reply.json();
    EXPECT_EQ(json["title"], "路灯坏了");
    EXPECT_EQ(json["text"], "请派人修理。");
    EXPECT_EQ(json["phase"], "accepted");
    EXPECT_EQ(json["class"], "claim");
    EXPECT_EQ(json["region"], "440111");
    EXPECT_EQ(json["holder"]["name"], "区住建局");
    EXPECT_EQ(json["submission"]["persons"][0]["name"], "张*三");
    EXPECT_EQ(json["submission"]["persons"][0]["phone"], "138****5678");
    for (const char* secret : {"张小三", "13812345678", "青溪路三十二号"})
        EXPECT_EQ(reply.body.find(secret), std::string::npos);
    ASSERT_EQ(json["legs"].size(), 2u);
    EXPECT_EQ(json["legs"][1]["organ"]["name"], "区住建局");
    EXPECT_EQ(json["legs"][1]["accepted_day"], "2026-03-16");
    EXPECT_TRUE(json["legs"][1]["replied_day"].is_null());
    ASSERT_EQ(json["facts"].size(), 3u);
    EXPECT_EQ(json["facts"][1]["kind"], "forward");
    EXPECT_EQ(json["facts"][1]["kind_zh"], "转送交办");
    EXPECT_EQ(json["facts"][1]["fields"]["mode"], "forward");
    EXPECT_EQ(json["facts"][1]["actor"]["post"]["name"], "办理员");
    EXPECT_EQ(json["facts"][2]["actor"]["organ"]["name"], "区住建局");
    EXPECT_EQ(json["facts"][0]["text"], "路灯坏了\n\n请派人修理。");
    EXPECT_EQ(json["facts"][0]["is_sealed"], true);
}

TEST_F(MattersTest, ATextIsShownAsItWasWritten) {
    Json body = House::letter("见 https://example.org/张小三?tel=13812345678&a=1#x");
    body["demands"][0]["text"] = "张小三：\"请看\" <a href=\"https://example.org/138\">附件</a>\n\t%E5%BC%A0 \\ 完。";
    const std::string id = house.register_one(body)["matters"][0]["id"];
    const Json json = house.handler.get("/api/v1/matters/" + id).json();
    EXPECT_EQ(json["title"], body["demands"][0]["title"]);
    EXPECT_EQ(json["text"], body["demands"][0]["text"]);
    EXPECT_EQ(json["submission"]["persons"][0]["name"], "张*三") << "fields are masked, texts are not rewritten";
}

TEST_F(MattersTest, WhoeverAskedForItIsNotNamed) {
    Json body = House::letter();
    body["persons"][0]["is_name_withheld"] = true;
    const std::string id = house.register_one(body)["matters"][0]["id"];
    const Json json = house.handler.get("/api/v1/matters/" + id).json();
    EXPECT_EQ(json["submission"]["persons"][0]["name"], "***");
}

TEST_F(MattersTest, ClocksRunEndAndExplainThemselves) {
    const std::string id = house.accepted_matter();
    const auto clock = [&](const std::string& term) {
        const Json matter = house.handler.get("/api/v1/matters/" + id).json();
        for (const Json& one : matter["clocks"]) {
            if (one["term"] == term) return one;
        }
        return Json();
    };
    // 《信访工作条例》第三十四条: sixty days from acceptance; the sixtieth is Friday 15 May.
    EXPECT_EQ(clock("handle")["due_day"], "2026-05-15");
    EXPECT_EQ(clock("handle")["state"], "running");
    EXPECT_EQ(clock("handle")["days_left"], 60);
    EXPECT_EQ(clock("dispose")["state"], "met");
    EXPECT_TRUE(clock("dispose")["days_left"].is_null());
    house.go_to(base::Day::from(2026, 5, 15));
    EXPECT_EQ(clock("handle")["state"], "running");
    EXPECT_EQ(clock("handle")["days_left"], 0);
    house.go_to(base::Day::from(2026, 5, 16));
    EXPECT_EQ(clock("handle")["state"], "overdue");
    EXPECT_EQ(clock("handle")["days_left"], -1);
    const Reply explained = house.handler.get("/api/v1/matters/" + id + "/clocks/1/handle");
    ASSERT_EQ(explained.status, 200) << explained.body;
    EXPECT_EQ(explained.json()["due_day"], "2026-05-15");
    EXPECT_EQ(explained.json()["steps"][0]["kind"], "start");
    EXPECT_EQ(house.handler.get("/api/v1/matters/" + id + "/clocks/0/handle").status, 404);
    EXPECT_EQ(house.handler.get("/api/v1/matters/" + id + "/clocks/1/nonsense").status, 404);
    EXPECT_EQ(
        perform(house.housing_handler, id, "reply", {{"leg", 1}, {"kind", "opinion"}, {"outcome", "supported"}}).status,
        200);
    EXPECT_EQ(clock("handle")["state"], "late");
}

TEST_F(MattersTest, AWholeCaseFromLetterToFinalReview) {
    const std::string id = house.accepted_matter();
    const auto does = [&](const Client& client, const char* deed, const Json& body) {
        const Reply reply = perform(client, id, deed, body);
        EXPECT_EQ(reply.status, 200) << deed << ' ' << reply.body;
        return reply.status == 200 ? reply.json() : Json();
    };
    does(house.handler, "classify", {{"matter_class", "申诉求决"}, {"category", "010203"}});
    does(house.housing_handler, "notice", {{"leg", 1}, {"manner", "written"}, {"text", "已受理，六十日内办结。"}});
    does(house.housing_handler, "route", {{"leg", 1}, {"path", "petition"}});
    const Json extended = does(house.housing_head, "extend", {{"leg", 1}, {"days", 30}});
    EXPECT_EQ(extended["clocks"][0]["due_day"], "2026-06-15") << "the ninetieth day is Sunday 14 June";
    const Json replied = does(house.housing_handler, "reply",
                              {{"leg", 1}, {"kind", "opinion"}, {"outcome", "unsupported"}, {"text", "经查……"}});
    EXPECT_EQ(replied["phase"], "replied");
    EXPECT_EQ(replied["version"], 8);
    EXPECT_GT(replied["seq"], 8);
    does(house.housing_handler, "deliver", {{"leg", 1}, {"method", "mail"}});
    does(house.registrar, "rate", {{"target", "office"}, {"grade", "satisfied"}});
    does(house.registrar, "request_review", {{"organ", "区政府"}, {"posted_day", "2026-03-16"}});
    does(house.reviewer, "decide_review", {{"outcome", "upheld"}});
    does(house.reviewer, "deliver", {{"leg", 2}, {"method", "direct"}});
    does(house.registrar, "request_final_review", {{"organ", "区政府"}});
    does(house.reviewer, "hear", {{"first_day", "2026-03-16"}});
    does(house.reviewer, "decide_final_review", {{"outcome", "upheld"}});
    const Json closed = does(house.handler, "close", {{"reason", "finally_reviewed"}});
    EXPECT_EQ(closed["phase"], "closed");
    does(house.handler, "reopen", Json::object());
    does(house.registrar, "withdraw", {{"text", "信访人书面撤回"}});
}

TEST_F(MattersTest, ObjectionsAndDeclines) {
    const std::string id = house.register_one()["matters"][0]["id"];
    const auto does = [&](const Client& client, const char* deed, const Json& body) {
        const Reply reply = perform(client, id, deed, body);
        EXPECT_EQ(reply.status, 200) << deed << ' ' << reply.body;
    };
    does(house.handler, "forward",
         {{"to", house.water.text()}, {"role", "lead"}, {"mode", "assign"}, {"assigned_days", 20}});
    does(house.water_handler, "object", {{"leg", 1}, {"text", "不属于我局职权"}});
    does(house.handler, "decide_objection", {{"leg", 1}, {"is_upheld", true}});
    does(house.handler, "forward",
         {{"to", "区住建局"}, {"role", "lead"}, {"mode", "forward"}, {"external_due", "2026-06-01"}});
    does(house.housing_handler, "decline", {{"leg", 2}, {"reason", "in_handling"}});
    const Json json = house.handler.get("/api/v1/matters/" + id).json();
    EXPECT_EQ(json["legs"][1]["objection"], "upheld");
    EXPECT_EQ(json["legs"][2]["external_due"], "2026-06-01");
    EXPECT_EQ(json["legs"][2]["declined_day"], "2026-03-16");
}

TEST_F(MattersTest, RefusalsNameTheirArticle) {
    const std::string id = house.accepted_matter();
    const Reply again = perform(house.housing_handler, id, "accept", {{"leg", 1}});
    EXPECT_EQ(again.status, 409);
    EXPECT_EQ(again.json()["code"], "already_accepted");
    EXPECT_TRUE(again.headers.at("content-type").starts_with("application/problem+json"));
    EXPECT_EQ(perform(house.housing_handler, id, "extend", {{"leg", 1}, {"days", 10}}).status, 403)
        << "the head approves";
    EXPECT_EQ(perform(house.housing_handler, id, "accept", {{"leg", 7}}).json()["code"], "no_such_leg");
    const Reply future =
        perform(house.housing_handler, id, "reply", {{"leg", 1}, {"kind", "response"}, {"day", "2026-03-17"}});
    EXPECT_EQ(future.json()["code"], "day_in_future");
    EXPECT_EQ(perform(house.housing_handler, id, "request_review", {{"organ", "区政府"}}).status, 403);
    EXPECT_EQ(perform(house.handler, id, "rate", {{"target", "organ"}, {"grade", "satisfied"}}).json()["code"],
              "rating_not_open");
    EXPECT_FALSE(perform(house.handler, id, "rate", {{"target", "organ"}, {"grade", "satisfied"}})
                     .json()["article"]
                     .get<std::string>()
                     .empty());
    EXPECT_EQ(perform(house.handler, id, "dance", Json::object()).status, 404);
    EXPECT_EQ(perform(house.handler, "7f", "close", {{"reason", "other"}}).status, 404);
    const Reply text = perform(house.housing_handler, id, "reply",
                               {{"leg", 1}, {"kind", "response"}, {"text", std::string(20'001, 'x')}});
    EXPECT_EQ(text.json()["place"], "text");
    const Reply unknown =
        perform(house.housing_handler, id, "reply", {{"leg", 1}, {"kind", "response"}, {"note", "x"}});
    EXPECT_EQ(unknown.json()["place"], "note");
}

TEST_F(MattersTest, CorrectionsAmendHistory) {
    const std::string id = house.accepted_matter();
    const auto correct = [&](const Json& body) { return perform(house.handler, id, "correct", body); };
    house.go_to(base::Day::from(2026, 3, 20));
    const Reply kind =
        correct({{"version", 3}, {"deed", {{"deed", "decline"}, {"leg", 1}, {"reason", "other_organ"}}}});
    EXPECT_EQ(kind.status, 400);
    EXPECT_EQ(kind.json()["place"], "deed");
    const Reply later = correct(
        {{"version", 3}, {"day", "2026-03-18"}, {"deed", {{"deed", "accept"}, {"leg", 1}}}, {"text", "受理日录错"}});
    ASSERT_EQ(later.status, 200) << later.body;
    Json json = house.handler.get("/api/v1/matters/" + id).json();
    EXPECT_EQ(json["accepted_day"], "2026-03-18");
    EXPECT_EQ(json["facts"][3]["fields"]["deed"], Json({{"leg", 1}}));
    EXPECT_EQ(json["facts"][3]["text"], "受理日录错");
    ASSERT_EQ(correct({{"version", 3}, {"is_annulled", true}}).status, 200);
    json = house.handler.get("/api/v1/matters/" + id).json();
    EXPECT_TRUE(json["accepted_day"].is_null());
    EXPECT_EQ(correct({{"version", 99}, {"is_annulled", true}}).json()["code"], "no_such_version");
}

TEST_F(MattersTest, AllowedIsWhatThePostCouldDoNow) {
    const std::string id = house.accepted_matter();
    const auto allowed = [&](const Client& client) {
        std::set<std::string> deeds;
        const Json matter = client.get("/api/v1/matters/" + id).json();
        for (const Json& deed : matter["allowed"]) deeds.insert(deed);
        return deeds;
    };
    EXPECT_TRUE(allowed(house.housing_handler).contains("reply"));
    EXPECT_FALSE(allowed(house.housing_handler).contains("accept")) << "accepted already";
    EXPECT_FALSE(allowed(house.housing_handler).contains("extend")) << "not this post's";
    EXPECT_TRUE(allowed(house.housing_head).contains("extend"));
    EXPECT_TRUE(allowed(house.handler).contains("correct"));
    EXPECT_FALSE(allowed(house.handler).contains("rate")) << "no answer to rate yet";
    EXPECT_TRUE(allowed(house.leader).empty());
}

TEST_F(MattersTest, ListsPageByPage) {
    for (int i = 0; i < 7; ++i) (void)house.register_one(House::letter("第" + std::to_string(i) + "件"));
    std::set<std::string> numbers;
    std::string cursor;
    int pages = 0;
    do {
        const Reply reply = house.handler.get("/api/v1/matters?list=all&limit=3&cursor=" + cursor);
        ASSERT_EQ(reply.status, 200) << reply.body;
        const Json json = reply.json();
        for (const Json& row : json["rows"]) {
            EXPECT_TRUE(numbers.insert(row["number"]).second) << "a row came twice";
            EXPECT_EQ(row["next"]["term"], "dispose");
            EXPECT_EQ(row["next"]["days_left"], 15);
            EXPECT_EQ(row["holder"]["name"], "区信访局");
        }
        cursor = json["next"];
        ++pages;
    } while (!cursor.empty() && pages < 20);
    EXPECT_EQ(numbers.size(), 7u);
    EXPECT_GE(pages, 3);

    const auto rows = [&](const std::string& query) {
        return house.handler.get("/api/v1/matters?" + query).json()["rows"].size();
    };
    EXPECT_EQ(rows("list=held"), 7u);
    EXPECT_EQ(rows("list=overdue"), 0u);
    EXPECT_EQ(rows("class=claim"), 7u);
    EXPECT_EQ(rows("class=建议意见"), 0u) << "words are taken in Chinese as well";
    EXPECT_EQ(rows("phase=registered"), 7u);
    EXPECT_EQ(rows("number=440111L"), 7u);
    EXPECT_EQ(rows("number=440111V"), 0u);
    house.go_to(base::Day::from(2026, 4, 1));
    EXPECT_EQ(rows("list=overdue"), 7u);
    EXPECT_EQ(house.water_handler.get("/api/v1/matters").json()["rows"].size(), 0u) << "none is theirs";
}

TEST_F(MattersTest, ListQueriesAreReadStrictly) {
    const auto place = [&](const std::string& query) {
        const Reply reply = house.handler.get("/api/v1/matters?" + query);
        EXPECT_EQ(reply.status, 400) << query << ' ' << reply.body;
        return reply.json().value("place", "");
    };
    EXPECT_EQ(place("limit=0"), "limit");
    EXPECT_EQ(place("limit=501"), "limit");
    EXPECT_EQ(place("limit=1e2"), "limit");
    EXPECT_EQ(place("list=mine"), "list");
    EXPECT_EQ(place("class=x"), "class");
    EXPECT_EQ(place("colour=red"), "colour");
    EXPECT_EQ(place("list=all&list=held"), "list");
    EXPECT_EQ(place("number=%ff"), "query");
    EXPECT_EQ(place("number=%2"), "query");
    EXPECT_EQ(place("cursor=nonsense"), "cursor");
    EXPECT_EQ(house.handler.get("/api/v1/matters?number=" + std::string(5'000, '1')).status, 414);
}

TEST_F(MattersTest, TheDownloadIsTheWholeList) {
    constexpr int count = 1'203;  // more than two pieces of a download
    Json body = House::letter();
    body["demands"] = Json::array();
    for (int i = 0; i < 50; ++i) body["demands"].push_back({{"title", "=1+1 " + std::to_string(i)}});
    for (int made = 0; made < count;) {
        while (made + static_cast<int>(body["demands"].size()) > count) body["demands"].erase(0);
        made += static_cast<int>(house.register_one(body)["matters"].size());
    }
    const Reply file = house.handler.get("/api/v1/matters?format=csv");
    ASSERT_EQ(file.status, 200);
    EXPECT_TRUE(file.is_whole);
    EXPECT_TRUE(file.headers.at("content-type").starts_with("text/csv"));
    EXPECT_TRUE(file.body.starts_with("\xef\xbb\xbf编号,"));
    EXPECT_EQ(std::ranges::count(file.body, '\n'), count + 1);
    EXPECT_NE(file.body.find(",'=1+1 0,"), std::string::npos) << "a title must not run in a spreadsheet";
    const Reply none = house.handler.get("/api/v1/matters?format=csv&class=suggestion");
    EXPECT_EQ(std::ranges::count(none.body, '\n'), 1);
}

}  // namespace
}  // namespace http::testing
