// The good half asks one row; the bad half shows the message with its mark. One line a rule.
#include "core/indicator/predicate.hpp"

#include <gtest/gtest.h>

#include <array>

namespace core {
namespace {

using base::Day;

constexpr std::array<OrganEntry, 4> organs{{{7, "区住建局", OrganKind::department},
                                            {8, "区公安分局", OrganKind::political_legal},
                                            {9, "区法院", OrganKind::political_legal},
                                            {12, "区纪委", OrganKind::discipline}}};

/// A matter: received 2026-01-05, replied on the due day 2026-03-16, closed 2026-03-20, a visit, to 区公安分局.
std::vector<std::int64_t> matter() {
    std::vector<std::int64_t> cells(columns(Grain::matters).size(), null_cell);
    const auto set = [&](MatterColumn column, std::int64_t value) { cells[static_cast<std::size_t>(column)] = value; };
    set(MatterColumn::received_day, Day::from(2026, 1, 5).number);
    set(MatterColumn::reply_due, Day::from(2026, 3, 16).number);
    set(MatterColumn::reply_done_day, Day::from(2026, 3, 16).number);
    set(MatterColumn::closed_day, Day::from(2026, 3, 20).number);
    set(MatterColumn::form, static_cast<int>(Form::visit));
    set(MatterColumn::region, 440106);
    set(MatterColumn::repeats, 2);
    set(MatterColumn::organ, 8);
    set(MatterColumn::is_first, 1);
    set(MatterColumn::is_accusation, 0);
    return cells;
}

Scope scope() {
    return {.period = {Day::from(2026, 1, 1), Day::from(2026, 3, 31)},
            .cut = {Day::from(2026, 4, 10), 0},
            .organs = organs};
}

bool ask(std::string_view text) {
    const auto predicate = parse_predicate(Grain::matters, text);
    EXPECT_TRUE(predicate) << text << "\n" << (predicate ? "" : predicate.error().text());
    if (!predicate) return false;
    const auto bound = bind(predicate->root, scope());
    EXPECT_TRUE(bound) << text;
    const auto cells = matter();
    return bound && holds(*bound, {cells, {}});
}

TEST(Predicate, HoldsForTheRow) {
    for (const char* text : {
             "received_day in period",
             "received_day = 2026-01-05",
             "2026-01-05 = received_day",
             "received_day >= period_start and received_day <= period_end",
             "received_day + 85 in period",  // 2026-03-31, the last day
             "closed_day before cut",
             "closed_day + 21 before cut",  // 2026-04-10, the cut itself
             "closed_day + 21 <= cut",
             "closed_day < cut - 20",
             "reply_done_day <= reply_due",  // on the due day is in time
             "reply_done_day = reply_due",
             "reply_done_day + 4 = closed_day",
             "closed_day > reply_due + 3",
             "form = visit",
             "form = 来访",
             "信访形式 = 来访",
             "form != letter",
             "region = 440106",
             "repeats > 1",
             "1 < repeats",
             "is_first",
             "is_first and not is_accusation",
             "not (is_accusation or form = letter)",
             "routed_day is missing",
             "closed_day is set",
             "not routed_day is set",
             "organ = 区公安分局",
             "organ = \"区公安分局\"",
             "organ != 区住建局",
             "organ_kind = political_legal",
             "organ_kind != 纪检监察机关",
             "form = letter or form = visit and is_first",  // and binds more closely
             "（closed_day ≥ 2026-03-20）",
             "is_first\n  and repeats = 2",
         }) {
        EXPECT_TRUE(ask(text)) << text;
    }
}

TEST(Predicate, DoesNotHoldForTheRow) {
    for (const char* text : {
             "received_day < period_start",
             "received_day + 86 in period",  // the day after
             "closed_day + 22 before cut",
             "reply_done_day + 1 <= reply_due",
             "reply_done_day < reply_due",
             "reply_done_day != reply_due",
             "form = letter",
             "form != visit",
             "not is_first",
             "organ = 区住建局",
             "organ_kind = discipline",
             "(form = letter or form = visit) and not is_first",
         }) {
        EXPECT_FALSE(ask(text)) << text;
    }
}

// An empty cell answers no to every comparison, and so yes to its `not`.
TEST(Predicate, EmptyCellsCompareToNothing) {
    for (const char* text :
         {"routed_day = 2026-01-05", "routed_day != 2026-01-05", "routed_day < cut", "routed_day >= period_start",
          "routed_day in period", "routed_day before cut", "routed_day <= closed_day", "closed_day >= routed_day",
          "routed_day = reopened_day", "routed_day != closed_day", "outcome = none", "outcome != none"}) {
        EXPECT_FALSE(ask(text)) << text;
        EXPECT_TRUE(ask("not (" + std::string(text) + ")")) << text;
    }
}

TEST(Predicate, AQuestionNamesItsGrain) {
    EXPECT_EQ(parse_question("matters: is_first")->grain, Grain::matters);
    EXPECT_EQ(parse_question("评价：grade = 满意")->grain, Grain::ratings);
    EXPECT_EQ(parse_question("legs: notice_due before cut and category = 10203")->grain, Grain::legs);
}

TEST(Predicate, ALegSeesItsMatter) {
    EXPECT_EQ(find_column(Grain::legs, "region"), (ColumnRef{true, static_cast<std::uint8_t>(MatterColumn::region)}));
    EXPECT_EQ(find_column(Grain::legs, "organ"), (ColumnRef{false, static_cast<std::uint8_t>(LegColumn::organ)}));
    EXPECT_EQ(find_column(Grain::submissions, "closed_day"), std::nullopt);
}

std::string error_of(std::string_view text) {
    const auto predicate = parse_predicate(Grain::matters, text);
    return predicate ? "parsed" : predicate.error().text();
}

TEST(Predicate, StrayBytesAreRefusedBeforeTheySwallowTheirNeighbours) {
    EXPECT_EQ(error_of("organ = \xef pol"), "byte 9: the predicate is not UTF-8; write it as UTF-8");
    EXPECT_EQ(error_of("is_first\xff"), "byte 9: the predicate is not UTF-8; write it as UTF-8");
    EXPECT_EQ(parse_question("matters: organ = \xe5\x8c").error().place, "byte 18");
}

TEST(Predicate, ErrorsMarkThePlaceAndNameTheCure) {
    EXPECT_EQ(error_of("is_first and closd_day in period"),
              "column 14: matters have no column closd_day\n"
              "  is_first and closd_day in period\n"
              "               ^^^^^^^^^; did you mean closed_day?");
    // Wide characters take two columns, so the mark stands under the word.
    EXPECT_EQ(error_of("信访形式 = 网信访"),
              "column 8: no such word\n"
              "  信访形式 = 网信访\n"
              "             ^^^^^^; did you mean 网上信访?");
    EXPECT_EQ(error_of("is_first and\nform = viist"),
              "column 8: no such word\n"
              "  form = viist\n"
              "         ^^^^^; did you mean visit?");
}

struct Bad {
    const char* text;
    const char* message;
};

TEST(Predicate, RefusesWhatMeansNothing) {
    for (const Bad& bad : {
             Bad{"", "is empty"},
             Bad{"   ", "is empty"},
             Bad{"is_first and", "a column, a day or a number"},
             Bad{"is_first is_accusation", "should end here"},
             Bad{"(is_first", "closing parenthesis"},
             Bad{"is_first)", "should end here"},
             Bad{"received_day", "a comparison is missing"},
             Bad{"received_day in cut", "only `in period`"},
             Bad{"received_day before 2026-01-01", "only `before cut`"},
             Bad{"repeats in period", "only a day column"},
             Bad{"cut in period", "only a day column"},
             Bad{"cut > period_end", "one side of a comparison must be a column"},
             Bad{"received_day = 5", "a day cannot be compared with a number"},
             Bad{"repeats < cut", "a number cannot be compared with a day"},
             Bad{"repeats + 1 = 2", "days can be added to a day only"},
             Bad{"received_day + cut = 2", "a number of days should stand here"},
             Bad{"closed_day - received_day >= 74", "a number of days should stand here"},
             Bad{"is_first = 1", "this column is yes or no"},
             Bad{"form < visit", "only = and !="},
             Bad{"form = 5", "a word should stand here"},
             Bad{"organ_kind < discipline", "followed by = or !="},
             Bad{"organ = 5", "a word should stand here"},
             Bad{"received_day = 2026-02-30", "no such day"},
             Bad{"received_day = 2026-2-3", "no such day"},
             Bad{"region = 12345678901234567", "too long"},
             Bad{"region = 5th", "runs into a name"},
             Bad{"form = \"visit", "quotation mark"},
             Bad{"is_first & is_accusation", "means nothing"},
             Bad{"closed_day is open", "set or missing"},
             Bad{"closed_day + 3 is set", "only a column"},
             Bad{"is_frist", "did you mean is_first?"},
             Bad{"zzz", "docs/formats/predicates.md"},
         }) {
        const std::string error = error_of(bad.text);
        EXPECT_NE(error.find(bad.message), std::string::npos) << bad.text << "\n" << error;
    }
}

TEST(Predicate, LimitsHaveMessages) {
    EXPECT_NE(error_of(std::string(60, '(') + "is_first" + std::string(60, ')')).find("too deeply"), std::string::npos);
    EXPECT_NE(error_of(std::string(5000, ' ') + "is_first").find("too long"), std::string::npos);
    EXPECT_NE(error_of(std::string(49, '(') + "is_first" + std::string(49, ')')), "");
    EXPECT_EQ(error_of(std::string(49, '(') + "is_first" + std::string(49, ')')), "parsed");
}

TEST(Predicate, AnUnknownOrganIsSaid) {
    const auto predicate = parse_predicate(Grain::matters, "organ = 区教育局");
    const auto bound = bind(predicate->root, scope());
    ASSERT_FALSE(bound);
    EXPECT_EQ(bound.error().text(), "no organ is called 区教育局; write its full name");
}

TEST(Predicate, AQuestionWithoutGrainIsSaid) {
    for (const char* text : {"is_first", "", "cases: is_first", ": is_first"}) {
        const auto question = parse_question(text);
        ASSERT_FALSE(question) << text;
        EXPECT_NE(question.error().text().find("matters:"), std::string::npos);
    }
}

}  // namespace
}  // namespace core
