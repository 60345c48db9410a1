// Every definition is run on its own example; every kind of bad file says where and what to do.
#include "law/indicators.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/indicator/worked.hpp"

namespace law {
namespace {

std::vector<core::Definition> all() {
    auto definitions = indicators();
    EXPECT_TRUE(definitions) << definitions.error().text();
    return definitions ? *std::move(definitions) : std::vector<core::Definition>{};
}

template <class List, class Member>
bool has(const List& list, const std::string& text, Member member) {
    return std::ranges::find(list, text, member) != list.end();
}

TEST(Indicators, EveryWorkedExampleComesOut) {
    for (const core::Definition& definition : all()) {
        EXPECT_EQ(definition.worked.empty(), !core::is_counted(definition)) << definition.id;
        for (const core::Worked& worked : definition.worked) {
            const auto outcome = core::work(definition, worked);
            ASSERT_TRUE(outcome) << definition.place << " " << definition.id << ": " << outcome.error().text();
            for (const std::string& wrong : outcome->wrong_rows)
                ADD_FAILURE() << definition.place << " " << definition.id << " " << wrong;
            EXPECT_EQ(outcome->numerator, worked.numerator) << definition.id;
            EXPECT_EQ(outcome->denominator, worked.denominator) << definition.id;
            EXPECT_EQ(outcome->value, worked.value) << definition.id;
        }
    }
}

// Colleagues, the web page and the evaluation ask for these by name.
TEST(Indicators, TheKnownOnesAreThere) {
    const auto definitions = all();
    for (const char* id : {"received",
                           "received_matters",
                           "visits_batches",
                           "visits_people",
                           "dispose_on_time",
                           "notice_on_time",
                           "reply_on_time_due",
                           "reply_on_time_early",
                           "reply_on_time_all",
                           "reply_on_time_closed",
                           "closing_rate",
                           "closing_cohort",
                           "carried_in",
                           "accepted",
                           "closed",
                           "carried_out",
                           "reopened",
                           "satisfaction_organ",
                           "satisfaction_office",
                           "rated_organ",
                           "unrated_open_organ",
                           "unrated_lapsed_organ",
                           "excluded_organ",
                           "rated_office",
                           "unrated_open_office",
                           "unrated_lapsed_office",
                           "excluded_office",
                           "rating_participation",
                           "repeat_rate",
                           "first_resolved_once",
                           "online_share",
                           "overdue",
                           "accusations_received"}) {
        EXPECT_TRUE(has(definitions, std::string(id), &core::Definition::id)) << id;
    }
}

// 《信访工作条例》第三十条第三款: accusations are counted by one indicator and excluded from every other.
TEST(Indicators, OnlyOneCountsAccusations) {
    for (const core::Definition& definition : all()) {
        if (!core::is_counted(definition)) continue;
        const bool excludes = has(definition.exclusions, std::string("is_accusation"), &core::Exclusion::when);
        EXPECT_EQ(excludes, definition.id != "accusations_received") << definition.id;
    }
}

// 90 on time, 2 late, 6 not yet due, 2 overdue unanswered: 90.00 % and 97.83 % are both told, side by side.
TEST(Indicators, VariantsOfOneQuestionShareAFamily) {
    std::vector<std::string> family;
    for (const core::Definition& definition : all()) {
        if (definition.family == "reply_on_time") family.push_back(definition.id);
    }
    EXPECT_EQ(family, (std::vector<std::string>{"reply_on_time_due", "reply_on_time_early", "reply_on_time_all",
                                                "reply_on_time_closed"}));
}

// 敏感 figures are what an organ types for a month; nothing of them is counted from matters, let alone persons.
TEST(Indicators, GroupSIsTypedInTotalsAlone) {
    int typed = 0, sensitive = 0;
    for (const core::Definition& definition : all()) {
        if (definition.measure != core::Measure::typed) continue;
        ++typed;
        if (definition.typed.group != "S") continue;
        ++sensitive;
        EXPECT_TRUE(definition.typed.is_aggregate_only) << definition.id;
    }
    EXPECT_GT(typed, 40);
    EXPECT_GT(sensitive, 8);
}

// What is ranked shows its silence: satisfaction never stands without participation.
TEST(Indicators, SatisfactionIsNeverRankedWithoutItsSilence) {
    for (const core::Definition& definition : all()) {
        if (!definition.id.starts_with("satisfaction_")) continue;
        const std::string rest = definition.id.substr(sizeof "satisfaction");
        EXPECT_TRUE(has(definition.beside, "rating_participation_" + rest, std::identity{})) << definition.id;
        EXPECT_TRUE(has(definition.beside, "unrated_lapsed_" + rest, std::identity{})) << definition.id;
    }
}

constexpr const char* good = R"(kind = "indicators"
order = 1
[[indicator]]
id = "a"
name_zh = "甲"
name_en = "a"
meaning_zh = "甲"
meaning_en = "a"
measure = "rate"
grain = "matters"
numerator = "is_first"
numerator_among = "denominator"
denominator = "received_day in period"
dated = "received_day"
unit = "%"
source = "某处"
[[indicator.exclusion]]
when = "is_accusation"
why_zh = "甲"
why_en = "a"
[[indicator.worked]]
from = 2026-01-01
to = 2026-01-31
cut = 2026-02-01
rows = """
received_day is_first counts
2026-01-05 yes both
"""
numerator = 1
denominator = 1
value = "100.00"
)";

std::string error_of(const std::string& text) {
    const auto read = read_indicators({{"indicators/x.toml", text}});
    return read ? "good" : read.error().text();
}

struct BadRow {
    const char* from;
    const char* to;
    const char* message;
};
void PrintTo(const BadRow& row, std::ostream* out) {
    *out << row.from << " -> " << row.to;
}

class BadIndicator : public testing::TestWithParam<BadRow> {};

TEST_P(BadIndicator, SaysWhereAndWhatToDo) {
    std::string text = good;
    ASSERT_EQ(error_of(text), "good");
    const std::size_t at = text.find(GetParam().from);
    ASSERT_NE(at, std::string::npos);
    text.replace(at, std::string(GetParam().from).size(), GetParam().to);
    const std::string error = error_of(text);
    EXPECT_NE(error.find(GetParam().message), std::string::npos) << error;
    EXPECT_TRUE(error.starts_with("indicators/x.toml:")) << error;
}

INSTANTIATE_TEST_SUITE_P(
    Files, BadIndicator,
    testing::Values(
        BadRow{"kind = \"indicators\"", "kind = \"term\"", ":1: not a file of indicators"},
        BadRow{"order = 1", "order = 0", ":2: `order` is 0"}, BadRow{"id = \"a\"", "", ":3: `id` is missing"},
        BadRow{"unit = \"%\"", "units = \"%\"", "`unit` is missing"},
        BadRow{"unit = \"%\"", "unit = \"%\"\ncolour = \"red\"", ":16: `colour` is no key"},
        BadRow{"measure = \"rate\"", "measure = \"ratio\"",
               ":9: `ratio` is no measure; it is one of: rate, count, sum, average, decline, typed, uptime"},
        BadRow{"grain = \"matters\"", "grain = \"cases\"", ":10: `cases` is no grain"},
        BadRow{"numerator = \"is_first\"", "numerator = \"is_frist\"",
               ":4: numerator, column 1: matters have no column is_frist"},
        BadRow{"denominator = \"received_day in period\"", "denominator = \"received_day\"",
               "denominator, column 13: a comparison is missing"},
        BadRow{"when = \"is_accusation\"", "when = \"is_accusation and\"", "when, column 18"},
        BadRow{"why_en = \"a\"\n", "", ":17: `why_en` is missing"},
        BadRow{"numerator_among = \"denominator\"", "numerator_among = \"some\"", ":12: `some` is not known"},
        BadRow{"dated = \"received_day\"", "dated = \"form\"", "numerator_dated: matters have no day column form"},
        BadRow{"unit = \"%\"", "unit = \"%\"\nrounding = \"down\"", "`down` is no rounding"},
        BadRow{"unit = \"%\"", "unit = \"%\"\ndecimals = 9", "`decimals` is 9"},
        BadRow{"source = \"某处\"", "source = \"\"", "`source` is empty"},
        BadRow{"measure = \"rate\"", "measure = \"count\"", "`denominator` is no key"},
        BadRow{"value = \"100.00\"", "", "`value` is missing"},
        BadRow{"unit = \"%\"", "unit = \"%\"\nbetter = \"more\"",
               "`more` is no better; it is one of: none, higher, lower"},
        BadRow{"unit = \"%\"", "unit = \"%\"\nbeside = [\"b\"]", ":4: `beside` names b, which is no indicator"},
        BadRow{"dated = \"received_day\"", "numerator_sum = \"form\"",
               "numerator_sum: matters have no number column form"},
        BadRow{"dated = \"received_day\"", "denominator_sum = \"closed_day - form\"",
               "denominator_sum: matters have no day column form"}));

TEST(Indicators, TypedItemsSayWhatIsTyped) {
    const std::string head =
        "kind = \"indicators\"\norder = 1\n[[indicator]]\nid = \"a\"\nname_zh = \"甲\"\n"
        "name_en = \"a\"\nmeaning_zh = \"甲\"\nmeaning_en = \"a\"\nmeasure = \"typed\"\n"
        "unit = \"件\"\nsource = \"某处\"\n";
    const std::string number = "numerator_zh = \"甲\"\nnumerator_en = \"a\"\n";
    EXPECT_EQ(error_of(head + number + "group = \"C\"\n"), "good");
    EXPECT_EQ(error_of(head + number),
              "indicators/x.toml:3: `group` is missing; name the group of the list of features, A to I or S");
    EXPECT_EQ(error_of(head + number + "group = \"S\"\n"),
              "indicators/x.toml:14: figures of group S are aggregates; write aggregate_only = true");
    EXPECT_EQ(error_of(head + number + "group = \"X\"\n"),
              "indicators/x.toml:14: `X` is no group of features; A to I, or S");
    EXPECT_EQ(error_of(head + number + "group = \"C\"\ndenominator_zh = \"乙\"\n"),
              "indicators/x.toml:3: `denominator_en` is missing; say of what");
}

TEST(Indicators, AnIdIsTakenOnce) {
    const auto read = read_indicators({{"indicators/x.toml", good}, {"indicators/y.toml", good}});
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().text(), "indicators/y.toml:4: the id a is taken; it stands in indicators/x.toml:4");
}

