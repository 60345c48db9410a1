// The reports of examples/guangzhou: what they say (golden files, as for papers), and that text and table agree.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <pugixml.hpp>
#include <sstream>

#include "evaluate/report.hpp"
#include "law/reports.hpp"
#include "reading.hpp"
#include "samples.hpp"

namespace {

std::vector<paper::Part> parts_of(const evaluate::Evaluated& evaluated) {
    const auto document = evaluate::paper_of(evaluated);
    EXPECT_TRUE(document) << document.error().text();
    const auto parts = paper::docx_parts(*document);
    EXPECT_TRUE(parts);
    return *parts;
}

std::string read_report(const evaluate::Evaluated& evaluated) {
    return samples::reading(parts_of(evaluated));
}

class EveryReport : public testing::TestWithParam<const char*> {};
INSTANTIATE_TEST_SUITE_P(Reports, EveryReport, testing::ValuesIn(samples::report_cases), [](const auto& one) {
    std::string name = one.param;
    std::erase(name, '-');
    return name;
});

TEST_P(EveryReport, ReadsAsItsGoldenFile) {
    const std::string got = read_report(samples::report_case(GetParam()));
    const std::filesystem::path path =
        std::filesystem::path("tests/golden/reports") / (std::string(GetParam()) + ".txt");
    if (std::getenv("HUIYING_RECORD") != nullptr) std::ofstream(path, std::ios::binary) << got;
    std::ifstream file(path, std::ios::binary);
    std::ostringstream expected;
    expected << file.rdbuf();
    EXPECT_EQ(got, expected.str()) << path << ": look at the difference; if it is meant, HUIYING_RECORD=1 and say why";
}

TEST_P(EveryReport, HasEveryHeadingInOrderAndEveryLineInItsTable) {
    const evaluate::Evaluated evaluated = samples::report_case(GetParam());
    const std::string read = read_report(evaluated);
    const auto layout = law::layout_of(evaluated.sheet);
    ASSERT_TRUE(layout) << layout.error().text();
    std::size_t at = 0;
    for (const core::ReportSection& section : layout->sections) {
        at = read.find(section.heading, at);
        ASSERT_NE(at, std::string::npos) << section.heading;
    }
    for (const core::SheetLine& line : evaluated.sheet.lines)
        EXPECT_NE(read.find("| " + line.name + " |"), std::string::npos) << line.name;
    EXPECT_EQ(read.find_first_of("{}"), std::string::npos);
}

TEST_P(EveryReport, HasItsThreeFiles) {
    const auto files = evaluate::report_of(samples::report_case(GetParam()));
    ASSERT_TRUE(files) << files.error().text();
    ASSERT_EQ(files->size(), 3u);
    for (std::size_t i = 0; i < 3; ++i) {
        const evaluate::ReportFile& file = (*files)[i];
        EXPECT_EQ(file.name, GetParam() + std::string(i == 0 ? ".docx" : i == 1 ? ".xlsx" : ".json"));
        EXPECT_TRUE(file.bytes.starts_with(i == 2 ? "{" : "PK"));
    }
}

// The figures as the five public documents print them.
TEST(Reports, SayTheFiguresOfThePublicDocuments) {
    const std::string city = read_report(samples::report_case("guangzhou-2023"));
    for (const char* words : {"评分95.96分", "管理效能45.97分", "履职效能49.99分", "| 95.96 | 等级：优 |", "扣4.03分"})
        EXPECT_NE(city.find(words), std::string::npos) << words;
    const std::string district = read_report(samples::report_case("liwan-2021"));
    for (const char* words : {"| 86.51% | 12.67% |", "| ≥15宗 | ≥15宗 |", "| 106.87 | 822.26 |"})
        EXPECT_NE(district.find(words), std::string::npos) << words;
    const std::string project = read_report(samples::report_case("baiyun-2023"));
    for (const char* words : {"| 98.88% | 10 | 9.89 |", "示例"})
        EXPECT_NE(project.find(words), std::string::npos) << words;
}

TEST(Reports, ASectionNobodyWroteSaysWhatIsComputed) {
    evaluate::Evaluated evaluated = samples::report_case("guangzhou-2023");
    evaluated.sheet.sections.clear();
    const std::string read = read_report(evaluated);
    // 95.96 = 45.97 + 49.99; 3074.17 + 1195.14 = 4269.31.
    for (const char* words :
         {"单位自评得分95.96分，等级为优。其中，管理效能45.97分（满分50分），履职效能49.99分（满分50分）。",
          "全年预算4269.31万元，全年执行4269.31万元，预算执行率100.00%。",
          "全年执行数中，基本支出3074.17万元、项目支出1195.14万元。"})
        EXPECT_NE(read.find(words), std::string::npos) << words << "\n" << read;
}

TEST(Reports, AreSignedByTheOrganOnTheDayTheySay) {
    evaluate::Evaluated evaluated = samples::report_case("guangzhou-2023");
    const auto has = [&evaluated](const char* words) {
        return read_report(evaluated).find(words) != std::string::npos;
    };
    EXPECT_TRUE(has("Signature  广州市信访局\nSignature  　　年　月　日\n"));  // to be written in by hand
    evaluated.sheet.cut = {base::Day::from(2023, 12, 31), 0};
    EXPECT_TRUE(has("Signature  广州市信访局\nSignature  2023年12月31日\n"));
    evaluated.sheet.dated = base::Day::from(2024, 3, 5);
    EXPECT_TRUE(has("Signature  2024年3月5日\nHeading1   附件1　绩效自评表\n"));
    EXPECT_TRUE(has("| 填报日期 | 2024年3月5日 |"));
    evaluated.sheet.evaluator = core::Evaluator::outside;  // then it is another's paper
    EXPECT_FALSE(has("Signature  广州市信访局"));
    EXPECT_TRUE(has("附件1　绩效评价表"));
}

TEST(Reports, WhatWasTypedIsToldApartFromWhatWasCounted) {
    evaluate::Evaluated evaluated = samples::report_case("baiyun-2023");
    EXPECT_EQ(read_report(evaluated).find("取自账册"), std::string::npos);
    evaluated.sheet.cut = {base::Day::from(2023, 12, 31), 812};
    evaluated.sheet.lines[1].actual.from = core::ActualFrom::indicator;
    evaluated.sheet.lines[2].actual.from = core::ActualFrom::indicator;
    evaluated.sheet.lines[2].actual.source = core::FigureSource::typed;
    const std::string read = read_report(evaluated);
    EXPECT_NE(read.find("注：指标和资金取自账册，截至2023年12月31日，第812条。"), std::string::npos);
    const std::string typed = read.substr(read.find("注：完成值为填报数的指标："));
    EXPECT_EQ(typed.substr(0, typed.find('\n')).find(evaluated.sheet.lines[1].name), std::string::npos);
    EXPECT_NE(typed.substr(0, typed.find('\n')).find(evaluated.sheet.lines[2].name), std::string::npos);
}

TEST(Reports, TheHeadOfALongTableStandsOnEveryPage) {
    const std::string xml = samples::part(parts_of(samples::report_case("huadu-2021")), "word/document.xml");
    EXPECT_NE(xml.find("<w:tblHeader/>"), std::string::npos);
    EXPECT_NE(xml.find("<w:cantSplit/>"), std::string::npos);
}

TEST(Reports, RefuseALayoutOrASectionThereIsNot) {
    evaluate::Evaluated evaluated = samples::report_case("guangzhou-2023");
    evaluated.sheet.layout = "poster";
    const auto poster = evaluate::report_of(evaluated);
    ASSERT_FALSE(poster);
    EXPECT_NE(poster.error().text().find("`poster`"), std::string::npos);
    evaluated.sheet.layout.clear();  // only the table: then no section has a place
    const auto placeless = evaluate::report_of(evaluated);
    ASSERT_FALSE(placeless);
    EXPECT_TRUE(placeless.error().place.starts_with("examples/guangzhou/guangzhou-2023.toml:"))
        << placeless.error().place;
    evaluated.sheet.sections.clear();
    EXPECT_TRUE(evaluate::report_of(evaluated));
}

TEST(Reports, SurviveWhatPeoplePaste) {
    evaluate::Evaluated evaluated = samples::report_case("baiyun-2023");
    evaluated.sheet.lines[0].name = "<w:p>&\"'{total}\x01";
    evaluated.sheet.lines[0].deviation = "]]>\n\n=1+1";
    for (const paper::Part& part : parts_of(evaluated)) {
        pugi::xml_document xml;
        if (!part.path.ends_with(".xml")) continue;
        EXPECT_TRUE(xml.load_string(part.bytes.c_str())) << part.path;
    }
    EXPECT_TRUE(evaluate::report_of(evaluated));
}

TEST(Reports, ALayoutIsReadStrictly) {
    const std::string good =
        "kind = \"report\"\nid = \"a\"\nname = \"甲\"\nsource = \"示例\"\ntable = \"tasks\"\n"
        "[[section]]\nid = \"1\"\nheading = \"一、甲\"\nunwritten = [\"funds\"]\n";
    EXPECT_TRUE(law::read_report_layout({"reports/a.toml", good}));
    const auto refused = [&](std::string_view old, std::string_view now) {
        std::string text = good;
        text.replace(text.find(old), old.size(), now);
        const auto read = law::read_report_layout({"reports/a.toml", text});
        return read ? std::string() : read.error().text();
    };
    EXPECT_NE(refused("funds", "fund").find("`fund` is nothing a report says"), std::string::npos);
    EXPECT_NE(refused("\"tasks\"", "\"task\"").find("`task` is no table"), std::string::npos);
    EXPECT_NE(refused("\"report\"", "\"paper\"").find("not a report's layout"), std::string::npos);
    EXPECT_NE(refused("heading", "title").find("heading"), std::string::npos);
    const auto twice =
        law::read_report_layout({"reports/a.toml", good + "[[section]]\nid = \"1\"\nheading = \"二、乙\"\n"});
    ASSERT_FALSE(twice);
    EXPECT_EQ(twice.error().place, "reports/a.toml:11");
}

}  // namespace
