// Day and Instant: a civil day in China (UTC+8) and a moment in milliseconds. Pure values, any thread.
#pragma once
#include <compare>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace base {

/// A civil day, counted from 1970-01-01. `Day::none()` stands for "not set" where an optional would cost.
struct Day {
    std::int32_t number = std::numeric_limits<std::int32_t>::min();

    static constexpr Day none() { return {}; }
    [[nodiscard]] static Day from(int year, unsigned month, unsigned day);  ///< the date must exist
    [[nodiscard]] constexpr bool is_set() const { return number != std::numeric_limits<std::int32_t>::min(); }
    [[nodiscard]] int year() const;
    [[nodiscard]] unsigned month() const;
    [[nodiscard]] unsigned day_of_month() const;
    [[nodiscard]] unsigned weekday() const;  ///< 0 Sunday … 6 Saturday
    [[nodiscard]] std::string text() const;  ///< 2026-03-16, or "-" if not set

    friend constexpr auto operator<=>(Day, Day) = default;
    friend constexpr Day operator+(Day day, int days) { return {day.number + days}; }
    friend constexpr Day operator-(Day day, int days) { return {day.number - days}; }
    friend constexpr int operator-(Day a, Day b) { return a.number - b.number; }
};

/// "2026-03-16" and nothing else; nothing for a date that does not exist or lies outside 1900…2199.
[[nodiscard]] std::optional<Day> parse_day(std::string_view text);

/// Milliseconds since 1970-01-01T00:00Z.
struct Instant {
    std::int64_t ms = 0;
    friend constexpr auto operator<=>(Instant, Instant) = default;
    [[nodiscard]] Day day() const;           ///< the civil day at UTC+8
    [[nodiscard]] std::string text() const;  ///< 2026-03-16T09:30:00.000+08:00
};

}  // namespace base
