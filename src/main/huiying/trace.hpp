// Both ways between figures and facts, as the commands show them: from a line of an evaluation down to the matters that
// it counts, and from a matter up to the figures and lines.
#pragma once
#include "evaluate/evaluate.hpp"
#include "main/huiying/figure_files.hpp"

namespace huiying {

/// The standards an evaluation may name: the program's own, over them what the store adopted, over them a file.
[[nodiscard]] base::Result<std::vector<core::Standard>> standards_for(const std::string& store_directory,
                                                                      const std::string& file,
                                                                      const Terminal& terminal);

/// One line of a scored sheet: points, actual, indicator, cut, and the matters on each side. `figures` may be null
/// where the sheet names no indicator; `directory` is the store's, for what is suggested next.
[[nodiscard]] base::Result<> print_line_trace(const evaluate::Evaluated& evaluated, const std::string& line,
                                              follow::Figures* figures, const std::string& directory,
                                              const Terminal& terminal);

/// All pages of an explanation.
[[nodiscard]] base::Result<follow::Explanation> explain_all(follow::Figures& figures, follow::ExplainQuery query);

}  // namespace huiying
