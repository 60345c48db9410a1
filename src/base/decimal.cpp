#include "base/decimal.hpp"

#include <algorithm>
#include <array>

#include "base/check.hpp"

namespace base {
namespace {

// Wide enough for any product of two 18-digit numbers, and for a dividend shifted by two scales.
__extension__ typedef __int128 Wide;

constexpr std::array<std::int64_t, 19> powers = [] {
    std::array<std::int64_t, 19> table{};
    std::int64_t power = 1;
    for (auto& entry : table) {
        entry = power;
        if (power <= INT64_MAX / 10) power *= 10;
    }
    return table;
}();

void check_scale(int scale) {
    CHECK(scale >= 0 && scale <= decimal_scale_max);
}

std::optional<Decimal> fit(Wide digits, int scale) {
    if (digits > decimal_digits_max || digits < -Wide{decimal_digits_max}) return std::nullopt;
    return Decimal{static_cast<std::int64_t>(digits), scale};
}

/// numerator ÷ denominator as a whole number.
Wide quotient(Wide numerator, Wide denominator, Rounding rounding) {
    const bool is_negative = (numerator < 0) != (denominator < 0);
    if (numerator < 0) numerator = -numerator;
    if (denominator < 0) denominator = -denominator;
    Wide whole = numerator / denominator;
    const Wide rest = numerator % denominator;
    if (rounding == Rounding::half_up && rest >= denominator - rest) ++whole;
    return is_negative ? -whole : whole;
}

Wide aligned(Decimal value, int scale) {
    return Wide{value.digits} * powers[static_cast<std::size_t>(scale - value.scale)];
}

}  // namespace

std::string Decimal::text() const {
    check_scale(scale);
    const bool is_negative = digits < 0;
    std::string text = std::to_string(is_negative ? -digits : digits);
    const auto behind = static_cast<std::size_t>(scale);
    if (text.size() <= behind) text.insert(0, behind + 1 - text.size(), '0');
    if (behind > 0) text.insert(text.size() - behind, 1, '.');
    return is_negative ? "-" + text : text;
}

std::optional<Decimal> parse_decimal(std::string_view text) {
    const bool is_negative = text.starts_with('-');
    if (is_negative) text.remove_prefix(1);
    const std::size_t point = text.find('.');
    const std::string_view whole = text.substr(0, point);
    const std::string_view behind = point == std::string_view::npos ? std::string_view{} : text.substr(point + 1);
    if (whole.empty() || (point != std::string_view::npos && behind.empty())) return std::nullopt;
    if (behind.size() > decimal_scale_max) return std::nullopt;
    Wide digits = 0;
    for (const std::string_view part : {whole, behind}) {
        for (const char c : part) {
            if (c < '0' || c > '9') return std::nullopt;
            digits = digits * 10 + (c - '0');
            if (digits > decimal_digits_max) return std::nullopt;
        }
    }
    return fit(is_negative ? -digits : digits, static_cast<int>(behind.size()));
}

std::strong_ordering compare(Decimal a, Decimal b) {
    const int scale = std::max(a.scale, b.scale);
    const Wide left = aligned(a, scale);
    const Wide right = aligned(b, scale);
    if (left < right) return std::strong_ordering::less;
    return left > right ? std::strong_ordering::greater : std::strong_ordering::equal;
}

std::optional<Decimal> add(Decimal a, Decimal b) {
    const int scale = std::max(a.scale, b.scale);
    return fit(aligned(a, scale) + aligned(b, scale), scale);
}

std::optional<Decimal> subtract(Decimal a, Decimal b) {
    return add(a, {-b.digits, b.scale});
}

std::optional<Decimal> multiply(Decimal a, Decimal b, int scale, Rounding rounding) {
    check_scale(scale);
    const Wide product = Wide{a.digits} * b.digits;
    const int shift = a.scale + b.scale - scale;
    // Shifting up could leave even the wide type, but only for products that do not fit anyway.
    if (shift < 0) {
        if (!fit(product, 0)) return std::nullopt;
        return fit(product * powers[static_cast<std::size_t>(-shift)], scale);
    }
    return fit(quotient(product, powers[static_cast<std::size_t>(shift)], rounding), scale);
}

std::optional<Decimal> divide(Decimal a, Decimal b, int scale, Rounding rounding) {
    check_scale(scale);
    if (b.digits == 0) return std::nullopt;
    // a / 10^as ÷ b / 10^bs × 10^scale; the power (at most 18) goes to whichever side it makes larger.
    const int shift = scale + b.scale - a.scale;
    const std::int64_t power = powers[static_cast<std::size_t>(shift < 0 ? -shift : shift)];
    if (shift < 0) return fit(quotient(a.digits, Wide{b.digits} * power, rounding), scale);
    return fit(quotient(Wide{a.digits} * power, b.digits, rounding), scale);
}

std::optional<Decimal> rounded(Decimal value, int scale, Rounding rounding) {
    return multiply(value, {1, 0}, scale, rounding);
}

std::optional<Decimal> percent(std::int64_t numerator, std::int64_t denominator, int scale, Rounding rounding) {
    check_scale(scale);
    if (denominator == 0) return std::nullopt;
    const Wide hundred = Wide{numerator} * 100 * powers[static_cast<std::size_t>(scale)];
    return fit(quotient(hundred, denominator, rounding), scale);
}

}  // namespace base
