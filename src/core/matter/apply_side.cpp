#include "core/matter/apply_side.hpp"

#include <algorithm>

namespace core {
namespace {

template <class T>
void add_once(std::vector<T>& list, const T& value) {
    if (std::ranges::find(list, value) == list.end()) list.push_back(value);
}

}  // namespace

void apply_side(Side& side, base::Day, const Recuse& deed) {
    add_once(side.recused, deed.post);
}

void apply_side(Side& side, base::Day day, const ReportUrgent& deed) {
    if (!side.urgent_day.is_set()) side.urgent_day = day;
    for (const Addressee addressee : deed.addressees) add_once(side.reported_to, addressee);
}

void apply_side(Side& side, base::Day day, const AdoptSuggestion& deed) {
    side.studied_day = day;
    side.adoption = deed.adoption;
    side.is_rewarded = deed.is_rewarded;
}

void apply_side(Side& side, base::Day day, const Settle& deed) {
    side.settlement = deed.kind;
    if (deed.is_agreed && !side.agreed_day.is_set()) side.agreed_day = day;
}

void apply_side(Side& side, base::Day day, const Execute& deed) {
    side.execution = deed.state;
    side.executed_day = day;
}

void apply_side(Side& side, base::Day day, const Resolve& deed) {
    side.resolved_day = day;
    side.is_solved = deed.is_solved;
    side.is_accepted = deed.is_accepted;
    side.remedies = deed.remedies;
}

void apply_side(Side& side, base::Day day, const Refer&) {
    if (!side.aided_day.is_set()) side.aided_day = day;
}

void apply_side(Side& side, base::Day day, const EnterProcedure& deed) {
    side.procedure_day = day;
    side.procedure_organ = deed.organ;
    side.procedure_name = deed.name;
}

void apply_side(Side& side, base::Day day, const CareAfter& deed) {
    if (!side.cared_day.is_set()) side.cared_day = day;
    add_once(side.aftercare, deed.manner);
}

void apply_side(Side& side, base::Day day, const Urge&) {
    ++side.urges;
    side.urged_day = day;
}

void apply_side(Side& side, base::Day, const Link& deed) {
    side.links.push_back({deed.other, deed.kind});
}

}  // namespace core
