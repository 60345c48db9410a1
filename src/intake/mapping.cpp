#include "intake/mapping.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/matter/kinds.hpp"
#include "intake/keys.hpp"

namespace intake {
namespace {

using base::Result;

/// For the error message: the words that a field of the kind takes.
template <class E>
std::optional<std::string> word_problem(std::string_view value) {
    if (core::parse_word<E>(value)) return std::nullopt;
    std::string all;
    for (const core::Word& word : words(E{})) all += fmt::format("{}{}", all.empty() ? "" : ", ", word.id);
    return fmt::format("use one of {}", all);
}

/// Why `value` is no value of ours for the field; nothing if it is one. Only words and numbers can be judged here.
std::optional<std::string> problem(Field field, std::string_view value) {
    switch (field) {
        case Field::form: return word_problem<core::Form>(value);
        case Field::source: return word_problem<core::Source>(value);
        case Field::person_kind: return word_problem<core::PersonKind>(value);
        case Field::matter_class: return word_problem<core::MatterClass>(value);
        case Field::reply_kind: return word_problem<core::ReplyKind>(value);
        case Field::outcome: return word_problem<core::Outcome>(value);
        case Field::rating_office:
        case Field::rating_organ: return word_problem<core::Grade>(value);
        case Field::close_reason: return word_problem<core::CloseReason>(value);
        default: break;
    }
    if (kind_of(field) != FieldKind::number) return std::nullopt;
    const bool is_digits = std::ranges::all_of(value, [](char c) { return c >= '0' && c <= '9'; });
    return is_digits && value.size() <= 9 ? std::nullopt : std::optional<std::string>("use a whole number");
}

void read_values(const law::Table& table, Field field, Rule& rule, Keys& keys) {
    for (const law::Entry& entry : table.entries) {
        const auto* ours = std::get_if<std::string>(&entry.value.held);
        if (ours == nullptr) {
            keys.fail(keys.place(entry.value.line), fmt::format("the value for `{}` is not a text", entry.key),
                      "write it in quotes");
            continue;
        }
        if (const auto cure = ours->empty() ? std::nullopt : problem(field, *ours)) {
            keys.fail(keys.place(entry.value.line), fmt::format("`{}` is no {}", *ours, core::id_of(field)), *cure);
        }
        rule.values.emplace_back(entry.key, *ours);
    }
}

Result<Rule> read_rule(const law::Table& table, Field field, const std::string& path) {
    Keys keys(table, path);
    Rule rule;
    rule.is_mapped = true;
    rule.place = keys.place();
    if (const auto column = keys.text("column")) rule.columns = {*column};
    const std::vector<std::string> columns = keys.texts("columns");
    const auto constant = keys.text("constant");
    const auto same_as = keys.text("same_as");
    const int origins =
        (rule.columns.empty() ? 0 : 1) + (columns.empty() ? 0 : 1) + (constant ? 1 : 0) + (same_as ? 1 : 0);
    if (origins != 1) {
        keys.fail(keys.place(), fmt::format("`{}` needs one origin", core::id_of(field)),
                  "give one of column, columns, constant, same_as");
    }
    if (!columns.empty()) rule.columns = columns;
    if (const auto join = keys.text("join")) rule.join = *join;
    rule.constant = constant.value_or("");
    rule.fallback = keys.text("default").value_or("");
    rule.other = keys.text("other");
    rule.date_formats = keys.texts("date_formats");
    if (const law::Table* values = keys.table("values")) read_values(*values, field, rule, keys);
    for (const std::string* ours : {&rule.constant, &rule.fallback}) {
        if (ours->empty()) continue;
        if (const auto cure = problem(field, *ours)) {
            keys.fail(keys.place(), fmt::format("`{}` is no {}", *ours, core::id_of(field)), *cure);
        }
    }
    if (rule.other && rule.values.empty()) {
        keys.fail(keys.place("other"), "`other` has no `values` beside it",
                  "add the table, or use `default` for empty cells");
    }
    if (!rule.date_formats.empty() && kind_of(field) != FieldKind::day) {
        keys.fail(keys.place("date_formats"), fmt::format("`{}` is no day", core::id_of(field)), "take it out");
    }
    if (same_as) {
        rule.same_as = core::parse_word<Field>(*same_as);
        if (!rule.same_as) {
            keys.fail(keys.place("same_as"), fmt::format("`{}` is no field", *same_as), "name a field of this table");
        } else if (kind_of(*rule.same_as) != kind_of(field)) {
            keys.fail(keys.place("same_as"),
                      fmt::format("`{}` is of another kind than `{}`", *same_as, core::id_of(field)),
                      "take a field of the same kind");
        }
    }
    TRY(keys.done());
    return rule;
}

Result<OrganRule> read_organs(const law::Table& table, const std::string& path) {
    Keys keys(table, path);
    OrganRule rule;
    rule.place = keys.place();
    rule.is_created = keys.flag("create");
    const auto word = [&]<class E>(std::string_view key, E& value) {
        const auto text = keys.text(key);
        if (!text) return;
        const auto parsed = core::parse_word<E>(*text);
        if (!parsed) keys.fail(keys.place(key), fmt::format("`{}` is no {}", *text, key), *word_problem<E>(*text));
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
    date_formats = keys.texts("date_formats");
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

FieldKind kind_of(Field field) {
    switch (field) {
        case Field::received:
        case Field::registered:
        case Field::forwarded:
        case Field::noticed:
        case Field::accepted:
        case Field::replied:
        case Field::delivered:
        case Field::rated:
        case Field::closed: return FieldKind::day;
        case Field::form:
        case Field::source:
        case Field::person_kind:
        case Field::matter_class:
        case Field::reply_kind:
        case Field::outcome:
        case Field::rating_office:
        case Field::rating_organ:
        case Field::close_reason: return FieldKind::word;
        case Field::region:
        case Field::people:
        case Field::category: return FieldKind::number;
        case Field::office:
        case Field::organ:
        case Field::accused: return FieldKind::organ;
        case Field::external_number:
        case Field::name:
        case Field::phone:
        case Field::address:
        case Field::title:
        case Field::text:
        case Field::repeat_of:
        case Field::reply_text: return FieldKind::text;
    }
    return FieldKind::text;
}

const Rule& Mapping::origin(Field field) const {
    const Rule& own = rule(field);
    return own.same_as ? rule(*own.same_as) : own;
}

std::string Mapping::column_of(Field field) const {
    const Rule& from = origin(field);
    return from.columns.empty() ? std::string(core::id_of(field)) : from.columns.front();
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
