// Ranks, spreads, shares and declines over a living district: what must hold whatever the figures are.
#include <algorithm>
#include <numeric>

#include "follow/district.hpp"

namespace follow::testing {
namespace {

using base::Day;

const Period year{Day::from(2025, 1, 1), Day::from(2025, 12, 31)};

std::unique_ptr<Figures> opened(const District& district) {
    return must(Figures::open(district.settings(false)));
}

/// a ÷ b as a number that compares, with little rows: no overflow.
bool is_better(const core::Figure& a, const core::Figure& b, core::Better better) {
    const std::int64_t left = a.numerator * b.denominator.value_or(1), right = b.numerator * a.denominator.value_or(1);
    return better == core::Better::higher ? left > right : left < right;
}

class Ranks : public ::testing::TestWithParam<unsigned> {};

TEST_P(Ranks, ArePermutationsWithTiesShared) {
    District district(GetParam());
    district.live(700);
    const auto figures = opened(district);
    const Cut cut{district.today(), district.store().head()};
    int ranked = 0;
    for (const core::Definition& definition : figures->catalogue()) {
        const bool is_ranked = definition.better != core::Better::none && core::is_counted(definition) &&
                               definition.measure != core::Measure::decline &&
                               core::find_column(definition.grain, "organ").has_value();
        if (!is_ranked) continue;
        const Ranking ranking =
            must(figures->rank({.id = definition.id, .period = year, .cut = cut, .peers = {}, .least = 5}));
        std::vector<const Ranked*> counted;
        for (const Ranked& row : ranking.rows) {
            const bool is_enough = !core::is_quotient(definition) || *row.figure.denominator >= 5;
            EXPECT_EQ(row.rank.has_value(), is_enough && row.figure.value) << definition.id;
            if (row.rank) counted.push_back(&row);
        }
        for (const Ranked* row : counted) {
            const auto ahead = std::ranges::count_if(
                counted, [&](const Ranked* other) { return is_better(other->figure, row->figure, definition.better); });
            EXPECT_EQ(*row->rank, static_cast<std::uint32_t>(ahead + 1)) << definition.id;
            ++ranked;
        }
        if (definition.id == "satisfaction_organ" && !ranking.rows.empty()) {
            EXPECT_EQ(ranking.rows[0].beside.size(), definition.beside.size()) << "silence is shown";
        }
    }
    EXPECT_GT(ranked, 30);
}

TEST_P(Ranks, SharesAddUpToAHundred) {
    District district(GetParam() + 50);
    district.live(400);
    const auto figures = opened(district);
    int seen = 0;
    for (const char* by : {"organ", "form", "month", "category"}) {
        const auto answer =
            must(figures->measure({.ids = {}, .period = year, .cut = {district.today(), 0}, .by = {by}}));
        std::map<std::string, std::int64_t> sums;
        for (const Figure& figure : answer.figures) {
            if (figure.share) sums[figure.id] += base::parse_decimal(*figure.share)->digits, ++seen;
        }
        for (const auto& [id, sum] : sums) EXPECT_EQ(sum, 10'000) << id << " by " << by;
    }
    EXPECT_GT(seen, 20);
}

// The same cut gives the same ranks and spreads, whatever is recorded or corrected afterwards.
TEST_P(Ranks, StayAsTheyWereAtTheirCut) {
    District district(GetParam() + 100);
    district.live(300);
    const Cut cut{district.today() - 10, district.store().head()};
    const auto told = [&] {
        const auto figures = opened(district);
        std::string text;
        for (const char* id : {"reply_on_time_due", "notice_on_time", "became_overdue", "days_to_reply"}) {
            for (const Ranked& row :
                 must(figures->rank({.id = id, .period = year, .cut = cut, .peers = {}, .least = 1})).rows)
                text += row.figure.group[0].label + std::to_string(row.rank.value_or(0)) +
                        row.figure.value.value_or("-") + row.low.value_or("") + " ";
        }
        for (const Spread& spread : must(figures->spread("days_to_reply", year, cut, {"organ"})).rows)
            text += std::to_string(spread.rows) + "/" + std::to_string(spread.p50.value_or(-1)) + "/" +
                    std::to_string(spread.p90.value_or(-1)) + " ";
        const auto found = must(figures->findings(year, cut));
        for (const Finding& finding : found.list) text += finding.organ + finding.arithmetic_zh;
        return text;
    };
    const std::string before = told();
    EXPECT_GT(before.size(), 100U);
    district.live(150);
    for (int i = 0; i < 10; ++i) district.correct_something();
    EXPECT_EQ(told(), before);
}

INSTANTIATE_TEST_SUITE_P(Seeds, Ranks, ::testing::Values(11U, 12U, 13U));

TEST(Spreads, AreTheRowsThatTheAverageCounts) {
    District district(77);
    district.live(500);
    const auto figures = opened(district);
    const Cut cut{district.today(), district.store().head()};
    const Spreads spreads = must(figures->spread("days_to_reply", year, cut, {"organ"}));
    ASSERT_GT(spreads.rows.size(), 1U);
    EXPECT_EQ(spreads.rows[0].rows, *spreads.total.denominator);
    std::int64_t rows = 0;
    for (std::size_t i = 1; i < spreads.rows.size(); ++i) rows += spreads.rows[i].rows;
    EXPECT_EQ(rows, spreads.rows[0].rows);
    EXPECT_LE(*spreads.rows[0].p50, *spreads.rows[0].p90);
    EXPECT_LE(*spreads.rows[0].p90, *spreads.rows[0].max);
    const auto measured = must(figures->measure({.ids = {"days_to_reply"}, .period = year, .cut = cut, .by = {}}));
    EXPECT_EQ(measured.figures[0].value, spreads.total.value);
    EXPECT_FALSE(figures->spread("received", year, cut, {}));
}

TEST(Spreads, WhatIsNotRankedSaysSo) {
    District district(78);
    district.live(20);
    const auto figures = opened(district);
    const auto none = figures->rank({.id = "received", .period = year, .cut = {district.today(), 0}, .peers = {}});
    ASSERT_FALSE(none);
    EXPECT_EQ(none.error().kind, base::ErrorKind::bad_input);
    EXPECT_FALSE(figures->rank(
        {.id = "reply_on_time_due", .period = year, .cut = {district.today(), 0}, .by = "month", .peers = {}}));
}

TEST(Declines, TakeTheTypedBaseWhereTheLedgerBeganLater) {
    District district(79);
    district.live(120);
    FiguresSettings settings = district.settings(false);
    const Period before{Day::from(2024, 1, 1), Day::from(2024, 12, 31)};
    const Cut cut{district.today(), 0};
    Query query{.ids = {"key_fields_decline"}, .period = year, .cut = cut, .by = {}};
    const auto bare = must(opened(district)->measure(query)).figures[0];
    EXPECT_EQ(bare.value, std::nullopt) << "a year that the ledger did not see is not 0";
    settings.baselines.push_back({"key_fields_decline", before, std::to_string(bare.numerator * 2), "report"});
    const auto typed = must(must(Figures::open(std::move(settings)))->measure(query)).figures[0];
    EXPECT_EQ(typed.denominator, bare.numerator * 2);
    EXPECT_EQ(typed.value, "50.00");
}

}  // namespace
}  // namespace follow::testing
