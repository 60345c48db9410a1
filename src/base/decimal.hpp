// Exact decimals: an integer and how many of its digits stand behind the point. Every figure, score and amount that is
// printed is one; no floating point anywhere near them. Pure values, any thread.
// An operation whose result needs more than 18 digits gives nothing: say so, do not print something near it.
#pragma once
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace base {

enum class Rounding : std::uint8_t {
    half_up,   ///< 四舍五入, of the magnitude: 0.125 → 0.13, −0.125 → −0.13
    truncate,  ///< 截去: 9.999 → 9.99
};

struct Decimal {
    std::int64_t digits = 0;
    int scale = 0;  ///< 0 … decimal_scale_max; 97.80 is {9780, 2}

    [[nodiscard]] std::string text() const;  ///< with exactly `scale` digits behind the point
};
inline constexpr int decimal_scale_max = 9;
inline constexpr std::int64_t decimal_digits_max = 999'999'999'999'999'999;

/// "-12.50", "7"; no exponent, no sign +, no bare point, at most decimal_scale_max digits behind it.
[[nodiscard]] std::optional<Decimal> parse_decimal(std::string_view text);

/// By value: 1.5 and 1.50 are equal.
[[nodiscard]] std::strong_ordering compare(Decimal a, Decimal b);

[[nodiscard]] std::optional<Decimal> add(Decimal a, Decimal b);       ///< scale: the larger one
[[nodiscard]] std::optional<Decimal> subtract(Decimal a, Decimal b);  ///< scale: the larger one
[[nodiscard]] std::optional<Decimal> multiply(Decimal a, Decimal b, int scale, Rounding rounding);
[[nodiscard]] std::optional<Decimal> divide(Decimal a, Decimal b, int scale,
                                            Rounding rounding);  ///< nothing when b is 0
[[nodiscard]] std::optional<Decimal> rounded(Decimal value, int scale, Rounding rounding);

/// 100 × numerator ÷ denominator; nothing (not applicable) when the denominator is 0.
[[nodiscard]] std::optional<Decimal> percent(std::int64_t numerator, std::int64_t denominator, int scale = 2,
                                             Rounding rounding = Rounding::half_up);

}  // namespace base
