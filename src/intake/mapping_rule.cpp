#include "intake/mapping_rule.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/matter/kinds.hpp"

namespace intake {
namespace {

template <class E>
std::optional<std::string> word_problem(std::string_view value) {
    return core::parse_word<E>(value) ? std::nullopt : std::optional(words_of<E>());
}

/// What to write instead of `value` if it is no value of ours for the field; nothing if it is one. Only words and
/// numbers can be judged here.
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
        case Field::is_repeat: return word_problem<Answer>(value);
        case Field::mode: return word_problem<core::ForwardMode>(value);
        case Field::notice_manner: return word_problem<core::NoticeManner>(value);
        case Field::decline_reason: return word_problem<core::DeclineReason>(value);
        case Field::path: return word_problem<core::Path>(value);
        case Field::status: return word_problem<Status>(value);
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

/// A year, a month and a day must be there, and nothing that is not known.
bool is_date_format(std::string_view format) {
    bool has_day = true;
    for (const char needed : {'Y', 'm', 'd'})
        has_day = has_day && format.find(std::string{'%', needed}) != std::string_view::npos;
    for (std::size_t at = format.find('%'); at != std::string_view::npos; at = format.find('%', at + 2)) {
        if (at + 1 == format.size() || std::string_view("YmdHMS%").find(format[at + 1]) == std::string_view::npos)
            return false;
    }
    return has_day;
}

}  // namespace

FieldKind kind_of(Field field) {
    switch (field) {
        case Field::received:
        case Field::registered:
        case Field::forwarded:
        case Field::external_due:
        case Field::declined:
        case Field::routed:
        case Field::extended:
        case Field::noticed:
        case Field::accepted:
        case Field::replied:
        case Field::delivered:
        case Field::rated:
        case Field::rated_office:
        case Field::closed: return FieldKind::day;
        case Field::is_repeat:
        case Field::mode:
        case Field::notice_manner:
        case Field::decline_reason:
        case Field::path:
        case Field::status:
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
        case Field::assigned_days:
        case Field::extension_days:
        case Field::category: return FieldKind::number;
        case Field::office:
        case Field::organ:
        case Field::accused: return FieldKind::organ;
        case Field::external_number:
        case Field::number:
        case Field::id_number:
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

std::vector<std::string> read_date_formats(Keys& keys) {
    std::vector<std::string> formats = keys.texts("date_formats");
    for (const std::string& format : formats) {
        if (is_date_format(format)) continue;
        keys.fail(keys.place("date_formats"), fmt::format("`{}` is no format of a day", format),
                  "write it with %Y, %m and %d, and with %H, %M, %S where there is a time");
    }
    return formats;
}

base::Result<Rule> read_rule(const law::Table& table, Field field, const std::string& path) {
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
    rule.date_formats = read_date_formats(keys);
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
        if (table.entries.size() > 1) {
            keys.fail(keys.place(), "`same_as` takes the other field over whole and stands alone",
                      "take the other keys out");
        }
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

}  // namespace intake
