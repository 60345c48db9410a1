#include "core/indicator/steps.hpp"

#include <ranges>

#include "base/check.hpp"

namespace core {

Steps::Steps(const Node& bound) {
    entry_ = add(bound, yes, no);
}

/// Where to begin with a node whose answer leads to `if_yes` or `if_no`: its last part first, so that every part knows
/// where the next one begins.
std::uint32_t Steps::add(const Node& node, std::uint32_t if_yes, std::uint32_t if_no) {
    const auto put = [&](const Step& step) {
        steps_.push_back(step);
        return static_cast<std::uint32_t>(steps_.size() - 1);
    };
    switch (node.shape) {
        case Node::Shape::range:
            return put({.a = node.a,
                        .b = {},
                        .is_order = false,
                        .if_yes = if_yes,
                        .if_no = if_no,
                        .low = node.low.number,
                        .high = node.high.number});
        case Node::Shape::order:
            return put({.a = node.a,
                        .b = node.b,
                        .is_order = true,
                        .if_yes = if_yes,
                        .if_no = if_no,
                        .low = node.shift,
                        .high = 0});
        case Node::Shape::negation: return add(node.parts.at(0), if_no, if_yes);
        case Node::Shape::all: {
            std::uint32_t next = if_yes;
            for (const Node& part : node.parts | std::views::reverse) next = add(part, next, if_no);
            return next;
        }
        case Node::Shape::any: {
            std::uint32_t next = if_no;
            for (const Node& part : node.parts | std::views::reverse) next = add(part, if_yes, next);
            return next;
        }
        case Node::Shape::organ: break;
    }
    CHECK(false);
}

}  // namespace core
