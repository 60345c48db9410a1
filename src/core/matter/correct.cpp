#include "core/matter/correct.hpp"

#include <algorithm>
#include <limits>

#include "core/office/office.hpp"
#include "core/office/permission.hpp"

namespace core {
namespace {

const Actor nobody_in_particular{.post = {}, .organ = {}, .roles = {}, .is_unrestricted = true};

/// Reads `fact` as the correction says. False: it is to be read as never done.
bool amend(Fact& fact, const Correct& deed) {
    if (deed.is_annulled) return false;
    auto replacement = decode_deed(kind_of(fact.deed), deed.deed);
    if (replacement) fact.deed = *std::move(replacement);
    fact.day = deed.day;
    return true;
}

/// The newest correction of each version, in the order of the facts.
const Correct* correction_of(std::span<const Fact> facts, std::uint32_t version) {
    const Correct* found = nullptr;
    for (const Fact& fact : facts) {
        const auto* deed = std::get_if<Correct>(&fact.deed);
        if (deed != nullptr && deed->version == version) found = deed;
    }
    return found;
}

struct Replay {
    Matter matter;
    std::vector<std::vector<OpenedClock>> clocks;  ///< one list a fact of the amended history
    std::vector<BreachNote> breaches;
};

/// Judges an amended history from its first fact, each deed under the law of its own day.
Replay replay(std::span<const Fact> history, const Context& context) {
    Replay result;
    for (Fact fact : history) {
        const bool is_own_kind =
            !std::holds_alternative<Correct>(fact.deed) && !std::holds_alternative<RestateClocks>(fact.deed);
        fact.clocks.clear();
        fact.breaches.clear();
        if (is_own_kind) {
            const Context then{.day = fact.day,
                               .today = {std::numeric_limits<std::int32_t>::max()},
                               .actor = nobody_in_particular,
                               .law = context.law,
                               .office = context.office};
            auto decision = decide(result.matter, fact.deed, then);
            if (decision) {
                fact.clocks = std::move(decision->clocks);
                fact.breaches = std::move(decision->breaches);
            } else {
                fact.breaches = {{Breach::impossible_after_correction, 0}};
            }
            for (BreachNote& note : fact.breaches) note.version = fact.version;
            result.breaches.insert(result.breaches.end(), fact.breaches.begin(), fact.breaches.end());
        }
        result.clocks.push_back(fact.clocks);
        apply(result.matter, fact);
    }
    return result;
}

}  // namespace

std::vector<Fact> amended(std::span<const Fact> facts) {
    std::vector<Fact> history;
    history.reserve(facts.size());
    const bool is_corrected =
        std::ranges::any_of(facts, [](const Fact& fact) { return std::holds_alternative<Correct>(fact.deed); });
    for (const Fact& fact : facts) {
        history.push_back(fact);
        if (!is_corrected) continue;
        const Correct* deed = correction_of(facts, fact.version);
        if (deed != nullptr && !amend(history.back(), *deed)) history.pop_back();
    }
    if (!is_corrected) return history;
    // A correction gives whole clocks as they are now: each takes the place of the one that an amended fact opened.
    for (const Fact& fact : facts) {
        if (!std::holds_alternative<Correct>(fact.deed)) continue;
        for (Fact& earlier : history) {
            if (earlier.version >= fact.version) break;
            std::vector<OpenedClock> kept;
            for (const OpenedClock& clock : earlier.clocks) {
                const auto now = std::ranges::find_if(fact.clocks, [&](const OpenedClock& one) {
                    return clock.leg == one.leg && clock.due.term == one.due.term;
                });
                const bool is_ending = !clock.due.due_day.is_set();  // said by the deed, and stays said
                const OpenedClock& stands = now == fact.clocks.end() || is_ending ? clock : *now;
                if (is_ending || stands.due.due_day.is_set()) kept.push_back(stands);
            }
            earlier.clocks = std::move(kept);
        }
    }
    return history;
}

std::expected<Decision, Refusal> decide_correct(std::span<const Fact> facts, const Correct& deed,
                                                const Context& context) {
    if (!context.actor.is_unrestricted && !may(context.actor.roles, Permission::correct))
        return std::unexpected(Refusal::not_permitted);
    const auto target = std::ranges::find_if(facts, [&](const Fact& fact) { return fact.version == deed.version; });
    if (target == facts.end()) return std::unexpected(Refusal::no_such_version);
    const bool is_fixed = std::holds_alternative<Correct>(target->deed) ||
                          std::holds_alternative<RestateClocks>(target->deed) ||
                          (std::holds_alternative<OpenMatter>(target->deed) && deed.is_annulled);
    if (is_fixed) return std::unexpected(Refusal::cannot_correct);
    if (!deed.is_annulled && !deed.day.is_set()) return std::unexpected(Refusal::cannot_correct);
    if (!deed.is_annulled && !decode_deed(kind_of(target->deed), deed.deed))
        return std::unexpected(Refusal::cannot_correct);
    if (context.day > context.today || (!deed.is_annulled && deed.day > context.today))
        return std::unexpected(Refusal::day_in_future);

    const Matter before = fold(facts);
    std::vector<Fact> with(facts.begin(), facts.end());
    with.push_back({.seq = before.last_seq,
                    .subject = before.id,
                    .version = before.version + 1,
                    .recorded_at = {},
                    .day = context.day,
                    .actor = {},
                    .is_accusation = false,
                    .deed = deed,
                    .clocks = {},
                    .breaches = {},
                    .law = {},
                    .key_owner = {}});
    const Replay after = replay(amended(with), context);
    // Whatever else a correction makes impossible stays as a breach; a matter that was never opened would be nothing.
    const BreachNote never_opened{Breach::impossible_after_correction, deed.version};
    if (std::holds_alternative<OpenMatter>(target->deed) &&
        std::ranges::find(after.breaches, never_opened) != after.breaches.end())
        return std::unexpected(Refusal::cannot_correct);

    const auto is_unknown = [&](const base::Id& organ) { return context.office.organ(organ) == nullptr; };
    if ((after.matter.accused.is_set() && is_unknown(after.matter.accused)) ||
        std::ranges::any_of(after.matter.legs, is_unknown, &Leg::organ))
        return std::unexpected(Refusal::organ_unknown);

    Decision decision{.clocks = {}, .breaches = after.breaches};
    for (const Clock& clock : after.matter.clocks) {
        const Clock* old = before.clock(clock.due.term, clock.leg);
        if (old == nullptr || old->due != clock.due) decision.clocks.push_back({clock.leg, clock.due});
    }
    for (const Clock& clock : before.clocks) {
        if (after.matter.clock(clock.due.term, clock.leg) == nullptr && !clock.is_void) {
            decision.clocks.push_back({clock.leg, DueDay{.term = clock.due.term,
                                                         .from = clock.due.from,
                                                         .unrolled_day = {},
                                                         .due_day = {},
                                                         .is_provisional = false}});
        }
    }
    return decision;
}

std::vector<OpenedClock> restated(const Matter& matter, const Context& context) {
    std::vector<OpenedClock> changed;
    for (const Clock& clock : matter.clocks) {
        if (!clock.is_running()) continue;
        const Leg& leg = matter.legs[clock.leg];
        Lengthening more{.assigned_days = static_cast<int>(leg.assigned_days), .extension_days = 0, .hearing_days = 0};
        if (clock.due.term == TermId::handle) more.extension_days = static_cast<int>(leg.extension_days);
        if (clock.due.term == TermId::final_review) more.hearing_days = static_cast<int>(leg.hearing_days);
        const auto now = due(context.law, clock.due.term, clock.due.from, more);
        if (now && *now != clock.due) changed.push_back({clock.leg, *now});
    }
    return changed;
}

}  // namespace core
