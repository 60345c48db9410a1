// The rows of a flattened table. Used by flat.cpp only.
#pragma once
#include <span>
#include <string>
#include <vector>

#include "lint/read/lines.hpp"
#include "lint/read/roles.hpp"

namespace lint {

/// The words of a line, numbers with the units that a space parted from them.
[[nodiscard]] std::vector<std::string> words_of(std::string_view line);
/// Whether `piece` goes on with a title that `titles` ends in the middle of.
[[nodiscard]] bool extends_title(std::string_view titles, std::string_view piece);

/// Each reads up to what is no row any more and gives the number of lines.
std::size_t read_flat_funds(Report& report, std::span<const Line> lines, const std::vector<Role>& roles,
                            std::string_view titles);
std::size_t read_flat_indicators(Report& report, std::span<const Line> lines, const std::vector<Role>& roles);

}  // namespace lint
