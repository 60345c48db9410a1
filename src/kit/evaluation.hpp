// The evaluation that a kit proves: its document as it stands in the ledger, scored again from the kit's own figures.
// Used by the writer for what it claims, and by the verifier to see whether it holds. Refuses as `evaluation` what was
// never entered, has no points yet, or measures by other targets than those that were approved. Pure, any thread.
#pragma once
#include <functional>

#include "core/account/evidence.hpp"
#include "core/account/money.hpp"
#include "core/evaluation/life.hpp"
#include "core/evaluation/score.hpp"
#include "core/indicator/definition.hpp"
#include "core/ledger/fact.hpp"
#include "kit/scores.hpp"
#include "kit/verify.hpp"

namespace kit {

/// Facts of all evaluations, in order. Refuses as `gap` or `fact`; as `evaluation` if there is none of that id.
[[nodiscard]] base::Result<core::Life> life_in(std::span<const core::Fact> facts, const base::Id& id);

/// A document scored.
struct Proved {
    std::uint64_t seq = 0;  ///< the fact that holds the document
    core::EvaluationStep step{};
    core::Sheet sheet;  ///< with the actuals of its indicators
    core::ScoreSheet scores;
};

/// The accounts that a sheet takes its money from, as they stood at the cut.
struct Money {
    std::vector<core::Account> accounts;
    core::MoneySettings settings;
};
/// Where the document's numbers come from.
struct ProofSources {
    const std::vector<core::Standard>& standards;
    std::vector<FigureLine> figures;  ///< what its indicators may be taken from, at the cut
    std::function<base::Result<Money>(const core::Sheet& sheet)> money;  ///< asked only where the sheet takes any
    core::Period period;
    core::Cut cut;
};
/// The last document with points.
[[nodiscard]] base::Result<Proved> prove(const core::Life& life, const ProofSources& sources);

/// What the house says of it.
[[nodiscard]] Scores scores_of(const Proved& proved);

/// What a kit holds of it.
struct InKit {
    base::Id id;
    std::span<const core::Fact> facts;     ///< of all evaluations, in order
    std::span<const core::Fact> evidence;  ///< what is open of it, in order
    Scores claimed;
    const std::vector<Compared>& compared;
    ProofSources sources;
};
/// Line by line; the verdict of a line is that of its figure where its points are the same.
[[nodiscard]] base::Result<EvaluationReport> proved_in(const InKit& kit);

}  // namespace kit
