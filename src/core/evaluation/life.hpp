// The life of an evaluation 绩效评价: a fold of its facts, from the declaration of targets to the use of the result,
// with the periods that were frozen 封账. What may be entered next: life_decide.hpp. What a step's document says is
// read by law/evaluation.hpp and scored as it was by evaluate/step.hpp; whoever needs "the evaluation of that id" takes
// `life_of(facts).scored()->deed.document`. Pure values, any thread; applying a fact never fails.
#pragma once
#include <span>

#include "core/ledger/fact.hpp"

namespace core {

template <class T>
struct Entry {
    std::uint32_t version = 0;
    std::uint64_t seq = 0;  ///< 0 while a plan has not been written yet
    base::Day day;
    base::Id actor;  ///< post
    T deed;
};
using LifeStep = Entry<StepEvaluation>;
using Frozen = Entry<FreezePeriod>;

struct Life {
    base::Id id, organ;
    std::uint32_t year = 0;
    std::string project;        ///< code in the account; empty = the department as a whole
    std::string standard;       ///< id in law/standards
    std::uint32_t version = 0;  ///< of its last fact; 0 = it was never opened
    std::vector<LifeStep> steps;
    std::vector<Frozen> frozen;

    [[nodiscard]] const LifeStep* last() const;                     ///< null before the first
    [[nodiscard]] const LifeStep* last(EvaluationStep step) const;  ///< the last of its kind; null if none
    [[nodiscard]] const LifeStep* step(std::uint32_t version) const;
    /// The step whose document holds the targets in force: the last change or the approval, or, where the approval took
    /// the declaration as it stood, that declaration. Null before the approval.
    [[nodiscard]] const LifeStep* targets() const;
    /// The last step with points: self, outside, panel evaluation, re-submission or recheck. Null if none.
    [[nodiscard]] const LifeStep* scored() const;
    /// The step whose document was decided upon: the decision's own, else the last that was scored before it. Null
    /// before the decision.
    [[nodiscard]] const LifeStep* result() const;
    [[nodiscard]] const Frozen* frozen_as(std::uint32_t fact_version) const;
};

/// Whether the step's document holds points.
[[nodiscard]] bool is_scored(EvaluationStep step);

/// The id follows from what is evaluated and by which standard, so that there is never a second one.
[[nodiscard]] base::Id evaluation_id(const OpenEvaluation& opening);

void apply(Life& life, const Fact& fact);
[[nodiscard]] Life life_of(std::span<const Fact> facts);

}  // namespace core
