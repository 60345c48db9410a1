// Evidence over HTTP: kept under its number, listed with the figures it shows, given out to whoever enters accounts and
// evaluations, destroyed.
#include "core/ledger/hash.hpp"
#include "http/api_test.hpp"

namespace http::testing {
namespace {

const std::string pdf = "%PDF-1.4\n" + std::string(5'000, 'x') + "\n%%EOF";

struct EvidenceApi : ApiTest {
    const std::string account =
        house.finance.post("/api/v1/accounts", {{"organ", house.office.text()}, {"year", 2025}}).json()["account"];
    const std::string papers = "/api/v1/accounts/" + account + "/evidence";

    [[nodiscard]] static std::string upload(const Client& client, const std::string& bytes) {
        const std::string id = client.post("/api/v1/uploads", Json::object()).json()["upload"];
        EXPECT_EQ(client.ask("PUT", "/api/v1/uploads/" + id + "/parts/1", bytes).status, 200);
        return id;
    }
    [[nodiscard]] Reply keep(const Client& client, const std::string& number, const std::string& bytes = pdf) const {
        return client.post(
            papers, {{"upload", upload(client, bytes)}, {"number", number}, {"title", "调查报告"}, {"pages", 3}});
    }
};

TEST_F(EvidenceApi, KeptListedAndGivenOut) {
    const Reply kept = keep(house.finance, "Z01");
    ASSERT_EQ(kept.status, 201) << kept.body;
    EXPECT_EQ(kept.json()["sha256"], base::hex(core::sha256(base::view(pdf))));
    EXPECT_EQ(kept.json()["type"], "application/pdf");
    EXPECT_GT(kept.json()["seq"], 0);
    EXPECT_EQ(house.finance
                  .post("/api/v1/accounts/" + account + "/type_figure", {{"item", "consultations"},
                                                                         {"from", "2025-01-01"},
                                                                         {"to", "2025-06-30"},
                                                                         {"numerator", 12},
                                                                         {"evidence", "Z01、Z02"}})
                  .status,
              201);
    const Json list = house.leader.get(papers).json();
    ASSERT_EQ(list["evidence"].size(), 1u);
    EXPECT_EQ(list["evidence"][0]["figures"], Json::array({"consultations"}));
    EXPECT_EQ(list["missing"], Json::array({"Z02"}));

    const Json told = house.leader.get("/api/v1/indicators/consultations/explain?from=2025-01-01&to=2025-12-31").json();
    EXPECT_EQ(told["numerator"], Json::array({"Z01 #" + kept.json()["seq"].dump() + " Z02"})) << "kept, and not";

    const Reply bytes = house.finance.get(papers + "/Z01");
    ASSERT_EQ(bytes.status, 200) << bytes.body;
    EXPECT_EQ(bytes.body, pdf);
    EXPECT_EQ(bytes.headers.at("content-type"), "application/pdf");
    EXPECT_TRUE(bytes.headers.at("content-disposition").starts_with("attachment;"));
    EXPECT_EQ(house.finance.get(papers + "/Z09").status, 404);
}

TEST_F(EvidenceApi, NobodyElseKeepsOrOpens) {
    ASSERT_EQ(keep(house.finance, "Z01").status, 201);
    for (const Client* other : {&house.registrar, &house.housing_head}) {
        EXPECT_EQ(other->get(papers + "/Z01").status, 404);
        EXPECT_EQ(keep(*other, "Z02").status, 404);
        EXPECT_EQ(other->post(papers + "/Z01/destroy", {{"authority", "文1"}}).status, 404);
    }
    EXPECT_EQ(house.nobody.get(papers + "/Z01").status, 401);
    EXPECT_EQ(house.nobody.get(papers).status, 401);
}

TEST_F(EvidenceApi, RefusalsAndKindsNotTaken) {
    ASSERT_EQ(keep(house.finance, "Z01").status, 201);
    const Reply same = keep(house.finance, "Z01");
    EXPECT_EQ(same.status, 409);
    EXPECT_EQ(same.json()["code"], "nothing_new");
    EXPECT_EQ(keep(house.finance, "Z01", pdf + "\n%%EOF").json()["code"], "evidence_exists");
    EXPECT_EQ(keep(house.finance, "", pdf).json()["code"], "word_missing");
    EXPECT_EQ(keep(house.finance, "Z02", std::string("MZ\x90\0\x03\0", 6)).status, 400);
    EXPECT_EQ(house.finance.post(papers, {{"upload", "x"}, {"number", "Z02"}, {"title", "t"}}).status, 404);
    EXPECT_EQ(house.leader.get(papers).json()["evidence"].size(), 1u) << "nothing of it was kept";
}

TEST_F(EvidenceApi, DestroyedItsBytesAreGone) {
    ASSERT_EQ(keep(house.finance, "Z01").status, 201);
    EXPECT_EQ(house.finance.post(papers + "/Z01/destroy", Json::object()).status, 400);
    const Reply gone = house.finance.post(papers + "/Z01/destroy", {{"authority", "穗档〔2026〕1号"}});
    ASSERT_EQ(gone.status, 200) << gone.body;
    EXPECT_EQ(gone.json()["is_destroyed"], true);
    EXPECT_EQ(house.finance.get(papers + "/Z01").status, 404);
    EXPECT_EQ(house.leader.get(papers).json()["evidence"][0]["is_destroyed"], true);
    EXPECT_EQ(house.finance.post(papers + "/Z01/destroy", {{"authority", "x"}}).json()["code"], "evidence_destroyed");
}

}  // namespace
}  // namespace http::testing
