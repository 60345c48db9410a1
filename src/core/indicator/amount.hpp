// What one row adds to a sum, from its cells. Pure, any thread.
#pragma once
#include <span>

#include "core/indicator/definition.hpp"

namespace core {

/// The cell, or the difference of two; null_cell where one is empty: such a row adds nothing.
[[nodiscard]] inline std::int64_t amount_of(const Amount& amount, std::span<const std::int64_t> cells) {
    const std::int64_t value = cells[amount.column];
    if (!amount.minus) return value;
    const std::int64_t minus = cells[*amount.minus];
    return value == null_cell || minus == null_cell ? null_cell : value - minus;
}

}  // namespace core
