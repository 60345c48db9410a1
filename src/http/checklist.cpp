#include "http/checklist.hpp"

#include "core/matter/correct.hpp"

namespace http {
namespace {

/// First talk face to face, as the facts stand after corrections.
base::Day interviewed_day(std::span<const store::FactText> told) {
    std::vector<core::Fact> facts;
    for (const store::FactText& one : told) facts.push_back(one.fact);
    base::Day first;
    for (const core::Fact& fact : core::amended(facts)) {
        const auto* contact = std::get_if<core::Contact>(&fact.deed);
        if (contact == nullptr) continue;
        const bool is_met =
            contact->manner == core::ContactManner::interview || contact->manner == core::ContactManner::home_visit;
        if (is_met && (!first.is_set() || fact.day < first)) first = fact.day;
    }
    return first;
}

/// The first notice of any organ; a reply tells the petitioner too (decision 0004).
base::Day noticed_day(const core::Matter& matter) {
    base::Day first = matter.replied_day;
    for (const core::Leg& leg : matter.legs) {
        if (leg.noticed_day.is_set() && (!first.is_set() || leg.noticed_day < first)) first = leg.noticed_day;
    }
    return first;
}

base::Day due_day(const core::Matter& matter, core::TermId term) {
    for (std::size_t i = matter.clocks.size(); i-- > 0;) {
        const core::Clock& clock = matter.clocks[i];
        if (clock.due.term == term && !clock.is_void) return clock.due.due_day;
    }
    return {};
}

}  // namespace

std::vector<FirstStepView> checklist_of(const core::Matter& matter, std::span<const store::FactText> facts,
                                        base::Day today) {
    if (!matter.is_first) return {};
    const base::Day end = matter.closed_day.is_set() ? matter.closed_day : today;
    std::vector<FirstStepView> steps;
    const auto add = [&](FirstStep step, base::Day day, base::Day due) {
        steps.push_back({step, maybe(day), maybe(due), (day.is_set() ? day : end) - matter.received_day});
    };
    add(FirstStep::contact, matter.side.contacted_day, {});
    add(FirstStep::interview, interviewed_day(facts), {});
    add(FirstStep::notice, noticed_day(matter), due_day(matter, core::TermId::notice));
    add(FirstStep::reply, matter.replied_day, due_day(matter, core::TermId::handle));
    return steps;
}

}  // namespace http
