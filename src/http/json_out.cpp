#include "http/json_out.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace http {
namespace {

bool needs_escape(char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\';
}

void write_escaped(std::string& out, char c) {
    switch (c) {
        case '"': out += "\\\""; return;
        case '\\': out += "\\\\"; return;
        case '\n': out += "\\n"; return;
        case '\r': out += "\\r"; return;
        case '\t': out += "\\t"; return;
    }
    if (static_cast<unsigned char>(c) < 0x20) {
        fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned>(c));
    } else {
        out += c;
    }
}

void write_valid(std::string& out, std::string_view text) {
    while (!text.empty()) {
        const auto plain = static_cast<std::size_t>(std::ranges::find_if(text, needs_escape) - text.begin());
        out += text.substr(0, plain);
        text.remove_prefix(plain);
        if (text.empty()) return;
        write_escaped(out, text.front());
        text.remove_prefix(1);
    }
}

/// Bytes up to the next character's first byte that together are no character become one U+FFFD.
void write_repaired(std::string& out, std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at + 1;
        while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) ++end;
        const std::string_view character = text.substr(at, end - at);
        if (text[at] == '\0' || base::utf8_length(character).has_value()) {
            for (const char c : character) write_escaped(out, c);
        } else {
            out += "\xef\xbf\xbd";
        }
        at = end;
    }
}

}  // namespace

void write_string(std::string& out, std::string_view text) {
    out += '"';
    if (base::utf8_length(text)) {
        write_valid(out, text);
    } else {
        write_repaired(out, text);
    }
    out += '"';
}

void write(std::string& out, base::Day value) {
    if (!value.is_set()) {
        out += "null";
        return;
    }
    out += '"';
    out += value.text();
    out += '"';
}

void write(std::string& out, base::Instant value) {
    out += '"';
    out += value.text();
    out += '"';
}

void write(std::string& out, const base::Id& value) {
    if (!value.is_set()) {
        out += "null";
        return;
    }
    out += '"';
    out += value.text();
    out += '"';
}

void write_code(std::string& out, std::uint32_t value) {
    if (value == 0) {
        out += "null";
    } else {
        fmt::format_to(std::back_inserter(out), FMT_COMPILE("\"{:06}\""), value);
    }
}

}  // namespace http
