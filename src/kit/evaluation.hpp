// The evaluation that a kit proves: its document as it stands in the ledger, scored again from the kit's own figures.
// Used by the writer for what it claims, and by the verifier to see whether it holds. Refuses as `evaluation` what was
// never entered, has no points yet, or measures by other targets than those that were approved. Pure, any thread.
#pragma once
#include "core/evaluation/score.hpp"
#include "core/indicator/definition.hpp"
#include "core/ledger/fact.hpp"
#include "kit/scores.hpp"
#include "kit/verify.hpp"

namespace kit {

/// What the facts of an evaluation say, as far as a kit asks.
struct Life {
    struct Step {
        std::uint32_t version = 0;
        std::uint64_t seq = 0;
        core::StepEvaluation deed;
    };
    base::Id id;
    std::string standard;
    std::vector<Step> steps;

    /// The last step with points; null if none.
    [[nodiscard]] const Step* scored() const;
    /// The step whose document holds the targets that stand before this version; null before the approval.
    [[nodiscard]] const Step* targets(std::uint32_t version) const;
};

/// Facts of all evaluations, in order. Refuses as `gap` or `fact`; as `evaluation` if there is none of that id.
[[nodiscard]] base::Result<Life> life_in(std::span<const core::Fact> facts, const base::Id& id);

/// A document scored.
struct Proved {
    std::uint64_t seq = 0;  ///< the fact that holds the document
    core::EvaluationStep step{};
    core::Sheet sheet;  ///< with the actuals of its indicators
    core::ScoreSheet scores;
};

/// The last document with points. `figures`: what its indicators may be taken from, at the cut.
[[nodiscard]] base::Result<Proved> prove(const Life& life, const std::vector<core::Standard>& standards,
                                         const std::vector<FigureLine>& figures, const core::Period& period,
                                         const core::Cut& cut);

/// What the house says of it.
[[nodiscard]] Scores scores_of(const Proved& proved);

/// What a kit holds of it.
struct InKit {
    base::Id id;
    std::span<const core::Fact> facts;  ///< of all evaluations, in order
    const std::vector<core::Standard>& standards;
    Scores claimed;
    const std::vector<FigureLine>& figures;
    const std::vector<Compared>& compared;
    const std::vector<std::string>& outside;  ///< indicators that no kit holds: their values are the office's word
    core::Period period;
    core::Cut cut;
};
/// Line by line; the verdict of a line is that of its figure where its points are the same.
[[nodiscard]] base::Result<EvaluationReport> proved_in(const InKit& kit);

}  // namespace kit
