// Due days. `due` is the arithmetic on the hot path; `explain` says the same day by day, in words.
// 《信访工作条例》 gives no rule of counting: the first day is not counted and a last day on a rest day rolls, by
// analogy with the civil law in force (docs/decisions/0003-counting.md).
#pragma once
#include <string>
#include <vector>

#include "core/statute/statute.hpp"

namespace core {

/// What lengthens a period besides its count. Each part gets only the effect that its row of law gives it.
struct Lengthening {
    int assigned_days = 0;   ///< the whole length of an `assigned` period, in days; no other term looks at it
    int extension_days = 0;  ///< in total, counted on from the unrolled last day; cut to the row's extension_max
    int hearing_days = 0;    ///< inclusive days of hearings; only where the term excludes them
};

struct DueDay {
    TermId term = TermId::dispose;
    Day from;                     ///< the trigger day; not counted
    Day unrolled_day;             ///< the last day by pure counting
    Day due_day;                  ///< the last day on which the deed is in time
    bool is_provisional = false;  ///< the calendar of some day needed is not announced yet; due_day is then unrolled
    friend bool operator==(const DueDay&, const DueDay&) = default;
};

enum class StepKind : std::uint8_t { start, count, skip, extend, hearing, roll, provisional, due };

struct Step {
    StepKind kind = StepKind::start;
    Day from, to;        ///< the days this line speaks of; equal for one day
    int days = 0;        ///< days counted by this line
    std::string zh, en;  ///< one sentence each
};

struct Explanation {
    DueDay due;
    std::string article_zh;  ///< 《信访工作条例》第三十四条, or 示例 with its source
    std::string article_en;
    std::vector<Step> steps;
};

/// The due day of a term that starts at `from`. Fails only when no row of law governs that day.
[[nodiscard]] base::Result<DueDay> due(const Law& law, TermId term, Day from, const Lengthening& more = {});
[[nodiscard]] base::Result<Explanation> explain(const Law& law, TermId term, Day from, const Lengthening& more = {});

}  // namespace core
