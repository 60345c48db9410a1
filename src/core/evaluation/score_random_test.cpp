// What holds for every sheet: seeded sheets of all rules, scored. HUIYING_SEED takes another seed.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <random>

#include "core/evaluation/score.hpp"

namespace core {
namespace {

using base::Decimal;

constexpr Decimal zero{0, 0};

unsigned seed() {
    const char* given = std::getenv("HUIYING_SEED");
    return given == nullptr ? 20260316U : static_cast<unsigned>(std::strtoul(given, nullptr, 10));
}

/// Groups of 60 (two parts) and 40, as a standard has them.
Standard standard() {
    Standard made;
    made.id = "random";
    made.full = Decimal{100, 0};
    made.bonus_max = Decimal{5, 0};
    made.groups = {
        {.id = "first", .name = "甲", .part_of = {}, .full = Decimal{60, 0}, .place = "random.toml:1"},
        {.id = "left", .name = "甲一", .part_of = "first", .full = Decimal{20, 0}, .place = "random.toml:2"},
        {.id = "right", .name = "甲二", .part_of = "first", .full = Decimal{40, 0}, .place = "random.toml:3"},
        {.id = "second", .name = "乙", .part_of = {}, .full = Decimal{40, 0}, .place = "random.toml:4"}};
    made.shares = {{"full", "达成", 80, 100}, {"partly", "部分达成", 60, 80}, {"not", "未达成", 0, 60}};
    made.grades = {{"优", {90, 0}}, {"良", {80, 0}}, {"中", {60, 0}}, {"差", {0, 0}}};
    return made;
}

class Sheets {
  public:
    explicit Sheets(unsigned of) : random_(of) {}

    Sheet next() {
        Sheet sheet;
        for (const auto& [group, full] : {std::pair{"left", 2000}, {"right", 4000}, {"second", 4000}})
            put_lines(sheet, group, full);
        while (number(0, 3) == 0) sheet.bonuses.push_back({"加分", {number(0, 400), 2}, "理由", {}});
        return sheet;
    }
    void shuffle(Sheet& sheet) { std::ranges::shuffle(sheet.lines, random_); }

  private:
    std::int64_t number(std::int64_t from, std::int64_t to) {
        return std::uniform_int_distribution<std::int64_t>(from, to)(random_);
    }

    /// Full marks in hundredths that add up to the group's.
    void put_lines(Sheet& sheet, const char* group, std::int64_t full) {
        while (full > 0) {
            const std::int64_t part = number(0, 4) == 0 ? full : number(1, full);
            sheet.lines.push_back(line(sheet.lines.size(), group, part));
            full -= part;
        }
    }

