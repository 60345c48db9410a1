// Worked examples: the small tables in law/indicators/*.toml, read and counted by the interpreter. Used by the test of
// every definition and by nothing at run time. Pure.
#pragma once
#include "core/indicator/definition.hpp"

namespace core {

struct WorkedOutcome {
    std::int64_t numerator = 0;
    std::optional<std::int64_t> denominator;
    std::optional<std::string> value;
    std::vector<std::string> wrong_rows;  ///< rows whose last word is not what was counted
};

/// A row is words under the column names of the first line: days, numbers, words of an enumeration, yes or no; - is an
/// empty cell. Columns that are not named are empty, no, 0 or the first word. The last column, `counts`, says
/// numerator, denominator, both or no.
[[nodiscard]] base::Result<WorkedOutcome> work(const Definition& definition, const Worked& worked);

}  // namespace core
