// An evaluation from its file to its score sheet: where the sheet meets the store. Used by the command line and http.
// Fails on a bad file (place and cure), on an indicator nobody knows, and where the store cannot be read.
// Any thread; the figures are asked once, and only where a line names an indicator.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/bytes.hpp"
#include "core/evaluation/fill_account.hpp"
#include "core/evaluation/score.hpp"
#include "follow/figures.hpp"
#include "law/law.hpp"

namespace evaluate {

/// Figures of a store, opened when they are needed: following a ledger takes its time.
using AskFigures = std::function<base::Result<follow::Figures*>()>;

struct Sources {
    std::vector<core::Standard> standards;  ///< law::standards(), with what the office adopted or named
    AskFigures figures = {};                ///< of the store; null = none: then no line may name an indicator
    store::Reader* reader = nullptr;        ///< of the store; null = none: then nothing may come from its accounts
    base::Day today;                        ///< the cut's day where the file has no `as_of`
    std::uint64_t seq = 0;                  ///< the cut's number; 0 = the head of the ledger
};

struct Evaluated {
    core::Sheet sheet;  ///< with all actuals filled in
    core::Standard standard;
    core::ScoreSheet scores;
    base::Hash file_hash{};                        ///< SHA-256 of the evaluation file
    std::optional<core::Cut> cut;                  ///< of the ledger; not set where nothing comes from it
    std::vector<core::MonthProgress> months = {};  ///< 支出进度, where its money comes from the accounts
};

[[nodiscard]] base::Result<Evaluated> evaluate(const law::File& file, const Sources& sources);

}  // namespace evaluate
