// A form filled in its cells: only those are touched, and what cannot be filled is refused with cell and cure.
#include "intake/template.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "intake/workbook_test.hpp"
#include "intake/xlsx_reader.hpp"

namespace intake {
namespace {

constexpr const char* rows =
    R"(<row r="1" spans="1:3"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>)"
    R"(<row r="2" ht="30"><c r="A2" t="s"><v>3</v></c><c r="B2" s="1"><v>7</v></c><c r="C2" s="1"/></row>)"
    R"(<row r="4"><c r="A4" t="inlineStr"><is><t>合计</t></is></c><c r="B4"><f>SUM(B2:C2)</f><v>99</v></c></row>)";
constexpr const char* after =
    R"(<mergeCells count="1"><mergeCell ref="A5:C6"/></mergeCells>)"
    R"(<dataValidations count="1"><dataValidation type="textLength" operator="lessThan" sqref="A5 C2:C3"><formula1>5</formula1></dataValidation></dataValidations>)";

class TemplateTest : public ::testing::Test {
  protected:
    std::filesystem::path folder_, book_;
    testing::Parts parts_;

    void SetUp() override {
        std::string pattern = (std::filesystem::temp_directory_path() / "huiying-template-XXXXXX").string();
        ASSERT_NE(mkdtemp(pattern.data()), nullptr);
        folder_ = pattern;
        book_ = folder_ / "form.xlsx";
        parts_.sheet(rows, after)
            .second_sheet(testing::row(1, {"填表说明"}))
            .texts({"<t>资金</t>", "<t>预算数</t>", "<t>执行 数</t>", "<t>财政　拨款</t>"})
            .formats({"0.00"});
        parts_.parts["xl/media/seal.png"] = std::string("\x89PNG\r\n\0", 7);
        parts_.write(book_);
    }
    void TearDown() override { std::filesystem::remove_all(folder_); }

    static core::TemplateValue value(core::TemplatePlace at, std::string text, bool is_number = false) {
        return {std::move(at), is_number, std::move(text), "map.toml:3"};
    }
    static core::TemplatePlace at(const char* cell) { return {.sheet = "", .cell = cell, .row = "", .column = ""}; }
    static core::TemplatePlace named(const char* row, const char* column) {
        return {.sheet = "", .cell = "", .row = row, .column = column};
    }

