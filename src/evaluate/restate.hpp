// Restatement: the figures of a frozen period as they stand at a later cut, beside those that were frozen, with the
// facts that made the difference. The frozen ones are computed again at their own cut: they must come out the same, for
// ever. Used by http and the command line. Any thread, with a reader of its own.
#pragma once
#include <map>

#include "evaluate/freeze.hpp"

namespace evaluate {

inline constexpr std::uint64_t restated_rows_max = 20'000;  ///< a figure that counts more rows is not broken down

/// Facts that are known at the later cut and were not at the earlier one.
struct LateFacts {
    std::uint64_t facts = 0;
    std::map<std::string, std::uint64_t> kinds = {};  ///< by the deed's word
    std::vector<std::string> numbers = {};            ///< of the matters or submissions counted otherwise
    std::uint64_t sealed = 0;                         ///< rows of accusations counted otherwise: never named
    bool is_whole = true;  ///< false: it counts more rows than are looked through, or none by one
};

struct RestatedFigure {
    FrozenFigure frozen;
    std::optional<FrozenFigure> again;  ///< computed again at the frozen cut; missing: no such figure any more
    std::optional<FrozenFigure> now;    ///< at the later cut
    bool is_same_formula = false;
    bool is_reproduced = false;
    bool is_changed = false;  ///< from frozen to now
    LateFacts late;
};

struct Restatement {
    std::uint32_t version = 0;  ///< of the fact that froze
    core::Period period;
    core::Cut frozen_cut, cut;
    std::vector<RestatedFigure> figures;
    /// Whatever comes from the ledger and has its old formula came out as it was frozen.
    bool is_reproduced = true;
    bool is_signed = false;  ///< the checkpoint of then bears our signature
};

/// At a later cut; day and number not set: now. `bad_input` if it lies before the frozen one.
[[nodiscard]] base::Result<Restatement> restate(const core::Life& life, const core::Frozen& frozen,
                                                const core::Cut& cut, const StoreSources& sources);

}  // namespace evaluate
