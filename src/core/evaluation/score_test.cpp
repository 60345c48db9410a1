// Points line by line: every rule with the case that is met, the one that is not, and the edges. All values by hand.
#include "core/evaluation/score.hpp"

#include <gtest/gtest.h>

namespace core {
namespace {

base::Decimal number(std::string_view text) {
    const auto value = base::parse_decimal(text);
    EXPECT_TRUE(value) << text;
    return value.value_or(base::Decimal{});
}

/// One group of 10 points, the usual bands.
Standard standard() {
    Standard made;
    made.id = "test";
    made.full = number("10");
    made.groups = {{.id = "all", .name = "全部", .part_of = {}, .full = number("10"), .place = "test.toml:1"}};
    made.shares = {{"full", "达成", 80, 100}, {"partly", "部分达成", 60, 80}, {"not", "未达成", 0, 60}};
    made.grades = {{"优", number("9")}, {"良", number("8")}, {"中", number("6")}, {"差", number("0")}};
    return made;
}

SheetLine line(Relation relation, const char* target, const char* actual) {
    SheetLine made;
    made.id = "line";
    made.group = "all";
    made.name = "指标";
    made.relation = relation;
    made.target = number(target);
    if (*actual != '\0') made.actual.value = number(actual);
    made.full = number("10");
    made.place = "sheet.toml:7";
    return made;
}

ScoreSheet scored(SheetLine one) {
    Sheet sheet;
    sheet.lines = {std::move(one)};
    const auto done = score(sheet, standard());
    EXPECT_TRUE(done) << done.error().text();
    return done.value_or(ScoreSheet{});
}

struct Row {
    Relation relation;
    const char* target;
    const char* actual;
    const char* points;
    std::vector<ScoreFlag> flags;
    const char* arithmetic;
};

TEST(Score, TargetsMetAndMissed) {
    using enum Relation;
    using enum ScoreFlag;
    const Row rows[] = {
        {at_least, "90", "90", "10", {}, "90 = 90 → 10"},
        {at_least, "90", "97.42", "10", {}, "97.42 > 90 → 10"},
        {at_least, "90", "85", "9.44", {unexplained}, "85 < 90; 10 × 85 ÷ 90 = 9.44444… → 9.44"},
        {at_least, "20", "26", "10", {}, "26 > 20 → 10"},  // 1.3 times the target is not above 1.3 times
        {at_least, "20", "26.01", "10", {overshoot}, "26.01 > 20 → 10"},
        {equal, "100", "98.88", "9.89", {unexplained}, "98.88 < 100; 10 × 98.88 ÷ 100 = 9.888 → 9.89"},
        {equal, "4", "5", "10", {above_equal}, "5 > 4 → 10"},
        {equal, "4", "3", "7.5", {unexplained}, "3 < 4; 10 × 3 ÷ 4 = 7.5"},
        // 反向指标: target ÷ actual
        {at_most, "20", "16", "10", {}, "16 < 20 → 10"},
        {at_most, "20", "25", "8", {unexplained}, "25 > 20; 10 × 20 ÷ 25 = 8"},
        {at_most, "20", "10", "10", {overshoot}, "10 < 20 → 10"},
        // Strict bounds: at the bound nothing is met, though the ratio is 1.
        {below, "20", "20", "10", {at_bound}, "20 = 20; 10 × 20 ÷ 20 = 10"},
        {above, "20", "20", "10", {at_bound}, "20 = 20; 10 × 20 ÷ 20 = 10"},
        {below, "20", "19.9", "10", {}, "19.9 < 20 → 10"},
        // Target 0: nothing at all is the target, and there is no ratio to it.
        {equal, "0", "0", "10", {}, "0 = 0 → 10"},
        {equal, "0", "2", "0", {no_ratio, unexplained}, "2 > 0 → 0"},
        {at_most, "0", "1", "0", {no_ratio, unexplained}, "1 > 0 → 0"},
        {at_least, "0", "5", "10", {}, "5 > 0 → 10"},
        // Negative progress counts as none.
        {at_least, "3", "-1.5", "0", {floored, unexplained}, "-1.5 < 3; 10 × 0 ÷ 3 = 0"},
        {at_least, "-5", "-8", "0", {floored, no_ratio, unexplained}, "-8 < -5 → 0"},
        {at_most, "-5", "-8", "10", {}, "-8 < -5 → 10"},
        {at_most, "-5", "-3", "0", {no_ratio, unexplained}, "-3 > -5 → 0"},
        {at_least, "3", "0", "0", {unexplained}, "0 < 3; 10 × 0 ÷ 3 = 0"},
    };
    for (const Row& row : rows) {
        const ScoreSheet sheet = scored(line(row.relation, row.target, row.actual));
        ASSERT_EQ(sheet.lines.size(), 1u) << row.arithmetic;
        const ScoredLine& done = sheet.lines.front();
        EXPECT_EQ(done.points ? done.points->text() : "none", row.points) << row.arithmetic;
        EXPECT_EQ(done.flags, row.flags) << row.arithmetic;
        EXPECT_EQ(done.arithmetic, row.arithmetic);
        EXPECT_EQ(sheet.total->text(), row.points);
    }
}

TEST(Score, RoundingIsTheRules) {
    SheetLine one = line(Relation::equal, "100", "99.99");
    EXPECT_EQ(scored(one).total->text(), "10");  // 9.999, half up
    one.rounding = base::Rounding::truncate;
    EXPECT_EQ(scored(one).total->text(), "9.99");
    EXPECT_EQ(scored(one).lines.front().arithmetic, "99.99 < 100; 10 × 99.99 ÷ 100 = 9.999 → 9.99");
}

TEST(Score, MetOrNone) {
    SheetLine one = line(Relation::at_least, "90", "89.99");
    one.rule = ScoreRule::met_or_none;
    EXPECT_EQ(scored(one).total->text(), "0");
    one.actual.value = number("90");
    EXPECT_EQ(scored(one).total->text(), "10");
}

TEST(Score, BandsAreHalfOpen) {
    SheetLine one = line(Relation::qualitative, "0", "");
    one.target.reset();
    one.rule = ScoreRule::banded;
    const auto total = [&](const char* band, const char* share) {
        one.band = band;
        one.share = number(share);
        Sheet sheet;
        sheet.lines = {one};
        const auto done = score(sheet, standard());
        return done ? done->total->text() : "refused: " + done.error().message;
    };
    EXPECT_EQ(total("full", "100"), "10");
    EXPECT_EQ(total("full", "80"), "8");
    EXPECT_EQ(total("partly", "79.9"), "7.99");
    EXPECT_EQ(total("partly", "80"), "refused: a share of 80 % is not within 部分达成");
    EXPECT_EQ(total("partly", "60"), "6");
    EXPECT_EQ(total("not", "60"), "refused: a share of 60 % is not within 未达成");
    EXPECT_EQ(total("not", "0"), "0");
    EXPECT_EQ(total("best", "90"), "refused: test has no band `best`");
}

TEST(Score, NothingToScoreByIsNoPointsAndNoGrade) {
    const ScoreSheet none = scored(line(Relation::at_least, "90", ""));
    EXPECT_FALSE(none.lines.front().points);
    EXPECT_EQ(none.lines.front().actual, "n/a");
    EXPECT_EQ(none.lines.front().flags, std::vector{ScoreFlag::not_applicable});
    EXPECT_FALSE(none.is_complete);
    EXPECT_EQ(none.grade, "");

    SheetLine bound = line(Relation::at_least, "15", "15");
    bound.actual.bound = Relation::at_least;
    const ScoreSheet only = scored(bound);
    EXPECT_FALSE(only.is_complete);
    EXPECT_EQ(only.lines.front().actual, "≥15");
    EXPECT_EQ(only.lines.front().flags, std::vector{ScoreFlag::bound_only});
}

TEST(Score, OnlyPersonsDeduct) {
    SheetLine one = line(Relation::at_least, "20", "264");
    EXPECT_EQ(scored(one).total->text(), "10");  // far beyond the target: flagged, not reduced
    one.deductions = {{.points = number("1.5"),
                       .reason = "目标偏低",
                       .basis = {},
                       .rectification = {},
                       .by = "财务",
                       .evidence = {}}};
    const ScoreSheet reduced = scored(one);
    EXPECT_EQ(reduced.total->text(), "8.5");
    EXPECT_EQ(reduced.lines.front().arithmetic, "264 > 20 → 10; 10 − 1.5 = 8.5");
    EXPECT_EQ(reduced.lines.front().flags, std::vector{ScoreFlag::overshoot});

    one.actual.value = number("2");  // 1 point, of which 1.5 are taken
    const ScoreSheet floor = scored(one);
    EXPECT_EQ(floor.total->text(), "0");
    EXPECT_EQ(floor.lines.front().flags, std::vector{ScoreFlag::capped});

    one.deductions.front().points = number("10.5");
    Sheet sheet;
    sheet.lines = {one};
    const auto refused = score(sheet, standard());
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().text(), "sheet.toml:7: 10.5 points are deducted of 10; deduct at most the full mark");
}

TEST(Score, AnExecutionBelowTheStandardsBoundNeedsAReason) {
    SheetLine one = line(Relation::equal, "100", "86.51");
    one.actual.from = ActualFrom::funds;
    one.actual.of = "execution_rate";
    EXPECT_EQ(scored(one).lines.front().flags, (std::vector{ScoreFlag::low_execution, ScoreFlag::unexplained}));
    Standard lenient = standard();
    lenient.reason_below = number("86.51");
    Sheet sheet;
    sheet.lines = {one};
    EXPECT_EQ(score(sheet, lenient)->lines.front().flags, std::vector{ScoreFlag::unexplained}) << "the bound itself";
    lenient.reason_below = number("86.52");
    EXPECT_EQ(score(sheet, lenient)->lines.front().flags.front(), ScoreFlag::low_execution);
    one.deviation = "采购推迟到下年";
    EXPECT_TRUE(scored(one).lines.front().flags.empty());
    EXPECT_EQ(scored(one).total->text(), "8.65");  // 8.651
}

TEST(Score, FullMarksAddUpToTheirGroup) {
    Sheet sheet;
    sheet.lines = {line(Relation::at_least, "1", "1")};
    sheet.lines.front().full = number("9");
    const auto refused = score(sheet, standard());
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().message, "the full marks in all (全部) add up to 9, not 10");
    EXPECT_EQ(refused.error().place, "sheet.toml:7");
    EXPECT_NE(refused.error().cure.find("test.toml:1"), std::string::npos) << "where the weights stand";
    sheet.lines.clear();
    EXPECT_EQ(score(sheet, standard()).error().place, "test.toml:1");
}