    /// The parts of the filled form, which is written beside it.
    std::map<std::string, std::string> fill(const std::vector<core::TemplateValue>& values) {
        const auto bytes = fill_template(book_, values);
        EXPECT_TRUE(bytes) << bytes.error().text();
        if (!bytes) return {};
        const auto path = folder_ / "filled.xlsx";
        const auto text = base::text_of(*bytes);
        std::ofstream(path, std::ios::binary).write(text.data(), static_cast<std::streamsize>(text.size()));
        const auto zip = ZipFile::open(path);
        EXPECT_TRUE(zip);
        std::map<std::string, std::string> found;
        for (const std::string& name : zip->names()) found[name] = *zip->text(name);
        return found;
    }
    std::string refusal(const core::TemplateValue& one) {
        const auto bytes = fill_template(book_, {one});
        return bytes ? std::string() : bytes.error().text();
    }
};

TEST_F(TemplateTest, OnlyTheNamedCellsChange) {
    const auto filled = fill({value(named("财政拨款", "执行数"), "59.3", true), value(at("A5"), "<甲>&")});
    const std::string& sheet = filled.at("xl/worksheets/sheet1.xml");
    EXPECT_NE(sheet.find(R"(<c r="C2" s="1"><v>59.3</v></c>)"), std::string::npos) << sheet;
    EXPECT_NE(sheet.find(R"(<is><t xml:space="preserve">&lt;甲&gt;&amp;</t></is>)"), std::string::npos) << sheet;
    EXPECT_NE(sheet.find(R"(<row r="2" ht="30"><c r="A2" t="s"><v>3</v></c><c r="B2" s="1"><v>7</v></c>)"),
              std::string::npos)
        << sheet;
    EXPECT_NE(sheet.find(R"(<c r="B4"><f>SUM(B2:C2)</f></c>)"), std::string::npos)
        << "a stored result is no longer true";
    EXPECT_NE(sheet.find(after), std::string::npos);
    EXPECT_NE(filled.at("xl/workbook.xml").find("fullCalcOnLoad=\"1\""), std::string::npos);
    for (const auto& [name, bytes] : parts_.parts) {
        const bool is_meant = name == "xl/worksheets/sheet1.xml" || name == "xl/workbook.xml";
        EXPECT_EQ(filled.at(name) == bytes, !is_meant) << name;
    }
    const auto reader = XlsxReader::open(folder_ / "filled.xlsx", "");
    ASSERT_TRUE(reader) << reader.error().text();
    Record record;
    ASSERT_TRUE((*reader)->next(record));
    ASSERT_TRUE((*reader)->next(record));
    EXPECT_EQ(record.field(2), "59.3");
}

TEST_F(TemplateTest, ACellThatHadNoFormatIsMade) {
    const auto filled = fill({value(at("B3"), "二", false), value(at("C4"), "3", true)});
    const std::string& sheet = filled.at("xl/worksheets/sheet1.xml");
    const std::size_t third = sheet.find(R"(<row r="3"><c r="B3" t="inlineStr">)");
    EXPECT_NE(third, std::string::npos) << sheet;
    EXPECT_LT(third, sheet.find("<row r=\"4\""));
    EXPECT_NE(sheet.find(R"(</c><c r="C4"><v>3</v></c></row>)"), std::string::npos) << sheet;
}

TEST_F(TemplateTest, OtherSheetsAndOtherPrefixes) {
    const auto other = fill({value({.sheet = "二", .cell = "A1", .row = "", .column = ""}, "改")});
    EXPECT_NE(other.at("xl/worksheets/sheet2.xml").find("改"), std::string::npos);
    // The first sheet may be named and not named in one map.
    const auto both =
        fill({value(at("B2"), "1", true), value({.sheet = "一", .cell = "C2", .row = "", .column = ""}, "2", true)});
    EXPECT_NE(both.at("xl/worksheets/sheet1.xml").find(R"(<c r="B2" s="1"><v>1</v></c><c r="C2" s="1"><v>2</v></c>)"),
              std::string::npos);
    parts_.parts["xl/worksheets/sheet1.xml"] =
        R"(<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row r="1"><x:c r="A1"/></x:row></x:sheetData></x:worksheet>)";
    parts_.write(book_);
    const auto prefixed = fill({value(at("A1"), "甲")});
    EXPECT_NE(prefixed.at("xl/worksheets/sheet1.xml")
                  .find(R"(<x:c r="A1" t="inlineStr"><x:is><x:t xml:space="preserve">甲</x:t></x:is></x:c>)"),
              std::string::npos);
}

TEST_F(TemplateTest, WhatCannotBeFilledSaysWhyAndWhatToDo) {
    struct Bad {
        core::TemplatePlace at;
        const char* message;
        const char* cure;
    };
    const Bad bad[] = {
        {at("D2"), "map.toml:3 (form.xlsx 一!D2): the form has no such cell", "it uses A1 to C6"},
        {at("B7"), "the form has no such cell", "A1 to C6"},
        {at("2B"), "this is no cell", "as C7"},
        {at("B5"), "it is part of merged cells", "A5"},
        {at("B4"), "it has a formula of the form", "take this one out"},
        {at("A5"), "the text has 5 characters, the form takes 4", "shorten"},
        {named("财政拨款", "决算数"), "“决算数”", "copy the words"},
        {{.sheet = "三", .cell = "A1", .row = "", .column = ""}, "no sheet is called 三", "一, 二"},
    };
    for (const Bad& one : bad) {
        const std::string text = refusal(value(one.at, "五个字的文"));
        EXPECT_NE(text.find(one.message), std::string::npos) << text;
        EXPECT_NE(text.find(one.cure), std::string::npos) << text;
    }
    const auto twice =
        fill_template(book_, {value(at("C2"), "1", true), value(named("财政拨款", "执行数"), "2", true)});
    ASSERT_FALSE(twice);
    EXPECT_NE(twice.error().text().find("(form.xlsx 一!C2): it is filled twice"), std::string::npos)
        << twice.error().text();
    parts_.texts({"<t>资金</t>", "<t>资金</t>", "<t>执行 数</t>", "<t>财政　拨款</t>"}).write(book_);
    EXPECT_NE(refusal(value(named("财政拨款", "资金"), "1")).find("two cells say so, A1 and B1"), std::string::npos);
}

TEST_F(TemplateTest, NoWorkbookAndADamagedOne) {
    std::ofstream(book_, std::ios::binary) << "没有";
    EXPECT_NE(refusal(value(at("A1"), "1")).find("damaged or cut off"), std::string::npos);
    book_ = folder_ / "nothing.xlsx";
    EXPECT_FALSE(refusal(value(at("A1"), "1")).empty());
}

}  // namespace
}  // namespace intake
