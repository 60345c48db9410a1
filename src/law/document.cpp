#include "law/document.hpp"

#include <fmt/format.h>

#include <algorithm>

// The library's assertions would end the program on a bad file (`[*`); behind each of them it goes on to an error.
#define TOML_ASSERT static_cast<void>
#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_FORMATTERS 0
#include <toml++/toml.h>

namespace law {
namespace {

using base::ErrorKind;

int line_of(const toml::node& node) {
    return static_cast<int>(node.source().begin.line);
}

base::Result<Value> convert(const toml::node& node, const std::string& path);

base::Result<Table> convert_table(const toml::table& table, const std::string& path) {
    Table out;
    out.line = line_of(table);
    for (const auto& [key, node] : table) {
        Value value = TRY(convert(node, path));
        out.entries.push_back({std::string(key.str()), std::move(value)});
    }
    return out;
}

base::Result<List> convert_list(const toml::array& array, const std::string& path) {
    List out;
    for (const toml::node& node : array) {
        Value value = TRY(convert(node, path));
        out.push_back(std::move(value));
    }
    return out;
}

base::Result<base::Day> convert_day(const toml::date& date, const std::string& place) {
    const std::string text = fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
    const auto day = base::parse_day(text);
    if (!day) return base::fail(ErrorKind::bad_input, text + " is no date we know", place, "write a day of 1900…2199");
    return *day;
}

base::Result<Value> convert(const toml::node& node, const std::string& path) {
    Value out;
    out.line = line_of(node);
    const std::string place = fmt::format("{}:{}", path, out.line);
    if (const auto* text = node.as_string()) {
        out.held = text->get();
    } else if (const auto* number = node.as_integer()) {
        out.held = number->get();
    } else if (const auto* flag = node.as_boolean()) {
        out.held = flag->get();
    } else if (const auto* date = node.as_date()) {
        out.held = TRY(convert_day(date->get(), place));
    } else if (const auto* array = node.as_array()) {
        out.held = TRY(convert_list(*array, path));
    } else if (const auto* table = node.as_table()) {
        out.held = TRY(convert_table(*table, path));
    } else {
        return base::fail(ErrorKind::bad_input, "a law file has no use for floats, times and date-times", place,
                          "write a whole number, or a date without quotes such as 2026-03-16");
    }
    return out;
}

// toml++ 3.3 is undefined on most letters beyond ASCII wherever it asks whether one is a blank: in a bare value, and
// behind a backslash. So what is plainly no TOML is refused before it sees it.
constexpr std::string_view before_string = "\n=[,{";  ///< what a string may follow, blanks left out
constexpr std::string_view escapes = "btnfr\"\\uU";   ///< without the line end, which no law file needs

/// Steps over a string or comment that begins at `at`, or over one byte of anything else; npos if a backslash in a
/// string means nothing, whose place is then in `at`. What else is wrong with a string the library says.
std::size_t step_over(std::string_view text, std::size_t& at) {
    const char quote = text[at];
    if (quote == '#') return std::min(text.find('\n', at), text.size());
    if (quote != '"' && quote != '\'') return at + 1;
    const std::string end(text.substr(at, 3) == std::string(3, quote) ? 3 : 1, quote);
    for (at += end.size(); at < text.size(); ++at) {
        if (text[at] == '\\' && quote == '"') {
            if (escapes.find(text.substr(at + 1, 1)) == escapes.npos) return std::string_view::npos;
            ++at;
        } else if (text.substr(at, end.size()) == end) {
            return at + end.size();
        } else if (end.size() == 1 && text[at] == '\n') {
            return at;
        }
    }
    return text.size();
}

base::Result<> check_plain(std::string_view text, const std::string& path) {
    constexpr std::string_view bom = "\xef\xbb\xbf";
    char before = '\n';
    for (std::size_t at = text.starts_with(bom) ? bom.size() : 0; at < text.size();) {
        const char c = text[at];
        const char* problem = nullptr;
        if (static_cast<unsigned char>(c) >= 0x80) problem = "a letter beyond ASCII outside quotation marks";
        if ((c == '"' || c == '\'') && before_string.find(before) == before_string.npos)
            problem = "a quotation mark where no text can begin";
        std::size_t next = problem == nullptr ? step_over(text, at) : at;
        if (next == text.npos) problem = "a backslash that means nothing";
        if (problem != nullptr) {
            const auto line = std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n') + 1;
            return base::fail(ErrorKind::bad_input, std::string("not TOML: ") + problem,
                              fmt::format("{}:{}", path, line), "mend the line");
        }
        if (c != ' ' && c != '\t' && c != '\r') before = c;
        at = next;
    }
    return {};
}

}  // namespace

base::Result<Table> parse(const std::string& text, const std::string& path) {
    TRY(check_plain(text, path));
    const toml::parse_result parsed = toml::parse(text, path);
    if (!parsed) {
        const toml::parse_error& error = parsed.error();
        return base::fail(ErrorKind::bad_input, "not TOML: " + std::string(error.description()),
                          fmt::format("{}:{}", path, error.source().begin.line), "mend the line");
    }
    return convert_table(parsed.table(), path);
}

}  // namespace law
