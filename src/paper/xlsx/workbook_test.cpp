#include "paper/xlsx/workbook.hpp"

#include <gtest/gtest.h>
#include <unistd.h>
#include <zip.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <pugixml.hpp>

namespace paper {
namespace {

/// A folder of its own, gone with the test.
class Sheets : public testing::Test {
  protected:
    void SetUp() override {
        std::string name = (std::filesystem::temp_directory_path() / "sheets_XXXXXX").string();
        ASSERT_NE(::mkdtemp(name.data()), nullptr);
        folder_ = name;
    }
    void TearDown() override { std::filesystem::remove_all(folder_); }

    std::filesystem::path path() const { return folder_ / "list.xlsx"; }

    std::string part(const char* name) const {
        int error = 0;
        zip_t* archive = zip_open(path().c_str(), ZIP_RDONLY | ZIP_CHECKCONS, &error);
        EXPECT_NE(archive, nullptr);
        zip_stat_t stat;
        EXPECT_EQ(zip_stat(archive, name, 0, &stat), 0) << name;
        std::string bytes(stat.size, '\0');
        zip_file_t* file = zip_fopen(archive, name, 0);
        EXPECT_EQ(zip_fread(file, bytes.data(), bytes.size()), static_cast<zip_int64_t>(stat.size));
        zip_fclose(file);
        zip_discard(archive);
        return bytes;
    }
    /// The text of a cell: <v> of a number, <is><t> of a text; with its type in front.
    std::string cell(const char* reference) const {
        pugi::xml_document xml;
        EXPECT_TRUE(
            xml.load_string(part("xl/worksheets/sheet1.xml").c_str(), pugi::parse_default | pugi::parse_ws_pcdata));
        const std::string query = std::string("//c[@r='") + reference + "']";
        const pugi::xml_node node = xml.select_node(query.c_str()).node();
        if (!node) return "none";
        EXPECT_FALSE(node.child("f")) << "a formula in " << reference;
        const std::string type = node.attribute("t").value();
        return type.empty() ? node.child("v").child_value()
                            : type + " " + node.select_node(".//t").node().child_value();
    }
    base::Result<> write(const std::vector<std::vector<SheetCell>>& rows, const std::vector<SheetColumn>& columns) {
        Workbook book = TRY(Workbook::create(path()));
        TRY(book.sheet("清单", columns));
        for (const auto& row : rows) TRY(book.row(row));
        return book.finish();
    }

