// Corrections and restatements: deeds that need the whole history. History is amended, judged again from the first
// fact, and the difference written into the new fact.
#pragma once
#include "core/matter/matter.hpp"

namespace core {

/// The facts as they are to be read: each corrected fact with its replacement deed and day, annulled facts left out.
[[nodiscard]] std::vector<Fact> amended(std::span<const Fact> facts);

/// Checks the correction, replays the amended history under the law of each day and gives every clock whose due day
/// changes and the whole list of breaches as it is now.
[[nodiscard]] std::expected<Decision, Refusal> decide_correct(std::span<const Fact> facts, const Correct& deed,
                                                              const Context& context);

/// Running clocks whose due day is another under `context.law`; empty if nothing changes.
[[nodiscard]] std::vector<OpenedClock> restated(const Matter& matter, const Context& context);

}  // namespace core
