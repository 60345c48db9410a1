// The files of an evaluation: the program's standards are sound; a bad standard or evaluation says where and what to
// do.
#include <gtest/gtest.h>

#include <algorithm>

#include "core/evaluation/score.hpp"
#include "law/evaluation.hpp"
#include "law/standards.hpp"

namespace law {
namespace {

constexpr const char* good = R"(kind = "evaluation"
id = "case"
title = "绩效自评"
organ = "区信访局"
year = 2026
standard = "project-2020"

[[funds]]
id = "total"
name = "合计"
initial = "60"
adjustment = "-2"
spent = "57.42"

[[evidence]]
number = "1"
title = "台账"

[[line]]
id = "execution"
group = "execution"
name = "预算执行率"
relation = "="
target = 100
unit = "%"
funds = "total.execution_rate"
full = 10

[[line]]
id = "output"
group = "output"
name = "产出"
relation = ">="
target = "20"
unit = "次"
actual = "26"
full = "50"
evidence = ["1"]

[[line]]
id = "benefit"
group = "benefit"
name = "效益"
relation = "qualitative"
target = "平稳"
actual = "平稳"
band = "full"
share = "95"
full = "30"

[[line]]
id = "satisfaction"
group = "satisfaction"
name = "满意率"
relation = "≥"
target = "90"
unit = "%"
numerator = "55"
denominator = "76"
full = "10"
deviation = "两个街道未达标"

[[line.deduction]]
points = "1"
reason = "回访记录不全"
by = "财务"
)";

std::vector<core::Standard> own() {
    auto read = standards();
    EXPECT_TRUE(read) << read.error().text();
    return std::move(read).value();
}

base::Result<Evaluation> evaluation(const std::string& text) {
    return read_evaluation({"case.toml", text}, own());
}

TEST(EvaluationFile, IsReadWhole) {
    const auto read = evaluation(good);
    ASSERT_TRUE(read) << read.error().text();
    const core::Sheet& sheet = read->sheet;
    EXPECT_EQ(sheet.funds.front().adjusted->text(), "58");    // 60 − 2
    EXPECT_EQ(sheet.lines[0].actual.value->text(), "99.00");  // 57.42 ÷ 58
    EXPECT_EQ(sheet.lines[1].relation, core::Relation::at_least);
    EXPECT_EQ(sheet.lines[2].rule, core::ScoreRule::banded);
    EXPECT_EQ(sheet.lines[3].actual.value->text(), "72.37");  // 55 ÷ 76
    EXPECT_EQ(sheet.lines[3].level1, "满意度指标");
    EXPECT_EQ(sheet.period.from.text(), "2026-01-01");
    const auto scores = core::score(sheet, read->standard);
    ASSERT_TRUE(scores) << scores.error().text();
    // 9.9 + 50 + 30 × 95 % + (10 × 72.37 ÷ 90 = 8.0411… → 8.04, less 1)
    EXPECT_EQ(scores->total->text(), "95.44");
    EXPECT_EQ(scores->grade, "优");
}

TEST(EvaluationFile, HashIsThatOfTheBytes) {
    const auto first = evaluation(good);
    const auto again = evaluation(good);
    const auto other = evaluation(std::string(good) + "# 一个字\n");
    ASSERT_TRUE(first && again && other);
    EXPECT_EQ(first->hash, again->hash);
    EXPECT_NE(first->hash, other->hash);
}

struct Bad {
    const char* from;
    const char* to;
    int line;  ///< that gets the blame
    const char* message;
};

TEST(EvaluationFile, BadOnesSayWhere) {
    const Bad rows[] = {
        {"kind = \"evaluation\"", "kind = \"mapping\"", 1, "not an evaluation"},
        {"id = \"case\"", "id = \"../case\"", 2, "is no id"},
        {"year = 2026", "year = 1999", 5, "`year` is 1999"},
        {"standard = \"project-2020\"", "standard = \"project\"", 6, "there is no standard `project`"},
        {"standard = \"project-2020\"", "standard = \"department-2021\"", 6, "not for the year 2026"},
        {"spent = \"57.42\"", "spent = 57.42", 13, "floats"},
        {"spent = \"57.42\"", "spent = \"57,42\"", 13, "is no number: 57,42"},
        {"spent = \"57.42\"", "spent = \"57.4200001\"", 13, "too many decimals"},
        {"spent = \"57.42\"", "spend = \"57.42\"", 13, "`spend` is no key"},
        {"adjustment = \"-2\"", "adjustment = \"-2\"\nadjusted = \"59\"", 13, "60 + -2 is 58, not 59"},
        {"initial = \"60\"\n", "", 11, "an adjustment needs the initial budget"},
        {"spent = \"57.42\"", "spent = \"57.42\"\n[[funds]]\nid = \"total\"\nname = \"二\"", 14,
         "row total is there twice"},
        {"spent = \"57.42\"",
         "spent = \"57.42\"\n[[funds]]\nid = \"a\"\nname = \"一\"\npart_of = \"total\"\nspent = \"57\"", 8,
         "the parts of total add up to 57"},
        {"spent = \"57.42\"", "spent = \"57.42\"\npart_of = \"all\"", 8, "no row `all` stands above it"},
        {"relation = \"=\"", "relation = \"~\"", 23, "is no relation"},
        {"unit = \"%\"\nfunds", "funds", 19, "`unit` is missing"},
        {"funds = \"total.execution_rate\"", "funds = \"total.rate\"", 26, "is no rate of a row"},
        {"funds = \"total.execution_rate\"", "funds = \"all.execution_rate\"", 19, "there is no row of funds `all`"},
        {"funds = \"total.execution_rate\"", "funds = \"total.execution_rate\"\nactual = \"99\"", 19,
         "from two places"},
        {"initial = \"60\"", "account = true\ninitial = \"60\"", 12, "takes its amounts from the accounts"},
        {"spent = \"57.42\"", "spent = \"57.42\"\nsource = \"other\"", 14, "`source` is no key"},
        {"funds = \"total.execution_rate\"", "money = \"spent\"", 26, "spent is no rate"},
        {"funds = \"total.execution_rate\"", "money = \"three_public\"", 26, "three_public"},
        {"unit = \"%\"\nfunds = \"total.execution_rate\"", "unit = \"元\"\nmoney = \"three_public_rate\"", 25,
         "a rate is in per cent"},
        {"actual = \"26\"", "actual = \"约26\"", 36, "is no number"},
        {"evidence = [\"1\"]", "evidence = [\"2\"]", 29, "evidence 2 is not listed"},
        {"denominator = \"76\"\n", "", 58, "a rate has a numerator and a denominator"},
        {"points = \"1\"", "points = \"0\"", 64, "nothing is deducted"},
        {"by = \"财务\"\n", "", 63, "`by` is missing"},
        {"reason = \"回访记录不全\"\n", "", 63, "`reason` is missing"},
    };
    for (const Bad& row : rows) {
        std::string text = good;
        const std::size_t at = text.find(row.from);
        ASSERT_NE(at, std::string::npos) << row.from;
        text.replace(at, std::string_view(row.from).size(), row.to);
        const auto read = evaluation(text);
        ASSERT_FALSE(read) << row.to;
        EXPECT_EQ(read.error().place, "case.toml:" + std::to_string(row.line)) << row.to << "\n" << read.error().text();
        EXPECT_NE(read.error().message.find(row.message), std::string::npos) << read.error().text();
        EXPECT_FALSE(read.error().cure.empty()) << read.error().text();
    }
}

TEST(EvaluationFile, LinesThatDoNotFitTheStandardSayWhere) {
    const Bad rows[] = {
        {"group = \"output\"", "group = \"outputs\"", 29, "project-2020 has no group `outputs`"},
        {"full = \"50\"", "full = \"49\"", 29, "the full marks in output (产出指标) add up to 49, not 50"},
        {"full = \"50\"\n", "", 29, "line output has no full mark"},
        {"share = \"95\"", "share = \"75\"", 40, "a share of 75 % is not within 达成年度指标"},
        {"points = \"1\"", "points = \"11\"", 51, "11 points are deducted of 10"},
        {"points = \"1\"", "points = \"0.125\"", 51, "0.125 has too many decimals"},
    };
    for (const Bad& row : rows) {
        std::string text = good;
        const std::size_t at = text.find(row.from);
        ASSERT_NE(at, std::string::npos) << row.from;
        text.replace(at, std::string_view(row.from).size(), row.to);
        const auto read = evaluation(text);
        ASSERT_TRUE(read) << read.error().text();
        const auto scores = core::score(read->sheet, read->standard);
        ASSERT_FALSE(scores) << row.to;
        EXPECT_NE(scores.error().message.find(row.message), std::string::npos) << scores.error().text();
        EXPECT_EQ(scores.error().place, "case.toml:" + std::to_string(row.line)) << scores.error().text();
    }
}

TEST(Standards, TheProgramsOwn) {
    std::vector<std::string> ids;
    for (const core::Standard& standard : own()) {
        ids.push_back(standard.id);
        EXPECT_FALSE(standard.source.empty());
    }
    EXPECT_EQ(ids, (std::vector<std::string>{"department-2021", "department-2021-table", "department-2023",
                                             "project-2020", "project-2021-cost", "project-report"}));
}

/// Full marks of the groups at the top, as the forms have them.
TEST(Standards, WeightsAreThoseOfTheForms) {
    const auto weights = [](const char* id) {
        const std::vector<core::Standard> all = own();
        std::string text;
        for (const core::StandardGroup& group : std::ranges::find(all, id, &core::Standard::id)->groups)
            text += (group.part_of.empty() ? " " : " -") + (group.full ? group.full->text() : "none");
        return text;
    };
    EXPECT_EQ(weights("project-2020"), " 10 50 30 10");
    EXPECT_EQ(weights("project-2021-cost"), " 10 20 40 20 10");
    EXPECT_EQ(weights("department-2021"), " 45 -15 -30 50");
    EXPECT_EQ(weights("department-2023"), " 50 -5 -7 -5 -15 -10 -7 -1 50 -20 -20 -10");
    EXPECT_EQ(weights("department-2021-table"), " none");
}

TEST(Standards, BadOnesSayWhere) {
    const Bad rows[] = {
        {"full = \"50\"", "full = \"49\"", 4, "the groups of project-2020 add up to 99, not 100"},
        {"id = \"benefit\"", "id = \"output\"", 26, "there are two groups `output`"},
        {"from = 60\nto = 80", "from = 60\nto = 79", 4, "[[share]] partly does not follow"},
        {"from = \"0\"", "from = \"1\"", 4, "a total without a grade"},
        {"from = \"80\"", "from = \"95\"", 4, "out of order"},
        {"status = \"example\"", "status = \"sure\"", 10, "`sure` is no status"},
        {"form = \"project\"", "form = \"office\"", 7, "`office` is no form"},
        {"full = \"50\"", "full = \"50\"\npart_of = \"execution\"", 0, ""},
    };
    const std::vector<File> files = standards_among(embedded());
    const auto file = std::ranges::find(files, "standards/project-2020.toml", &File::path);
    ASSERT_NE(file, files.end());
    for (const Bad& row : rows) {
        std::string text = file->text;
        const std::size_t at = text.find(row.from);
        ASSERT_NE(at, std::string::npos) << row.from;
        text.replace(at, std::string_view(row.from).size(), row.to);
        const auto read = read_standards({{file->path, text}});
        ASSERT_FALSE(read) << row.to;
        EXPECT_NE(read.error().message.find(row.message), std::string::npos) << read.error().text();
        const std::string place = file->path + ":" + (row.line > 0 ? std::to_string(row.line) : "");
        EXPECT_TRUE(read.error().place.starts_with(place)) << read.error().text();
    }
}

TEST(Standards, AnOfficesOwnFileReplacesTheProgramsOfTheSameId) {
    std::vector<File> files = standards_among(embedded());
    const auto file = std::ranges::find(files, "standards/project-2020.toml", &File::path);
    ASSERT_NE(file, files.end());
    std::string text = file->text;
    text.replace(text.find("full = \"50\""), 11, "full = \"40\"");
    text.replace(text.find("full = \"30\""), 11, "full = \"40\"");
    files.push_back({"ours.toml", text});
    const auto read = read_standards(files);
    ASSERT_TRUE(read) << read.error().text();
    EXPECT_EQ(read->size(), 6u);
    EXPECT_EQ(std::ranges::find(*read, "project-2020", &core::Standard::id)->groups[1].full->text(), "40");
}

}  // namespace
}  // namespace law
