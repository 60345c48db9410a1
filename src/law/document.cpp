#include "law/document.hpp"

#include <fmt/format.h>

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

}  // namespace

base::Result<Table> parse(const std::string& text, const std::string& path) {
    const toml::parse_result parsed = toml::parse(text, path);
    if (!parsed) {
        const toml::parse_error& error = parsed.error();
        return base::fail(ErrorKind::bad_input, "not TOML: " + std::string(error.description()),
                          fmt::format("{}:{}", path, error.source().begin.line), "mend the line");
    }
    return convert_table(parsed.table(), path);
}

}  // namespace law
