#include "law/document.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/bytes.hpp"
#include "base/utf8.hpp"

// The library's assertions would end the program on a bad file (`[*`); behind each of them it goes on to an error.
#define TOML_ASSERT static_cast<void>
#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_FORMATTERS 0
#include <toml++/toml.h>

namespace law {
namespace {

using base::ErrorKind;

// toml++ 3.3 is undefined on most letters beyond ASCII wherever it asks whether one is a blank (a Latin letter or a
// Chinese quotation mark in a bare value or behind a backslash). So it never sees one: each such byte goes in as ~ and
// two digits, and comes back out of keys and texts. Outside quotation marks ~ is no TOML either and is refused as such.
constexpr char mark = '~';

bool is_escaped(char c) {
    return c == mark || static_cast<unsigned char>(c) >= 0x80;
}

std::string escaped(std::string_view text) {
    static constexpr char digits[] = "0123456789abcdef";
    std::string out;
    out.reserve(2 * text.size());
    for (const char c : text) {
        if (!is_escaped(c)) {
            out += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        for (const char part : {mark, digits[byte >> 4], digits[byte & 15]}) out += part;
    }
    return out;
}

std::string restored(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        std::uint8_t byte = 0;
        const bool is_marked = text[at] == mark && base::parse_hex(text.substr(at + 1, 2), {&byte, 1});
        out += is_marked ? static_cast<char>(byte) : text[at];
        at += is_marked ? 2 : 0;
    }
    return base::utf8_length(out) ? out : std::string(text);  // a mark of the author's own, written as \u007e
}

/// Without its byte order mark; fails where a line is no UTF-8.
base::Result<std::string_view> checked(std::string_view text, const std::string& path) {
    constexpr std::string_view bom = "\xef\xbb\xbf";
    if (text.starts_with(bom)) text.remove_prefix(bom.size());
    if (base::utf8_length(text)) return text;
    int line = 1;
    for (std::string_view rest = text;; ++line) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        if (!base::utf8_length(rest.substr(0, end))) break;
        rest.remove_prefix(end + 1);
    }
    return base::fail(ErrorKind::bad_input, "not TOML: the line is not UTF-8", fmt::format("{}:{}", path, line),
                      "save the file as UTF-8");
}

int line_of(const toml::node& node) {
    return static_cast<int>(node.source().begin.line);
}

base::Result<base::Day> convert_day(const toml::date& date, const std::string& place) {
    const std::string text = fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
    const auto day = base::parse_day(text);
    if (!day) return base::fail(ErrorKind::bad_input, text + " is no date we know", place, "write a day of 1900…2199");
    return *day;
}

/// Where each line begins.
std::vector<std::size_t> line_starts(std::string_view text) {
    std::vector<std::size_t> starts{0};
    for (std::size_t at = text.find('\n'); at != text.npos; at = text.find('\n', at + 1)) starts.push_back(at + 1);
    return starts;
}

struct Converter {
    const std::string& path;
    std::string_view ascii;  ///< as toml++ saw it
    Floats floats;
    std::vector<std::size_t> starts;  ///< of the lines of `ascii`; only where floats are taken as written

    base::Result<Table> convert_table(const toml::table& table) const {
        Table out;
        out.line = line_of(table);
        for (const auto& [key, node] : table) {
            Value value = TRY(convert(node));
            out.entries.push_back({restored(key.str()), std::move(value)});
        }
        return out;
    }

    base::Result<List> convert_list(const toml::array& array) const {
        List out;
        for (const toml::node& node : array) {
            Value value = TRY(convert(node));
            out.push_back(std::move(value));
        }
        return out;
    }

    base::Result<Value> convert(const toml::node& node) const {
        Value out;
        out.line = line_of(node);
        const std::string place = fmt::format("{}:{}", path, out.line);
        if (const auto* text = node.as_string()) {
            out.held = restored(text->get());
        } else if (const auto* number = node.as_integer()) {
            out.held = number->get();
        } else if (const auto* flag = node.as_boolean()) {
            out.held = flag->get();
        } else if (const auto* date = node.as_date()) {
            out.held = TRY(convert_day(date->get(), place));
        } else if (const auto* array = node.as_array()) {
            out.held = TRY(convert_list(*array));
        } else if (const auto* table = node.as_table()) {
            out.held = TRY(convert_table(*table));
        } else if (floats == Floats::as_written) {
            out.held = written(node.source().begin);
        } else {
            return base::fail(
                ErrorKind::bad_input, "there is no use here for floats, times and date-times", place,
                "write a whole number, an amount in quotes such as \"59.33\", or a date such as 2026-03-16");
        }
        return out;
    }

    /// The characters of a bare value, up to what ends it, without a plus in front; lines and columns count from 1.
    [[nodiscard]] std::string written(const toml::source_position& begin) const {
        const std::size_t at = starts.at(begin.line - 1) + begin.column - 1;
        std::string_view rest = ascii.substr(std::min(at, ascii.size()));
        if (rest.starts_with('+')) rest.remove_prefix(1);
        std::string digits;
        for (const char c : rest.substr(0, rest.find_first_of(" \t\r\n,]}#"))) {
            if (c != '_') digits += c;
        }
        return digits;
    }
};

}  // namespace

base::Result<Table> parse(const std::string& text, const std::string& path, Floats floats) {
    const std::string ascii = escaped(TRY(checked(text, path)));
    const toml::parse_result parsed = toml::parse(ascii, path);
    if (!parsed) {
        const toml::parse_error& error = parsed.error();
        return base::fail(ErrorKind::bad_input, "not TOML: " + restored(error.description()),
                          fmt::format("{}:{}", path, error.source().begin.line), "mend the line");
    }
    const bool are_kept = floats == Floats::as_written;
    return Converter{path, ascii, floats, are_kept ? line_starts(ascii) : std::vector<std::size_t>{}}.convert_table(
        parsed.table());
}

}  // namespace law
