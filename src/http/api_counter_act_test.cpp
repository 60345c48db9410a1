// What a petitioner does by number and code: reviews, more words, withdrawing; the receipt and the copy they may take.
#include <cstdlib>
#include <fstream>

#include "core/ledger/receipt.hpp"
#include "http/api_test.hpp"
#include "http/limits.hpp"
#include "http/route.hpp"

namespace http::testing {
namespace {

using ActTest = ApiTest;

struct Petitioner {
    const House& house;
    std::string number, code, id, matter;

    Petitioner(const House& in, const Json& registered)
        : house(in),
          number(registered["number"]),
          code(registered["query_code"]),
          id(registered["matters"][0]["id"]),
          matter(registered["matters"][0]["number"]) {}

    [[nodiscard]] Reply act(const char* name, Json body = Json::object()) const {
        body["code"] = code;
        if (!body.contains("matter") && std::string_view(name) != "copy" && std::string_view(name) != "receipt")
            body["matter"] = matter;
        return house.nobody.post("/api/v1/public/submissions/" + number + "/" + name, body);
    }
    Reply deed(const Client& who, const char* name, const Json& body) const {
        return who.post("/api/v1/matters/" + id + "/" + name, body);
    }
    [[nodiscard]] Json as_office() const { return house.handler.get("/api/v1/matters/" + id).json(); }
    [[nodiscard]] Json copy() const { return act("copy").json(); }
};

void forward(const House& house, const Petitioner& of) {
    ASSERT_EQ(of.deed(house.handler, "forward",
                      {{"to", "区住建局"}, {"role", "lead"}, {"mode", "forward"}, {"text", "内部说明：请尽快"}})
                  .status,
              200);
    ASSERT_EQ(of.deed(house.housing_handler, "accept", {{"leg", 1}}).status, 200);
}

void answer(const House& house, const Petitioner& of) {
    forward(house, of);
    (void)of.deed(house.housing_handler, "route", {{"leg", 1}, {"path", "petition"}});
    (void)of.deed(house.housing_handler, "reply",
                  {{"leg", 1}, {"kind", "opinion"}, {"outcome", "unsupported"}, {"text", "不予支持，理由如下。"}});
    ASSERT_EQ(of.deed(house.housing_handler, "deliver", {{"leg", 1}, {"method", "direct"}}).status, 200);
}

TEST_F(ActTest, AReviewIsAskedOfALawfulOrganOnly) {
    const Petitioner one(house, house.register_one());
    const Reply early = one.act("request_review", {{"organ", "区政府"}});
    EXPECT_EQ(early.json()["code"], "not_replied") << early.body;
    answer(house, one);
    for (const char* unlawful : {"区水务局", "区信访局", "房屋管理所", "区住建局"}) {
        const Reply no = one.act("request_review", {{"organ", unlawful}});
        EXPECT_EQ(no.status, 400) << unlawful;
        EXPECT_EQ(no.json()["place"], "organ");
    }
    const Reply reply = one.act("request_review", {{"organ", "区政府"}, {"text", "处理意见没有回应我的请求。"}});
    ASSERT_EQ(reply.status, 200) << reply.body;
    EXPECT_EQ(reply.json()["phase"], "in_review");
    // 《信访工作条例》第三十五条: 30 days from the day after 16 March.
    EXPECT_EQ(reply.json()["clocks"][0]["term"], "review");
    EXPECT_EQ(reply.json()["clocks"][0]["due_day"], "2026-04-15");
    EXPECT_EQ(reply.json()["breaches"], Json::array());
    EXPECT_EQ(one.act("request_review", {{"organ", "区政府"}}).json()["code"], "review_pending");
    EXPECT_EQ(one.as_office()["facts"].back()["text"], "处理意见没有回应我的请求。");
    EXPECT_EQ(one.act("request_final_review", {{"organ", "区政府"}}).status, 400) << "nobody stands above it here";
    EXPECT_EQ(one.act("supplement", {{"text", "复查期间的补充。"}}).status, 200);
}

TEST_F(ActTest, ALateRequestIsTakenAndSaysSo) {
    const Petitioner one(house, house.register_one());
    answer(house, one);
    house.go_to(monday + 31);
    const Reply reply = one.act("request_review", {{"organ", "区政府"}});
    ASSERT_EQ(reply.status, 200) << reply.body;
    EXPECT_EQ(reply.json()["breaches"][0]["id"], "review_requested_late");
}

TEST_F(ActTest, MoreWordsAreSealedAndNoFurtherSubmission) {
    const Petitioner one(house, house.register_one());
    const Json before = one.as_office();
    const Reply reply = one.act("supplement", {{"text", "补充：三楼也坏了。"}});
    ASSERT_EQ(reply.status, 200) << reply.body;
    const Json after = one.as_office();
    EXPECT_EQ(after["facts"].back()["kind"], "supplement");
    EXPECT_EQ(after["facts"].back()["text"], "补充：三楼也坏了。");
    EXPECT_EQ(after["attached"], before["attached"]) << "no 件次";
    EXPECT_EQ(after["clocks"], before["clocks"]) << "no clock";
    EXPECT_EQ(one.act("supplement", {{"text", ""}}).json()["place"], "text");
    std::string text(3 * (public_text_max + 1), ' ');
    for (std::size_t i = 0; i < text.size(); i += 3) text.replace(i, 3, "字");
    EXPECT_EQ(one.act("supplement", {{"text", text}}).json()["place"], "text");
    EXPECT_EQ(one.act("supplement", {{"text", text.substr(3)}}).status, 200);
    EXPECT_EQ(one.act("withdraw").status, 200);
    EXPECT_EQ(one.act("supplement", {{"text", "x"}}).json()["code"], "matter_closed");
}

TEST_F(ActTest, FurtherTextsOfAnAddressHaveALimit) {
    const Petitioner one(house, house.register_one());
    for (int i = 0; i < counter_tries_max; ++i) ASSERT_EQ(one.act("supplement", {{"text", "又及。"}}).status, 200);
    EXPECT_EQ(one.act("supplement", {{"text", "又及。"}}).status, 429);
    EXPECT_EQ(one.act("copy").status, 200) << "looking goes on";
}

TEST_F(ActTest, WhoSharesAMatterDoesNotEndItForTheOther) {
    const Petitioner one(house, house.register_one());
    Json again = House::letter("路灯又坏了");
    again["demands"][0]["attach_to"] = one.matter;
    const Petitioner other(house, house.register_one(again));
    for (const Petitioner* who : {&one, &other}) EXPECT_EQ(who->act("withdraw").status, 409);
    EXPECT_EQ(one.as_office()["phase"], "registered");
    const Petitioner alone(house, house.register_one());
    EXPECT_EQ(alone.act("withdraw").json()["phase"], "closed");
    EXPECT_EQ(alone.act("withdraw").json()["code"], "matter_closed");
    EXPECT_EQ(alone.act("withdraw", {{"matter", one.matter}}).status, 404) << "not theirs";
}

std::string ledger_of(const House& house) {
    return (house.directory() / "store" / "ledger.db").string();
}

TEST_F(ActTest, TheReceiptHolds) {
    const Petitioner one(house, house.register_one());
    const Reply reply = one.act("receipt");
    ASSERT_EQ(reply.status, 200) << reply.body;
    const std::string receipt = reply.json()["receipt"];
    EXPECT_TRUE(receipt.starts_with("huiying receipt 1\n"));
    EXPECT_NE(receipt.find(one.number), receipt.npos);
    EXPECT_EQ(receipt.find(one.code), receipt.npos) << "made to be shown";
    EXPECT_NE(reply.json()["zh"].get<std::string>().find("verify-receipt"), std::string::npos);
    // The office's key from the store, the receipt as it was sent, and a verifier that shares no code with us.
    const std::string text = (house.directory() / "receipt.txt").string(), key = (house.directory() / "key").string();
    std::ofstream(text) << receipt;
    const std::string script =
        "python3 -c \"import sqlite3,sys; v=sqlite3.connect(sys.argv[1]).execute('select value "
        "from meta where name=\\'verifier_key\\'').fetchone()[0]; "
        "open(sys.argv[2],'w').write(v+chr(10))\" " +
        ledger_of(house) + " " + key;
    ASSERT_EQ(std::system(script.c_str()), 0);
    const std::string verifier = "tests/verify_ledger.py --tamper ";
    EXPECT_EQ(std::system(("python3 " + verifier + text + " " + key + " > /dev/null").c_str()), 0);
    // That the proven body names the number is for whoever reads it.
    const auto parsed = core::parse_receipt(receipt);
    ASSERT_TRUE(parsed && parsed->open_body);
    core::Fact fact;
    ASSERT_TRUE(core::decode_open(parsed->open_body->bytes, parsed->leaf.header.kind, fact));
    EXPECT_EQ(std::get<core::RegisterSubmission>(fact.deed).number, one.number);
}

const Json* fact(const Json& copy, const char* kind) {
    for (const Json& one : copy["matters"][0]["facts"]) {
        if (one["kind"] == kind) return &one;
    }
    return nullptr;
}

TEST_F(ActTest, TheCopyHoldsEverythingInWords) {
    const Petitioner one(house, house.register_one());
    (void)one.act("supplement", {{"text", "补充。"}});
    answer(house, one);
    const Json copy = one.copy();
    EXPECT_EQ(copy["basis"], "《个人信息保护法》第四十五条");
    EXPECT_EQ(copy["made_day"], "2026-03-16");
    EXPECT_EQ(copy["are_persons_masked"], false);
    EXPECT_EQ(copy["persons"][0]["name"], "张小三");
    EXPECT_EQ(copy["persons"][0]["phone"], "13812345678");
    EXPECT_EQ(copy["persons"][0]["address"], "云山区白石镇青溪路三十二号");
    EXPECT_EQ(copy["facts"][0]["kind"], "register");
    const Json& matter = copy["matters"][0];
    ASSERT_EQ(matter["facts"].size(), one.as_office()["facts"].size()) << "every fact of it";
    EXPECT_EQ((*fact(copy, "open_matter"))["text"], "路灯坏了\n\n请派人修理。");
    EXPECT_EQ((*fact(copy, "supplement"))["text"], "补充。");
    EXPECT_EQ((*fact(copy, "reply"))["text"], "不予支持，理由如下。");
    EXPECT_EQ((*fact(copy, "reply"))["zh"], "区住建局；信访处理意见书；不支持");
    EXPECT_EQ((*fact(copy, "reply"))["en"], "区住建局; opinion; unsupported");
    EXPECT_EQ((*fact(copy, "forward"))["text"], "内部说明：请尽快") << "held under their key, so it is theirs to read";
    EXPECT_EQ((*fact(copy, "forward"))["zh"], "区住建局；主办；转送");
    EXPECT_EQ((*fact(copy, "forward"))["organ"], "区信访局");
    EXPECT_EQ((*fact(copy, "forward"))["clocks"][0]["article"], "《信访工作条例》第二十三条第三款");
    EXPECT_EQ(copy.dump().find("经办人"), std::string::npos) << "no post's name";
}

TEST_F(ActTest, BreachesAreInTheCopy) {
    Json late = House::letter();
    late["received_day"] = "2026-03-02";
    const Petitioner one(house, house.register_one(late));
    const Json copy = one.copy();
    EXPECT_EQ(copy["facts"][0]["breaches"][0]["id"], "registered_late");
    EXPECT_EQ(copy["facts"][0]["breaches"][0]["article"], "《信访工作条例》第二十二条");
}

TEST_F(ActTest, OthersAreNotInTheCopy) {
    const Petitioner one(house, house.register_one());
    Json again = House::letter("路灯又坏了");
    again["demands"][0]["attach_to"] = one.matter;
    again["demands"][0]["text"] = "我家门前也是。";
    again["persons"][0]["name"] = "陈大";
    const Petitioner other(house, house.register_one(again));
    (void)one.act("supplement", {{"text", "甲的补充。"}});
    (void)other.act("supplement", {{"text", "乙的补充。"}});
    answer(house, one);
    const std::string mine = one.act("copy").body, theirs = other.act("copy").body;
    for (const char* text : {"甲的补充。", "请派人修理。", "不予支持", "张小三"}) {
        EXPECT_NE(mine.find(text), mine.npos) << text;
        EXPECT_EQ(theirs.find(text), theirs.npos) << text;
    }
    for (const char* text : {"乙的补充。", "我家门前也是。", "陈大"}) {
        EXPECT_EQ(mine.find(text), mine.npos) << text;
        EXPECT_NE(theirs.find(text), theirs.npos) << text;
    }
    for (const std::string& body : {mine, theirs}) EXPECT_EQ(body.find("内部说明"), body.npos) << "may speak of both";
    EXPECT_EQ(other.act("request_review", {{"organ", "区政府"}, {"text", "我的理由"}}).status, 400)
        << "would be sealed with the other's key";
    EXPECT_EQ(other.act("request_review", {{"organ", "区政府"}}).status, 200);
}

TEST_F(ActTest, OfAJointPetitionNobodyIsNamed) {
    Json joint = House::letter();
    joint["persons"].push_back({{"name", "陈大"}, {"phone", "13912345678"}, {"address", "别处"}});
    joint["persons"].push_back({{"name", "郑秋"}, {"is_name_withheld", true}});
    const Petitioner one(house, house.register_one(joint));
    const Reply reply = one.act("copy");
    const Json copy = reply.json();
    EXPECT_EQ(copy["are_persons_masked"], true);
    EXPECT_EQ(copy["persons"][0]["name"], "张*三");
    EXPECT_EQ(copy["persons"][2]["name"], "***");
    for (const char* hidden : {"张小三", "陈大", "郑", "13812345678", "13912345678", "别处"}) {
        EXPECT_EQ(reply.body.find(hidden), reply.body.npos) << hidden;
    }
}

TEST_F(ActTest, AnAccusationIsItsPetitionersToCopy) {
    Json body = House::letter("举报收受好处");
    body["demands"][0]["class"] = "accusation";
    body["demands"][0]["accused"] = "区住建局";
    const Petitioner one(house, house.register_one(body));
    const Json copy = one.copy();
    EXPECT_EQ(copy["matters"][0]["class"], "accusation");
    EXPECT_NE((*fact(copy, "open_matter"))["zh"].get<std::string>().find("被检举、控告单位：区住建局"),
              std::string::npos);
    const Reply seen = house.nobody.post("/api/v1/public/query", {{"number", one.number}, {"code", one.code}});
    EXPECT_EQ(seen.status, 200);
    EXPECT_EQ(seen.body.find("区住建局"), seen.body.npos) << "it lies with the office";
}

/// What every answer of the counter carries, good or bad.
TEST_F(ActTest, NothingIsKeptAndNobodyIsFollowed) {
    const Petitioner one(house, house.register_one());
    for (const Route& route : routes()) {
        std::string target(route.path);
        if (!target.starts_with("/api/v1/public/")) continue;
        if (const std::size_t at = target.find("{number}"); at != target.npos) target.replace(at, 8, one.number);
        Json body{{"code", one.code}};
        if (target.ends_with("/query")) body["number"] = one.number;
        const Client visitor = house.nobody.also("Cookie: huiying_session=x").also("Origin: https://elsewhere.example");
        const Reply reply =
            route.method == Method::get ? visitor.get(target + "?code=" + one.code) : visitor.post(target, body);
        EXPECT_NE(reply.status, 0) << target;
        EXPECT_EQ(reply.headers.at("cache-control"), "no-store") << target;
        EXPECT_EQ(reply.headers.at("x-content-type-options"), "nosniff") << target;
        EXPECT_EQ(reply.headers.at("referrer-policy"), "no-referrer") << target;
        EXPECT_NE(reply.headers.at("content-security-policy").find("default-src 'self'"), std::string::npos);
        EXPECT_FALSE(reply.headers.contains("set-cookie")) << target;
        EXPECT_FALSE(reply.headers.contains("access-control-allow-origin")) << target;
    }
    for (const std::string& line : house.log(routes().size() / 10)) {
        EXPECT_EQ(line.find(one.code), line.npos);
        EXPECT_EQ(line.find(one.number), line.npos);
    }
}

}  // namespace
}  // namespace http::testing
