// Exact arithmetic of rates: what a printed percentage can have come from, rounded half up or cut off. Pure, any
// thread; what leaves 18 digits gives nothing, and rules then say nothing.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/decimal.hpp"

namespace lint {

using base::Decimal;
using base::Rounding;

/// 100 × part ÷ whole with `scale` digits behind the point.
[[nodiscard]] std::optional<Decimal> percent_of(Decimal part, Decimal whole, int scale, Rounding rounding);
/// The printed rate comes out of part ÷ whole, rounded half up or cut off. True where it cannot be computed.
[[nodiscard]] bool is_rate_of(Decimal rate, Decimal part, Decimal whole);
[[nodiscard]] std::optional<Decimal> sum_of(const std::vector<Decimal>& parts);
[[nodiscard]] bool is_equal(Decimal a, Decimal b);
[[nodiscard]] bool is_less(Decimal a, Decimal b);

/// From `low` (not itself) to `high` (itself).
struct Range {
    Decimal low, high;
    [[nodiscard]] bool holds(Decimal value) const { return is_less(low, value) && !is_less(high, value); }
    [[nodiscard]] bool is_empty() const { return !is_less(low, high); }
    [[nodiscard]] std::string text() const;  ///< "(4269.831, 4269.950]"
};
/// The wholes that a part and its printed rate leave possible: part ÷ whole prints as the rate.
[[nodiscard]] std::optional<Range> whole_range(Decimal part, Decimal rate, Rounding rounding);
[[nodiscard]] std::optional<Range> add(const Range& a, const Range& b);
[[nodiscard]] Range meet(const Range& a, const Range& b);

/// "20 + 20 + 9.99"
[[nodiscard]] std::string plus(const std::vector<Decimal>& parts);

}  // namespace lint
