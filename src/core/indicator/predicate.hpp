// Predicate: a question about one row, in words a case worker can read: "closed_day in period and not is_first".
// Grammar, columns and examples: docs/formats/predicates.md. Total: every predicate answers yes or no for every row;
// a comparison with an empty cell is no. Pure, any thread; a bad text is bad_input with the place marked in it.
#pragma once
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "core/indicator/column.hpp"
#include "core/office/kinds.hpp"

namespace core {

/// A value that is known once the period and the cut are.
struct Bound {
    enum class Anchor : std::uint8_t { lowest, highest, number, cut, period_start, period_end };
    Anchor anchor = Anchor::number;
    std::int64_t number = 0;  ///< the value itself, or what is added to the anchor
    friend bool operator==(const Bound&, const Bound&) = default;
};

/// Five shapes are enough: every comparison is a range of one column or an order of two.
struct Node {
    enum class Shape : std::uint8_t {
        range,  ///< low ≤ a ≤ high, and a is not empty
        order,  ///< a + shift ≤ b, and neither is empty
        organ,  ///< a is the organ of that name, or one of that kind
        all,
        any,
        negation,
    };
    Shape shape = Shape::all;
    ColumnRef a = {}, b = {};
    Bound low = {}, high = {};
    std::int64_t shift = 0;
    std::string organ = {};  ///< name
    std::optional<OrganKind> organ_kind = {};
    std::vector<Node> parts = {};  ///< of all, any (none: yes, no) and negation (one)
    friend bool operator==(const Node&, const Node&) = default;
};

struct Predicate {
    Grain grain = Grain::matters;
    Node root;
};

inline constexpr std::size_t predicate_bytes_max = 4000;
inline constexpr int predicate_depth_max = 50;

[[nodiscard]] base::Result<Predicate> parse_predicate(Grain grain, std::string_view text);
/// "matters: …": the grain stands in front.
[[nodiscard]] base::Result<Predicate> parse_question(std::string_view text);

/// An organ as predicates see it; `row` is the cell that stands for it.
struct OrganEntry {
    std::uint32_t row = 0;
    std::string name;
    OrganKind kind = OrganKind::department;
};

struct Scope {
    Period period;
    Cut cut;
    std::span<const OrganEntry> organs;
};
/// Fills in period, cut and organs: afterwards only range (with numbers), order, all, any, negation are left.
/// Fails for an organ that is not known.
[[nodiscard]] base::Result<Node> bind(const Node& node, const Scope& scope);

/// A row as the interpreter sees it: cells of its grain, and of its matter where it has one.
struct Cells {
    std::span<const std::int64_t> own;
    std::span<const std::int64_t> matter;
    [[nodiscard]] std::int64_t at(ColumnRef ref) const { return ref.is_inherited ? matter[ref.index] : own[ref.index]; }
};
/// Answers a bound predicate for one row. The compiled scan of the tally must agree with this.
[[nodiscard]] bool holds(const Node& bound, const Cells& cells);

}  // namespace core
