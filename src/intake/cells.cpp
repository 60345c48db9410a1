#include "intake/cells.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace intake {
namespace {

constexpr std::size_t excerpt_bytes = 300;
constexpr std::string_view ideographic_space = "\u3000";
constexpr std::size_t digits_max = 9;

}  // namespace

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view spaces = " \t\n";
    for (;;) {
        if (!text.empty() && spaces.find(text.front()) != std::string_view::npos) {
            text.remove_prefix(1);
        } else if (!text.empty() && spaces.find(text.back()) != std::string_view::npos) {
            text.remove_suffix(1);
        } else if (text.starts_with(ideographic_space)) {
            text.remove_prefix(ideographic_space.size());
        } else if (text.ends_with(ideographic_space)) {
            text.remove_suffix(ideographic_space.size());
        } else {
            return text;
        }
    }
}

std::string excerpt(std::string_view value) {
    if (value.size() <= excerpt_bytes) return std::string(value);
    std::size_t end = excerpt_bytes;
    while (end > 0 && (static_cast<unsigned char>(value[end]) & 0xc0) == 0x80) --end;
    return std::string(value.substr(0, end)) + "…";
}

std::string Cells::joined(const Rule& rule, Field field) const {
    std::string value;
    for (const std::size_t at : positions_[static_cast<std::size_t>(mapping_.rule(field).same_as.value_or(field))]) {
        const std::string_view part = trimmed(cells_[at]);
        if (!value.empty() && !part.empty()) value += rule.join;
        value += part;
    }
    return value;
}

std::string Cells::text(Field field) {
    const Rule& rule = mapping_.origin(field);
    if (!rule.is_mapped) return {};
    std::string value = rule.columns.empty() ? rule.constant : joined(rule, field);
    if (value.empty()) return rule.fallback;
    if (rule.values.empty()) return value;
    const auto found = std::ranges::find(rule.values, value, &std::pair<std::string, std::string>::first);
    if (found != rule.values.end()) return found->second;
    if (rule.other) return *rule.other;
    fail(field, value, "this value is not in the mapping's table of values");
    return {};
}

base::Day Cells::day(Field field) {
    const std::string value = text(field);
    if (value.empty()) return {};
    const Rule& rule = mapping_.origin(field);
    const auto parsed = parse_date(value, rule.date_formats);
    if (!parsed) fail(field, value, fmt::format("no day by the formats {}", fmt::join(rule.date_formats, ", ")));
    return parsed.value_or(base::Day::none());
}

std::uint32_t Cells::number(Field field) {
    const std::string value = text(field);
    std::uint32_t parsed = 0;
    for (const char c : value) {
        if (c < '0' || c > '9' || value.size() > digits_max) {
            fail(field, value, "no whole number");
            return 0;
        }
        parsed = parsed * 10 + static_cast<std::uint32_t>(c - '0');
    }
    return parsed;
}

void Cells::fail(Field field, std::string_view value, std::string reason) {
    if (reject_) return;
    reject_ = Reject{
        .line = line_, .column = mapping_.column_of(field), .value = excerpt(value), .reason = std::move(reason)};
}

}  // namespace intake
