#include "core/ledger/base64.hpp"

#include <algorithm>
#include <array>

namespace core {
namespace {

constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::uint8_t no_letter = 255;

constexpr std::array<std::uint8_t, 256> value_of = [] {
    std::array<std::uint8_t, 256> values;
    values.fill(no_letter);
    for (std::size_t i = 0; i < letters.size(); ++i) {
        values[static_cast<unsigned char>(letters[i])] = static_cast<std::uint8_t>(i);
    }
    return values;
}();

}  // namespace

std::string base64(base::ByteView bytes) {
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const std::size_t left = std::min<std::size_t>(3, bytes.size() - i);
        unsigned group = static_cast<unsigned>(bytes[i]) << 16;
        if (left > 1) group |= static_cast<unsigned>(bytes[i + 1]) << 8;
        if (left > 2) group |= bytes[i + 2];
        text += letters[group >> 18];
        text += letters[group >> 12 & 63];
        text += left > 1 ? letters[group >> 6 & 63] : '=';
        text += left > 2 ? letters[group & 63] : '=';
    }
    return text;
}

std::optional<base::Bytes> parse_base64(std::string_view text) {
    if (text.size() % 4 != 0) return std::nullopt;
    const std::size_t padding = text.ends_with("==") ? 2 : text.ends_with('=') ? 1 : 0;
    const std::string_view body = text.substr(0, text.size() - padding);
    base::Bytes bytes;
    bytes.reserve(text.size() / 4 * 3);
    unsigned group = 0;
    unsigned bits = 0;
    for (const char c : body) {
        const std::uint8_t value = value_of[static_cast<unsigned char>(c)];
        if (value == no_letter) return std::nullopt;
        group = (group << 6 | value) & 0xffff;
        bits += 6;
        if (bits < 8) continue;
        bits -= 8;
        bytes.push_back(static_cast<std::uint8_t>(group >> bits));
    }
    if ((group & ((1U << bits) - 1)) != 0) return std::nullopt;
    return bytes;
}

bool parse_base64(std::string_view text, std::span<std::uint8_t> out) {
    const std::optional<base::Bytes> bytes = parse_base64(text);
    if (!bytes || bytes->size() != out.size()) return false;
    std::ranges::copy(*bytes, out.begin());
    return true;
}

}  // namespace core
