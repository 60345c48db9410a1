// Turned: matters that became accusations later. They are withheld wholly, their first facts too, and the headers of
// those do not say why. What bounds them: each needs a later fact, marked as accusation material, that could have
// turned it. So nobody can hide more matters this way than there are such facts. Pure, any thread.
#pragma once
#include "kit/format.hpp"

namespace kit {

/// A withheld fact of a matter that bears on it.
struct TurnedEvent {
    enum class What : std::uint8_t {
        opening,  ///< a matter opened as something else
        other,    ///< another fact without the mark
        turning,  ///< a marked Classify or Correct
    };
    What what = What::other;
    std::uint64_t seq = 0;
    base::Day day;
};
[[nodiscard]] std::optional<TurnedEvent> event_of(const core::LeafHeader& header);

struct Turned {
    std::uint64_t matters = 0;    ///< withheld, and not marked from the beginning
    std::uint64_t facts = 0;      ///< of them, without the mark
    std::uint64_t turnings = 0;   ///< marked facts that could have turned one
    std::uint64_t after_cut = 0;  ///< matters that may have become accusations only after the cut
};
/// Events in order. Refuses as `turned`.
[[nodiscard]] base::Result<Turned> turned_of(std::span<const TurnedEvent> events, base::Day cut_day);

}  // namespace kit
