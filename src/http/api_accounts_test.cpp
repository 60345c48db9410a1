// Accounts over HTTP: opened, entered, read, annulled; what may not be, by whom; files in and out.
#include "http/api_test.hpp"

namespace http::testing {
namespace {

class AccountsTest : public ApiTest {
  protected:
    std::string open(const Client& who, int year = 2025) {
        const Reply reply = who.post("/api/v1/accounts", {{"organ", house.office.text()}, {"year", year}});
        EXPECT_EQ(reply.status, 201) << reply.body;
        return reply.json()["account"];
    }
    static Json money(const char* kind, std::int64_t fen, const char* document = "", const char* reason = "") {
        return {{"day", "2025-06-30"}, {"kind", kind},         {"project", "A01"},
                {"amount", fen},       {"document", document}, {"reason", reason}};
    }
    Reply enter(const std::string& id, const Json& entries) {
        return house.finance.post("/api/v1/accounts/" + id + "/entries", {{"entries", entries}});
    }
    std::string value(const std::string& id, const std::string& question) {
        const Reply reply = house.leader.get("/api/v1/accounts/" + id + "/value?formula=" + question);
        EXPECT_EQ(reply.status, 200) << reply.body;
        const Json value = reply.json()["value"];
        return value.is_null() ? "null" : value.get<std::string>();
    }
};

TEST_F(AccountsTest, FromOpeningToTheFigure) {
    const std::string id = open(house.finance);
    EXPECT_EQ(house.finance.post("/api/v1/accounts", {{"organ", house.office.text()}, {"year", 2025}}).status, 409);
    EXPECT_EQ(house.finance
                  .post("/api/v1/accounts/" + id + "/record_project",
                        {{"code", "A01"}, {"name", "信访业务"}, {"kind", "project"}, {"legal_basis", "文1"}})
                  .status,
              201);
    // 192.44 − 12.78 = 179.66 万元; 179.60 spent.
    EXPECT_EQ(enter(id, {money("initial", 192'440'000), money("cut", -12'780'000, "文2", "压减"),
                         money("expenditure", 179'600'000, "记-1")})
                  .status,
              201);
    EXPECT_EQ(value(id, "execution_rate"), "99.97");
    EXPECT_EQ(value(id, "execution_rate&project=A01"), "99.97");
    EXPECT_EQ(value(id, "execution_rate&kind=basic"), "null");
    EXPECT_EQ(value(id, "spent&to=2025-06-29"), "0.00");
    const Json whole = house.leader.get("/api/v1/accounts/" + id + "/value?formula=spent").json();
    ASSERT_EQ(whole["counted"].size(), 1u);
    EXPECT_EQ(whole["counted"][0]["amount"], 179'600'000);

    const Json account = house.leader.get("/api/v1/accounts/" + id).json();
    EXPECT_EQ(account["organ"]["id"], house.office.text());
    EXPECT_EQ(account["projects"][0]["adjusted"], "1796600.00");
    EXPECT_EQ(account["values"].size(), 23u);
    EXPECT_EQ(house.leader.get("/api/v1/accounts").json()["accounts"].size(), 1u);

    const auto seq = account["seq"].get<std::uint64_t>();
    EXPECT_EQ(
        house.finance.post("/api/v1/accounts/" + id + "/annul_entry", {{"version", 5}, {"reason", "记错"}}).status,
        201);
    EXPECT_EQ(value(id, "execution_rate"), "0.00");
    EXPECT_EQ(value(id, "execution_rate&seq=" + std::to_string(seq)), "99.97") << "the same cut, for ever";
    const Json entries = house.leader.get("/api/v1/accounts/" + id + "/entries").json()["entries"];
    ASSERT_EQ(entries.size(), 6u);
    EXPECT_TRUE(entries[4]["is_annulled"]);
    EXPECT_EQ(entries[4]["fields"]["amount"], 179'600'000);
}

TEST_F(AccountsTest, AllOrNothing) {
    const std::string id = open(house.finance);
    (void)house.finance.post("/api/v1/accounts/" + id + "/record_project",
                             {{"code", "A01"}, {"name", "信访业务"}, {"kind", "project"}});
    const std::uint64_t before = house.store().head();
    EXPECT_EQ(enter(id, {money("initial", 100), money("expenditure", 100)}).status, 409) << "the second has no voucher";
    EXPECT_EQ(enter(id, Json::array({money("transfer", -100, "文1", "调剂")})).status, 409) << "nothing takes it in";
    EXPECT_EQ(enter(id, Json::array()).status, 400);
    Json broken = money("initial", 100);
    broken["amount"] = 1.5;
    EXPECT_EQ(enter(id, Json::array({broken})).status, 400);
    broken["amount"] = "100";
    EXPECT_EQ(enter(id, Json::array({broken})).status, 400);
    EXPECT_EQ(house.store().head(), before);
    const Reply refused = enter(id, Json::array({money("cut", 100, "文1", "压减")}));
    EXPECT_EQ(refused.status, 409);
    EXPECT_EQ(refused.json()["place"], "amount");
    EXPECT_EQ(refused.json()["code"], "wrong_sign");
    EXPECT_EQ(refused.json()["type"], "urn:huiying:refusal:wrong_sign");
    EXPECT_NE(refused.json()["detail"].get<std::string>().find("追减"), std::string::npos) << refused.body;
}

TEST_F(AccountsTest, WhoMay) {
    const std::string id = open(house.finance);
    EXPECT_EQ(house.registrar.get("/api/v1/accounts").status, 403);
    EXPECT_EQ(house.leader.post("/api/v1/accounts", {{"organ", house.office.text()}, {"year", 2024}}).status, 403);
    EXPECT_EQ(house.leader.get("/api/v1/accounts/" + id).status, 200);
    EXPECT_EQ(house.housing_head.get("/api/v1/accounts/" + id).status, 404)
        << "another organ's money does not exist for them";
    EXPECT_EQ(house.housing_head.get("/api/v1/accounts").json()["accounts"].size(), 0u);
    EXPECT_EQ(house.nobody.get("/api/v1/accounts/" + id).status, 401);
    EXPECT_EQ(house.leader.get("/api/v1/accounts/" + std::string(32, '7')).status, 404);
}

TEST_F(AccountsTest, SheetsInAndOut) {
    const std::string id = open(house.finance);
    const std::string path = "/api/v1/accounts/" + id;
    const auto send = [&](const std::string& sheet, const std::string& csv) {
        return house.finance.ask("POST", path + "/import?sheet=" + sheet, csv);
    };
    EXPECT_EQ(send("projects", "项目编码,项目名称,类别\nA01,信访业务,项目支出\n").json()["entered"], 1);
    const Reply budget = send("budget", "日期,类型,项目编码,金额（万元）\n2025-01-20,年初预算,A01,60\n");
    EXPECT_EQ(budget.json()["entered"], 1) << budget.body;
    const Json bad = send("entries", "日期,类型,项目编码,金额,凭证号\n2025-05-06,支出,A02,1,记-1\n").json();
    EXPECT_EQ(bad["problems"][0]["line"], 2);
    EXPECT_EQ(bad["problems"][0]["column"], "项目编码");
    EXPECT_NE(bad["problems"][0]["zh"].get<std::string>().find("没有这个项目编码"), std::string::npos);
    EXPECT_EQ(send("entries", "日期,类型,项目编码,金额,凭证号\n2025-05-06,支出,A01,15万元,记-1\n").json()["entered"],
              1);
    EXPECT_EQ(send("nothing", "x").status, 400);

    const Json june = house.leader.get(path + "/progress?month=6").json();
    EXPECT_EQ(june["rows"][0]["execution"], "25.00");
    EXPECT_EQ(june["rows"][0]["elapsed"], "50.00");
    EXPECT_EQ(june["rows"][0]["light"], "red");
    EXPECT_TRUE(june["is_example"]);
    EXPECT_NE(house.leader.get(path + "/progress?month=6&format=csv").body.find("A01,信访业务,600000.00"),
              std::string::npos);
    EXPECT_EQ(house.leader.get(path + "/progress?month=13").status, 400);
    EXPECT_EQ(house.finance.get("/api/v1/account_templates/entries").body.substr(0, 2), "PK");
    EXPECT_NE(house.finance.get("/api/v1/account_templates/entries?format=csv").body.find("金额（元）"),
              std::string::npos);
    EXPECT_EQ(house.finance.get("/api/v1/account_templates/nothing").status, 404);
}

}  // namespace
}  // namespace http::testing
