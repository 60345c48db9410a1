#include "kit/turned.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ranges>

#include "core/ledger/fact.hpp"

namespace kit {

using What = TurnedEvent::What;

std::optional<TurnedEvent> event_of(const core::LeafHeader& header) {
    const bool could_turn = header.kind == core::kind_v<core::Classify> || header.kind == core::kind_v<core::Correct>;
    TurnedEvent event{.what = What::other, .seq = header.seq, .day = header.statutory_day};
    if (header.is_accusation) {
        if (!could_turn) return std::nullopt;
        event.what = What::turning;
    } else if (header.kind == core::kind_v<core::OpenMatter>) {
        event.what = What::opening;
    }
    return event;
}

base::Result<Turned> turned_of(std::span<const TurnedEvent> events, base::Day cut_day) {
    Turned turned;
    std::uint64_t turnings_after_cut = 0;
    for (const TurnedEvent& event : events) {
        if (event.what == What::turning) {
            ++turned.turnings;
            if (event.day > cut_day) ++turnings_after_cut;
        } else {
            ++turned.facts;
            if (event.what == What::opening) ++turned.matters;
        }
    }
    // From the end: each opening takes a turning that comes later.
    std::int64_t free_turnings = 0;
    for (const TurnedEvent& event : std::views::reverse(events)) {
        if (event.what == What::turning) ++free_turnings;
        if (event.what == What::opening && --free_turnings < 0) {
            return refuse(Ground::turned, "no later accusation can have turned this withheld matter",
                          fmt::format("fact {}", event.seq));
        }
    }
    // As late as can be, so that whatever could be of such a matter is let through: the last turnings, one for each.
    std::uint64_t skipped = turned.turnings - turned.matters;
    std::uint64_t open = 0;
    for (const TurnedEvent& event : events) {
        if (event.what == What::opening) ++open;
        if (event.what == What::other && open == 0) {
            return refuse(Ground::turned, "it is withheld, and no matter that became an accusation is open then",
                          fmt::format("fact {}", event.seq));
        }
        if (event.what == What::turning && (skipped > 0 ? skipped-- : 0) == 0) --open;
    }
    turned.after_cut = std::min(turned.matters, turnings_after_cut);
    return turned;
}

}  // namespace kit
