// Two scorings of one evaluation side by side, line by line: what the self-evaluation says and what the outside
// evaluator, the panel or the recheck says. Used by http and the command line. Pure, any thread.
#pragma once
#include "core/evaluation/score.hpp"

namespace core {

/// A line as one of the two has it.
struct ComparedSide {
    std::string target, actual;  ///< as printed
    std::optional<base::Decimal> points = {};
    std::vector<std::string> reasons;  ///< deviation, deductions with their points, why points were given
};

struct ComparedLine {
    std::string line, group, name, unit;
    std::optional<base::Decimal> full = {};
    std::optional<ComparedSide> before = {}, after = {};  ///< missing where that one has no such line
    std::optional<base::Decimal> difference = {};         ///< points after − before; missing where one has none
    bool is_same = false;                                 ///< target, actual, points and reasons
};

struct ComparedGroup {
    std::string group, name;
    base::Decimal before, after, difference;
};

struct Comparison {
    std::vector<ComparedLine> lines;  ///< in the order of the first, then what only the second has
    std::vector<ComparedGroup> groups;
    std::optional<base::Decimal> total_before = {}, total_after = {}, difference = {};
    std::string grade_before, grade_after;
};

/// One sheet with its scores.
struct Scored {
    const Sheet& sheet;
    const ScoreSheet& scores;
};
/// Both are of the same standard.
[[nodiscard]] Comparison compare(const Scored& before, const Scored& after, const Standard& standard);

/// Why a line has the points it has, as people wrote it.
[[nodiscard]] std::vector<std::string> reasons_of(const SheetLine& line);

}  // namespace core
