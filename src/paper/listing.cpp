#include "paper/listing.hpp"

#include <algorithm>

#include "paper/csv.hpp"

namespace paper {
namespace {

/// Before March 1900 the calendar of spreadsheets is wrong, so such days stay words.
const base::Day spreadsheet_day_min = base::Day::from(1900, 3, 1);

SheetCell cell_of(CellKind kind, std::string_view text) {
    if (text.empty()) return std::monostate{};
    if (kind == CellKind::number) {
        const bool is_padded = text.size() > 1 && text[0] == '0' && text[1] != '.';
        const auto number = base::parse_decimal(text);
        if (number && !is_padded) return *number;
    }
    if (kind == CellKind::day) {
        const auto day = base::parse_day(text);
        if (day && *day >= spreadsheet_day_min) return *day;
    }
    return text;
}

}  // namespace

std::string csv_head(std::span<const ListingColumn> columns) {
    std::string out(csv_bom);
    for (const ListingColumn& column : columns) csv_append(out, column.title, &column == columns.data());
    csv_end(out);
    return out;
}

void csv_append_row(std::string& out, std::span<const ListingColumn> columns, const ListingRow& row) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const std::string_view cell = i < row.size() ? std::string_view(row[i]) : std::string_view();
        csv_append(out, cell, i == 0, columns[i].kind == CellKind::text ? CsvKind::text : CsvKind::bare);
    }
    csv_end(out);
}

base::Result<> begin_sheet(Workbook& book, const std::string& name, std::span<const ListingColumn> columns) {
    std::vector<SheetColumn> titles;
    for (const ListingColumn& column : columns) titles.push_back({.title = column.title, .width = column.width});
    return book.sheet(name, titles);
}

base::Result<> append_row(Workbook& book, std::span<const ListingColumn> columns, const ListingRow& row) {
    std::vector<SheetCell> cells;
    for (std::size_t i = 0; i < std::min(row.size(), columns.size()); ++i)
        cells.push_back(cell_of(columns[i].kind, row[i]));
    return book.row(cells);
}

}  // namespace paper
