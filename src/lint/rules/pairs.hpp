// A target and its actual. Used by the rules on indicators.
#pragma once
#include <optional>

#include "lint/model.hpp"

namespace lint {

/// Whether the actual reaches the target; nothing where they cannot be compared: words, other units, bounds as actuals.
[[nodiscard]] std::optional<bool> is_met(const Indicator& row);
/// Units in which one can be measured against the other; an absent one fits all.
[[nodiscard]] bool is_same_unit(std::string_view a, std::string_view b);
/// The indicator of a table that a sentence speaks of; null if none is plainly meant.
[[nodiscard]] const Indicator* in_table(const Report& report, const Indicator& sentence);

}  // namespace lint
