// Both ways between figures and facts, as the commands show them: from a line of an evaluation down to the matters that
// it counts, and from a matter up to the figures and lines.
#pragma once
#include "evaluate/trace.hpp"
#include "main/huiying/figure_files.hpp"

namespace huiying {

/// The standards an evaluation may name: the program's own, over them what the store adopted, over them a file.
[[nodiscard]] base::Result<std::vector<core::Standard>> standards_for(const std::string& store_directory,
                                                                      const std::string& file,
                                                                      const Terminal& terminal);

/// A line for people: points, actual, indicator, cut, and the matters on each side. `directory` is the store's, for
/// what is suggested next.
void print_line_trace(const evaluate::LineTrace& trace, const std::string& directory, const Terminal& terminal);

}  // namespace huiying
