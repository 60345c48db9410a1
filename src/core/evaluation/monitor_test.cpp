// Monitoring and comparison, worked out by hand: what is behind the time elapsed, and what two scorings say of one
// line.
#include "core/evaluation/monitor.hpp"

#include <gtest/gtest.h>

#include "core/evaluation/compare.hpp"

namespace core::testing {
namespace {

base::Day on(int year, unsigned month, unsigned day) {
    return base::Day::from(year, month, day);
}

/// Ten points behind is yellow from more than that, twenty red.
MoneySettings settings() {
    MoneyRow row;
    row.from = on(2020, 1, 1);
    row.yellow_behind = 10;
    row.red_behind = 20;
    MoneySettings all;
    all.rows.push_back(row);
    return all;
}

struct Sheets {
    Sheet sheet;
    ScoreSheet scores;

    void line(const char* id, Relation relation, int target, std::optional<int> actual, const char* unit,
              std::optional<base::Decimal> points = {}) {
        SheetLine& one = sheet.lines.emplace_back();
        one.id = one.name = id;
        one.relation = relation;
        one.target = base::Decimal{target, 0};
        one.unit = unit;
        if (actual) one.actual.value = base::Decimal{*actual, 0};
        ScoredLine& scored = scores.lines.emplace_back();
        scored.line = id;
        scored.target = target_text(one);
        scored.actual = actual_text(one);
        scored.points = points;
        scored.is_met = actual && *actual >= target;
    }
};

Monitored at(base::Day day, int actual) {
    Sheets one;
    one.sheet.period = {on(2025, 1, 1), on(2025, 12, 31)};
    one.line("training", Relation::at_least, 100, actual, "次");
    return monitored(one.sheet, one.scores, day, settings());
}

TEST(Monitor, TimeElapsedIsMonthsThatHaveEnded) {
    EXPECT_EQ(at(on(2025, 6, 30), 0).elapsed.text(), "50.00");
    EXPECT_EQ(at(on(2025, 6, 29), 0).elapsed.text(), "41.67") << "June has not ended";
    EXPECT_EQ(at(on(2025, 7, 15), 0).elapsed.text(), "50.00");
    EXPECT_EQ(at(on(2024, 12, 31), 0).elapsed.text(), "0.00") << "before it began";
    EXPECT_EQ(at(on(2026, 3, 1), 0).elapsed.text(), "100.00") << "after it ended";
    EXPECT_EQ(at(on(2025, 2, 28), 0).months, 2u);
}

TEST(Monitor, LightsStandBesideTheTime) {
    const auto light = [](int actual) { return id_of(at(on(2025, 6, 30), actual).lines[0].light); };
    EXPECT_EQ(light(50), "green");
    EXPECT_EQ(light(40), "green") << "ten behind, not more";
    EXPECT_EQ(light(39), "yellow");
    EXPECT_EQ(light(30), "yellow");
    EXPECT_EQ(light(29), "red");
    EXPECT_EQ(light(100), "green");
    EXPECT_EQ(at(on(2025, 6, 30), 39).lines[0].ahead->text(), "-11.00");
}

TEST(Monitor, WhatDoesNotGrowHasNoLight) {
    Sheets one;
    one.sheet.period = {on(2025, 1, 1), on(2025, 12, 31)};
    one.line("rate", Relation::at_least, 90, 10, "%");
    one.line("overdue", Relation::at_most, 5, 1, "件");
    one.line("none_yet", Relation::at_least, 12, {}, "次");
    for (const MonitoredLine& line : monitored(one.sheet, one.scores, on(2025, 6, 30), settings()).lines) {
        EXPECT_EQ(line.light, Light::none) << line.line;
        EXPECT_FALSE(line.attained) << line.line;
    }
}

TEST(Monitor, MoneyStandsBesideTheTime) {
    Sheets one;
    one.sheet.period = {on(2025, 1, 1), on(2025, 12, 31)};
    FundsRow row;
    row.id = "total";
    row.adjusted = base::Decimal{60, 0};
    row.spent = base::Decimal{20, 0};
    one.sheet.funds.push_back(row);
    const Monitored seen = monitored(one.sheet, one.scores, on(2025, 6, 30), settings());
    EXPECT_EQ(seen.funds[0].execution->text(), "33.33");
    EXPECT_EQ(seen.funds[0].ahead->text(), "-16.67");
    EXPECT_EQ(seen.funds[0].light, Light::yellow);
    EXPECT_EQ(monitored(one.sheet, one.scores, on(2025, 6, 30), {}).funds[0].light, Light::none) << "no thresholds";
}

TEST(Compare, LineByLine) {
    Sheets self, panel;
    self.line("same", Relation::at_least, 10, 10, "次", base::Decimal{10, 0});
    self.line("lower", Relation::at_least, 12, 11, "次", base::Decimal{4583, 2});
    self.line("only_self", Relation::at_least, 1, 1, "次", base::Decimal{1, 0});
    panel.line("same", Relation::at_least, 10, 10, "次", base::Decimal{100, 1});
    panel.line("lower", Relation::at_least, 12, 9, "次", base::Decimal{355, 1});
    panel.line("only_panel", Relation::at_least, 1, 1, "次", base::Decimal{1, 0});
    LineDeduction deduction;
    deduction.points = base::Decimal{2, 0};
    deduction.reason = "缺签到";
    panel.sheet.lines[1].deductions.push_back(deduction);
    self.scores.total = base::Decimal{5683, 2};
    panel.scores.total = base::Decimal{465, 1};
    const Comparison seen = compare({self.sheet, self.scores}, {panel.sheet, panel.scores}, {});
    ASSERT_EQ(seen.lines.size(), 4u);
    EXPECT_TRUE(seen.lines[0].is_same) << "10 and 10.0 are the same points";
    EXPECT_EQ(seen.lines[1].difference->text(), "-10.33");
    EXPECT_FALSE(seen.lines[1].is_same);
    EXPECT_EQ(seen.lines[1].after->reasons, std::vector<std::string>{"−2 缺签到"});
    EXPECT_FALSE(seen.lines[2].after);
    EXPECT_FALSE(seen.lines[3].before);
    EXPECT_FALSE(seen.lines[3].difference);
    EXPECT_EQ(seen.difference->text(), "-10.33");
}

}  // namespace
}  // namespace core::testing
