// Ruled tables: forms of four columns to write in, and fine tables of any columns whose head stands on every page.
#include <algorithm>
#include <array>
#include <numeric>

#include "paper/docx/flow.hpp"
#include "paper/docx/page.hpp"

namespace paper {
namespace {

/// Widths of the four columns of a form: label, value, label, value.
constexpr std::array form_columns{1560, 2862, 1560, 2862};
constexpr int table_width = form_columns[0] + form_columns[1] + form_columns[2] + form_columns[3];
static_assert(table_width <= type_width);

/// What a table's rows and cells have in common. Lengths in twips.
struct Ruling {
    std::vector<int> columns;
    int pad = 80;  ///< on either side of a cell's text
    int row_printed = 580;
    int row_written_in = 800;  ///< room for a signature
    bool is_fine = false;
};

Ruling ruling_of(const RuledTable& table) {
    if (table.columns.empty()) return {.columns = {form_columns.begin(), form_columns.end()}};
    Ruling ruling{.columns = table.columns, .pad = 40, .row_printed = 340, .row_written_in = 340, .is_fine = true};
    const int parts = std::accumulate(table.columns.begin(), table.columns.end(), 0);
    for (int& width : ruling.columns) width = width * table_width / parts;
    ruling.columns.back() += table_width - std::accumulate(ruling.columns.begin(), ruling.columns.end(), 0);
    return ruling;
}

std::string_view style_of(const Cell& cell, bool is_fine) {
    if (!is_fine) return cell.is_label ? "CellLabel" : "Cell";
    if (cell.is_label) return "FineLabel";
    return cell.is_number ? "FineNumber" : "Fine";
}

void write_cell(Xml& xml, const Cell& cell, const Ruling& ruling, std::size_t first, std::size_t count) {
    const auto from = ruling.columns.begin() + static_cast<std::ptrdiff_t>(first);
    xml.open("w:tc").open("w:tcPr");
    xml.leaf("w:tcW",
             {{"w:w", std::accumulate(from, from + static_cast<std::ptrdiff_t>(count), 0)}, {"w:type", "dxa"}});
    if (count > 1) xml.leaf("w:gridSpan", {{"w:val", count}});
    if (ruling.is_fine) xml.leaf("w:vMerge", {{"w:val", cell.is_continued ? "continue" : "restart"}});
    xml.leaf("w:vAlign", {{"w:val", "center"}}).close();
    write_lines(xml, style_of(cell, ruling.is_fine), cell.is_continued ? "" : cell.text);
    xml.close();
}

void write_row(Xml& xml, const std::vector<Cell>& row, const Ruling& ruling, bool is_head) {
    const bool is_written_in = std::ranges::any_of(row, [](const Cell& cell) { return cell.text.empty(); });
    xml.open("w:tr").open("w:trPr");
    if (ruling.is_fine) xml.leaf("w:cantSplit");
    xml.leaf("w:trHeight",
             {{"w:val", is_written_in ? ruling.row_written_in : ruling.row_printed}, {"w:hRule", "atLeast"}});
    if (is_head) xml.leaf("w:tblHeader");
    xml.close();
    const std::size_t width = ruling.columns.size();
    for (std::size_t i = 0, column = 0; i < row.size() && column < width; ++i) {
        const bool is_last = i + 1 == row.size();
        const std::size_t count = is_last ? width - column : std::min(row[i].span, width - column);
        write_cell(xml, row[i], ruling, column, count);
        column += count;
    }
    xml.close();
}

void write_borders(Xml& xml) {
    xml.open("w:tblBorders");
    for (const std::string_view edge : {"w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"}) {
        xml.leaf(edge, {{"w:val", "single"}, {"w:sz", 4}, {"w:space", 0}, {"w:color", "000000"}});
    }
    xml.close();
}

}  // namespace

void write_table(Xml& xml, const RuledTable& table) {
    const Ruling ruling = ruling_of(table);
    xml.open("w:tbl").open("w:tblPr");
    xml.leaf("w:tblW", {{"w:w", table_width}, {"w:type", "dxa"}});
    xml.leaf("w:jc", {{"w:val", "center"}});
    write_borders(xml);
    xml.leaf("w:tblLayout", {{"w:type", "fixed"}});
    xml.open("w:tblCellMar");
    xml.leaf("w:left", {{"w:w", ruling.pad}, {"w:type", "dxa"}});
    xml.leaf("w:right", {{"w:w", ruling.pad}, {"w:type", "dxa"}}).close().close();
    xml.open("w:tblGrid");
    for (const int width : ruling.columns) xml.leaf("w:gridCol", {{"w:w", width}});
    xml.close();
    for (std::size_t i = 0; i < table.rows.size(); ++i) write_row(xml, table.rows[i], ruling, i < table.head_rows);
    xml.close();
    // Two tables without a paragraph between them would be one.
    if (ruling.is_fine) write_paragraph(xml, "Fine", "", {.line = 20});
}

}  // namespace paper
