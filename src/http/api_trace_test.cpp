// From a matter to the figures that count it, and to the proof of each fact: what the API tells, and to whom.
#include <algorithm>

#include "core/ledger/receipt.hpp"
#include "http/api_test.hpp"

namespace http::testing {
namespace {

using TraceTest = ApiTest;

const std::string year = "?from=2026-01-01&to=2026-12-31";

Json figure(const Json& trace, const std::string& id, const std::string& side = "numerator") {
    for (const Json& one : trace["figures"]) {
        if (one["id"] == id && one["side"] == side) return one;
    }
    return {};
}

std::string deed_at(const Json& trace, const Json& seq) {
    for (const Json& fact : trace["facts"]) {
        if (fact["seq"] == seq) return fact["kind"];
    }
    return {};
}

// What it was accepted with is counted since the acceptance, what it was received with since its opening.
TEST_F(TraceTest, AMatterNamesItsFiguresAndTheFactsThatDecide) {
    const std::string id = house.accepted_matter();
    const Reply reply = house.leader.get("/api/v1/matters/" + id + "/figures" + year);
    ASSERT_EQ(reply.status, 200) << reply.body;
    const Json trace = reply.json();
    EXPECT_EQ(trace["is_sealed"], false);
    EXPECT_EQ(trace["from"], "2026-01-01");
    EXPECT_EQ(deed_at(trace, figure(trace, "received_matters")["since"]), "open_matter");
    EXPECT_EQ(figure(trace, "received_matters")["decided_by"].size(), 1U);
    const Json accepted = figure(trace, "accepted");
    EXPECT_EQ(accepted["number"], trace["number"]);
    EXPECT_EQ(deed_at(trace, accepted["since"]), "accept");
    // The letter is a row of its own: counted under its number, by its registration.
    const Json letter = figure(trace, "received");
    EXPECT_EQ(letter["number"].get<std::string>() + "-1", trace["number"]);
    EXPECT_EQ(deed_at(trace, letter["since"]), "register");
    // The same question the other way.
    for (const Json& one : trace["figures"]) {
        const Json told =
            house.leader.get("/api/v1/indicators/" + one["id"].get<std::string>() + "/explain" + year).json();
        const auto& list = told[one["side"].get<std::string>()];
        EXPECT_NE(std::ranges::find(list, one["number"]), list.end()) << one;
    }
    const Json alone = house.leader.get("/api/v1/matters/" + id + "/figures" + year + "&indicator=accepted").json();
    ASSERT_EQ(alone["figures"].size(), 1U);
    EXPECT_EQ(alone["figures"][0], accepted);
    // Without a period it is the year of the cut.
    EXPECT_EQ(house.leader.get("/api/v1/matters/" + id + "/figures").json()["figures"], trace["figures"]);
    EXPECT_TRUE(house.leader.get("/api/v1/matters/" + id + "/figures?from=2025-01-01&to=2025-12-31&as_of=2025-12-31")
                    .json()["figures"]
                    .empty());
}

TEST_F(TraceTest, EachFactThatDecidesIsProved) {
    const std::string id = house.accepted_matter();
    const Json trace = house.leader.get("/api/v1/matters/" + id + "/figures" + year).json();
    ASSERT_GE(trace["facts"].size(), 3U);
    const core::VerifierKey key = house.store().reader()->verifier_key();
    for (const Json& fact : trace["facts"]) {
        const Reply reply = house.leader.get(fact["receipt"]);
        ASSERT_EQ(reply.status, 200) << reply.body;
        const auto verified = core::verify_receipt(reply.body, key);
        ASSERT_TRUE(verified.has_value()) << verified.error().message;
        EXPECT_EQ(verified->receipt.leaf.header.seq, fact["seq"]);
        EXPECT_EQ(verified->receipt.leaf.header.statutory_day.text(), fact["day"]);
        EXPECT_EQ(core::deed_words[verified->receipt.leaf.header.kind].id, fact["kind"]);
    }
    EXPECT_EQ(house.leader.get("/api/v1/matters/" + id + "/facts/1/receipt").status, 404) << "a fact of the store";
    EXPECT_EQ(house.leader.get("/api/v1/matters/" + id + "/facts/x/receipt").status, 404);
    EXPECT_EQ(house.leader.get("/api/v1/matters/" + id + "/facts/99999/receipt").status, 404);
}

TEST_F(TraceTest, WhoMayNotSeeTheMatterLearnsNothing) {
    const std::string id = house.accepted_matter();
    EXPECT_EQ(house.water_handler.get("/api/v1/matters/" + id + "/figures" + year).status, 404);
    EXPECT_EQ(house.nobody.get("/api/v1/matters/" + id + "/figures" + year).status, 401);
    EXPECT_EQ(house.housing_handler.get("/api/v1/matters/" + id + "/figures" + year).status, 200);
    const Json trace = house.leader.get("/api/v1/matters/" + id + "/figures" + year).json();
    EXPECT_EQ(house.water_handler.get(trace["facts"][0]["receipt"]).status, 404);
    const std::string nowhere(32, '7');
    EXPECT_EQ(house.leader.get("/api/v1/matters/" + nowhere + "/figures").status, 404);
    EXPECT_EQ(house.leader.get("/api/v1/matters/" + id + "/figures?from=2026-02-01&to=2026-01-01").json()["place"],
              "to");
    EXPECT_EQ(house.leader.get("/api/v1/matters/" + id + "/figures?indicator=nonsense").json()["place"], "id");
}

// 《信访工作条例》第三十条第三款: neither way names what is an accusation, or became one; at no cut.
TEST_F(TraceTest, AnAccusationStandsInNoList) {
    const Json registered = house.register_one();
    const std::string id = registered["matters"][0]["id"], number = registered["matters"][0]["number"];
    const Json before = house.leader.get("/api/v1/matters/" + id + "/figures" + year).json();
    ASSERT_FALSE(before["figures"].empty());
    const std::string cut = "&seq=" + std::to_string(before["seq"].get<int>());
    const Reply turned =
        house.handler.post("/api/v1/matters/" + id + "/classify",
                           {{"matter_class", "accusation"}, {"accused", "区住建局"}, {"text", "举报"}});
    ASSERT_EQ(turned.status, 200) << turned.body;
    for (const std::string& at : {std::string(), cut}) {
        const Json sealed = house.handler.get("/api/v1/matters/" + id + "/figures" + year + at).json();
        EXPECT_EQ(sealed["is_sealed"], true);
        EXPECT_TRUE(sealed["figures"].empty());
        EXPECT_TRUE(sealed["facts"].empty());
        const Json told = house.leader.get("/api/v1/indicators/received_matters/explain" + year + at).json();
        EXPECT_EQ(std::ranges::find(told["numerator"], Json(number)), told["numerator"].end()) << at;
    }
    // Counted at the cut before as it was then, and named no more.
    const Json then = house.leader.get("/api/v1/indicators/received_matters/explain" + year + cut).json();
    EXPECT_EQ(then["numerator_rows"], 1);
    EXPECT_EQ(then["numerator_sealed"], 1);
}

}  // namespace
}  // namespace http::testing
