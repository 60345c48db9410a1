// Evaluations over HTTP: from the declaration to what the public reads; what comes too early, by whom, or off its
// targets; frozen figures that come out again, and the facts that changed them since.
#include <set>

#include "http/api_test.hpp"

namespace http::testing {
namespace {

/// An evaluation file: one line of the ledger, one typed, one of funds. What is empty is left out.
struct File {
    std::string evaluator = "self", trainings = "11", target = "12", organ = "区信访局", extra = {};

    [[nodiscard]] std::string text() const {
        std::string file =
            "kind = \"evaluation\"\nid = \"x-2026\"\ntitle = \"绩效自评\"\norgan = \"" + organ +
            "\"\nyear = 2026\nstandard = \"project-2020\"\nevaluator = \"" + evaluator +
            "\"\nfrom = 2026-01-01\nto = 2026-03-31\n\n"
            "[[funds]]\nid = \"total\"\nname = \"财政拨款\"\nadjusted = \"60\"\nspent = \"59.33\"\n\n"
            "[[line]]\nid = \"execution\"\ngroup = \"execution\"\nname = \"预算执行率\"\nrelation = \"=\"\n"
            "target = \"100\"\nunit = \"%\"\nfunds = \"total.execution_rate\"\nfull = \"10\"\n\n"
            "[[line]]\nid = \"training\"\ngroup = \"output\"\nname = \"业务培训\"\nrelation = \"≥\"\n"
            "target = \"" +
            target + "\"\nunit = \"次\"\nfull = \"50\"\n";
        if (!trainings.empty()) file += "actual = \"" + trainings + "\"\ndeviation = \"改期\"\n";
        file += extra;
        return file +
               "\n[[line]]\nid = \"received\"\ngroup = \"benefit\"\nname = \"受理件数\"\nrelation = \"≥\"\n"
               "target = \"1\"\nunit = \"件\"\nindicator = \"received_matters\"\nfull = \"30\"\n\n"
               "[[line]]\nid = \"satisfied\"\ngroup = \"satisfaction\"\nname = \"满意率\"\nrelation = \"≥\"\n"
               "target = \"90\"\nunit = \"%\"\nactual = \"92.5\"\nfull = \"10\"\n";
    }
};

class EvaluationsTest : public ApiTest {
  protected:
    std::string id;

