#include "intake/xlsx_reader.hpp"

#include <fstream>

#include "intake/import.hpp"
#include "intake/office_test.hpp"
#include "intake/workbook_test.hpp"
#include "intake/xlsx_cell.hpp"
#include "paper/listing.hpp"

namespace intake {
namespace {

using testing::Parts;
using testing::row;

class XlsxReading : public ::testing::Test {
  protected:
    void SetUp() override {
        std::string pattern = (std::filesystem::temp_directory_path() / "huiying-xlsx-XXXXXX").string();
        ASSERT_NE(mkdtemp(pattern.data()), nullptr);
        path_ = std::filesystem::path(pattern) / "in.xlsx";
    }
    void TearDown() override { std::filesystem::remove_all(path_.parent_path()); }

    /// "row: cell|cell|" for each record, with {problem} for a cell that holds none, or "error place message".
    std::vector<std::string> read(const Parts& parts, const std::string& sheet = {}) {
        parts.write(path_);
        return read(sheet);
    }
    std::vector<std::string> read(const std::string& sheet = {}) {
        std::vector<std::string> out;
        auto reader = XlsxReader::open(path_, sheet);
        Record record;
        while (reader) {
            const auto is_there = (*reader)->next(record);
            if (!is_there) reader = std::unexpected(is_there.error());
            if (!is_there || !*is_there) break;
            std::string text = std::to_string(record.line) + ":";
            for (const std::string_view field : record.fields) text += std::string(field) + "|";
            for (const auto& bad : record.bad_cells) text += "{" + bad.what + "}";
            out.push_back(text);
        }
        if (!reader) {
            const std::string place = reader.error().place.substr(reader.error().place.rfind('/') + 1);
            out.push_back("error " + place + " " + reader.error().message);
        }
        return out;
    }
    using Lines = std::vector<std::string>;
    std::filesystem::path path_;
};

TEST_F(XlsxReading, SharedInlineAndFormulaTexts) {
    Parts parts;
    parts.texts({"<t>编号</t>",
                 "<r><t>路</t></r><r><rPr><b/></rPr><t xml:space=\"preserve\">灯 </t></r>"
                 "<rPh sb=\"0\" eb=\"1\"><t>lu</t></rPh>"});
    parts.sheet(R"(<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row>)"
                R"(<row r="2"><c r="A2" t="inlineStr"><is><t>a &lt;b&gt; &amp; c</t></is></c>)"
                R"(<c r="B2" t="str"><f>A1&amp;"x"</f><v>编号x</v></c><c r="C2" t="b"><v>1</v></c></row>)"
                R"(<row r="3"><c r="A3" t="inlineStr"><is><t>two_x000D_&#10;lines _x005F_x0041_</t></is></c></row>)");
    EXPECT_EQ(read(parts), (Lines{"1:编号||路灯 |", "2:a <b> & c|编号x|TRUE|", "3:two\nlines _x0041_|"}));
}

TEST_F(XlsxReading, NumbersAsTheyWereTyped) {
    const auto number = [](std::string_view stored) {
        const auto text = number_text(stored, NumberKind::plain, false);
        return text ? *text : "none: " + text.error().substr(0, 30);
    };
    EXPECT_EQ(number("13800000000"), "13800000000");
    EXPECT_EQ(number("1.38E10"), "13800000000");
    EXPECT_EQ(number("440111"), "440111");
    EXPECT_EQ(number("-3"), "-3");
    EXPECT_EQ(number("0.10000000000000001"), "0.1");
    EXPECT_EQ(number("999999999999999"), "999999999999999");
    // 18 digits typed as a number have lost their last three in every spreadsheet program.
    EXPECT_EQ(number("1.1010519491231E+17"), "none: a number of more than 15 digit");
    EXPECT_EQ(number("1E400"), "none: “1E400” is no number");
    EXPECT_EQ(number("nan"), "none: “nan” is no number");
    EXPECT_EQ(number("12a"), "none: “12a” is no number");
}

TEST_F(XlsxReading, DaysByTheirFormatInBothSystems) {
    const auto day = [](std::string_view stored, bool is_1904 = false, NumberKind kind = NumberKind::day) {
        const auto text = number_text(stored, kind, is_1904);
        return text ? *text : "none: " + text.error();
    };
    // 2026-03-16 is 46,097 days after 1899-12-30, and 44,635 after 1904-01-01 (1,462 fewer).
    EXPECT_EQ(day("46097"), "2026-03-16");
    EXPECT_EQ(day("44635", true), "2026-03-16");
    EXPECT_EQ(day("46097.395833333336"), "2026-03-16 09:30:00");
    EXPECT_EQ(day("46097.999999999"), "2026-03-17");
    EXPECT_EQ(day("59"), "1900-02-28");
    EXPECT_EQ(day("60"), "none: 29 February 1900 never was");
    EXPECT_EQ(day("61"), "1900-03-01");
    EXPECT_EQ(day("0.5", false, NumberKind::time), "12:00:00");
    EXPECT_EQ(day("-1"), "none: -1 is no day of a calendar");
    EXPECT_EQ(day("2958466"), "none: 2958466 is no day of a calendar");

    Parts parts;
    parts.formats({"yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@", "[Red]0.00&quot; d&quot;", "[h]:mm"});
    parts.sheet(R"(<row r="1"><c r="A1" s="1"><v>46097</v></c><c r="B1" s="2"><v>46097</v></c>)"
                R"(<c r="C1" s="3"><v>0.25</v></c><c r="D1" t="d"><v>2026-03-16T00:00:00</v></c></row>)");
    EXPECT_EQ(read(parts), Lines{"1:2026-03-16|46097|06:00:00|2026-03-16|"});
    EXPECT_EQ(read(parts.is_1904()), Lines{"1:2030-03-17|46097|06:00:00|2026-03-16|"});
}

TEST_F(XlsxReading, TheKindOfAFormat) {
    EXPECT_EQ(number_kind(14, ""), NumberKind::day);
    EXPECT_EQ(number_kind(22, ""), NumberKind::day);
    EXPECT_EQ(number_kind(31, ""), NumberKind::day);   // yyyy年m月d日
    EXPECT_EQ(number_kind(57, ""), NumberKind::day);   // yyyy年m月
    EXPECT_EQ(number_kind(20, ""), NumberKind::time);  // h:mm
    EXPECT_EQ(number_kind(0, ""), NumberKind::plain);
    EXPECT_EQ(number_kind(49, ""), NumberKind::plain);  // @
    EXPECT_EQ(number_kind(164, "yyyy-mm-dd hh:mm:ss"), NumberKind::day);
    EXPECT_EQ(number_kind(164, "[$-804]aaaa;@"), NumberKind::plain);
    EXPECT_EQ(number_kind(164, "General\\d"), NumberKind::plain);
    EXPECT_EQ(number_kind(164, "0.00E+00"), NumberKind::plain);
    EXPECT_EQ(number_kind(164, "#,##0;[Red]-#,##0 \"days\""), NumberKind::plain);
}

TEST_F(XlsxReading, BlankRowsGapsAndMergedCells) {
    Parts parts;
    parts.sheet(row(1, {"信访件导出"}) + row(3, {"编号", "", "单位"}) + "<row r=\"4\"><c r=\"A4\" s=\"0\"/></row>" +
                    row(5, {"1", "", "住建局"}) + row(6, {"2"}) + row(7, {"", " "}) +
                    row(9, {"3", "", "城管局", "备注"}),
                R"(<mergeCells count="3"><mergeCell ref="A1:C1"/><mergeCell ref="C5:C8"/>)"
                R"(<mergeCell ref="A20:XFD1048576"/></mergeCells>)");
    EXPECT_EQ(read(parts), (Lines{"1:信访件导出|信访件导出|信访件导出|", "3:编号||单位|", "5:1||住建局|",
                                  "6:2||住建局|", "9:3||城管局|备注|"}));
}

TEST_F(XlsxReading, CellsWithoutPlacesAndPrefixedNames) {
    Parts parts;
    parts.parts["xl/worksheets/sheet1.xml"] =
        "<x:worksheet xmlns:x=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><!-- <row> --><x:sheetData>"
        "<x:row><x:c t=\"inlineStr\"><x:is><x:t><![CDATA[a</row>]]></x:t></x:is></x:c><x:c><x:v>2</x:v></x:c></x:row>"
        "<x:row spans=\"1:1>2\"><x:c><x:v>3</x:v></x:c></x:row><x:row/></x:sheetData></x:worksheet>";
    EXPECT_EQ(read(parts), (Lines{"1:a</row>|2|", "2:3|"}));
}

TEST_F(XlsxReading, SheetsByName) {
    Parts parts;
    parts.sheet(row(1, {"first"})).second_sheet(row(1, {"second"}));
    EXPECT_EQ(read(parts), Lines{"1:first|"});
    EXPECT_EQ(read(parts, "二"), Lines{"1:second|"});
    EXPECT_EQ(read(parts, "三"), Lines{"error in.xlsx no sheet is called 三"});
    EXPECT_EQ(XlsxReader::open(path_, "三").error().cure, "its sheets are 一, 二");
    parts.parts.erase("xl/worksheets/sheet2.xml");
    EXPECT_EQ(read(parts, "二"), Lines{"error in.xlsx the sheet 二 is missing from the workbook"});
    parts.parts.erase("xl/_rels/workbook.xml.rels");
    EXPECT_EQ(read(parts), Lines{"error in.xlsx the workbook has no part xl/_rels/workbook.xml.rels"});
    EXPECT_EQ(XlsxReader::open(path_, "").error().kind, base::ErrorKind::bad_input) << "the file's fault";
}

TEST_F(XlsxReading, CellsThatHoldNothingToTake) {
    Parts parts;
    parts.sheet(R"(<row r="1"><c r="A1" t="e"><v>#REF!</v></c><c r="B1"><f>SUM(A:A)</f></c>)"
                R"(<c r="C1" t="s"><v>7</v></c><c r="AA1"><v>1E17</v></c></row>)");
    EXPECT_EQ(read(parts),
              Lines{"1:" + std::string(27, '|') +
                    "{A1 holds the error #REF!}{B1 holds a formula without a stored value; open the file in a "
                    "spreadsheet program and save it}{C1 holds text number 7 is not in the workbook}{AA1 holds a "
                    "number of more than 15 digits, of which the spreadsheet keeps only 15; type it as a text}"});
}

TEST_F(XlsxReading, DamagedAndHostileFiles) {
    Parts parts;
    std::string rows;
    for (unsigned i = 1; i < 5'000; ++i) rows += row(i, {std::to_string(i * 7'919 % 5'003), "路灯"});
    parts.sheet(rows).write(path_);
    std::filesystem::resize_file(path_, std::filesystem::file_size(path_) / 2);
    EXPECT_EQ(read().front().substr(0, 48), "error in.xlsx the workbook is damaged or cut off");

    const auto with_sheet = [&](const std::string& xml) {
        Parts bad;
        bad.parts["xl/worksheets/sheet1.xml"] = xml;
        return read(bad).back();
    };
    EXPECT_EQ(
        with_sheet("<!DOCTYPE w [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><worksheet><row>&b;</row></worksheet>"),
        "error in.xlsx:一 the part declares a document type");
    // An entity that nobody declared stays the letters that it is.
    EXPECT_EQ(with_sheet("<worksheet><row><c t=\"str\"><v>&b;</v></c></row></worksheet>"), "1:&b;|");
    EXPECT_EQ(with_sheet("<worksheet><row><c t=\"str\"><v>1</v></row>"),
              "error in.xlsx:一 the workbook is damaged: Start-end tags mismatch");
    EXPECT_EQ(with_sheet("<worksheet><row><c>"), "error in.xlsx:一 the part ends in the middle of an element");
    EXPECT_EQ(with_sheet("\xff\xfe<"), "error in.xlsx:一 the part is UTF-16, which we do not read");
    EXPECT_EQ(with_sheet(row(2, {"b"}) + row(1, {"a"})), "error in.xlsx:一!1 the rows are not in order");
    EXPECT_EQ(with_sheet(row(1'048'577, {"b"})), "error in.xlsx:一!1048577 more than 1048576 rows");
    EXPECT_EQ(with_sheet("<row r=\"1\"><c r=\"A2\"><v>1</v></c></row>"),
              "error in.xlsx:一!1 A2 is no cell of this row");
    EXPECT_EQ(with_sheet("<row r=\"1\"><c r=\"SG1\"><v>1</v></c></row>"),
              "error in.xlsx:一!1 more than 500 columns: something stands in SG1");
    EXPECT_EQ(with_sheet(row(3, {std::string(field_bytes_max + 1, 'x')})),
              "error in.xlsx:一!3 A3 makes the row longer than 1048576 bytes");
    EXPECT_EQ(with_sheet("<worksheet><row><c t=\"str\"><v>" + std::string(XmlElements::element_bytes_max, 'x')),
              "error in.xlsx:一 an element is longer than 8388608 bytes");
    Parts merged;
    merged.sheet(row(1, {"a"}), "<mergeCells><mergeCell ref=\"B2:A1\"/></mergeCells>");
    EXPECT_EQ(read(merged), Lines{"error in.xlsx:一 B2:A1 are no merged cells"});
    // A zip bomb: 64 MB of the same letter pack a thousandfold.
    EXPECT_EQ(with_sheet("<worksheet>" + std::string(64 << 20, ' ') + "</worksheet>")
                      .find("bytes unpack to more than 300 times as many") != std::string::npos,
              true);
    Parts none;
    none.parts.erase("xl/workbook.xml");
    EXPECT_EQ(read(none), Lines{"error in.xlsx this zip file is no workbook"});
    std::ofstream(path_, std::ios::binary | std::ios::trunc) << "PK\x03\x04rest";
    EXPECT_EQ(read().front().substr(0, 48), "error in.xlsx the workbook is damaged or cut off");
}

// What paper writes is what we read: words stay words, whatever they begin with.
TEST_F(XlsxReading, WhatPaperWrites) {
    const std::vector<paper::ListingColumn> columns{{.title = "标题"},
                                                    {.title = "数", .kind = paper::CellKind::number},
                                                    {.title = "日", .kind = paper::CellKind::day}};
    auto book = paper::Workbook::create(path_);
    ASSERT_TRUE(book);
    ASSERT_TRUE(paper::begin_sheet(*book, "事项", columns));
    const std::vector<paper::ListingRow> rows{{"=HYPERLINK(\"http://a\")", "12", "2026-03-16"},
                                              {"_x0041_ & <b>", "98.50", "1900-02-28"},
                                              {" 440111\nL", "不适用", "-"},
                                              {"", "1234567890123456", ""},
                                              {"007", "007"}};
    for (const paper::ListingRow& row : rows) ASSERT_TRUE(paper::append_row(*book, columns, row));
    ASSERT_TRUE(book->finish());
    EXPECT_EQ(read(),
              (Lines{"1:标题|数|日|", "2:=HYPERLINK(\"http://a\")|12|2026-03-16|", "3:_x0041_ & <b>|98.5|1900-02-28|",
                     "4: 440111\nL|不适用|-|", "5:|1234567890123456|", "6:007|007|"}));
}

class WorkbookImport : public testing::Office {
  protected:
    ImportReport import_workbook(const Parts& parts, const std::string& map) {
        ImportRequest request;
        request.file = directory_ / "in.xlsx";
        parts.write(request.file);
        request.map_text = map;
        request.rejects_path = directory_ / "rejects.csv";
        auto report = import_file(*desk_, caller_, request);
        EXPECT_TRUE(report) << (report ? "" : report.error().text());
        return report.value_or(ImportReport{});
    }
};

TEST_F(WorkbookImport, ComesInAsTheSameCsvDoes) {
    Parts parts;
    parts.formats({"yyyy/m/d"});
    const std::vector<std::string> columns{"number", "received", "organ",   "title", "text",   "name",
                                           "phone",  "accepted", "replied", "reply", "closed", "grade"};
    const auto cell = [](const char* place, int serial) {
        return "=<c r=\"" + std::string(place) + "\" s=\"1\"><v>" + std::to_string(serial) + "</v></c>";
    };
    parts.sheet(row(1, {"二〇二六年信访件"}) + row(2, columns) +
                    row(3, {"A1", cell("B3", 46097), "区住建局", "路灯不亮", "请修", "张某",
                            "=<c r=\"G3\"><v>13800000000</v></c>", cell("H3", 46099)}) +
                    row(4, {"A2", "2026-03-17", "区住建局", "二"}) + row(5, {"A2", "2026-03-17", "区住建局", "三"}) +
                    row(6, {"A3", "=<c r=\"B6\" t=\"e\"><v>#N/A</v></c>", "", "四"}) +
                    row(7, {"A4", "2026-03-17", "", "五", "", "", "", "", "", "", "", "", "stray"}),
                R"(<mergeCells><mergeCell ref="A1:L1"/></mergeCells>)");
    std::string map = testing::plain_map;
    map.replace(map.find("[fields]"), 0, "header_row = 2\n");
    const ImportReport report = import_workbook(parts, map);
    EXPECT_EQ(report.rows, 5u);
    EXPECT_EQ(report.imported, 2u);
    EXPECT_EQ(report.sheet, "一");
    EXPECT_EQ(matter("A1")->received_day.text(), "2026-03-16");
    EXPECT_EQ(matter("A1")->accepted_day.text(), "2026-03-18");
    EXPECT_EQ(rejects(),
              "line,column,value,reason\r\n6,received,,B6 holds the error #N/A\r\n"
              "7,,,\"13 columns stand here, the first line has 12\"\r\n"
              "5,title,三,line 4 has the same number and “二” here\r\n");
    // The same rows as CSV: everything is there already.
    EXPECT_EQ(import(testing::csv({"number=A1,received=2026-03-16,organ=区住建局,title=路灯不亮,text=请修,name=张某,"
                                   "phone=13800000000,accepted=2026-03-18",
                                   "number=A2,received=2026-03-17,organ=区住建局,title=二"}),
                     testing::plain_map)
                  .already_there,
              2u);
}

}  // namespace
}  // namespace intake
