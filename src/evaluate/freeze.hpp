// 封账: every indicator of a period, and the money of the organ's account, as they stand at a cut, with all they hang
// on: a signed checkpoint, the version of every definition, the law set with its calendar. Used by http and the command
// line. The figures' JSON is described in docs/formats/evaluation.md. Any thread, with a reader of its own.
#pragma once
#include "core/evaluation/life.hpp"
#include "evaluate/step.hpp"

namespace evaluate {

/// One figure as it was frozen.
struct FrozenFigure {
    std::string id, name_zh, name_en;
    std::int64_t numerator = 0;
    std::optional<std::int64_t> denominator;
    std::optional<std::string> value;  ///< missing: not applicable
    std::string unit;
    std::string source;      ///< ledger, typed, uptime; account for money
    std::string definition;  ///< hexadecimal
};

/// At the head of the ledger. `deed.cut_day` and the period as asked; the rest is filled in.
[[nodiscard]] base::Result<core::FreezePeriod> freeze(const core::Life& life, const core::Period& period,
                                                      base::Day cut_day, const StoreSources& sources);

/// The figures of a period at a cut, as they are computed now.
[[nodiscard]] base::Result<std::vector<FrozenFigure>> figures_at(const core::Life& life, const core::Period& period,
                                                                 const core::Cut& cut, const StoreSources& sources);
/// Those that a frozen period holds. `corrupt` if its JSON is none of ours.
[[nodiscard]] base::Result<std::vector<FrozenFigure>> figures_of(const core::FreezePeriod& frozen);

}  // namespace evaluate