TEST(Indicators, AWrongExampleIsSeen) {
    std::string text = good;
    text.replace(text.find("yes both"), 8, "no both");
    const auto read = read_indicators({{"indicators/x.toml", text}});
    ASSERT_TRUE(read);
    const auto outcome = core::work(read->at(0), read->at(0).worked.at(0));
    ASSERT_TRUE(outcome);
    EXPECT_EQ(outcome->wrong_rows, (std::vector<std::string>{"row 1: counted as denominator, not both"}));
    EXPECT_EQ(outcome->value, "0.00");
}

std::string baseline(const std::string& entry) {
    const auto read = read_baselines({"b.toml", "kind = \"baselines\"\n[[baseline]]\n" + entry}, all());
    if (!read) return read.error().text();
    const core::Baseline& first = read->at(0);
    return first.id + " " + first.period.from.text() + " " + first.period.to.text() + " " + first.value;
}

TEST(Baselines, AreReadStrictly) {
    const std::string id = "id = \"closing_rate\"\n", days = "from = 2025-01-01\nto = 2025-12-31\n";
    const std::string value = "value = \"98.20\"\n", source = "source = \"2025 年报\"\n";
    EXPECT_EQ(baseline(id + days + value + source), "closing_rate 2025-01-01 2025-12-31 98.20");
    EXPECT_EQ(baseline("id = \"closing\"\n" + days + value + source),
              "b.toml:3: no indicator is called closing; see docs/formats/indicators.md");
    EXPECT_EQ(baseline(id + days + "value = \"98.2%\"\n" + source),
              "b.toml:6: `98.2%` is no decimal; write 98.20, without the unit");
    EXPECT_EQ(baseline(id + "from = 2025-02-01\nto = 2025-01-31\n" + value + source),
              "b.toml:5: the period ends before it begins; mend one of the two days");
    EXPECT_EQ(baseline(id + days + value), "b.toml:2: `source` is missing; name the report it stands in");
    EXPECT_EQ(baseline(id + days + value + source + "note = \"x\"\n"),
              "b.toml:8: `note` is no key of this table; mend the spelling or take it out");
    EXPECT_EQ(baseline(id + days + value + source + "group = [\"category=110000\"]\n"),
              "closing_rate 2025-01-01 2025-12-31 98.20");
    EXPECT_EQ(baseline(id + days + value + source + "group = [\"category\"]\n"),
              "b.toml:8: `category` is no group; write by=key, such as category=110000");
}

}  // namespace
}  // namespace law
