// A listing: named columns and rows of texts, as CSV (csv.hpp) or as a sheet of a workbook (xlsx/workbook.hpp). Used by
// http, intake and the command line for everything that is handed out as rows. Any thread.
#pragma once
#include "paper/xlsx/workbook.hpp"

namespace paper {

enum class CellKind : unsigned char {
    text,    ///< anybody's words, and numbers that are names: never a formula, never a quantity
    number,  ///< "1234", "-3.50"; anything else in the cell stays a text
    day,     ///< "2026-03-16"; anything else in the cell stays a text
};

struct ListingColumn {
    std::string title;
    CellKind kind = CellKind::text;
    std::size_t width = 0;  ///< as SheetColumn has it
};
using ListingRow = std::vector<std::string>;

/// The columns' titles, behind the mark that spreadsheets need.
[[nodiscard]] std::string csv_head(std::span<const ListingColumn> columns);
/// A row with its line end; missing cells are empty.
void csv_append_row(std::string& out, std::span<const ListingColumn> columns, const ListingRow& row);

/// The columns' titles as a sheet of the workbook, and a row under them.
[[nodiscard]] base::Result<> begin_sheet(Workbook& book, const std::string& name,
                                         std::span<const ListingColumn> columns);
[[nodiscard]] base::Result<> append_row(Workbook& book, std::span<const ListingColumn> columns, const ListingRow& row);

}  // namespace paper
