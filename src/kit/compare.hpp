// Comparing what a kit claims with what its open facts say. Pure, any thread.
#pragma once
#include "core/account/typed.hpp"
#include "core/indicator/uptime.hpp"
#include "kit/verify.hpp"

namespace kit {

/// How much withheld facts could add to what was counted, in rows.
struct Hidden {
    std::uint64_t turned_after_cut = 0;  ///< matters that were something else at the cut
    std::uint64_t letters = 0;           ///< closed or undecided, and not mere accusations
    std::uint64_t accusations = 0;       ///< matters that stay closed
    std::uint64_t accusing_letters = 0;
};

/// What was counted at one cut, and what may be missing in it.
struct Taken {
    std::vector<std::int64_t> totals;  ///< of Look::questions
    Hidden hidden;
};

/// Refuses as `figures` unless the kit has one line for each definition, in their order. What differs is told, not
/// refused. `taken`: of looks_of.
[[nodiscard]] base::Result<std::vector<Compared>> compare(const std::vector<core::Definition>& definitions,
                                                          const std::vector<FigureLine>& claimed,
                                                          const std::vector<Taken>& taken,
                                                          const core::TypedFigures& typed, const core::RunRecord& runs,
                                                          const core::Period& period, const core::Cut& cut);

/// No exclusion keeps accusations out (《信访工作条例》第三十条第三款).
[[nodiscard]] bool counts_accusations(const core::Definition& definition);

}  // namespace kit
