#include "core/indicator/comparison.hpp"

#include "base/check.hpp"

namespace core {
namespace {

Order flipped(Order order) {
    switch (order) {
        case Order::less: return Order::more;
        case Order::at_most: return Order::at_least;
        case Order::more: return Order::less;
        case Order::at_least: return Order::at_most;
        case Order::equal:
        case Order::unequal: return order;
    }
    CHECK(false);
}

Bound moved(Bound bound, std::int64_t days) {
    return {bound.anchor, bound.number + days};
}

Node with_constant(ColumnRef column, Order order, Bound value) {
    switch (order) {
        case Order::equal: return range(column, value, value);
        case Order::unequal: return but_set(column, range(column, value, value));
        case Order::less: return range(column, lowest, moved(value, -1));
        case Order::at_most: return range(column, lowest, value);
        case Order::more: return range(column, moved(value, 1), highest);
        case Order::at_least: return range(column, value, highest);
    }
    CHECK(false);
}

/// a + shift ≤ b
Node ordered(ColumnRef a, std::int64_t shift, ColumnRef b) {
    return {.shape = Node::Shape::order, .a = a, .b = b, .shift = shift};
}

/// a + shift (order) b
Node with_column(ColumnRef a, std::int64_t shift, Order order, ColumnRef b) {
    switch (order) {
        case Order::at_most: return ordered(a, shift, b);
        case Order::less: return ordered(a, shift + 1, b);
        case Order::at_least: return ordered(b, -shift, a);
        case Order::more: return ordered(b, -shift + 1, a);
        case Order::equal: return {.shape = Node::Shape::all, .parts = {ordered(a, shift, b), ordered(b, -shift, a)}};
        case Order::unequal:
            return {.shape = Node::Shape::any, .parts = {ordered(a, shift + 1, b), ordered(b, -shift + 1, a)}};
    }
    CHECK(false);
}

}  // namespace

std::optional<Order> parse_order(std::string_view sign) {
    if (sign == "=") return Order::equal;
    if (sign == "!=") return Order::unequal;
    if (sign == "<") return Order::less;
    if (sign == "<=") return Order::at_most;
    if (sign == ">") return Order::more;
    if (sign == ">=") return Order::at_least;
    return std::nullopt;
}

std::string_view name_of(ColumnType type) {
    switch (type) {
        case ColumnType::day: return "day";
        case ColumnType::number: return "number";
        case ColumnType::word: return "word";
        case ColumnType::boolean: return "yes or no";
        case ColumnType::organ: return "organ";
    }
    CHECK(false);
}

Node range(ColumnRef column, Bound low, Bound high) {
    return {.shape = Node::Shape::range, .a = column, .low = low, .high = high};
}

Node but_set(ColumnRef column, Node match) {
    Node negation{.shape = Node::Shape::negation, .parts = {std::move(match)}};
    return {.shape = Node::Shape::all, .parts = {range(column, lowest, highest), std::move(negation)}};
}

Node compare(const Operand& left, Order order, const Operand& right) {
    if (!left.column) return compare(right, flipped(order), left);
    if (right.column) return with_column(*left.column, left.offset - right.offset, order, *right.column);
    return with_constant(*left.column, order, moved(right.anchor, right.offset - left.offset));
}

}  // namespace core
