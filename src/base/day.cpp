#include "base/day.hpp"

#include <fmt/format.h>

#include <chrono>

#include "base/check.hpp"

namespace base {
namespace {

constexpr std::int64_t ms_per_day = 86'400'000;
constexpr std::int64_t china_offset_ms = 8 * 3'600'000;

std::chrono::year_month_day civil(Day day) {
    CHECK(day.is_set());
    return std::chrono::year_month_day{std::chrono::sys_days{std::chrono::days{day.number}}};
}

std::optional<int> digits(std::string_view text) {
    int value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

}  // namespace

Day Day::from(int year, unsigned month, unsigned day) {
    const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
    CHECK(date.ok());
    return {static_cast<std::int32_t>(std::chrono::sys_days{date}.time_since_epoch().count())};
}

int Day::year() const {
    return static_cast<int>(civil(*this).year());
}

unsigned Day::month() const {
    return static_cast<unsigned>(civil(*this).month());
}

unsigned Day::day_of_month() const {
    return static_cast<unsigned>(civil(*this).day());
}

unsigned Day::weekday() const {
    return std::chrono::weekday{std::chrono::sys_days{std::chrono::days{number}}}.c_encoding();
}

std::string Day::text() const {
    if (!is_set()) return "-";
    return fmt::format("{:04}-{:02}-{:02}", year(), month(), day_of_month());
}

std::optional<Day> parse_day(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto year = digits(text.substr(0, 4));
    const auto month = digits(text.substr(5, 2));
    const auto day = digits(text.substr(8, 2));
    if (!year || !month || !day || *year < 1900 || *year > 2199) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                                           std::chrono::day{static_cast<unsigned>(*day)}};
    if (!date.ok()) return std::nullopt;
    return Day::from(*year, static_cast<unsigned>(*month), static_cast<unsigned>(*day));
}

Day Instant::day() const {
    std::int64_t local = ms + china_offset_ms;
    if (local < 0) local -= ms_per_day - 1;
    return {static_cast<std::int32_t>(local / ms_per_day)};
}

std::string Instant::text() const {
    const std::int64_t of_day = ms + china_offset_ms - std::int64_t{day().number} * ms_per_day;
    return fmt::format("{}T{:02}:{:02}:{:02}.{:03}+08:00", day().text(), of_day / 3'600'000, of_day / 60'000 % 60,
                       of_day / 1'000 % 60, of_day % 1'000);
}

}  // namespace base
