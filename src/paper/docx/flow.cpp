#include "paper/docx/flow.hpp"

#include <algorithm>
#include <ranges>

#include "base/utf8.hpp"
#include "paper/docx/fonts.hpp"
#include "paper/docx/page.hpp"

namespace paper {
namespace {

constexpr int cell_pad = 80;  // twips on either side of a cell's text
constexpr int row_printed = 580;
constexpr int row_written_in = 800;  // room for a signature
/// Widths of the four columns of a form: label, value, label, value.
constexpr std::array columns{1560, 2862, 1560, 2862};
static_assert(columns[0] + columns[1] + columns[2] + columns[3] <= type_width);

void write_lines(Xml& xml, std::string_view style, std::string_view text, const Setting& setting = {}) {
    if (text.empty()) return write_paragraph(xml, style, "", setting);  // a cell needs a paragraph
    for (const auto line : text | std::views::split('\n')) write_paragraph(xml, style, std::string_view(line), setting);
}

/// `label` in front in its own face, the text hanging under what follows the label.
void write_listed(Xml& xml, const Paragraph& paragraph) {
    const int indent = 200;
    const int hanging = static_cast<int>(base::display_width(paragraph.label) + 2) * 50;
    bool is_first = true;
    for (const auto line : paragraph.text | std::views::split('\n')) {
        open_paragraph(xml, "Listed", {.left = indent + hanging, .hanging = is_first ? hanging : 0});
        if (is_first) {
            xml.open("w:r").open("w:rPr");
            xml.leaf("w:rFonts", {{"w:eastAsia", font_of(Face::heiti)}}).close();
            xml.element("w:t", paragraph.label, {{"xml:space", "preserve"}}).close();
            write_run(xml, "：");
        }
        write_run(xml, std::string_view(line));
        xml.close();
        is_first = false;
    }
}

void write_paragraph_block(Xml& xml, const Paragraph& paragraph, bool is_kept) {
    switch (paragraph.style) {
        case Style::body: return write_lines(xml, "Body", paragraph.text, {.is_kept = is_kept});
        case Style::heading_1: return write_lines(xml, "Heading1", paragraph.text);
        case Style::heading_2: return write_lines(xml, "Heading2", paragraph.text);
        case Style::listed: return write_listed(xml, paragraph);
    }
}

void write_cell(Xml& xml, const Cell& cell, std::size_t first, std::size_t count) {
    int width = 0;
    for (std::size_t i = first; i < first + count; ++i) width += columns[i];
    xml.open("w:tc").open("w:tcPr");
    xml.leaf("w:tcW", {{"w:w", width}, {"w:type", "dxa"}});
    if (count > 1) xml.leaf("w:gridSpan", {{"w:val", count}});
    xml.leaf("w:vAlign", {{"w:val", "center"}}).close();
    write_lines(xml, cell.is_label ? "CellLabel" : "Cell", cell.text);
    xml.close();
}

void write_borders(Xml& xml) {
    xml.open("w:tblBorders");
    for (const std::string_view edge : {"w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"}) {
        xml.leaf(edge, {{"w:val", "single"}, {"w:sz", 4}, {"w:space", 0}, {"w:color", "000000"}});
    }
    xml.close();
}

void write_table(Xml& xml, const RuledTable& table) {
    xml.open("w:tbl").open("w:tblPr");
    xml.leaf("w:tblW", {{"w:w", columns[0] + columns[1] + columns[2] + columns[3]}, {"w:type", "dxa"}});
    xml.leaf("w:jc", {{"w:val", "center"}});
    write_borders(xml);
    xml.leaf("w:tblLayout", {{"w:type", "fixed"}});
    xml.open("w:tblCellMar");
    xml.leaf("w:left", {{"w:w", cell_pad}, {"w:type", "dxa"}}).leaf("w:right", {{"w:w", cell_pad}, {"w:type", "dxa"}});
    xml.close().close();
    xml.open("w:tblGrid");
    for (const int width : columns) xml.leaf("w:gridCol", {{"w:w", width}});
    xml.close();
    for (const std::vector<Cell>& row : table.rows) {
        const bool is_written_in = std::ranges::any_of(row, [](const Cell& cell) { return cell.text.empty(); });
        xml.open("w:tr").open("w:trPr");
        xml.leaf("w:trHeight", {{"w:val", is_written_in ? row_written_in : row_printed}, {"w:hRule", "atLeast"}});
        xml.close();
        for (std::size_t i = 0; i < row.size() && i < columns.size(); ++i) {
            const bool is_last = i + 1 == std::min(row.size(), columns.size());
            write_cell(xml, row[i], i, is_last ? columns.size() - i : 1);
        }
        xml.close();
    }
    xml.close();
}

}  // namespace

void open_paragraph(Xml& xml, std::string_view style, const Setting& setting) {
    xml.open("w:p").open("w:pPr").leaf("w:pStyle", {{"w:val", style}});
    if (setting.is_kept) xml.leaf("w:keepNext");
    if (setting.rule_space >= 0) {
        xml.open("w:pBdr");
        xml.leaf("w:bottom",
                 {{"w:val", "single"}, {"w:sz", 12}, {"w:space", setting.rule_space}, {"w:color", "FF0000"}});
        xml.close();
    }
    if (setting.line > 0) {
        xml.leaf("w:spacing", {{"w:before", setting.before}, {"w:line", setting.line}, {"w:lineRule", "exact"}});
    } else if (setting.before > 0) {
        xml.leaf("w:spacing", {{"w:before", setting.before}});
    }
    if (setting.left >= 0 || setting.right >= 0) {
        const int left = std::max(setting.left, 0);
        const int right = std::max(setting.right, 0);
        const int hanging = std::max(setting.hanging, 0);
        xml.leaf("w:ind", {{"w:leftChars", left},
                           {"w:left", left * character_pitch / 100},
                           {"w:rightChars", right},
                           {"w:right", right * character_pitch / 100},
                           {"w:hangingChars", hanging},
                           {"w:hanging", hanging * character_pitch / 100}});
    }
    if (!setting.side.empty()) xml.leaf("w:jc", {{"w:val", setting.side}});
    xml.close();
}

void write_run(Xml& xml, std::string_view text, int size) {
    if (text.empty()) return;
    xml.open("w:r");
    if (size > 0) {
        xml.open("w:rPr").leaf("w:sz", {{"w:val", size}}).leaf("w:szCs", {{"w:val", size}}).close();
    }
    xml.element("w:t", text, {{"xml:space", "preserve"}}).close();
}

void write_paragraph(Xml& xml, std::string_view style, std::string_view text, const Setting& setting) {
    open_paragraph(xml, style, setting);
    write_run(xml, text, setting.size);
    xml.close();
}

void write_block(Xml& xml, const Block& block, bool is_kept) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) write_paragraph_block(xml, *paragraph, is_kept);
    if (const auto* table = std::get_if<RuledTable>(&block)) write_table(xml, *table);
}

}  // namespace paper