    SheetLine line(std::size_t index, const char* group, std::int64_t full) {
        SheetLine made;
        made.id = "line" + std::to_string(index);
        made.group = group;
        made.place = "sheet.toml:" + std::to_string(index);
        made.full = Decimal{full, 2};
        made.relation = static_cast<Relation>(number(0, 4));
        made.target = Decimal{number(-500, 20'000), static_cast<int>(number(0, 4))};
        if (number(0, 9) > 0) made.actual.value = Decimal{number(-500, 20'000), static_cast<int>(number(0, 4))};
        made.rule = static_cast<ScoreRule>(number(0, 4));
        made.rounding = number(0, 1) == 0 ? base::Rounding::half_up : base::Rounding::truncate;
        if (made.rule == ScoreRule::banded) {
            made.band = "full";
            made.share = Decimal{number(8'000, 10'000), 2};
        }
        if (made.rule == ScoreRule::given) made.given = Decimal{number(0, full), 2};
        if (number(0, 4) == 0)
            made.deductions = {{.points = {number(1, full), 2},
                                .reason = "理由",
                                .basis = {},
                                .rectification = {},
                                .by = "财务",
                                .evidence = {}}};
        return made;
    }

    std::mt19937 random_;
};

Decimal plus(Decimal a, Decimal b) {
    return base::add(a, b).value();
}

TEST(RandomScores, NeverAboveFullAndTotalsAddUp) {
    const Standard by = standard();
    Sheets sheets(seed());
    for (int round = 0; round < 2000; ++round) {
        SCOPED_TRACE("seed " + std::to_string(seed()) + ", sheet " + std::to_string(round));
        const Sheet sheet = sheets.next();
        const auto scores = score(sheet, by);
        ASSERT_TRUE(scores) << scores.error().text();
        std::map<std::string, Decimal> groups;
        Decimal all;
        for (const ScoredLine& line : scores->lines) {
            if (!line.points) continue;
            ASSERT_TRUE(compare(*line.points, zero) >= 0) << line.arithmetic;
            ASSERT_TRUE(compare(*line.points, *line.full) <= 0) << line.arithmetic;
            const bool is_whole = line.is_met && line.deducted.digits == 0 && line.rule == ScoreRule::pro_rata;
            ASSERT_TRUE(!is_whole || compare(*line.points, *line.full) == 0) << line.arithmetic;
            groups[line.group] = plus(groups[line.group], *line.points);
            all = plus(all, *line.points);
        }
        groups["first"] = plus(groups["left"], groups["right"]);
        for (const ScoredGroup& group : scores->groups) {
            ASSERT_TRUE(compare(group.points, groups[group.group]) == 0) << group.group;
            ASSERT_TRUE(compare(group.points, *group.full) <= 0) << group.group;
        }
        ASSERT_TRUE(compare(scores->points, all) == 0);
        ASSERT_TRUE(compare(scores->bonus, by.bonus_max) <= 0);
        const Decimal sum = plus(all, scores->bonus);
        ASSERT_TRUE(compare(*scores->total, compare(sum, *by.full) > 0 ? *by.full : sum) == 0);
        ASSERT_EQ(scores->grade.empty(), !scores->is_complete);
    }
}

TEST(RandomScores, OrderOfLinesChangesNothing) {
    const Standard by = standard();
    Sheets sheets(seed() + 1);
    for (int round = 0; round < 500; ++round) {
        SCOPED_TRACE("seed " + std::to_string(seed()) + ", sheet " + std::to_string(round));
        Sheet sheet = sheets.next();
        const auto before = score(sheet, by);
        sheets.shuffle(sheet);
        const auto after = score(sheet, by);
        ASSERT_TRUE(before && after);
        ASSERT_EQ(before->total->text(), after->total->text());
        ASSERT_EQ(before->grade, after->grade);
        for (std::size_t i = 0; i < before->groups.size(); ++i)
            ASSERT_EQ(before->groups[i].points.text(), after->groups[i].points.text());
        for (const ScoredLine& line : before->lines) {
            const auto same = std::ranges::find(after->lines, line.line, &ScoredLine::line);
            ASSERT_EQ(line.arithmetic, same->arithmetic);
            ASSERT_EQ(line.flags, same->flags);
        }
    }
}

/// A better actual never gets fewer points.
TEST(RandomScores, PointsRiseWithTheActual) {
    Standard by = standard();
    by.groups.resize(1);
    by.groups.front().full = Decimal{100, 0};
    std::mt19937 random(seed() + 2);
    const auto number = [&](std::int64_t from, std::int64_t to) {
        return std::uniform_int_distribution<std::int64_t>(from, to)(random);
    };
    for (int round = 0; round < 2000; ++round) {
        Sheet sheet;
        sheet.lines.resize(1);
        SheetLine& line = sheet.lines.front();
        line.id = "line";
        line.group = "first";
        line.full = Decimal{100, 0};
        const bool is_reverse = number(0, 1) == 0;
        line.relation = is_reverse ? (number(0, 1) == 0 ? Relation::at_most : Relation::below)
                                   : (number(0, 1) == 0 ? Relation::at_least : Relation::above);
        line.target = Decimal{number(1, 10'000), 2};
        const Decimal worse{number(0, 20'000), 2};
        const Decimal better = is_reverse ? Decimal{number(0, worse.digits), 2} : plus(worse, {number(0, 5'000), 2});
        line.actual.value = worse;
        const auto low = score(sheet, by);
        line.actual.value = better;
        const auto high = score(sheet, by);
        ASSERT_TRUE(low && high);
        ASSERT_TRUE(compare(*low->total, *high->total) <= 0)
            << "seed " << seed() << ": " << low->lines[0].arithmetic << " | " << high->lines[0].arithmetic;
    }
}

}  // namespace
}  // namespace core
