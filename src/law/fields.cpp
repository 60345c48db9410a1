#include "law/fields.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace law {

const Value* Fields::find(std::string_view key) const {
    const auto found = std::ranges::find(table_.entries, key, &Entry::key);
    return found == table_.entries.end() ? nullptr : &found->value;
}

std::string Fields::place(std::string_view key) const {
    const Value* value = find(key);
    return place(value == nullptr ? table_.line : value->line);
}

void Fields::fail(std::string place, std::string message, std::string cure) {
    if (result_)
        result_ = base::fail(base::ErrorKind::bad_input, std::move(message), std::move(place), std::move(cure));
}

const Value* Fields::needed(std::string_view key, std::string_view cure) {
    asked_.emplace(key);
    const Value* value = find(key);
    if (value == nullptr) fail(place(), fmt::format("`{}` is missing", key), std::string(cure));
    return value;
}

template <class T>
const T* Fields::as(const Value& value, std::string_view key, std::string_view kind) {
    const T* held = std::get_if<T>(&value.held);
    if (held == nullptr)
        fail(place(value.line), fmt::format("`{}` is not {}", key, kind), "write it as " + std::string(kind));
    return held;
}

std::string Fields::text(std::string_view key, std::string_view cure) {
    const Value* value = needed(key, cure);
    if (value == nullptr) return {};
    const auto* held = as<std::string>(*value, key, "a text in quotes");
    if (held == nullptr) return {};
    if (held->empty()) fail(place(value->line), fmt::format("`{}` is empty", key), std::string(cure));
    return *held;
}

std::string Fields::text_or(std::string_view key, std::string fallback) {
    asked_.emplace(key);
    return has(key) ? text(key) : std::move(fallback);
}

int Fields::number(std::string_view key, int min, int max) {
    const Value* value = needed(key, "add it");
    if (value == nullptr) return min;
    const auto* held = as<std::int64_t>(*value, key, "a whole number");
    if (held == nullptr) return min;
    if (*held < min || *held > max) {
        fail(place(value->line), fmt::format("`{}` is {}", key, *held),
             fmt::format("use a number from {} to {}", min, max));
        return min;
    }
    return static_cast<int>(*held);
}

int Fields::number_or(std::string_view key, int min, int max, int fallback) {
    asked_.emplace(key);
    return has(key) ? number(key, min, max) : fallback;
}

bool Fields::flag(std::string_view key) {
    asked_.emplace(key);
    const Value* value = find(key);
    if (value == nullptr) return false;
    const auto* held = as<bool>(*value, key, "true or false");
    return held != nullptr && *held;
}

base::Day Fields::day(std::string_view key) {
    const Value* value = needed(key, "add the date");
    if (value == nullptr) return {};
    const auto* held = as<base::Day>(*value, key, "a date without quotes, such as 2026-03-16");
    return held == nullptr ? base::Day::none() : *held;
}

base::Day Fields::day_or_none(std::string_view key) {
    asked_.emplace(key);
    return has(key) ? day(key) : base::Day::none();
}

std::vector<Placed<base::Day>> Fields::days(std::string_view key) {
    asked_.emplace(key);
    std::vector<Placed<base::Day>> out;
    const Value* value = find(key);
    const auto* list = value == nullptr ? nullptr : as<List>(*value, key, "a list of dates");
    if (list == nullptr) return out;
    for (const Value& item : *list) {
        const auto* held = as<base::Day>(item, key, "a list of dates without quotes");
        if (held != nullptr) out.push_back({*held, place(item.line)});
    }
    return out;
}

std::vector<std::string> Fields::texts(std::string_view key) {
    asked_.emplace(key);
    std::vector<std::string> out;
    const Value* value = find(key);
    const auto* list = value == nullptr ? nullptr : as<List>(*value, key, "a list of texts");
    if (list == nullptr) return out;
    for (const Value& item : *list) {
        const auto* held = as<std::string>(item, key, "a list of texts in quotes");
        if (held != nullptr) out.push_back(*held);
    }
    return out;
}

std::vector<const Table*> Fields::tables(std::string_view key) {
    std::vector<const Table*> out;
    const Value* value = needed(key, fmt::format("add one [[{}]] at least", key));
    const auto* list = value == nullptr ? nullptr : as<List>(*value, key, fmt::format("[[{}]]", key));
    if (list == nullptr) return out;
    for (const Value& item : *list) {
        const auto* held = as<Table>(item, key, fmt::format("[[{}]]", key));
        if (held != nullptr) out.push_back(held);
    }
    return out;
}

std::vector<const Table*> Fields::tables_or_none(std::string_view key) {
    asked_.emplace(key);
    return has(key) ? tables(key) : std::vector<const Table*>{};
}

const Table* Fields::table_or_none(std::string_view key) {
    asked_.emplace(key);
    const Value* value = find(key);
    return value == nullptr ? nullptr : as<Table>(*value, key, fmt::format("[{}]", key));
}

std::string Fields::text_or_number(std::string_view key) {
    asked_.emplace(key);
    const Value* value = find(key);
    const auto* number = value == nullptr ? nullptr : std::get_if<std::int64_t>(&value->held);
    return number == nullptr ? text(key) : std::to_string(*number);
}

base::Decimal Fields::decimal(std::string_view key, const DecimalRange& range) {
    const std::string given = text_or_number(key);
    const std::string at = place(key);
    const auto read = base::parse_decimal(given);
    if (!read) {
        fail(at, fmt::format("`{}` is no number: {}", key, given),
             "write it in quotes, such as \"59.33\", without unit or comma");
        return {};
    }
    if (read->scale > range.decimals)
        fail(at, fmt::format("`{}` has too many decimals: {}", key, given),
             fmt::format("use at most {} behind the point", range.decimals));
    if (compare(*read, {range.min, 0}) < 0 || compare(*read, {range.max, 0}) > 0)
        fail(at, fmt::format("`{}` is {}", key, given),
             fmt::format("use a number from {} to {}", range.min, range.max));
    return *read;
}

std::optional<base::Decimal> Fields::decimal_or_none(std::string_view key, const DecimalRange& range) {
    asked_.emplace(key);
    return has(key) ? std::optional(decimal(key, range)) : std::nullopt;
}

base::Result<> Fields::done() {
    for (const Entry& entry : table_.entries)
        if (!asked_.contains(entry.key))
            fail(place(entry.value.line), fmt::format("`{}` is no key of this table", entry.key),
                 "mend the spelling or take it out");
    return result_;
}

}  // namespace law
