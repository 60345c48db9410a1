// The table of steps, and who may enter them.
#include <algorithm>
#include <iterator>

#include "core/evaluation/life_decide.hpp"

namespace core {
namespace {

using enum EvaluationStep;
using enum Need;
using enum Party;

constexpr auto self = Evaluator::self;

// One line a step: who enters it; document, reason, authority; whose points; after which steps.
// clang-format off
const StepRow table[] = {
    {declared,          organ,   must, no,   no,   self,                {}},
    {approved,          judge,   may,  no,   must, self,                {declared}},
    {changed,           judge,   must, must, must, self,                {approved, changed, monitored}},
    {monitored,         organ,   must, no,   no,   self,                {approved, changed, monitored}},
    {self_evaluated,    organ,   must, no,   no,   self,                {approved, changed, monitored}},
    {outside_evaluated, outside, must, no,   may,  Evaluator::outside,  {self_evaluated, panel_evaluated, resubmitted, rechecked}},
    {panel_evaluated,   judge,   must, no,   may,  Evaluator::panel,    {self_evaluated, outside_evaluated, resubmitted, rechecked}},
    {recheck_requested, judge,   no,   may,  must, {},                  {self_evaluated, outside_evaluated, panel_evaluated, rechecked}},
    {returned,          judge,   no,   must, may,  {},                  {recheck_requested, resubmitted}},
    {resubmitted,       organ,   must, must, no,   self,                {returned}},
    {rechecked,         judge,   must, no,   may,  Evaluator::recheck,  {recheck_requested, resubmitted}},
    {decided,           judge,   may,  no,   must, {},                  {self_evaluated, outside_evaluated, panel_evaluated, rechecked}},
    {published,         organ,   must, no,   may,  {},                  {decided}},
    {used,              judge,   no,   must, may,  {},                  {published}},
};
// clang-format on
static_assert(std::size(table) == evaluation_step_words.size());

/// Its organ stands under the one that commissioned it.
bool is_commissioned(const Office& office, const base::Id& evaluator, const base::Id& organ) {
    const Organ* own = office.organ(evaluator);
    return office.is_within(organ, evaluator) ||
           (own != nullptr && own->parent.is_set() && office.is_within(organ, own->parent));
}

}  // namespace

std::span<const StepRow> step_rows() {
    return table;
}

const StepRow& row_of(EvaluationStep step) {
    return table[static_cast<std::size_t>(step)];
}

Permission permission_of(Party party) {
    switch (party) {
        case organ: return Permission::evaluate;
        case judge: return Permission::decide_evaluation;
        case outside: return Permission::evaluate_outside;
    }
    return Permission::evaluate;
}

bool may_enter(const Actor& actor, const Office& office, const base::Id& evaluated, Party party) {
    if (actor.is_unrestricted) return true;
    if (!core::may(actor.roles, permission_of(party))) return false;
    return party == outside ? is_commissioned(office, actor.organ, evaluated)
                            : office.is_within(evaluated, actor.organ);
}

bool may_look(const Actor& actor, const Office& office, const base::Id& evaluated) {
    if (actor.is_unrestricted || core::may(actor.roles, Permission::read_all)) return true;
    if (may_enter(actor, office, evaluated, outside)) return true;
    return core::may(actor.roles, Permission::read_indicators) && office.is_within(evaluated, actor.organ);
}

std::string both_words(EvaluationStep step) {
    return std::string(id_of(step)) + " " + std::string(zh_of(step));
}

}  // namespace core
