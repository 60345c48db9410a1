#include "core/ledger/lines.hpp"

#include <fmt/format.h>

#include <charconv>

namespace core {
namespace {

std::optional<std::int64_t> parse_digits(std::string_view text) {
    std::int64_t value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

}  // namespace

std::optional<std::string_view> Lines::next() {
    looked_at_ = taken_ + 1;
    const std::size_t end = rest_.find('\n');
    if (end == std::string_view::npos) return std::nullopt;
    const std::string_view line = rest_.substr(0, end);
    rest_.remove_prefix(end + 1);
    ++taken_;
    return line;
}

std::optional<std::string_view> Lines::next(std::string_view word) {
    Lines ahead = *this;
    const std::optional<std::string_view> line = ahead.next();
    if (!line || !line->starts_with(word) || line->size() <= word.size() || (*line)[word.size()] != ' ') {
        looked_at_ = ahead.looked_at_;
        return std::nullopt;
    }
    *this = ahead;
    return line->substr(word.size() + 1);
}

std::string Lines::place() const {
    return fmt::format("line {}", looked_at_);
}

std::optional<std::uint64_t> parse_decimal(std::string_view text, std::uint64_t limit) {
    if (text.empty() || (text.size() > 1 && text[0] == '0')) return std::nullopt;
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || value > limit) return std::nullopt;
    return value;
}

std::optional<base::Instant> parse_instant(std::string_view text) {
    // 2026-03-16T09:30:00.000+08:00
    if (text.size() != 29) return std::nullopt;
    const std::optional<base::Day> day = base::parse_day(text.substr(0, 10));
    if (!day) return std::nullopt;
    const auto hour = parse_digits(text.substr(11, 2));
    const auto minute = parse_digits(text.substr(14, 2));
    const auto second = parse_digits(text.substr(17, 2));
    const auto milli = parse_digits(text.substr(20, 3));
    if (!hour || !minute || !second || !milli) return std::nullopt;
    constexpr std::int64_t china_offset_ms = 8 * 3'600'000;
    const auto of_day = *hour * 3'600'000 + *minute * 60'000 + *second * 1'000 + *milli;
    const base::Instant instant{std::int64_t{day->number} * 86'400'000 + of_day - china_offset_ms};
    // Whatever was let through above (hour 24, another offset) does not read the same again.
    if (instant.text() != text) return std::nullopt;
    return instant;
}

}  // namespace core
