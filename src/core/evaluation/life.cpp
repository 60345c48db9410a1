#include "core/evaluation/life.hpp"

#include <algorithm>
#include <ranges>

#include "core/ledger/hash.hpp"

namespace core {
namespace {

using enum EvaluationStep;

/// The last of them that fulfils the condition; null if none does.
template <class List, class Condition>
auto* last_of(const List& list, Condition condition) {
    const auto found = std::ranges::find_if(list.rbegin(), list.rend(), condition);
    return found == list.rend() ? nullptr : &*found;
}

}  // namespace

bool is_scored(EvaluationStep step) {
    return step == self_evaluated || step == outside_evaluated || step == panel_evaluated || step == resubmitted ||
           step == rechecked;
}

const LifeStep* Life::last() const {
    return steps.empty() ? nullptr : &steps.back();
}

const LifeStep* Life::last(EvaluationStep wanted) const {
    return last_of(steps, [&](const LifeStep& one) { return one.deed.step == wanted; });
}

const LifeStep* Life::step(std::uint32_t wanted) const {
    return last_of(steps, [&](const LifeStep& one) { return one.version == wanted; });
}

const LifeStep* Life::targets() const {
    const LifeStep* approval =
        last_of(steps, [](const LifeStep& one) { return one.deed.step == approved || one.deed.step == changed; });
    return approval == nullptr || !approval->deed.document.empty() ? approval : last(declared);
}

const LifeStep* Life::scored() const {
    return last_of(steps, [](const LifeStep& one) { return is_scored(one.deed.step); });
}

const LifeStep* Life::result() const {
    const LifeStep* decision = last(decided);
    return decision == nullptr || !decision->deed.document.empty() ? decision : scored();
}

const Frozen* Life::frozen_as(std::uint32_t fact_version) const {
    return last_of(frozen, [&](const Frozen& one) { return one.version == fact_version; });
}

base::Id evaluation_id(const OpenEvaluation& opening) {
    base::Writer bytes;
    bytes.string("huiying evaluation");
    bytes.raw(opening.organ.bytes);
    bytes.u32(opening.year);
    bytes.string(opening.project);
    bytes.string(opening.standard);
    return id_from(sha256(bytes.out()));
}

void apply(Life& life, const Fact& fact) {
    life.version = fact.version;
    if (const auto* opened = std::get_if<OpenEvaluation>(&fact.deed)) {
        life.id = fact.subject;
        life.organ = opened->organ;
        life.year = opened->year;
        life.project = opened->project;
        life.standard = opened->standard;
    } else if (const auto* step = std::get_if<StepEvaluation>(&fact.deed)) {
        life.steps.push_back({fact.version, fact.seq, fact.day, fact.actor, *step});
    } else if (const auto* freezing = std::get_if<FreezePeriod>(&fact.deed)) {
        life.frozen.push_back({fact.version, fact.seq, fact.day, fact.actor, *freezing});
    }
}

Life life_of(std::span<const Fact> facts) {
    Life life;
    for (const Fact& fact : facts) apply(life, fact);
    return life;
}

}  // namespace core
