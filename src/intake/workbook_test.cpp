#include "intake/workbook_test.hpp"

#include <gtest/gtest.h>
#include <zip.h>

#include "intake/xlsx_cell.hpp"

namespace intake::testing {
namespace {

const std::string declaration = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)";
const std::string main_space = R"( xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main")";

std::string worksheet(const std::string& rows, const std::string& after) {
    return declaration + "<worksheet" + main_space + "><sheetData>" + rows + "</sheetData>" + after + "</worksheet>";
}

std::string book(const std::string& properties, bool has_second) {
    return declaration + "<workbook" + main_space +
           R"( xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">)" + properties +
           R"(<sheets><sheet name="一" sheetId="1" r:id="rId1"/>)" +
           (has_second ? R"(<sheet name="二" sheetId="2" r:id="rId2"/>)" : "") + "</sheets></workbook>";
}

}  // namespace

Parts::Parts() {
    parts["xl/workbook.xml"] = book("", false);
    parts["xl/_rels/workbook.xml.rels"] =
        declaration + R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)"
                      R"(<Relationship Id="rId1" Target="worksheets/sheet1.xml"/>)"
                      R"(<Relationship Id="rId2" Target="/xl/worksheets/sheet2.xml"/></Relationships>)";
    sheet("");
}
Parts& Parts::sheet(const std::string& rows, const std::string& after) {
    parts["xl/worksheets/sheet1.xml"] = worksheet(rows, after);
    return *this;
}
Parts& Parts::second_sheet(const std::string& rows) {
    parts["xl/workbook.xml"] = book("", true);
    parts["xl/worksheets/sheet2.xml"] = worksheet(rows, "");
    return *this;
}
Parts& Parts::texts(const std::vector<std::string>& texts) {
    std::string xml = declaration + "<sst" + main_space + ">";
    for (const std::string& text : texts) xml += "<si>" + text + "</si>";
    parts["xl/sharedStrings.xml"] = xml + "</sst>";
    return *this;
}
Parts& Parts::formats(const std::vector<std::string>& codes) {
    std::string formats, styles = R"(<xf numFmtId="0"/>)";
    for (std::size_t i = 0; i < codes.size(); ++i) {
        formats += R"(<numFmt numFmtId=")" + std::to_string(164 + i) + R"(" formatCode=")" + codes[i] + R"("/>)";
        styles += R"(<xf numFmtId=")" + std::to_string(164 + i) + R"("/>)";
    }
    parts["xl/styles.xml"] = declaration + "<styleSheet" + main_space + "><numFmts>" + formats +
                             R"(</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>)" + styles +
                             "</cellXfs></styleSheet>";
    return *this;
}
Parts& Parts::is_1904() {
    parts["xl/workbook.xml"] = book(R"(<workbookPr date1904="1"/>)", false);
    return *this;
}

void Parts::write(const std::filesystem::path& path) const {
    std::filesystem::remove(path);
    int code = 0;
    zip_t* zip = zip_open(path.c_str(), ZIP_CREATE, &code);
    ASSERT_NE(zip, nullptr);
    for (const auto& [name, bytes] : parts) {
        zip_source_t* source = zip_source_buffer(zip, bytes.data(), bytes.size(), 0);
        ASSERT_GE(zip_file_add(zip, name.c_str(), source, ZIP_FL_ENC_UTF_8), 0) << name;
    }
    ASSERT_EQ(zip_close(zip), 0);
}

std::string row(unsigned number, const std::vector<std::string>& cells) {
    std::string xml = "<row r=\"" + std::to_string(number) + "\">";
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (cells[i].empty()) continue;
        if (cells[i].starts_with('=')) {
            xml += cells[i].substr(1);
        } else {
            xml += "<c r=\"" + cell_name(i, number) + "\" t=\"inlineStr\"><is><t>" + cells[i] + "</t></is></c>";
        }
    }
    return xml + "</row>";
}

}  // namespace intake::testing
