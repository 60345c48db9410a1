#include "http/api_test.hpp"

namespace http::testing {
namespace {

struct SessionTest : ApiTest {
    SessionTest() { house.open_account(); }
};

std::string cookie_of(const Reply& reply) {
    const std::string cookie = reply.headers.at("set-cookie");
    return cookie.substr(0, cookie.find(';'));
}

TEST_F(SessionTest, PeopleSignInAndOut) {
    const Reply reply = house.nobody.post("/api/v1/session", {{"name", "banli"}, {"password", House::password}});
    ASSERT_EQ(reply.status, 200) << reply.body;
    const std::string cookie = reply.headers.at("set-cookie");
    for (const char* part : {"huiying_session=", "HttpOnly", "SameSite=Strict", "Path=/"}) {
        EXPECT_NE(cookie.find(part), std::string::npos) << cookie;
    }
    const Client person{house.port(), {"Cookie: " + cookie_of(reply)}};
    const Json session = person.get("/api/v1/session").json();
    EXPECT_EQ(session["name"], "banli");
    EXPECT_EQ(session["post"]["name"], "办理员");
    EXPECT_EQ(session["organ"]["name"], "区信访局");
    EXPECT_EQ(session["roles"], Json({"registrar", "office_handler"}));
    EXPECT_EQ(session["today"], "2026-03-16");
    EXPECT_EQ(session["store"]["name"], "huiying/test");
    EXPECT_EQ(session["store"]["is_simulated"], false);

    const Client page = person.also("X-Huiying: 1");
    EXPECT_EQ(page.post("/api/v1/submissions", House::letter()).status, 201);
    EXPECT_EQ(page.ask("DELETE", "/api/v1/session", "").status, 204);
    EXPECT_EQ(person.get("/api/v1/session").status, 401);
}

TEST_F(SessionTest, ChangesFromOtherSitesAreTurnedAway) {
    const Reply reply = house.nobody.post("/api/v1/session", {{"name", "banli"}, {"password", House::password}});
    const Client person{house.port(), {"Cookie: " + cookie_of(reply)}};
    EXPECT_EQ(person.post("/api/v1/submissions", House::letter()).status, 403) << "no header of ours";
    EXPECT_EQ(person.also("X-Huiying: 0").post("/api/v1/submissions", House::letter()).status, 403);
    EXPECT_EQ(person.also("X-Huiying: 1")
                  .also("Sec-Fetch-Site: cross-site")
                  .post("/api/v1/submissions", House::letter())
                  .status,
              403);
    EXPECT_EQ(person.ask("DELETE", "/api/v1/session", "").status, 403);
    EXPECT_EQ(person.get("/api/v1/matters").status, 200) << "reading needs none";
    EXPECT_EQ(house.nobody.also("Sec-Fetch-Site: cross-site")
                  .post("/api/v1/session", {{"name", "banli"}, {"password", House::password}})
                  .status,
              403);
}

TEST_F(SessionTest, OneAnswerForEveryWayNotToGetIn) {
    const Reply wrong = house.nobody.post("/api/v1/session", {{"name", "banli"}, {"password", "not it at all"}});
    const Reply unknown = house.nobody.post("/api/v1/session", {{"name", "nobody"}, {"password", "not it at all"}});
    EXPECT_EQ(wrong.status, 401);
    EXPECT_EQ(wrong.body, unknown.body);
    for (const char* header : {"Cookie: huiying_session=made-up", "Authorization: Bearer hy_made_up",
                               "Authorization: Basic YTpi", "Cookie: other=1"}) {
        EXPECT_EQ(house.nobody.also(header).get("/api/v1/matters").status, 401) << header;
    }
    const Reply incomplete = house.nobody.ask("POST", "/api/v1/session", R"({"name":"banli"})");
    EXPECT_EQ(incomplete.json()["place"], "password") << incomplete.body;
}

TEST_F(SessionTest, TriesOfOneAddressAreLimited) {
    int status = 401;
    for (int i = 0; i < 40 && status == 401; ++i) {
        status =
            house.nobody.post("/api/v1/session", {{"name", "user" + std::to_string(i)}, {"password", "wrong password"}})
                .status;
    }
    EXPECT_EQ(status, 429);
}

TEST_F(SessionTest, ASessionEndsWhenNobodyUsesIt) {
    const Reply reply = house.nobody.post("/api/v1/session", {{"name", "banli"}, {"password", House::password}});
    const Client person{house.port(), {"Cookie: " + cookie_of(reply)}};
    EXPECT_EQ(person.get("/api/v1/session").status, 200);
    house.go_to(monday + 1);
    EXPECT_EQ(person.get("/api/v1/session").status, 401);
}

/// Every route against every post: in exactly where the role's permissions say so.
TEST_F(SessionTest, RoutesAreForWhomTheTableSays) {
    EXPECT_EQ(house.system_admin.get("/api/v1/matters").status, 403) << "administrators see no matter";
    EXPECT_EQ(house.finance.get("/api/v1/matters").status, 403);
    EXPECT_EQ(house.finance.get("/api/v1/indicators?from=2026-01-01&to=2026-03-31").status, 200);
    EXPECT_EQ(house.registrar.get("/api/v1/indicators?from=2026-01-01&to=2026-03-31").status, 403);
    EXPECT_EQ(house.leader.get("/api/v1/matters").status, 200);
    EXPECT_EQ(house.leader.post("/api/v1/submissions", House::letter()).json()["code"], "not_permitted");
}

TEST_F(SessionTest, EveryAnswerIsGuarded) {
    for (const char* path : {"/", "/api/v1/health", "/api/v1/matters", "/api/v1/nowhere"}) {
        const Reply reply = house.nobody.get(path);
        EXPECT_NE(reply.headers.at("content-security-policy").find("default-src 'self'"), std::string::npos) << path;
        EXPECT_NE(reply.headers.at("content-security-policy").find("frame-ancestors 'none'"), std::string::npos)
            << path;
        EXPECT_EQ(reply.headers.at("x-content-type-options"), "nosniff") << path;
        EXPECT_EQ(reply.headers.at("referrer-policy"), "no-referrer") << path;
        if (std::string(path) != "/") {
            EXPECT_EQ(reply.headers.at("cache-control"), "no-store") << path;
        }
    }
}

TEST_F(SessionTest, TheLogHoldsPatternsNotPaths) {
    const Json one = house.register_one();
    (void)house.handler.get("/api/v1/matters/" + one["matters"][0]["id"].get<std::string>());
    (void)house.nobody.get("/api/v1/public/submissions/" + one["number"].get<std::string>() + "?code=ABCDEFGH");
    (void)house.nobody.get("/secret-path");
    const auto log = house.log(4);
    ASSERT_EQ(log.size(), 4u);
    EXPECT_TRUE(log[0].starts_with("POST /api/v1/submissions 201 ")) << log[0];
    EXPECT_TRUE(log[1].starts_with("GET /api/v1/matters/{id} 200 "));
    EXPECT_TRUE(log[2].starts_with("GET /api/v1/public/submissions/{number} 404 "));
    EXPECT_TRUE(log[3].starts_with("GET - 200 "));
}

}  // namespace
}  // namespace http::testing
