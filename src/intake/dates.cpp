// Days as other systems write them.
#include "intake/mapping.hpp"

#include <fmt/format.h>

namespace intake {
namespace {

/// Takes one to `digits_max` digits off the front.
std::optional<unsigned> take_number(std::string_view& text, std::size_t digits_max) {
    unsigned value = 0;
    std::size_t count = 0;
    while (count < digits_max && count < text.size() && text[count] >= '0' && text[count] <= '9') {
        value = value * 10 + static_cast<unsigned>(text[count] - '0');
        ++count;
    }
    if (count == 0) return std::nullopt;
    text.remove_prefix(count);
    return value;
}

struct Parts {
    unsigned year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0;
    [[nodiscard]] unsigned* of(char letter) {
        switch (letter) {
            case 'Y': return &year;
            case 'm': return &month;
            case 'd': return &day;
            case 'H': return &hour;
            case 'M': return &minute;
            case 'S': return &second;
            default: return nullptr;
        }
    }
};

std::optional<base::Day> parse_one(std::string_view text, std::string_view format) {
    Parts parts;
    while (!format.empty()) {
        const bool is_part = format.size() > 1 && format[0] == '%' && format[1] != '%';
        if (!is_part) {
            if (format.starts_with("%%")) format.remove_prefix(1);
            if (text.empty() || text.front() != format.front()) return std::nullopt;
            text.remove_prefix(1);
            format.remove_prefix(1);
            continue;
        }
        unsigned* part = parts.of(format[1]);
        const std::size_t before = text.size();
        const auto value = part == nullptr ? std::nullopt : take_number(text, format[1] == 'Y' ? 4 : 2);
        if (!value || (format[1] == 'Y' && before - text.size() != 4)) return std::nullopt;
        *part = *value;
        format.remove_prefix(2);
    }
    if (!text.empty() || parts.hour > 23 || parts.minute > 59 || parts.second > 59) return std::nullopt;
    return base::parse_day(fmt::format("{:04}-{:02}-{:02}", parts.year, parts.month, parts.day));
}

}  // namespace

std::optional<base::Day> parse_date(std::string_view text, const std::vector<std::string>& formats) {
    for (const std::string& format : formats) {
        if (const auto day = parse_one(text, format)) return day;
    }
    return std::nullopt;
}

}  // namespace intake