    void open() {
        const Reply reply = house.finance.post("/api/v1/evaluations",
                                               {{"organ", "区信访局"}, {"year", 2026}, {"standard", "project-2020"}});
        ASSERT_EQ(reply.status, 201) << reply.body;
        id = reply.json()["evaluation"];
    }
    [[nodiscard]] std::string at(const std::string& rest) const { return "/api/v1/evaluations/" + id + rest; }
    Reply step(const Client& who, const std::string& word, const std::string& document = {},
               const std::string& authority = {}, const std::string& reason = {}) {
        return who.post(at("/steps"),
                        {{"step", word}, {"document", document}, {"authority", authority}, {"reason", reason}});
    }
    void enter(const Client& who, const std::string& word, const std::string& document = {},
               const std::string& authority = {}, const std::string& reason = {}) {
        const Reply reply = step(who, word, document, authority, reason);
        ASSERT_EQ(reply.status, 201) << word << ": " << reply.body;
    }
    void approve() {
        open();
        enter(house.finance, "declared", File{.trainings = ""}.text());
        enter(house.leader, "approved", {}, "财〔2026〕3号");
    }
};

TEST_F(EvaluationsTest, FromTheDeclarationToThePublic) {
    (void)house.register_one();
    approve();
    EXPECT_EQ(step(house.finance, "decided", {}, "会议").status, 409) << "nothing was evaluated yet";
    enter(house.finance, "self_evaluated", File{}.text());
    // 9.89 + 50 × 11 ÷ 12 = 45.83, + 30 + 10.
    const Json sheet = house.leader.get(at("/steps/self")).json();
    EXPECT_EQ(sheet["total"], "95.72");
    EXPECT_EQ(sheet["lines"][2]["actual"]["value"], "1");
    const Json life = house.leader.get(at("")).json();
    ASSERT_EQ(life["steps"].size(), 3u);
    EXPECT_EQ(life["steps"][2]["total"], "95.72");
    EXPECT_EQ(life["targets"], 2);
    EXPECT_EQ(life["next"], Json({"outside_evaluated", "panel_evaluated", "recheck_requested", "decided"}));

    enter(house.leader, "panel_evaluated",
          File{.evaluator = "panel",
               .trainings = "9",
               .extra = "[[line.deduction]]\npoints = \"2\"\nreason = \"缺签到\"\nby = \"专家组王某\"\n"}
              .text());
    const Json compared = house.leader.get(at("/compare?before=self&after=panel")).json();
    EXPECT_EQ(compared["difference"], "-10.33") << "45.83 − (37.50 − 2)";
    EXPECT_TRUE(compared["lines"][0]["same"]);
    EXPECT_EQ(compared["lines"][1]["before"]["points"], "45.83");
    EXPECT_EQ(compared["lines"][1]["after"]["points"], "35.5");
    EXPECT_EQ(compared["lines"][1]["after"]["reasons"], Json({"改期", "−2 缺签到"}));

    const std::string published = "/api/v1/public/evaluations/" + id;
    EXPECT_EQ(house.nobody.get(published).status, 404);
    enter(house.leader, "decided", {}, "财〔2026〕9号");
    EXPECT_EQ(house.nobody.get(published).status, 404);
    EXPECT_EQ(step(house.finance, "published", File{}.text()).status, 400) << "it is written from the decision";
    enter(house.finance, "published");
    const Reply seen = house.nobody.get(published);
    ASSERT_EQ(seen.status, 200) << seen.body;
    EXPECT_EQ(seen.json()["total"], "85.39");
    EXPECT_EQ(seen.json()["decided"]["authority"], "财〔2026〕9号");
    EXPECT_EQ(seen.json()["lines"][1]["deductions"][0]["reason"], "缺签到");
    EXPECT_EQ(seen.body.find("王某"), std::string::npos) << "nobody is named";
    EXPECT_EQ(seen.body, house.leader.get(at("/steps/published")).body);
    enter(house.leader, "used", {}, {}, "2027年预算压减5%");
    // What comes later changes no step.
    (void)house.register_one(House::letter("又一件"));
    EXPECT_EQ(house.leader.get(at("/steps/self")).json(), sheet);
}

TEST_F(EvaluationsTest, ALineLeadsToItsMatters) {
    const Json registered = house.register_one();
    approve();
    enter(house.finance, "self_evaluated", File{}.text());
    const Reply reply = house.leader.get(at("/steps/self/lines/received"));
    ASSERT_EQ(reply.status, 200) << reply.body;
    const Json line = reply.json();
    EXPECT_EQ(line["points"], "30");
    EXPECT_EQ(line["indicator"]["id"], "received_matters");
    EXPECT_NE(reply.body.find(registered["matters"][0]["number"].get<std::string>()), std::string::npos);
    // What is registered later is not in the step's cut.
    const Json late = house.register_one(House::letter("后来的"));
    EXPECT_EQ(house.leader.get(at("/steps/self/lines/received")).body, reply.body);
    const Reply unknown = house.leader.get(at("/steps/self/lines/nothing"));
    EXPECT_EQ(unknown.status, 404);
    EXPECT_EQ(unknown.json()["place"], "line");
    EXPECT_EQ(house.housing_handler.get(at("/steps/self/lines/received")).status, 403);
}

TEST_F(EvaluationsTest, WhatIsOffTheApprovedTargetsIsRefused) {
    approve();
    const Reply other = step(house.finance, "self_evaluated", File{.target = "10"}.text());
    ASSERT_EQ(other.status, 409);
    EXPECT_EQ(other.json()["place"], "document:27");
    EXPECT_EQ(other.json()["code"], "targets_differ");
    EXPECT_NE(other.body.find("≥10 次"), std::string::npos) << other.body;
    EXPECT_NE(other.body.find("≥12 次"), std::string::npos) << other.body;
    EXPECT_EQ(step(house.finance, "self_evaluated", File{.organ = "区住建局"}.text()).status, 409);
    EXPECT_EQ(step(house.finance, "self_evaluated", File{.trainings = ""}.text()).status, 409)
        << "a line has no points";
    EXPECT_EQ(step(house.finance, "self_evaluated", "kind = \"evaluation\"\n").status, 400);
    EXPECT_EQ(step(house.finance, "self_evaluated", "not toml at all {").status, 400);
    EXPECT_EQ(step(house.finance, "self_evaluated").status, 409) << "no file";
    EXPECT_EQ(step(house.finance, "nonsense").status, 400);
    EXPECT_EQ(house.leader.get(at("")).json()["steps"].size(), 2u) << "nothing of it was kept";
}

TEST_F(EvaluationsTest, WhoMayWhat) {
    open();
    EXPECT_EQ(step(house.leader, "declared", File{}.text()).status, 409) << "the leader judges";
    enter(house.finance, "declared", File{.trainings = ""}.text());
    EXPECT_EQ(step(house.finance, "approved", {}, "财〔2026〕3号").status, 409) << "nobody judges their own";
    EXPECT_EQ(step(house.registrar, "approved", {}, "财〔2026〕3号").status, 403);
    EXPECT_EQ(house.nobody.get(at("")).status, 401);
    EXPECT_EQ(house.housing_head.get(at("")).status, 404) << "another organ's does not exist";
    EXPECT_EQ(house.housing_head.get("/api/v1/evaluations").json()["evaluations"].size(), 0u);
    EXPECT_EQ(house.leader.get("/api/v1/evaluations").json()["evaluations"].size(), 1u);
    EXPECT_EQ(house.leader.get(at("/steps/outside")).status, 404);
    EXPECT_EQ(house.leader.get(at("/compare?before=self")).status, 400);
    EXPECT_EQ(house.leader.get(at("/monitoring")).status, 404);
    EXPECT_EQ(house.leader.get(at("/restatement")).status, 404);
    EXPECT_EQ(
        house.finance.post("/api/v1/evaluations", {{"organ", "区信访局"}, {"year", 2026}, {"standard", "none"}}).status,
        409);
}

TEST_F(EvaluationsTest, MonitoringStandsBesideTheTime) {
    house.go_to(base::Day::from(2026, 7, 1));
    approve();
    // Half a year of the first quarter's file: the period is over, so all the time has elapsed.
    enter(house.finance, "monitored", File{.trainings = "3"}.text());
    const Json seen = house.leader.get(at("/monitoring")).json();
    EXPECT_EQ(seen["elapsed"], "100.00");
    EXPECT_EQ(seen["lines"][1]["attained"], "25.00");
    EXPECT_EQ(seen["lines"][1]["ahead"], "-75.00");
    EXPECT_EQ(seen["lines"][1]["light"], "red");
    EXPECT_EQ(seen["funds"][0]["execution"], "98.88");
    EXPECT_EQ(seen["funds"][0]["ahead"], "-1.12");
    EXPECT_EQ(seen["funds"][0]["light"], "green");
}

TEST_F(EvaluationsTest, FrozenFiguresComeOutAgainForEver) {
    const std::string matter = house.register_one()["matters"][0]["id"];
    ASSERT_EQ(
        house.handler
            .post("/api/v1/matters/" + matter + "/forward", {{"to", "区住建局"}, {"role", "lead"}, {"mode", "forward"}})
            .status,
        200);
    house.go_to(base::Day::from(2026, 4, 2));
    open();
    const Json period{{"from", "2026-01-01"}, {"to", "2026-03-31"}};
    EXPECT_EQ(house.leader.post(at("/freeze"), period).status, 403);
    ASSERT_EQ(house.finance.post(at("/freeze"), period).status, 201);
    EXPECT_EQ(house.finance.post(at("/freeze"), period).json()["code"], "frozen_already");
    EXPECT_EQ(house.finance.post(at("/freeze"), {{"from", "2026-04-01"}, {"to", "2026-04-30"}}).status, 409)
        << "not over";
    const Json frozen = house.leader.get(at("")).json()["frozen"][0];
    EXPECT_EQ(frozen["law"].get<std::string>().size(), 64u);
    EXPECT_EQ(frozen["figures"]["law"]["hash"], frozen["law"]);
    EXPECT_FALSE(frozen["figures"]["law"]["calendar"]["notice"].get<std::string>().empty());
    EXPECT_NE(frozen["checkpoint"].get<std::string>().find("\n— "), std::string::npos) << "signed";

    const auto figure = [](const Json& restated, const std::string& name) {
        for (const Json& one : restated["figures"])
            if (one["id"] == name) return one;
        return Json();
    };
    const Json same = house.leader.get(at("/restatement")).json();
    EXPECT_TRUE(same["reproduced"]);
    EXPECT_TRUE(same["signed"]);
    EXPECT_EQ(same["changed"], 0);
    EXPECT_EQ(figure(same, "received_matters")["frozen"]["numerator"], 1);

    // A letter of March that is entered in April, and a correction of the first: it came a year before.
    Json late = House::letter("三月的信，四月才登记");
    late["received_day"] = "2026-03-20";
    const Json registered = house.register_one(late);
    const Json changed = house.handler.get(at("/restatement")).json();
    EXPECT_TRUE(changed["reproduced"]) << "the old figure at the old cut";
    const Json received = figure(changed, "received_matters");
    EXPECT_EQ(received["frozen"]["numerator"], 1);
    EXPECT_EQ(received["again"]["numerator"], 1);
    EXPECT_EQ(received["now"]["numerator"], 2);
    EXPECT_TRUE(received["changed"]);
    EXPECT_EQ(received["late"]["matters"], 1);
    EXPECT_EQ(received["late"]["numbers"], Json({registered["matters"][0]["number"]}));
    EXPECT_EQ(received["late"]["kinds"][0]["kind"], "open_matter");
    EXPECT_EQ(received["late"]["kinds"][0]["facts"], 1);

    // The forwarding is annulled: facts of before the cut read otherwise from now on, not at the cut.
    const Reply corrected =
        house.handler.post("/api/v1/matters/" + matter + "/correct", {{"version", 2}, {"is_annulled", true}});
    ASSERT_EQ(corrected.status, 200) << corrected.body;
    const Json after = house.leader.get(at("/restatement")).json();
    EXPECT_TRUE(after["reproduced"]);
    EXPECT_GT(after["changed"], changed["changed"]);
    std::set<std::string> kinds;
    for (const Json& one : after["figures"]) {
        if (!one["changed"].get<bool>()) continue;
        for (const Json& kind : one["late"]["kinds"]) kinds.insert(kind["kind"]);
    }
    EXPECT_TRUE(kinds.contains("correct"));
    EXPECT_EQ(house.leader.get(at("/restatement?as_of=2026-04-01")).status, 400) << "before the frozen cut";
}

TEST_F(EvaluationsTest, EvidenceComesAsNumberedFolders) {
    approve();
    enter(house.finance, "self_evaluated",
          File{.extra = "evidence = [\"1-1\"]\n"}.text() +
              "\n[[evidence]]\nnumber = \"1-1\"\ntitle = \"培训签到表\"\nfile = \"evidence/1.pdf\"\n");
    const Reply zip = house.leader.get(at("/evidence"));
    ASSERT_EQ(zip.status, 200) << zip.body;
    EXPECT_TRUE(zip.body.starts_with("PK"));
    EXPECT_NE(zip.body.find("01-业务培训/00-清单.docx"), std::string::npos);
    EXPECT_NE(zip.body.find("00-佐证材料清单.docx"), std::string::npos);
    EXPECT_EQ(zip.body.find("1-1 培训签到表.pdf"), std::string::npos) << "it lies with the office";

    const std::string account =
        house.finance.post("/api/v1/accounts", {{"organ", house.office.text()}, {"year", 2026}}).json()["account"];
    const std::string upload = house.finance.post("/api/v1/uploads", Json::object()).json()["upload"];
    ASSERT_EQ(house.finance.ask("PUT", "/api/v1/uploads/" + upload + "/parts/1", "%PDF-1.4 sheet\n%%EOF").status, 200);
    const Reply kept = house.finance.post("/api/v1/accounts/" + account + "/evidence",
                                          {{"upload", upload}, {"number", "1-1"}, {"title", "培训签到表"}});
    ASSERT_EQ(kept.status, 201) << kept.body;
    const Reply whole = house.finance.get(at("/evidence"));
    EXPECT_NE(whole.body.find("01-业务培训/1-1 培训签到表.pdf"), std::string::npos);
    EXPECT_NE(whole.body.find("SHA256SUMS"), std::string::npos);
    EXPECT_EQ(house.leader.get(at("/evidence")).status, 200);
}

}  // namespace
}  // namespace http::testing
