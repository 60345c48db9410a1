// The five cases of examples/guangzhou: every figure that can be computed comes out as the public documents print it,
// to the digit, and what does not add up in them is found. Expected values: tests/golden/evaluation, by hand.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "core/evaluation/fields.hpp"
#include "evaluate/evaluate.hpp"
#include "evaluate/json.hpp"
#include "law/standards.hpp"

namespace evaluate {
namespace {

std::string read(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    EXPECT_TRUE(in) << path;
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

Evaluated evaluated(const std::string& name) {
    const std::string path = "examples/guangzhou/" + name + ".toml";
    auto standards = law::standards();
    EXPECT_TRUE(standards) << standards.error().text();
    auto done = evaluate({path, read(path)}, {*standards, nullptr, nullptr, {}});
    EXPECT_TRUE(done) << done.error().text();
    return std::move(done).value();
}

class Guangzhou : public testing::TestWithParam<const char*> {};

TEST_P(Guangzhou, ComesOutToTheDigit) {
    const Evaluated done = evaluated(GetParam());
    const std::string path = "tests/golden/evaluation/" + std::string(GetParam()) + ".expected";
    std::istringstream rows(read(path));
    int compared = 0;
    for (std::string row; std::getline(rows, row);) {
        std::istringstream words(row.substr(0, row.find('#')));
        std::string name, equals, value;
        if (!(words >> name >> equals >> value)) continue;
        EXPECT_EQ(core::field(done.sheet, done.standard, done.scores, name), value) << path << ": " << row;
        ++compared;
    }
    EXPECT_GE(compared, 5) << path;
    EXPECT_TRUE(done.scores.is_complete);
}

TEST_P(Guangzhou, EveryFieldOfTheProseIsThere) {
    const Evaluated done = evaluated(GetParam());
    for (const core::ProseSection& section : done.sheet.sections) {
        const std::string text = core::filled(section.text, done.sheet, done.standard, done.scores);
        EXPECT_EQ(text.find_first_of("{}"), std::string::npos) << section.place << ": " << text;
        EXPECT_EQ(text.find("n/a"), std::string::npos) << section.place << ": " << text;
    }
}

TEST_P(Guangzhou, JsonSaysTheSame) {
    const Evaluated done = evaluated(GetParam());
    const std::string json = json_of(done);
    EXPECT_NE(json.find("\"id\": \"" + std::string(GetParam()) + "\""), std::string::npos);
    for (const core::SheetLine& line : done.sheet.lines) EXPECT_NE(json.find(line.name), std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(Cases, Guangzhou,
                         testing::Values("guangzhou-2023", "baiyun-2023", "tianhe-2023", "huadu-2021", "liwan-2021"),
                         [](const auto& given) {
                             std::string name = given.param;
                             std::erase(name, '-');
                             return name;
                         });

TEST(GuangzhouFindings, APrintedTotalThatCannotBeComputed) {
    const Evaluated done = evaluated("baiyun-2023");
    ASSERT_TRUE(done.scores.difference);
    EXPECT_EQ(done.scores.difference->text(), "0.02");  // 99.89 − 99.87
    EXPECT_EQ(evaluated("guangzhou-2023").scores.difference->digits, 0);
    EXPECT_EQ(evaluated("huadu-2021").scores.difference->digits, 0);
}

TEST(GuangzhouFindings, ActualsGivenAsBounds) {
    const Evaluated done = evaluated("liwan-2021");
    std::vector<std::string> bounds;
    for (const core::ScoredLine& line : done.scores.lines) {
        for (const core::ScoreFlag flag : line.flags)
            if (flag == core::ScoreFlag::bound_only) bounds.push_back(line.line);
    }
    EXPECT_EQ(bounds, (std::vector<std::string>{"legal_advice", "supervised"}));
}

TEST(GuangzhouFindings, WeightsNobodyHasReadAreMarked) {
    const Evaluated done = evaluated("huadu-2021");
    for (const core::ScoredLine& line : done.scores.lines) {
        const bool is_marked = std::ranges::find(line.flags, core::ScoreFlag::example) != line.flags.end();
        EXPECT_EQ(is_marked, line.line == "performance_management" || line.line == "funds_management") << line.line;
    }
}

}  // namespace
}  // namespace evaluate
