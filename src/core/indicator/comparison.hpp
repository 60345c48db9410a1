// Comparisons brought into the five shapes of a Node. Used by parser.cpp only.
#pragma once
#include "core/indicator/predicate.hpp"

namespace core {

enum class Order : std::uint8_t { equal, unequal, less, at_most, more, at_least };
[[nodiscard]] std::optional<Order> parse_order(std::string_view sign);
[[nodiscard]] std::string_view name_of(ColumnType type);

/// One side of a comparison: a column or an anchor, with days added.
struct Operand {
    ColumnType type = ColumnType::number;
    std::optional<ColumnRef> column = {};
    Bound anchor = {};
    std::int64_t offset = 0;
};

inline constexpr Bound lowest{Bound::Anchor::lowest, 0};
inline constexpr Bound highest{Bound::Anchor::highest, 0};
[[nodiscard]] constexpr Bound fixed(std::int64_t value) {
    return {Bound::Anchor::number, value};
}

[[nodiscard]] Node range(ColumnRef column, Bound low, Bound high);
/// The column is not empty and `match` does not hold: what != means.
[[nodiscard]] Node but_set(ColumnRef column, Node match);
/// At least one side is a column.
[[nodiscard]] Node compare(const Operand& left, Order order, const Operand& right);

}  // namespace core
