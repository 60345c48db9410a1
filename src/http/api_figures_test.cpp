#include <thread>

#include "http/api_test.hpp"
#include "http/limits.hpp"

namespace http::testing {
namespace {

using FiguresTest = ApiTest;
using ReferenceTest = ApiTest;
using ServerTest = ApiTest;

const std::string year = "from=2026-01-01&to=2026-12-31";

TEST_F(FiguresTest, AreTakenAtACutAndAreTheSameAgain) {
    (void)house.accepted_matter();
    const Reply reply = house.leader.get("/api/v1/indicators?" + year);
    ASSERT_EQ(reply.status, 200) << reply.body;
    const Json figures = reply.json();
    ASSERT_FALSE(figures.empty());
    const std::string cut =
        "&as_of=" + figures[0]["as_of"].get<std::string>() + "&seq=" + std::to_string(figures[0]["seq"].get<int>());
    (void)house.accepted_matter();
    EXPECT_EQ(house.leader.get("/api/v1/indicators?" + year + cut).json(), figures);
    EXPECT_NE(house.leader.get("/api/v1/indicators?" + year).json(), figures);
}

TEST_F(FiguresTest, GroupsAndFiles) {
    (void)house.accepted_matter();
    const Reply grouped = house.leader.get("/api/v1/indicators?by=organ&" + year);
    ASSERT_EQ(grouped.status, 200) << grouped.body;
    bool has_group = false;
    const Json figures = grouped.json();
    for (const Json& figure : figures) has_group = has_group || !figure["group"].empty();
    EXPECT_TRUE(has_group);
    const Reply file = house.leader.get("/api/v1/indicators?format=csv&" + year);
    EXPECT_TRUE(file.body.starts_with("\xef\xbb\xbf指标,"));
    EXPECT_EQ(house.leader.get("/api/v1/indicators?by=colour&" + year).status, 400);
    EXPECT_EQ(house.leader.get("/api/v1/indicators?from=2026-01-01").json()["place"], "to");
    EXPECT_EQ(house.leader.get("/api/v1/indicators?from=2026-02-01&to=2026-01-01").json()["place"], "to");
    EXPECT_EQ(house.leader.get("/api/v1/indicators?from=2026-02-30&to=2026-03-01").json()["place"], "from");
}

TEST_F(FiguresTest, SayWhatTheyCounted) {
    const std::string number = house.register_one()["matters"][0]["number"];
    const Reply counted = house.leader.get("/api/v1/count?predicate=matters%3A%20received_day%20in%20period&" + year);
    ASSERT_EQ(counted.status, 200) << counted.body;
    EXPECT_EQ(counted.json()["grain"], "matters");
    EXPECT_EQ(counted.json()["count"], 1);
    const Reply bad = house.leader.get("/api/v1/count?predicate=matters%3A%20nonsense&" + year);
    EXPECT_EQ(bad.status, 400);
    EXPECT_FALSE(bad.json()["detail"].get<std::string>().empty());
    bool is_named = false;
    const Json figures = house.leader.get("/api/v1/indicators?" + year).json();
    for (const Json& figure : figures) {
        const Reply told =
            house.leader.get("/api/v1/indicators/" + figure["id"].get<std::string>() + "/explain?" + year);
        ASSERT_EQ(told.status, 200) << told.body;
        const Json lists = told.json();
        for (const Json& one : lists["numerator"]) is_named = is_named || one == number;
    }
    EXPECT_TRUE(is_named) << "the matter registered stands in some indicator's list";
    EXPECT_EQ(house.leader.get("/api/v1/indicators/nonsense/explain?" + year).status / 100, 4);
    EXPECT_EQ(house.leader.get("/api/v1/indicators/x/explain?limit=1001&" + year).json()["place"], "limit");
}

TEST_F(ReferenceTest, OrgansWordsAndLaw) {
    const Json organs = house.housing_handler.get("/api/v1/organs").json();
    ASSERT_EQ(organs.size(), 5u);
    EXPECT_EQ(organs[1]["name"], "区信访局");
    EXPECT_EQ(organs[1]["kind"], "petition_office");
    EXPECT_EQ(organs[1]["parent"], organs[0]["id"]);
    const Json words = house.nobody.get("/api/v1/words").json();
    EXPECT_EQ(words["form"][0], Json({{"id", "letter"}, {"zh", "来信"}}));
    EXPECT_EQ(words["term"].size(), 10u);
    for (const char* table : {"matter_class", "deed", "breach", "refusal", "clock_state", "permission"}) {
        EXPECT_FALSE(words[table].empty()) << table;
    }
    const Json law = house.nobody.also(house.leader.headers[0]).get("/api/v1/law").json();
    EXPECT_EQ(law["set_hash"].get<std::string>().size(), 64u);
    EXPECT_GE(law["terms"].size(), 9u);
    EXPECT_FALSE(law["articles"].empty());
}

TEST_F(ReferenceTest, ADueDayIsWorkedOut) {
    const Reply due = house.leader.get("/api/v1/due?term=handle&from=2026-03-16");
    ASSERT_EQ(due.status, 200) << due.body;
    EXPECT_EQ(due.json()["due_day"], "2026-05-15");
    EXPECT_EQ(due.json()["article"], "《信访工作条例》第三十四条");
    EXPECT_EQ(house.leader.get("/api/v1/due?term=handle&from=2026-03-16&extension=30").json()["due_day"], "2026-06-15");
    EXPECT_EQ(house.leader.get("/api/v1/due?term=nonsense&from=2026-03-16").json()["place"], "term");
    EXPECT_EQ(house.leader.get("/api/v1/due?term=handle&from=16.3.2026").json()["place"], "from");
    EXPECT_EQ(house.leader.get("/api/v1/due?term=handle").json()["place"], "from");
}

TEST_F(ReferenceTest, TheLedgerShowsItsState) {
    (void)house.register_one();
    const Reply checkpoint = house.nobody.get("/api/v1/checkpoint");
    ASSERT_EQ(checkpoint.status, 200) << checkpoint.body;
    EXPECT_TRUE(checkpoint.body.starts_with("huiying/test\n"));
    const Json health = house.nobody.get("/api/v1/health").json();
    EXPECT_GT(health["head"], 3);
    EXPECT_TRUE(health.contains("tally"));
    EXPECT_EQ(house.nobody.get("/api/v1/openapi.json").json()["openapi"], "3.1.0");
}

TEST_F(ServerTest, PagesAndStrayPaths) {
    EXPECT_TRUE(house.nobody.get("/").headers.at("content-type").starts_with("text/html"));
    EXPECT_TRUE(house.nobody.get("/matters/7f").headers.at("content-type").starts_with("text/html"))
        << "the page's own addresses";
    EXPECT_EQ(house.nobody.get("/assets/none.js").status, 404);
    EXPECT_EQ(house.nobody.get("/../../etc/passwd").headers.at("content-type"), "text/html; charset=utf-8");
    EXPECT_EQ(house.nobody.get("/api/v1/nowhere").status, 404);
    EXPECT_EQ(house.nobody.post("/", Json::object()).status, 405);
    const Reply method = house.leader.ask("DELETE", "/api/v1/matters", "");
    EXPECT_EQ(method.status, 405);
    EXPECT_EQ(method.headers.at("allow"), "GET");
    EXPECT_EQ(house.leader.ask("PATCH", "/api/v1/matters", "").status, 405);
}

TEST_F(ServerTest, ClientsThatLeaveAtOnceKeepNobodyOut) {
    // Reader and writer of such a connection both see its end.
    for (int i = 0; i < 400; ++i) {
        const OpenConnection leaving(house.nobody.port);
        leaving.send(
            "GET /api/v1/health HTTP/1.1\r\nHost: test\r\n\r\nGET /api/v1/health HTTP/1.1\r\nHost: test\r\n\r\n");
    }
    EXPECT_EQ(house.nobody.get("/api/v1/health").status, 200);
}

TEST_F(ServerTest, BrokenRequestsEndTheConnectionAndNothingElse) {
    for (const std::string& bytes :
         {std::string("nonsense\r\n\r\n"), std::string(100, '\0'),
          "GET /" + std::string(20'000, 'a') + " HTTP/1.1\r\n\r\n",
          "GET / HTTP/1.1\r\nX: " + std::string(20'000, 'a') + "\r\n\r\n",
          std::string("POST /api/v1/submissions HTTP/1.1\r\nContent-Length: 99999999999\r\n\r\n")}) {
        EXPECT_NE(send_raw(house.port(), bytes).status, 200) << bytes.substr(0, 40);
    }
    EXPECT_EQ(house.nobody.get("/api/v1/health").status, 200);
}

TEST_F(ServerTest, ManyAtOnceAllAnswered) {
    std::atomic<int> created = 0;
    {
        std::vector<std::jthread> clients;
        for (int i = 0; i < 16; ++i) {
            clients.emplace_back([&] {
                for (int n = 0; n < 25; ++n)
                    created += house.registrar.post("/api/v1/submissions", House::letter()).status == 201;
            });
        }
    }
    EXPECT_EQ(created, 400);
}

TEST_F(ServerTest, ClientsThatLeaveHoldUpNothing) {
    const std::string body = House::letter().dump();
    for (int i = 0; i < 20; ++i) {
        // Asks for two answers, takes one and goes.
        (void)send_raw(house.port(), "GET /api/v1/health HTTP/1.1\r\n\r\nPOST /api/v1/submissions HTTP/1.1\r\n" +
                                         house.registrar.headers[0] +
                                         "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
    }
    const auto began = std::chrono::steady_clock::now();
    house.end_server();
    EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds(5));
}

TEST_F(ServerTest, StopsUnderOpenConnectionsAndHalfTakenDownloads) {
    Json body = House::letter();
    for (int i = 0; i < 49; ++i) body["demands"].push_back({{"title", std::string(190, 'x')}, {"text", "x"}});
    for (int i = 0; i < 60; ++i) (void)house.register_one(body);
    std::vector<std::unique_ptr<OpenConnection>> idle;
    for (int i = 0; i < 8; ++i) {
        idle.push_back(std::make_unique<OpenConnection>(house.port()));
        idle.back()->send("GET /api/v1/health HTTP/1.1\r\n\r\n");
        if (i % 2 == 0)
            idle.back()->send("GET /api/v1/matters?format=csv HTTP/1.1\r\n" + house.handler.headers[0] + "\r\n\r\n");
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    house.end_server();
}

TEST_F(ServerTest, TurnsAwayConnectionsBeyondTheLimit) {
    std::vector<std::unique_ptr<OpenConnection>> held;
    for (std::size_t i = 0; i < connections_max + 20; ++i)
        held.push_back(std::make_unique<OpenConnection>(house.port()));
    EXPECT_EQ(house.nobody.get("/api/v1/health").status, 0);
    held.clear();
    int status = 0;
    for (int i = 0; i < 500 && status != 200; ++i) {
        status = house.nobody.get("/api/v1/health").status;
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    EXPECT_EQ(status, 200) << "and takes them again once others have left";
}

TEST_F(ServerTest, StopsWhileBusyAndLosesNoAnswer) {
    std::atomic<bool> is_over = false;
    std::atomic<int> created = 0, cut = 0;
    std::vector<std::jthread> clients;
    for (int i = 0; i < 4; ++i) {
        clients.emplace_back([&] {
            while (!is_over) {
                const Reply reply = house.registrar.post("/api/v1/submissions", House::letter());
                if (reply.status == 201) ++created;
                if (reply.status == 201 && !reply.is_whole) ++cut;
            }
        });
    }
    while (created < 50) std::this_thread::yield();
    house.end_server();
    is_over = true;
    clients.clear();
    EXPECT_EQ(cut, 0);
    EXPECT_EQ(house.nobody.get("/api/v1/health").status, 0) << "nobody is there any more";
    house.end_server();
}

}  // namespace
}  // namespace http::testing
