// Documents and workbooks as the house itself writes them: what is wrong in them is found, at a place one can go to.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>

#include "lint/lint.hpp"
#include "paper/docx/document.hpp"
#include "paper/xlsx/workbook.hpp"

namespace lint {
namespace {

std::vector<std::string> found_in(const std::filesystem::path& file) {
    const auto report = read(file);
    std::filesystem::remove(file);
    EXPECT_TRUE(report.has_value()) << (report ? "" : report.error().text());
    std::vector<std::string> found;
    if (!report) return found;
    for (const Finding& one : check(*report)) {
        EXPECT_TRUE(one.place.line > 0 || !one.place.cell.empty()) << one.rule;
        found.push_back(fmt::format("{} | {} | {}", one.rule, one.stated, one.against));
    }
    std::ranges::sort(found);
    return found;
}

std::filesystem::path scratch(std::string_view ending) {
    return std::filesystem::temp_directory_path() / fmt::format("huiying-lint-files-{}.{}", ::getpid(), ending);
}

std::vector<std::string> found_in_document(std::string_view rate, std::string_view total) {
    const paper::Document document{
        .title = "2024年度临河市信访局项目支出绩效自评报告",
        .blocks = {paper::Paragraph{paper::Style::heading_1, "一、项目资金"},
                   paper::Paragraph{paper::Style::body,
                                    fmt::format("全年预算数 60万元，全年执行数 57万元，预算执行率 {}。", rate)},
                   paper::RuledTable{{{{"三级指标"}, {"年度指标值"}, {"分值"}, {"得分"}},
                                      {{"接访批次"}, {"≥10批"}, {"50"}, {"50"}},
                                      {{"按期办结率"}, {"≥95%"}, {"50"}, {"49"}},
                                      {{"总分"}, {""}, {"100"}, {std::string(total)}}}}}};
    const auto bytes = paper::docx(document);
    EXPECT_TRUE(bytes.has_value());
    const auto file = scratch("docx");
    if (bytes)
        std::ofstream(file, std::ios::binary)
            .write(reinterpret_cast<const char*>(bytes->data()), static_cast<std::streamsize>(bytes->size()));
    return found_in(file);
}

TEST(LintFiles, DocumentsByTextAndTable) {
    EXPECT_EQ(found_in_document("95.00%", "99"), std::vector<std::string>{});
    // 57 ÷ 60 = 95 %; 50 + 49 = 99; a budget spent at 91 % by 57 lies in 57 ÷ 0.91005 … 57 ÷ 0.90995.
    EXPECT_EQ(found_in_document("91.00%", "100"),
              (std::vector<std::string>{"possible_range | 60万元 | (62.634, 62.641]", "rate | 91.00% | 95.00%",
                                        "sum | 100 | 99"}));
}

std::vector<std::string> found_in_workbook(std::string_view actual, std::string_view score) {
    const auto file = scratch("xlsx");
    auto book = paper::Workbook::create(file);
    EXPECT_TRUE(book.has_value());
    if (!book) return {};
    EXPECT_TRUE(book->sheet("绩效", {{"三级指标"}, {"年度指标值"}, {"实际完成值"}, {"分值"}, {"得分"}}).has_value());
    const auto row = [&](std::string_view name, std::string_view target, std::string_view value, std::int64_t full,
                         std::string_view points) {
        const std::vector<paper::SheetCell> cells{name, target, value, full, points};
        EXPECT_TRUE(book->row(cells).has_value());
    };
    row("接访批次", "≥10批", "12批", 50, "50");
    row("按期办结率", "≥98%", actual, 50, score);
    EXPECT_TRUE(book->finish().has_value());
    return found_in(file);
}

TEST(LintFiles, Workbooks) {
    EXPECT_EQ(found_in_workbook("98.5%", "50"), std::vector<std::string>{});
    EXPECT_EQ(found_in_workbook("97.02%", "50"), std::vector<std::string>{"target_missed | 97.02% | ≥98%"});
    EXPECT_EQ(found_in_workbook("98.5%", "50.5"), std::vector<std::string>{"score_full | 50.5分 | 50分"});
}

}  // namespace
}  // namespace lint
