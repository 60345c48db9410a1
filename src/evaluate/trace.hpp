// From a line of a scored sheet to what it rests on: points and rule, the indicator as it is defined, the cut, and the
// matters that it counted on each side. The other way is follow/trace.hpp. Used by the command line and http.
// Any thread. Fails where the sheet has no such line, and where the store cannot be read.
#pragma once
#include "evaluate/evaluate.hpp"

namespace evaluate {

/// Points into what it was made from.
struct LineTrace {
    const Evaluated* evaluated = nullptr;
    const core::SheetLine* line = nullptr;
    const core::ScoredLine* scored = nullptr;
    const core::Definition* definition = nullptr;  ///< null where the line names no indicator
    std::optional<follow::Explanation> explained;  ///< of it, all pages
};

/// The figures are asked where the line names an indicator, and must outlive the trace.
[[nodiscard]] base::Result<LineTrace> trace_line(const Evaluated& evaluated, const std::string& line,
                                                 const AskFigures& figures);

/// An object, indented by two; docs/formats/indicators.md lists the keys.
[[nodiscard]] std::string json_of(const LineTrace& trace);

/// All pages of an explanation.
[[nodiscard]] base::Result<follow::Explanation> explain_all(follow::Figures& figures, follow::ExplainQuery query);

}  // namespace evaluate
