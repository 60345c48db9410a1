#include "intake/mapping.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "intake/mapping_rule.hpp"

namespace intake {
namespace {

using base::Result;

constexpr std::int64_t header_row_max = 1'000;

Result<OrganRule> read_organs(const law::Table& table, const std::string& path) {
    Keys keys(table, path);
    OrganRule rule;
    rule.place = keys.place();
    rule.is_created = keys.flag("create");
    const auto word = [&]<class E>(std::string_view key, E& value) {
        const auto text = keys.text(key);
        if (!text) return;
        const auto parsed = core::parse_word<E>(*text);
        if (!parsed) keys.fail(keys.place(key), fmt::format("`{}` is no {}", *text, key), words_of<E>());
        value = parsed.value_or(value);
    };
    word("kind", rule.kind);
    word("level", rule.level);
    rule.parent = keys.text("parent").value_or("");
    rule.region = static_cast<std::uint32_t>(std::clamp<std::int64_t>(keys.number("region").value_or(0), 0, 999'999));
    rule.from = keys.day("from");
    if (rule.is_created && (rule.region < 100'000 || !rule.from.is_set())) {
        keys.fail(keys.place(), "organs cannot be created without `region` and `from`",
                  "give the six-digit region and a first day no later than the first row's");
    }
    TRY(keys.done());
    return rule;
}

Result<> read_source(const law::Table& table, const std::string& path, Mapping& mapping,
                     std::vector<std::string>& date_formats) {
    Keys keys(table, path);
    mapping.source =
        keys.needed_text("name", "name the other system; with its number it tells one matter from another for ever");
    const std::string encoding = keys.text("encoding").value_or("utf-8");
    if (encoding == "gb18030") mapping.encoding = Encoding::gb18030;
    if (encoding != "gb18030" && encoding != "utf-8") {
        keys.fail(keys.place("encoding"), fmt::format("`{}` is no encoding we read", encoding), "use utf-8 or gb18030");
    }
    const std::string delimiter = keys.text("delimiter").value_or(",");
    if (delimiter != "," && delimiter != ";" && delimiter != "\t") {
        keys.fail(keys.place("delimiter"), "columns are separated by something else", "use \",\", \";\" or \"\\t\"");
    } else {
        mapping.delimiter = delimiter.front();
    }
    mapping.is_whole = keys.flag("whole");
    mapping.sheet = keys.text("sheet").value_or("");
    const std::int64_t header_row = keys.number("header_row").value_or(1);
    if (header_row < 1 || header_row > header_row_max) {
        keys.fail(keys.place("header_row"), "this is no row where names of columns can stand",
                  fmt::format("give a number from 1 to {}", header_row_max));
    }
    mapping.header_row = static_cast<std::uint64_t>(header_row);
    date_formats = read_date_formats(keys);
    return keys.done();
}

/// same_as is followed to a rule that has an origin of its own, so that nothing later has to.
Result<> resolve(Mapping& mapping) {
    for (std::size_t i = 0; i < field_count; ++i) {
        Rule& rule = mapping.rules[i];
        for (std::size_t steps = 0; rule.same_as && mapping.rule(*rule.same_as).same_as; ++steps) {
            if (steps == field_count) {
                return base::fail(base::ErrorKind::bad_input, "same_as leads round in a circle", rule.place,
                                  "give one of the fields a column");
            }
            rule.same_as = mapping.rule(*rule.same_as).same_as;
        }
        if (rule.same_as && !mapping.rule(*rule.same_as).is_mapped) {
            return base::fail(base::ErrorKind::bad_input,
                              fmt::format("same_as names `{}`, which is not mapped", core::id_of(*rule.same_as)),
                              rule.place, "map it, or take another");
        }
    }
    return {};
}

}  // namespace

const Rule& Mapping::origin(Field field) const {
    const Rule& own = rule(field);
    return own.same_as ? rule(*own.same_as) : own;
}

std::string Mapping::column_of(Field field) const {
    const Rule& from = origin(field);
    return from.columns.empty() ? std::string(core::id_of(field)) : from.columns.front();
}

void Mapping::take_workbook() {
    encoding = Encoding::utf8;
    for (Rule& rule : rules) rule.date_formats.insert(rule.date_formats.end(), {"%Y-%m-%d", "%Y-%m-%d %H:%M:%S"});
}

Result<Mapping> read_mapping(const std::string& text, const std::string& path) {
    const law::Table root = TRY(law::parse(text, path));
    Keys keys(root, path);
    Mapping mapping;
    const law::Table* source = keys.table("source");
    const law::Table* organs = keys.table("organs");
    const law::Table* fields = keys.table("fields");
    TRY(keys.done());
    if (source == nullptr || fields == nullptr) {
        return base::fail(base::ErrorKind::bad_input, "a mapping needs [source] and [fields]", path,
                          "see docs/formats/import.md and examples/imports");
    }
    std::vector<std::string> date_formats;
    TRY(read_source(*source, path, mapping, date_formats));
    if (organs != nullptr) mapping.organs = TRY(read_organs(*organs, path));

    Keys field_keys(*fields, path);
    for (std::size_t i = 0; i < field_count; ++i) {
        const auto field = static_cast<Field>(i);
        const law::Table* table = field_keys.table(core::id_of(field));
        if (table == nullptr) continue;
        Rule rule = TRY(read_rule(*table, field, path));
        if (rule.date_formats.empty()) rule.date_formats = date_formats;
        if (rule.date_formats.empty()) rule.date_formats = {"%Y-%m-%d"};
        mapping.rules[i] = std::move(rule);
    }
    TRY(field_keys.done());
    for (const Field field : {Field::external_number, Field::form, Field::received, Field::region, Field::title}) {
        if (mapping.rule(field).is_mapped) continue;
        return base::fail(base::ErrorKind::bad_input, fmt::format("`{}` is not mapped", core::id_of(field)),
                          fmt::format("{}:{}", path, fields->line), "give it a column or a constant");
    }
    if (mapping.rule(Field::external_number).columns.empty()) {
        return base::fail(base::ErrorKind::bad_input, "`external_number` has no column",
                          mapping.rule(Field::external_number).place, "it must tell the rows apart");
    }
    TRY(resolve(mapping));
    return mapping;
}

}  // namespace intake
