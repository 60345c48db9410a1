#include "core/indicator/predicate.hpp"

#include <algorithm>
#include <limits>

#include "base/check.hpp"

namespace core {
namespace {

constexpr std::int64_t lowest_cell = null_cell + 1;
constexpr std::int64_t highest_cell = std::numeric_limits<std::int64_t>::max();

Bound fixed(std::int64_t value) {
    return {Bound::Anchor::number, value};
}

Bound bind(const Bound& bound, const Scope& scope) {
    switch (bound.anchor) {
        case Bound::Anchor::lowest: return fixed(lowest_cell);
        case Bound::Anchor::highest: return fixed(highest_cell);
        case Bound::Anchor::number: return bound;
        case Bound::Anchor::cut: return fixed(scope.cut.day.number + bound.number);
        case Bound::Anchor::period_start: return fixed(scope.period.from.number + bound.number);
        case Bound::Anchor::period_end: return fixed(scope.period.to.number + bound.number);
    }
    CHECK(false);
}

/// The organ's rows as ranges; neighbours join, so a kind is few of them.
base::Result<Node> bind_organ(const Node& node, const Scope& scope) {
    std::vector<std::int64_t> rows;
    for (const OrganEntry& organ : scope.organs) {
        if (node.organ_kind ? organ.kind == *node.organ_kind : organ.name == node.organ) rows.push_back(organ.row);
    }
    if (rows.empty() && !node.organ_kind) {
        return base::fail(base::ErrorKind::bad_input, "no organ is called " + node.organ, {}, "write its full name");
    }
    std::ranges::sort(rows);
    Node any{.shape = Node::Shape::any};
    for (const std::int64_t row : rows) {
        if (!any.parts.empty() && any.parts.back().high.number + 1 == row) {
            any.parts.back().high.number = row;
        } else {
            any.parts.push_back({.shape = Node::Shape::range, .a = node.a, .low = fixed(row), .high = fixed(row)});
        }
    }
    return any;
}

}  // namespace

base::Result<Node> bind(const Node& node, const Scope& scope) {
    switch (node.shape) {
        case Node::Shape::range: {
            Node bound = node;
            bound.low = bind(node.low, scope);
            bound.high = bind(node.high, scope);
            return bound;
        }
        case Node::Shape::order: return node;
        case Node::Shape::organ: return bind_organ(node, scope);
        case Node::Shape::all:
        case Node::Shape::any:
        case Node::Shape::negation: {
            Node bound{.shape = node.shape};
            for (const Node& part : node.parts) bound.parts.push_back(TRY(bind(part, scope)));
            return bound;
        }
    }
    CHECK(false);
}

bool holds(const Node& bound, const Cells& cells) {
    const auto part_holds = [&](const Node& part) { return holds(part, cells); };
    switch (bound.shape) {
        case Node::Shape::range: {
            const std::int64_t cell = cells.at(bound.a);
            return cell != null_cell && bound.low.number <= cell && cell <= bound.high.number;
        }
        case Node::Shape::order: {
            const std::int64_t a = cells.at(bound.a), b = cells.at(bound.b);
            return a != null_cell && b != null_cell && a + bound.shift <= b;
        }
        case Node::Shape::all: return std::ranges::all_of(bound.parts, part_holds);
        case Node::Shape::any: return std::ranges::any_of(bound.parts, part_holds);
        case Node::Shape::negation: return !part_holds(bound.parts.at(0));
        case Node::Shape::organ: break;
    }
    CHECK(false);
}

}  // namespace core
