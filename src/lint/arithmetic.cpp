#include "lint/arithmetic.hpp"

#include <fmt/format.h>

namespace lint {
namespace {

constexpr int fine = 6;  ///< digits behind the point of ends of ranges, printed with three

Decimal power_below(int scale) {  // one unit of the last digit printed
    return {1, scale};
}

}  // namespace

std::optional<Decimal> percent_of(Decimal part, Decimal whole, int scale, Rounding rounding) {
    const auto hundred = base::multiply(part, {100, 0}, part.scale, Rounding::truncate);
    if (!hundred) return std::nullopt;
    return base::divide(*hundred, whole, scale, rounding);
}

bool is_rate_of(Decimal rate, Decimal part, Decimal whole) {
    for (const Rounding rounding : {Rounding::half_up, Rounding::truncate}) {
        const auto computed = percent_of(part, whole, rate.scale, rounding);
        if (!computed || is_equal(*computed, rate)) return true;
    }
    return false;
}

std::optional<Decimal> sum_of(const std::vector<Decimal>& parts) {
    std::optional<Decimal> sum = Decimal{};
    for (const Decimal part : parts) {
        sum = base::add(*sum, part);
        if (!sum) return std::nullopt;
    }
    return sum;
}

bool is_equal(Decimal a, Decimal b) {
    return base::compare(a, b) == 0;
}
bool is_less(Decimal a, Decimal b) {
    return base::compare(a, b) < 0;
}

std::string Range::text() const {
    const auto shown = [](Decimal value) { return base::rounded(value, 3, Rounding::half_up).value_or(value).text(); };
    return fmt::format("({}, {}]", shown(low), shown(high));
}

std::optional<Range> whole_range(Decimal part, Decimal rate, Rounding rounding) {
    // Printed 99.99 half up: from 99.985 up to 100.00 − 0.005; cut off: from 99.99 up to 100.00, the end not itself.
    const Decimal step = power_below(rate.scale);
    const auto below = rounding == Rounding::half_up ? base::subtract(rate, {5, rate.scale + 1}) : std::optional(rate);
    const auto above = rounding == Rounding::half_up ? base::add(rate, {5, rate.scale + 1}) : base::add(rate, step);
    const auto hundred = base::multiply(part, {100, 0}, part.scale, Rounding::truncate);
    if (!below || !above || !hundred || below->digits <= 0) return std::nullopt;
    const auto low = base::divide(*hundred, *above, fine, Rounding::truncate);
    const auto high = base::divide(*hundred, *below, fine, Rounding::half_up);
    if (!low || !high) return std::nullopt;
    return Range{*low, *high};
}

std::optional<Range> add(const Range& a, const Range& b) {
    const auto low = base::add(a.low, b.low), high = base::add(a.high, b.high);
    if (!low || !high) return std::nullopt;
    return Range{*low, *high};
}

Range meet(const Range& a, const Range& b) {
    return {is_less(a.low, b.low) ? b.low : a.low, is_less(a.high, b.high) ? a.high : b.high};
}

std::string plus(const std::vector<Decimal>& parts) {
    std::string text;
    for (const Decimal part : parts) text += (text.empty() ? "" : " + ") + part.text();
    return text;
}

}  // namespace lint
