// One cell of a sheet as a text. Pure, any thread.
#pragma once
#include <expected>
#include <optional>

#include "intake/workbook.hpp"

namespace pugi {
class xml_node;
}  // namespace pugi

namespace intake {

/// Column (from 0) and row (from 1) of "C12"; nothing if it is none, or beyond what a sheet has.
struct CellPlace {
    std::size_t column = 0;
    std::uint64_t row = 0;
};
[[nodiscard]] std::optional<CellPlace> parse_cell_place(std::string_view text);
[[nodiscard]] std::string cell_name(std::size_t column, std::uint64_t row);

/// The value of a <c> element; the reason why there is none is the error.
[[nodiscard]] std::expected<std::string, std::string> cell_text(pugi::xml_node cell, const Workbook& book);

/// A stored number: whole numbers of at most 15 digits and decimals as they are, days by the sheet's date system.
[[nodiscard]] std::expected<std::string, std::string> number_text(std::string_view stored, NumberKind kind,
                                                                  bool is_1904);

}  // namespace intake