TEST(Score, BonusAndTotalAreCapped) {
    Standard with_bonus = standard();
    with_bonus.bonus_max = number("5");
    Sheet sheet;
    sheet.lines = {line(Relation::at_least, "4", "2")};  // 5 points
    sheet.bonuses = {{"表彰", number("4"), "获评", {}}};
    EXPECT_EQ(score(sheet, with_bonus)->total->text(), "9");
    sheet.bonuses.push_back({"表彰", number("4"), "获评", {}});
    const auto capped = score(sheet, with_bonus);
    EXPECT_EQ(capped->bonus.text(), "5");
    EXPECT_EQ(capped->total->text(), "10");
    EXPECT_EQ(capped->flags, std::vector{ScoreFlag::capped});
    sheet.lines.front().actual.value = number("4");
    EXPECT_EQ(score(sheet, with_bonus)->total->text(), "10");  // 10 + 5
    EXPECT_EQ(score(sheet, standard())->bonus.text(), "0");    // no bonus in this standard
}

TEST(Score, Grades) {
    const auto grade = [](const char* actual) { return scored(line(Relation::at_least, "100", actual)).grade; };
    EXPECT_EQ(grade("90"), "优");
    EXPECT_EQ(grade("89.9"), "良");
    EXPECT_EQ(grade("80"), "良");
    EXPECT_EQ(grade("79.9"), "中");
    EXPECT_EQ(grade("60"), "中");
    EXPECT_EQ(grade("59.9"), "差");
}

TEST(Score, NumbersTooLongAreSaidNotGuessed) {
    Sheet sheet;
    sheet.lines = {line(Relation::at_least, "999999999999999999", "99999999999999999.1")};
    const auto refused = score(sheet, standard());
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().place, "sheet.toml:7");
}

}  // namespace
}  // namespace core
