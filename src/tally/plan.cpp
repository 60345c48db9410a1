#include "tally/plan.hpp"

#include <algorithm>

#include "base/check.hpp"

namespace tally {
namespace {

using Shape = core::Node::Shape;
constexpr std::int64_t lowest_cell = null_cell + 1;
constexpr std::int64_t highest_cell = std::numeric_limits<std::int64_t>::max();

/// A range in the codes of one column; `settled` where the zone map tells the answer.
struct CodeRange {
    State settled = State::open;
    std::uint64_t low = 0, high = 0;
};

CodeRange in_codes(const Packed& column, std::int64_t low, std::int64_t high) {
    if (!column.has_values()) return {State::no};
    low = std::max(low, column.low());
    high = std::min(high, column.high());
    if (low > high) return {State::no};
    if (low == column.low() && high == column.high() && !column.is_nullable()) return {State::yes};
    return {State::open, static_cast<std::uint64_t>(low - column.low() + column.floor()),
            static_cast<std::uint64_t>(high - column.low() + column.floor())};
}

/// An order against a column that says the same in every row is a range of the other one.
std::optional<std::pair<const Packed*, CodeRange>> as_range(const Packed& a, const Packed& b, std::int64_t shift) {
    if (a.width() == Width::none) return std::pair{&b, in_codes(b, a.low() + shift, highest_cell)};
    if (b.width() == Width::none) return std::pair{&a, in_codes(a, lowest_cell, b.low() - shift)};
    return std::nullopt;
}

State classify_order(const Packed& a, const Packed& b, std::int64_t shift) {
    if (!a.has_values() || !b.has_values() || a.low() + shift > b.high()) return State::no;
    if (a.high() + shift <= b.low() && !a.is_nullable() && !b.is_nullable()) return State::yes;
    if (const auto range = as_range(a, b, shift)) return range->second.settled;
    return State::open;
}

Codes codes_of(const Packed& column) {
    return {column.codes(), column.width()};
}

}  // namespace

Plan::Plan(std::span<const core::Node> roots) {
    for (const core::Node& root : roots) roots_.push_back(add(root));
}

std::uint32_t Plan::add(Operation operation) {
    const auto [at, is_new] = known_.try_emplace(operation, static_cast<std::uint32_t>(operations_.size()));
    if (is_new) operations_.push_back(std::move(operation));
    return at->second;
}

std::uint32_t Plan::add(const core::Node& node) {
    Operation operation{node.shape, node.a, node.b, node.low.number, node.high.number, node.shift, {}};
    for (const core::Node& part : node.parts) {
        const std::uint32_t inner = add(part);
        const bool is_same_list = node.shape != Shape::negation && operations_[inner].shape == node.shape;
        if (is_same_list) {
            operation.parts.insert(operation.parts.end(), operations_[inner].parts.begin(),
                                   operations_[inner].parts.end());
        } else {
            operation.parts.push_back(inner);
        }
    }
    std::ranges::sort(operation.parts);
    const auto twice = std::ranges::unique(operation.parts);
    operation.parts.erase(twice.begin(), twice.end());
    if (node.shape != Shape::negation && operation.parts.size() == 1) return operation.parts[0];
    return add(std::move(operation));
}

const Packed& Plan::zone(const Place& place, core::ColumnRef ref) {
    return ref.is_inherited ? place.matters->columns[ref.index] : place.rows.columns[ref.index];
}

const Packed& Plan::column(const Place& place, core::ColumnRef ref, Run& run) {
    const Packed& source = zone(place, ref);
    if (!ref.is_inherited || source.width() == Width::none) return source;
    if (const auto found = run.gathered_.find(ref.index); found != run.gathered_.end()) return found->second;
    if (run.owners_.empty()) {
        const Packed& owners = place.rows.columns[place.owner_column];
        run.owners_.resize(owners.rows());
        for (std::uint32_t row = 0; row < owners.rows(); ++row)
            run.owners_[row] = static_cast<std::uint32_t>(owners.get(row));
    }
    Packed& gathered = run.gathered_[ref.index];
    for (const std::uint32_t owner : run.owners_) gathered.push(source.get(owner));
    return gathered;
}

State Plan::classify(const Operation& operation, const Place& place, const Run& run) const {
    const auto count = [&](State state) {
        return std::ranges::count_if(operation.parts, [&](std::uint32_t part) { return run.states_[part] == state; });
    };
    const auto parts = std::ssize(operation.parts);
    switch (operation.shape) {
        case Shape::range: return in_codes(zone(place, operation.a), operation.low, operation.high).settled;
        case Shape::order: return classify_order(zone(place, operation.a), zone(place, operation.b), operation.shift);
        case Shape::all:
            return count(State::no) > 0 ? State::no : count(State::yes) == parts ? State::yes : State::open;
        case Shape::any:
            return count(State::yes) > 0 ? State::yes : count(State::no) == parts ? State::no : State::open;
        case Shape::negation: {
            const State part = run.states_[operation.parts[0]];
            return part == State::open ? State::open : part == State::yes ? State::no : State::yes;
        }
        case Shape::organ: break;
    }
    CHECK(false);
}

void Plan::order(const Operation& operation, const Place& place, Run& run, Word* out) {
    const Packed& a = column(place, operation.a, run);
    const Packed& b = column(place, operation.b, run);
    const auto fill = [&](State state) { std::fill_n(out, run.words_, state == State::yes ? ~Word{0} : Word{0}); };
    if (const State settled = classify_order(a, b, operation.shift); settled != State::open) return fill(settled);
    if (const auto range = as_range(a, b, operation.shift)) {
        return range_bits(codes_of(*range->first), range->second.low, range->second.high, out, run.words_);
    }
    const Width width = std::max({a.width(), b.width(), Width::one});
    const auto in_width = [&](const Packed& source, std::vector<std::uint8_t>& buffer) {
        if (source.width() == width) return codes_of(source);
        buffer.resize(run.words_ * 8 * bits_of(width));
        widen(codes_of(source), width, buffer.data(), run.words_);
        return Codes{buffer.data(), width};
    };
    // a.low + (code_a − a.floor) + shift ≤ b.low + (code_b − b.floor)
    const std::int64_t shift = a.low() - a.floor() + operation.shift - b.low() + b.floor();
    order_bits({.a = in_width(a, run.left_),
                .b = in_width(b, run.right_),
                .shift = shift,
                .a_floor = static_cast<std::uint64_t>(a.floor()),
                .b_floor = static_cast<std::uint64_t>(b.floor())},
               out, run.words_);
}

const Word* Plan::work_out(const Operation& operation, const Place& place, Run& run, Word* out) const {
    switch (operation.shape) {
        case Shape::range: {
            const Packed& source = column(place, operation.a, run);
            const CodeRange range = in_codes(source, operation.low, operation.high);
            // A gathered column can be narrower than the matters' and settle what the zone map left open.
            if (range.settled != State::open) {
                std::fill_n(out, run.words_, range.settled == State::yes ? ~Word{0} : Word{0});
            } else {
                range_bits(codes_of(source), range.low, range.high, out, run.words_);
            }
            return out;
        }
        case Shape::order: order(operation, place, run, out); return out;
        case Shape::all:
        case Shape::any: {
            const Word* so_far = nullptr;
            for (const std::uint32_t part : operation.parts) {
                if (run.states_[part] != State::open) continue;
                if (so_far != nullptr) {
                    const auto combine = operation.shape == Shape::all ? and_bits : or_bits;
                    combine(so_far, run.answers_[part], out, run.words_);
                    so_far = out;
                } else {
                    so_far = run.answers_[part];
                }
            }
            return so_far;
        }
        case Shape::negation: not_bits(run.answers_[operation.parts[0]], out, run.words_); return out;
        case Shape::organ: break;
    }
    CHECK(false);
}

void Plan::run(const Block& rows, const Block* matters, std::uint8_t owner_column, Run& run) const {
    const Place place{rows, matters, owner_column};
    const std::size_t count = operations_.size();
    run.words_ = words_for(rows.rows());
    run.states_.resize(count);
    run.answers_.assign(count, nullptr);
    run.is_needed_.assign(count, false);
    if (run.bits_.size() < count * run.words_) run.bits_.resize(count * run.words_);
    run.owners_.clear();
    run.gathered_.clear();
    for (std::size_t i = 0; i < count; ++i) run.states_[i] = classify(operations_[i], place, run);
    for (const std::uint32_t root : roots_) run.is_needed_[root] = true;
    for (std::size_t i = count; i-- > 0;) {
        if (!run.is_needed_[i] || run.states_[i] != State::open) continue;
        for (const std::uint32_t part : operations_[i].parts) run.is_needed_[part] = true;
    }
    for (std::size_t i = 0; i < count; ++i) {
        if (run.is_needed_[i] && run.states_[i] == State::open) {
            run.answers_[i] = work_out(operations_[i], place, run, run.bits_.data() + i * run.words_);
        }
    }
}

Plan::Answer Plan::Run::answer(const Plan& plan, std::size_t root) const {
    const std::uint32_t at = plan.roots_[root];
    return {states_[at], answers_[at]};
}

}  // namespace tally
