#include "intake/workbook.hpp"

#include <fmt/format.h>
#include <pugixml.hpp>

#include <charconv>
#include <map>

#include "intake/xml.hpp"
#include "intake/xml_elements.hpp"

namespace intake {
namespace {

using base::Result;

constexpr const char* workbook_part = "xl/workbook.xml";

unsigned to_number(std::string_view text) {
    unsigned value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

/// "worksheets/sheet1.xml" as a relationship names it, seen from xl/.
std::string part_of(std::string_view target) {
    if (target.starts_with("/")) return std::string(target.substr(1));
    return "xl/" + std::string(target);
}

Result<void> find_sheet(const ZipFile& zip, const std::string& place, const std::string& wanted, Workbook& book) {
    if (!zip.has(workbook_part)) {
        return base::fail(base::ErrorKind::bad_input, "this zip file is no workbook", place,
                          "save the sheet as .xlsx or as CSV");
    }
    const std::string text = TRY(zip.text(workbook_part));
    pugi::xml_document document;
    TRY(xml::parse(document, text, fmt::format("{}:{}", place, workbook_part)));
    const pugi::xml_node root = xml::child(document, "workbook");
    book.is_1904 = xml::flag(xml::child(root, "workbookPr"), "date1904");
    std::string relation;
    std::vector<std::string> names;
    for (const pugi::xml_node sheet : xml::child(root, "sheets").children()) {
        if (xml::local(sheet.name()) != "sheet") continue;
        names.emplace_back(xml::attribute(sheet, "name"));
        const bool is_it = wanted.empty() ? names.size() == 1 : names.back() == wanted;
        if (!is_it) continue;
        book.sheet = names.back();
        // r:id; a sheet has a plain `sheetId` beside it.
        relation = xml::attribute(sheet, "id");
    }
    if (relation.empty()) {
        return base::fail(base::ErrorKind::bad_input,
                          wanted.empty() ? "the workbook has no sheet" : fmt::format("no sheet is called {}", wanted),
                          place, fmt::format("its sheets are {}", fmt::join(names, ", ")));
    }
    constexpr const char* relations_part = "xl/_rels/workbook.xml.rels";
    const std::string relations = TRY(zip.text(relations_part));
    pugi::xml_document rels;
    TRY(xml::parse(rels, relations, fmt::format("{}:{}", place, relations_part)));
    for (const pugi::xml_node one : xml::child(rels, "Relationships").children()) {
        if (xml::attribute(one, "Id") == relation) book.part = part_of(xml::attribute(one, "Target"));
    }
    if (zip.has(book.part)) return {};
    return base::fail(base::ErrorKind::bad_input, fmt::format("the sheet {} is missing from the workbook", book.sheet),
                      place, "open the file in a spreadsheet program and save it anew");
}

Result<void> read_styles(const ZipFile& zip, const std::string& place, Workbook& book) {
    constexpr const char* part = "xl/styles.xml";
    if (!zip.has(part)) return {};
    const std::string text = TRY(zip.text(part));
    pugi::xml_document document;
    TRY(xml::parse(document, text, fmt::format("{}:{}", place, part)));
    const pugi::xml_node root = xml::child(document, "styleSheet");
    std::map<unsigned, std::string> codes;
    for (const pugi::xml_node format : xml::child(root, "numFmts").children())
        codes[to_number(xml::attribute(format, "numFmtId"))] = xml::attribute(format, "formatCode");
    for (const pugi::xml_node style : xml::child(root, "cellXfs").children()) {
        if (xml::local(style.name()) != "xf") continue;
        const unsigned id = to_number(xml::attribute(style, "numFmtId"));
        book.kinds.push_back(number_kind(id, codes[id]));
    }
    return {};
}

Result<void> read_texts(const ZipFile& zip, const std::string& place, Workbook& book) {
    constexpr const char* part = "xl/sharedStrings.xml";
    if (!zip.has(part)) return {};
    const std::string where = fmt::format("{}:{}", place, part);
    XmlElements elements(TRY(zip.part(part)), where, "si");
    std::string element;
    while (TRY(elements.next(element))) {
        pugi::xml_document document;
        TRY(xml::parse(document, element, where));
        book.texts.add(xml::rich_text(document.first_child()));
        if (book.texts.bytes() > Workbook::texts_bytes_max) {
            return base::fail(base::ErrorKind::too_many,
                              fmt::format("the texts are longer than {} bytes", Workbook::texts_bytes_max), where,
                              "save the sheet as CSV");
        }
    }
    return {};
}

}  // namespace

NumberKind number_kind(unsigned id, std::string_view code) {
    // Built-in formats have no code in the file; 27–36 and 50–58 are the days of Chinese, Japanese and Korean.
    if (code.empty()) {
        const bool is_time =
            (id >= 18 && id <= 21) || (id >= 45 && id <= 47) || (id >= 32 && id <= 35) || id == 55 || id == 56;
        const bool is_day = (id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
        return is_time ? NumberKind::time : is_day ? NumberKind::day : NumberKind::plain;
    }
    bool has_day = false, has_time = false, is_quoted = false;
    for (std::size_t i = 0; i < code.size(); ++i) {
        const char c = code[i];
        if (c == '"') is_quoted = !is_quoted;
        if (is_quoted) continue;
        if (c == '\\' || c == '_' || c == '*') {
            ++i;
        } else if (c == '[') {
            const std::string_view inside = code.substr(i + 1, code.find(']', i) - i - 1);
            has_time = has_time || inside.find_first_not_of("hHmMsS") == inside.npos;
            i += inside.size();
        } else if (code.substr(i).starts_with("General")) {
            i += 6;
        } else if (c == ';') {
            break;  // the rest is for negative numbers and texts
        } else {
            has_day = has_day || c == 'y' || c == 'Y' || c == 'd' || c == 'D';
            has_time = has_time || c == 'h' || c == 'H' || c == 's' || c == 'S';
        }
    }
    return has_day ? NumberKind::day : has_time ? NumberKind::time : NumberKind::plain;
}

Result<Workbook> Workbook::read(const ZipFile& zip, const std::string& place, const std::string& sheet) {
    Workbook book;
    TRY(find_sheet(zip, place, sheet, book));
    TRY(read_styles(zip, place, book));
    TRY(read_texts(zip, place, book));
    return book;
}

}  // namespace intake
