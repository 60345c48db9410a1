// Tables that a PDF was flattened into: cells broken over lines, merged cells in the middle of their rows, no rules
// between columns. Reads the titles in order, then rows from their values backwards. Used by the text reader. Pure.
#pragma once
#include <span>

#include "lint/model.hpp"
#include "lint/read/lines.hpp"

namespace lint {

/// The number of lines from `at` that are a table and were read; 0 where none begins.
[[nodiscard]] std::size_t read_flat_table(Report& report, std::span<const Line> lines, std::size_t at);
/// A line of bare numbers, with or without a name in front: no sentence to read figures from.
[[nodiscard]] bool is_loose_row(const Line& line);

}  // namespace lint
