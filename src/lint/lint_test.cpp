// Every rule by examples of our own: tests/lint/*.cases, sound and unsound, with the findings written down by hand. And
// whole reports in other words than the rules were written for: tests/lint/reports.
#include "lint/lint.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

#include "lint/number.hpp"

namespace lint {
namespace {

struct Case {
    std::string place, ending, text;
    bool is_good = false;
    std::vector<std::string> expected;  ///< "! rule | stated | against", "~" for a note
};

std::vector<Case> cases_of(const std::filesystem::path& file) {
    std::ifstream in(file);
    std::vector<Case> all;
    std::string line;
    for (int number = 1; std::getline(in, line); ++number) {
        if (line.starts_with("=== ")) {
            std::stringstream words(line.substr(4));
            std::string kind, ending;
            words >> kind >> ending;
            EXPECT_TRUE(kind == "good" || kind == "bad") << file << ":" << number;
            if (ending.ends_with(":")) ending.pop_back();
            all.push_back({fmt::format("{}:{}", file.filename().string(), number), ending, {}, kind == "good", {}});
        } else if (all.empty()) {
            continue;  // what the file is about
        } else if (line.starts_with("! ") || line.starts_with("~ ")) {
            all.back().expected.push_back(line);
        } else {
            all.back().text += line + "\n";
        }
    }
    return all;
}

std::vector<std::string> found_in(const std::filesystem::path& file) {
    const auto report = read(file);
    EXPECT_TRUE(report.has_value()) << (report ? "" : report.error().text());
    std::vector<std::string> found;
    if (!report) return found;
    for (const Finding& one : check(*report)) {
        EXPECT_FALSE(one.arithmetic.empty() || one.zh.empty() || one.en.empty()) << one.rule;
        EXPECT_TRUE(std::ranges::any_of(rules(), [&](const RuleName& rule) { return rule.id == one.rule; }))
            << one.rule;
        found.push_back(
            fmt::format("{} {} | {} | {}", one.rank == Rank::finding ? "!" : "~", one.rule, one.stated, one.against));
    }
    return found;
}

class Scratch {
  public:
    explicit Scratch(const std::string& ending)
        : path_(std::filesystem::temp_directory_path() / fmt::format("huiying-lint-{}.{}", ::getpid(), ending)) {}
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    ~Scratch() { std::filesystem::remove(path_); }
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    void write(std::string_view bytes) const { std::ofstream(path_, std::ios::binary) << bytes; }

  private:
    std::filesystem::path path_;
};

TEST(Lint, CasesSayWhatIsFound) {
    std::set<std::string> good, bad;
    for (const auto& entry : std::filesystem::directory_iterator("tests/lint")) {
        if (entry.path().extension() != ".cases") continue;
        for (const Case& one : cases_of(entry.path())) {
            const Scratch file(one.ending);
            file.write(one.text);
            auto expected = one.expected, found = found_in(file.path());
            std::ranges::sort(expected);
            std::ranges::sort(found);
            EXPECT_EQ(fmt::format("{}", fmt::join(found, "\n")), fmt::format("{}", fmt::join(expected, "\n")))
                << one.place;
            EXPECT_EQ(one.is_good, expected.empty()) << one.place << ": good has no expectations, bad has some";
            for (const std::string& line : expected) bad.insert(line.substr(2, line.find(" |") - 2));
            // A sound example is one for the rule that names its file.
            if (one.is_good) good.insert(entry.path().stem().string());
        }
    }
    for (const RuleName& rule : rules()) {
        EXPECT_TRUE(bad.contains(std::string(rule.id))) << rule.id << " has no unsound example";
        EXPECT_TRUE(good.contains(std::string(rule.id)))
            << rule.id << " has no sound example in tests/lint/" << rule.id << ".cases";
    }
}

TEST(Lint, ReportsThatAddUpAreLeftAlone) {
    for (const char* name : {"linhe.txt", "project_form.txt", "north_wrapped.txt"})
        EXPECT_EQ(fmt::format("{}", fmt::join(found_in(std::filesystem::path("tests/lint/reports") / name), "\n")), "")
            << name;
}

TEST(Lint, AReportThatDoesNotAddUp) {
    auto found = found_in("tests/lint/reports/linhe_wrong.txt");
    std::ranges::sort(found);
    EXPECT_EQ(fmt::format("{}", fmt::join(found, "\n")),
              "! grade | 良 | 优\n"
              "! possible_range | 848.50万元 | (857.086, 857.173]\n"
              "! rank | 全省第3 | 全省第1\n"
              "! rate | 97.00% | 99.00%\n"
              "! rate | 98.25% | 99.25%\n"
              "! sum | 842.13万元 | 852.13万元\n"
              "! sum | 95.43分 | 96.43分\n"
              "! year_on_year | -21% | -20.00%");
}

TEST(Lint, OtherEncodingsAndUnreadableFiles) {
    const Scratch file("txt");
    // 预算执行率 in GB18030 with 全年预算数100万元，支出90万元，…80%。
    file.write(
        "\xc8\xab\xc4\xea\xd4\xa4\xcb\xe3\xca\xfd\x31\x30\x30\xcd\xf2\xd4\xaa\xa3\xac\xd6\xb4\xd0\xd0\xca\xfd\x39\x30"
        "\xcd\xf2\xd4\xaa\xa3\xac\xd6\xb4\xd0\xd0\xc2\xca\x38\x30\x25\xa1\xa3\n");
    const auto found = found_in(file.path());
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0], "! possible_range | 100万元 | (111.801, 113.208]");  // 90 ÷ 0.805 … 90 ÷ 0.795
    EXPECT_EQ(found[1], "! rate | 80% | 90%");
    for (const std::string_view bytes :
         {std::string_view("\xff\xfeP\0", 4), std::string_view("%PDF-1.7\n"),
          std::string_view("\x00\x01\x02\xff\xff", 5), std::string_view("PK\x03\x04xx")}) {
        file.write(bytes);
        const auto report = read(file.path());
        ASSERT_FALSE(report.has_value());
        EXPECT_FALSE(report.error().place.empty());
        EXPECT_FALSE(report.error().cure.empty());
    }
    EXPECT_FALSE(read("tests/lint/no-such-file.txt").has_value());
}

TEST(Lint, NumbersAsReportsWriteThem) {
    const auto numbers =
        scan_numbers("2023年3月，第十条，受理1,234件，同比下降20.5%，不少于2000件，≥95%，约30人，第3名，〔2020〕10号");
    std::vector<std::string> texts;
    for (const Number& one : numbers)
        texts.push_back(fmt::format("{}{}{}{}", sign(one.bound), one.value.text(), one.unit, one.is_rank ? "#" : ""));
    EXPECT_EQ(fmt::format("{}", fmt::join(texts, " ")), "1234件 20.5% ≥2000件 ≥95% 30人 3名#");
    EXPECT_TRUE(numbers[4].is_about);
    const Value value = read_value("综合效能 14.23 分 （满分 15 分）");
    ASSERT_TRUE(value.number && value.number->full);
    EXPECT_EQ(value.number->value.text() + "/" + value.number->full->text(), "14.23/15");
}

}  // namespace
}  // namespace lint
