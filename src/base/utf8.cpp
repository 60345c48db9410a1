#include "base/utf8.hpp"

#include <vector>

namespace base {
namespace {

/// Decodes one code point at `at` and moves on; nothing if it is malformed.
std::optional<std::uint32_t> next(std::string_view text, std::size_t& at) {
    const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
    const std::uint8_t first = byte(at);
    std::size_t more = 0;
    std::uint32_t point = first;
    std::uint32_t least = 0;
    if (first >= 0xf0 && first < 0xf5) {
        more = 3, point = first & 0x07u, least = 0x10000;
    } else if (first >= 0xe0 && first < 0xf0) {
        more = 2, point = first & 0x0fu, least = 0x800;
    } else if (first >= 0xc2 && first < 0xe0) {
        more = 1, point = first & 0x1fu, least = 0x80;
    } else if (first >= 0x80) {
        return std::nullopt;
    }
    if (text.size() - at <= more) return std::nullopt;
    for (std::size_t i = 1; i <= more; ++i) {
        if ((byte(at + i) & 0xc0) != 0x80) return std::nullopt;
        point = point << 6 | (byte(at + i) & 0x3fu);
    }
    if (point < least || point > 0x10ffff || (point >= 0xd800 && point < 0xe000)) return std::nullopt;
    at += more + 1;
    return point;
}

bool is_wide(std::uint32_t point) {
    return (point >= 0x1100 && point <= 0x115f) || (point >= 0x2e80 && point <= 0xa4cf) ||
           (point >= 0xac00 && point <= 0xd7a3) || (point >= 0xf900 && point <= 0xfaff) ||
           (point >= 0xfe30 && point <= 0xfe6f) || (point >= 0xff00 && point <= 0xff60) ||
           (point >= 0xffe0 && point <= 0xffe6) || (point >= 0x1f300 && point <= 0x1faff) ||
           (point >= 0x20000 && point <= 0x3fffd);
}

}  // namespace

std::optional<std::size_t> utf8_length(std::string_view text) {
    std::size_t length = 0;
    for (std::size_t at = 0; at < text.size(); ++length) {
        const auto point = next(text, at);
        if (!point || *point == 0) return std::nullopt;
    }
    return length;
}

std::size_t display_width(std::string_view text) {
    std::size_t width = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto point = next(text, at);
        if (!point) {
            ++at, ++width;
        } else if (*point < 0x300 || *point > 0x36f) {
            width += is_wide(*point) ? 2 : 1;
        }
    }
    return width;
}

std::string pad(std::string_view text, std::size_t width) {
    std::string padded(text);
    const std::size_t present = display_width(text);
    if (present < width) padded.append(width - present, ' ');
    return padded;
}

std::string mask(std::string_view text) {
    std::vector<std::string_view> characters;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t start = at;
        if (!next(text, at)) ++at;
        characters.push_back(text.substr(start, at - start));
    }
    const std::size_t count = characters.size();
    const std::size_t head = count > 7 ? 3 : (count > 1 ? 1 : 0);
    const std::size_t tail = count > 7 ? 4 : (count > 2 ? 1 : 0);
    std::string masked;
    for (std::size_t i = 0; i < count; ++i) {
        masked += i < head || i + tail >= count ? std::string(characters[i]) : "*";
    }
    return masked;
}

}  // namespace base
