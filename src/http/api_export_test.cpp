// Downloads: what goes out as a file is what stands in the ledger, and comes in again as the same figures.
#include <algorithm>
#include <fstream>

#include "http/api_test.hpp"
#include "intake/import.hpp"
#include "intake/xlsx_reader.hpp"

namespace http::testing {
namespace {

class ExportTest : public ApiTest {
  protected:
    void SetUp() override {
        std::string pattern = (std::filesystem::temp_directory_path() / "huiying-export-XXXXXX").string();
        folder_ = ::mkdtemp(pattern.data());
    }
    void TearDown() override { std::filesystem::remove_all(folder_); }

    /// Every row of a downloaded workbook, cells joined by bars.
    std::vector<std::string> rows_of(const std::string& workbook) {
        const auto path = folder_ / "in.xlsx";
        std::ofstream(path, std::ios::binary) << workbook;
        std::vector<std::string> rows;
        auto reader = intake::XlsxReader::open(path, {});
        EXPECT_TRUE(reader) << (reader ? "" : reader.error().text());
        intake::Record record;
        while (reader && (*reader)->next(record).value_or(false)) {
            std::string row;
            for (const std::string_view field : record.fields) row += std::string(field) + "|";
            rows.push_back(row);
        }
        return rows;
    }
    void act(const std::string& id, const Client& who, const char* deed, Json body, base::Day day) {
        house.go_to(day);
        const Reply reply = who.post("/api/v1/matters/" + id + "/" + deed, body);
        EXPECT_EQ(reply.status, 200) << deed << ' ' << reply.body;
    }
    std::string open(Json body, base::Day day) {
        house.go_to(day);
        body["received_day"] = day.text();
        return house.register_one(body)["matters"][0]["id"];
    }
    /// A spring at the office: in time and late, answered and not, rated, repeated, withdrawn, redirected.
    void live_through() {
        const auto day = [](unsigned month, unsigned date) { return base::Day::from(2026, month, date); };
        const Json to_housing{{"to", "区住建局"}, {"role", "lead"}, {"mode", "forward"}};
        const std::string one = open(House::letter("=1+1 路灯"), day(1, 5));
        act(one, house.handler, "forward", to_housing, day(1, 8));
        act(one, house.housing_handler, "notice", {{"leg", 1}, {"manner", "written"}}, day(1, 12));
        act(one, house.housing_handler, "accept", {{"leg", 1}}, day(1, 12));
        act(one, house.housing_head, "extend", {{"leg", 1}, {"days", 20}}, day(3, 5));
        act(one, house.housing_handler, "reply", {{"leg", 1}, {"kind", "opinion"}, {"outcome", "supported"}},
            day(3, 20));
        act(one, house.housing_handler, "deliver", {{"leg", 1}, {"method", "direct"}}, day(3, 23));
        act(one, house.registrar, "rate", {{"target", "organ"}, {"grade", "satisfied"}}, day(3, 25));
        act(one, house.handler, "close", {{"reason", "replied"}}, day(3, 30));

        const std::string two = open(House::letter("漏水"), day(1, 6));
        act(two, house.handler, "forward",
            {{"to", "区水务局"},
             {"role", "lead"},
             {"mode", "assign"},
             {"assigned_days", 30},
             {"external_due", "2026-02-20"}},
            day(1, 30));  // nine days late
        act(two, house.water_handler, "accept", {{"leg", 1}}, day(2, 2));
        act(two, house.water_handler, "route", {{"leg", 1}, {"path", "statutory_duty"}, {"procedure", "查处"}},
            day(2, 3));
        act(two, house.water_handler, "reply", {{"leg", 1}, {"kind", "answer"}, {"outcome", "explained"}}, day(3, 10));
        act(two, house.registrar, "rate", {{"target", "organ"}, {"grade", "dissatisfied"}}, day(3, 11));

        const std::string three = open(House::letter("噪声"), day(1, 7));
        act(three, house.registrar, "withdraw", Json::object(), day(1, 9));
        Json again = House::letter("又漏水");
        again["demands"][0]["attach_to"] = house.handler.get("/api/v1/matters/" + two).json()["number"];
        again["form"] = "visit";
        again["people"] = 7;
        (void)open(again, day(2, 9));
        Json suggestion = House::letter("建议增设路灯");
        suggestion["demands"][0]["class"] = "suggestion";
        suggestion["demands"][0]["category"] = "010203";
        suggestion["demands"][0]["is_first"] = false;
        const std::string four = open(suggestion, day(2, 10));
        act(four, house.handler, "forward", to_housing, day(2, 11));
        Json accusation = House::letter("举报");
        accusation["demands"][0]["class"] = "accusation";
        (void)open(accusation, day(2, 12));
    }
    /// Numerators and denominators of everything, and of every organ.
    static std::map<std::string, std::string> figures(const House& of) {
        std::map<std::string, std::string> out;
        for (const char* by : {"", "&by=form", "&by=month"}) {
            const Reply reply =
                of.leader.get("/api/v1/indicators?from=2026-01-01&to=2026-04-30&as_of=2026-05-20" + std::string(by));
            EXPECT_EQ(reply.status, 200) << reply.body;
            for (const Json& figure : reply.json()) {
                std::string key = figure["id"].get<std::string>() + by;
                for (const Json& group : figure["group"]) key += " " + group["key"].dump();
                out[key] = figure["numerator"].dump() + " of " + figure["denominator"].dump();
            }
        }
        return out;
    }
    std::filesystem::path folder_;
};

TEST_F(ExportTest, WhatGoesOutComesInAgainAsTheSameFigures) {
    live_through();
    house.go_to(base::Day::from(2026, 5, 20));
    for (const char* format : {"xlsx", "csv"}) {
        const Reply file = house.handler.get("/api/v1/export?format=" + std::string(format));
        ASSERT_EQ(file.status, 200) << file.body;
        EXPECT_TRUE(file.is_whole);
        EXPECT_EQ(file.body.find("13812345678"), std::string::npos);
        EXPECT_EQ(file.body.find("张小三"), std::string::npos);
        const auto path = folder_ / ("out." + std::string(format));
        std::ofstream(path, std::ios::binary) << file.body;
        House twin;
        twin.go_to(base::Day::from(2026, 5, 20));
        const app::Caller program{.post = {}, .organ = twin.office, .roles = {}, .is_unrestricted = true};
        intake::ImportRequest request;
        request.file = path;
        request.map_file = "examples/imports/provincial.toml";
        const auto report = intake::import_file(twin.desk(), program, request);
        ASSERT_TRUE(report) << report.error().text();
        EXPECT_EQ(report->rejected, 0u) << (report->first_rejects.empty() ? "" : report->first_rejects.front().reason);
        EXPECT_EQ(report->imported, 6u);
        const auto expected = figures(house);
        // Six letters, one an accusation, which is counted apart; forwarded in time, late and in time, one withdrawn
        // before.
        EXPECT_EQ(expected.at("received"), "5 of null");
        EXPECT_EQ(expected.at("accusations_received"), "1 of null");
        EXPECT_EQ(expected.at("dispose_on_time"), "2 of 3");
        EXPECT_EQ(figures(twin), expected);
    }
}

TEST_F(ExportTest, IsTheViewersMattersAndAFile) {
    (void)house.accepted_matter();
    (void)house.register_one();
    const auto rows = [](const Reply& reply) { return std::ranges::count(reply.body, '\n') - 1; };
    EXPECT_EQ(rows(house.handler.get("/api/v1/export")), 2);
    EXPECT_EQ(rows(house.housing_handler.get("/api/v1/export?format=csv")), 1);
    EXPECT_EQ(rows(house.water_handler.get("/api/v1/export")), 0);
    EXPECT_EQ(house.finance.get("/api/v1/export").status, 403);
    EXPECT_EQ(house.nobody.get("/api/v1/export").status, 401);
    EXPECT_EQ(house.handler.get("/api/v1/export?format=json").json()["place"], "format");
}

TEST_F(ExportTest, ListsAndFiguresAreWorkbooksToo) {
    (void)house.register_one(House::letter("=HYPERLINK(\"http://a\")"));
    const Reply list = house.handler.get("/api/v1/matters?format=xlsx");
    ASSERT_EQ(list.status, 200);
    EXPECT_EQ(list.headers.at("content-type"), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    EXPECT_EQ(list.headers.at("content-disposition"), "attachment; filename=\"matters.xlsx\"");
    const auto rows = rows_of(list.body);
    ASSERT_EQ(rows.size(), 2u);
    EXPECT_TRUE(rows[0].starts_with("编号|形式|分类|"));
    EXPECT_NE(rows[1].find("|来信|申诉求决|"), std::string::npos) << rows[1];
    EXPECT_NE(rows[1].find("|2026-03-16|"), std::string::npos) << rows[1];
    EXPECT_NE(rows[1].find("|=HYPERLINK(\"http://a\")|"), std::string::npos) << rows[1];

    const Reply figures = house.leader.get("/api/v1/indicators?format=xlsx&from=2026-01-01&to=2026-12-31&ids=received");
    ASSERT_EQ(figures.status, 200) << figures.body;
    const auto told = rows_of(figures.body);
    ASSERT_EQ(told.size(), 2u);
    EXPECT_TRUE(told[1].starts_with("received|")) << told[1];
    EXPECT_NE(told[1].find("|2026-01-01|2026-12-31|2026-03-16|"), std::string::npos) << told[1];
}

TEST_F(ExportTest, APivotIsATableAndAFile) {
    (void)house.register_one();
    Json web = House::letter();
    web["form"] = "web";
    (void)house.register_one(web);
    Json accusation = House::letter("举报");
    accusation["demands"][0]["class"] = "accusation";
    (void)house.register_one(accusation);
    const std::string asked =
        "/api/v1/"
        "pivot?predicate=matters%3A%20received_day%20in%20period&rows=form&columns=month&from=2026-01-01&to=2026-12-31";
    const Reply reply = house.leader.get(asked);
    ASSERT_EQ(reply.status, 200) << reply.body;
    const Json pivot = reply.json();
    EXPECT_EQ(pivot["total"], 2) << "the accusation is in no table";
    ASSERT_EQ(pivot["columns"].size(), 1u);
    EXPECT_EQ(pivot["columns"][0]["key"], "2026-03");
    ASSERT_EQ(pivot["rows"].size(), 2u);
    EXPECT_EQ(pivot["rows"][0]["key"]["key"], "letter");
    EXPECT_EQ(pivot["rows"][0]["cells"], Json::array({1}));
    EXPECT_EQ(rows_of(house.leader.get(asked + "&format=xlsx").body),
              (std::vector<std::string>{"分组|2026-03|合计|", "来信|1|1|", "网上信访|1|1|", "合计|2|2|"}));
    EXPECT_EQ(house.leader.get(asked + "&format=csv").body,
              "\xef\xbb\xbf分组,2026-03,合计\r\n来信,1,1\r\n网上信访,1,1\r\n合计,2,2\r\n");
    EXPECT_EQ(house.registrar.get(asked).status, 403);
    EXPECT_EQ(
        house.leader.get("/api/v1/pivot?predicate=matters%3A%20is_first&rows=colour&from=2026-01-01&to=2026-12-31")
            .status,
        400);
}

}  // namespace
}  // namespace http::testing
