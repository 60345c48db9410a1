// Runs every table of tests/scenarios and checks that together they show each refusal and each breach.
#include "app/scenario.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "core/matter/breach.hpp"
#include "core/matter/refusal.hpp"

namespace {

std::string read(const std::filesystem::path& path) {
    std::ifstream in(path);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

TEST(Scenarios, EveryTableHoldsAndEveryRefusalAndBreachIsShown) {
    std::set<std::string> seen;
    int rows = 0;
    for (const auto& entry : std::filesystem::directory_iterator("tests/scenarios")) {
        if (entry.path().extension() != ".scenario") continue;
        const auto report = app::run_scenario(entry.path().string(), read(entry.path()));
        ASSERT_TRUE(report) << report.error().text();
        for (const auto& failure : report->failures) {
            ADD_FAILURE() << failure.file << ":" << failure.line << ": " << failure.row
                          << "\n  expected: " << failure.expected << "\n  got:      " << failure.got;
        }
        rows += report->rows;
        seen.insert(report->refusals_seen.begin(), report->refusals_seen.end());
        seen.insert(report->breaches_seen.begin(), report->breaches_seen.end());
    }
    EXPECT_GT(rows, 200);
    for (const core::RefusalRow& row : core::refusal_rows())
        EXPECT_TRUE(seen.contains(std::string(row.word.id))) << "no scenario shows the refusal " << row.word.id;
    for (const core::BreachRow& row : core::breach_rows())
        EXPECT_TRUE(seen.contains(std::string(row.word.id))) << "no scenario shows the breach " << row.word.id;
}

TEST(Scenarios, AWrongTableIsSeen) {
    const std::string organs = "organ 区信访局 petition_office county\n";
    const auto wrong = app::run_scenario(
        "t", organs + "2026-03-16  区信访局  register P1 by letter  registered; dispose due 2026-04-01\n");
    ASSERT_TRUE(wrong);
    ASSERT_EQ(wrong->failures.size(), 1u);
    EXPECT_EQ(wrong->failures[0].got, "done; dispose due 2026-03-31");
    EXPECT_EQ(wrong->failures[0].line, 2);

    const auto not_refused =
        app::run_scenario("t", organs + "2026-03-16  区信访局  register P1 by letter  refused no_demand\n");
    ASSERT_TRUE(not_refused);
    EXPECT_EQ(not_refused->failures.size(), 1u);

    const auto no_word = app::run_scenario("t", organs + "2026-03-16  区信访局  juggle P1  done\n");
    ASSERT_FALSE(no_word);
    EXPECT_EQ(no_word.error().place, "t:2");
}

TEST(Scenarios, TablesOfRefusalsAndBreachesFollowTheirEnumerations) {
    EXPECT_EQ(core::refusal_rows().size(), static_cast<std::size_t>(core::Refusal::earlier_not_reviewed) + 1);
    EXPECT_EQ(core::row_of(core::Refusal::law_unknown).word.id, "law_unknown");
    EXPECT_EQ(core::row_of(core::Refusal::lapsed).word.id, "lapsed");
    EXPECT_EQ(core::row_of(core::Refusal::period_missing).word.id, "period_missing");
    EXPECT_EQ(core::row_of(core::Breach::extended_twice).word.id, "extended_twice");
    EXPECT_EQ(core::breach_rows().size(), static_cast<std::size_t>(core::Breach::declined_without_earlier) + 1);
}

}  // namespace