  private:
    std::filesystem::path folder_;
};

TEST_F(Sheets, TypedCells) {
    const auto written = write({{std::string_view("张三"), std::int64_t{42}, base::Decimal{9780, 2},
                                 base::Day::from(2026, 3, 16), std::monostate{}}},
                               {{"姓名"}, {"件数"}, {"比率"}, {"日期"}, {"备注"}});
    ASSERT_TRUE(written) << written.error().text();
    EXPECT_EQ(cell("A1"), "inlineStr 姓名");
    EXPECT_EQ(cell("A2"), "inlineStr 张三");
    EXPECT_EQ(cell("B2"), "42");
    EXPECT_EQ(cell("C2"), "97.8");
    // 2026-03-16 is day 46097 of the 1900 system: 2026-01-01 is 46023, and 74 days later.
    EXPECT_EQ(cell("D2"), "46097");
    EXPECT_EQ(cell("E2"), "none");
}

TEST_F(Sheets, NothingIsAFormula) {
    const std::vector<std::string_view> texts{
        "=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "=HYPERLINK(\"x\")", "https://example.org", "{=1}"};
    std::vector<std::vector<SheetCell>> rows;
    for (const auto text : texts) rows.push_back({text});
    ASSERT_TRUE(write(rows, {{"文字"}}));
    EXPECT_EQ(cell("A2"), "inlineStr =1+1");
    EXPECT_EQ(cell("A3"), "inlineStr +cmd|' /C calc'!A0");
    const std::string sheet = part("xl/worksheets/sheet1.xml");
    EXPECT_EQ(sheet.find("<f>"), std::string::npos);
    EXPECT_EQ(sheet.find("<hyperlink"), std::string::npos);
}

TEST_F(Sheets, NumbersKeepEveryDigit) {
    // Spreadsheets hold fifteen digits; what has more stays a text.
    ASSERT_TRUE(write({{std::int64_t{999'999'999'999'999}, std::int64_t{1'000'000'000'000'000},
                        base::Decimal{-123'456'789'012'345'678, 2}, base::Decimal{1, 9}}},
                      {{"a"}, {"b"}, {"c"}, {"d"}}));
    EXPECT_EQ(cell("A2"), "999999999999999");
    EXPECT_EQ(cell("B2"), "inlineStr 1000000000000000");
    EXPECT_EQ(cell("C2"), "inlineStr -1234567890123456.78");
    EXPECT_EQ(std::strtod(cell("D2").c_str(), nullptr), 1e-9);
}

TEST_F(Sheets, WhatDoesNotFitIsRefusedAndNotCut) {
    EXPECT_TRUE(write({{std::string_view(std::string(1000, 'x'))}}, {{"a"}}));
    const std::string fits(sheet_text_max, 'x');
    EXPECT_TRUE(write({{std::string_view(fits)}}, {{"a"}}));
    const std::string longer(sheet_text_max + 1, 'x');
    const auto refused = write({{std::int64_t{1}}, {std::string_view(longer)}}, {{"a"}});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().place, "row 3, column 1");
    EXPECT_FALSE(write({{std::string_view("\xFF")}}, {{"a"}}));
    EXPECT_FALSE(write({{std::int64_t{1}, std::int64_t{2}}}, {{"a"}}));
    EXPECT_FALSE(write({}, {}));
}

TEST_F(Sheets, AnUnfinishedWorkbookLeavesNoFile) {
    {
        auto book = Workbook::create(path());
        ASSERT_TRUE(book);
        ASSERT_TRUE(book->sheet("清单", {{"a"}}));
    }
    EXPECT_FALSE(std::filesystem::exists(path()));
    auto empty = Workbook::create(path());
    EXPECT_FALSE(empty->finish());
}

TEST_F(Sheets, NamesOfSheets) {
    auto book = Workbook::create(path());
    ASSERT_TRUE(book);
    EXPECT_FALSE(book->sheet("a/b", {{"a"}}));
    EXPECT_TRUE(book->sheet("一", {{"a"}}));
    EXPECT_FALSE(book->sheet("一", {{"a"}}));
    EXPECT_TRUE(book->sheet("二", {{"a"}}));
    EXPECT_TRUE(book->finish());
}

TEST_F(Sheets, AChartReadsItsTable) {
    auto book = Workbook::create(path());
    ASSERT_TRUE(book);
    ASSERT_TRUE(book->sheet("资金（万元）", {{"资金"}, {"全年预算数"}, {"全年执行数"}}));
    for (const char* name : {"基本支出", "项目支出"})
        ASSERT_TRUE(
            book->row(std::vector<SheetCell>{std::string_view(name), std::int64_t{60}, base::Decimal{5933, 2}}));
    ASSERT_TRUE(book->chart({SheetChart::Kind::columns, "预算与<执行>", 0, {1, 2}, 2, "万元"}));
    ASSERT_TRUE(book->finish());
    const std::string xml = part("xl/charts/chart1.xml");
    for (const char* words :
         {"<c:f>'资金（万元）'!$A$2:$A$3</c:f>", "<c:f>'资金（万元）'!$B$2:$B$3</c:f>",
          "<c:f>'资金（万元）'!$C$2:$C$3</c:f>", "<c:v>全年执行数</c:v>", "预算与&lt;执行&gt;", "万元"})
        EXPECT_NE(xml.find(words), std::string::npos) << words << "\n" << xml;
    auto empty = Workbook::create(path());
    ASSERT_TRUE(empty->sheet("一", {{"a"}}));
    EXPECT_FALSE(empty->chart({SheetChart::Kind::bars, "无", 0, {0}, 0, ""}));
}

TEST_F(Sheets, TheSameRowsGiveTheSameBytes) {
    const auto bytes = [this] {
        std::ifstream file(path(), std::ios::binary);
        return std::string(std::istreambuf_iterator<char>(file), {});
    };
    ASSERT_TRUE(write({{std::string_view("甲")}}, {{"a"}}));
    const std::string first = bytes();
    ASSERT_TRUE(write({{std::string_view("甲")}}, {{"a"}}));
    EXPECT_EQ(first, bytes());
    EXPECT_NE(part("docProps/core.xml").find(">1970-01-01T"), std::string::npos);  // not the hour of its making
}

TEST_F(Sheets, AFolderThatIsNotThereIsAnError) {
    auto book = Workbook::create("no/such/folder/list.xlsx");
    ASSERT_TRUE(book);
    ASSERT_TRUE(book->sheet("清单", {{"a"}}));
    EXPECT_FALSE(book->finish());
}

}  // namespace
}  // namespace paper
