#include "core/indicator/definition.hpp"

#include <fmt/format.h>

#include "base/check.hpp"

namespace core {
namespace {

using base::ErrorKind;

std::string joined(std::initializer_list<const std::string*> wanted, const std::vector<Exclusion>& exclusions) {
    std::string text;
    const auto add = [&](const std::string& part) {
        if (!text.empty()) text += " and ";
        text += part;
    };
    for (const std::string* part : wanted) {
        if (!part->empty()) add(fmt::format("({})", *part));
    }
    for (const Exclusion& exclusion : exclusions) add(fmt::format("not ({})", exclusion.when));
    return text;
}

/// The error of a part, with the key in front of its place.
base::Error at(base::Error error, std::string_view key) {
    error.place = error.place.empty() ? std::string(key) : fmt::format("{}, {}", key, error.place);
    return error;
}

/// Parsed alone first: a message about the joined text would show what nobody wrote.
base::Result<void> check_alone(Grain grain, const std::string& text, std::string_view key) {
    const auto predicate = parse_predicate(grain, text);
    if (!predicate) return std::unexpected(at(predicate.error(), key));
    return {};
}

base::Result<std::vector<ColumnRef>> dated_of(Grain grain, const std::string& text, std::string_view key) {
    std::vector<ColumnRef> columns;
    for (std::size_t from = 0; from < text.size();) {
        const std::size_t end = std::min(text.find(' ', from), text.size());
        const std::string name = text.substr(from, end - from);
        from = end + 1;
        if (name.empty()) continue;
        const auto column = find_column(grain, name);
        if (!column || column_at(grain, *column).type != ColumnType::day) {
            return base::fail(ErrorKind::bad_input, fmt::format("{} have no day column {}", id_of(grain), name),
                              std::string(key), "name day columns, with a space between them");
        }
        columns.push_back(*column);
    }
    return columns;
}

base::Result<std::uint8_t> own_column(Grain grain, std::string_view name, ColumnType type, std::string_view key) {
    const auto column = find_column(grain, name);
    if (column && !column->is_inherited && column_at(grain, *column).type == type) return column->index;
    return base::fail(
        ErrorKind::bad_input,
        fmt::format("{} have no {} column {}", id_of(grain), type == ColumnType::day ? "day" : "number", name),
        std::string(key), "name a number column, or two day columns: closed_day - accepted_day");
}

struct Difference {
    std::string_view from, minus;
};
std::optional<Difference> difference_of(std::string_view text) {
    constexpr std::string_view between = " - ";
    const std::size_t at = text.find(between);
    if (at == std::string_view::npos) return std::nullopt;
    return Difference{text.substr(0, at), text.substr(at + between.size())};
}

base::Result<std::optional<Amount>> sum_of(Grain grain, std::string_view text, std::string_view key) {
    if (text.empty()) return std::nullopt;
    const auto days = difference_of(text);
    if (!days) return Amount{TRY(own_column(grain, text, ColumnType::number, key))};
    return Amount{TRY(own_column(grain, days->from, ColumnType::day, key)),
                  TRY(own_column(grain, days->minus, ColumnType::day, key))};
}

/// A row without both days adds nothing and is not counted either.
std::string are_set(std::string_view sum) {
    const auto days = difference_of(sum);
    return days ? fmt::format("{} is set and {} is set", days->from, days->minus) : std::string();
}

}  // namespace

bool is_counted(const Definition& definition) {
    return definition.measure != Measure::typed && definition.measure != Measure::uptime;
}

bool is_of_one_period(const Definition& definition) {
    return is_counted(definition) && definition.measure != Measure::decline;
}

bool is_quotient(const Definition& definition) {
    switch (definition.measure) {
        case Measure::count:
        case Measure::sum: return false;
        case Measure::typed: return !definition.typed.denominator_zh.empty();
        case Measure::rate:
        case Measure::average:
        case Measure::decline:
        case Measure::uptime: return true;
    }
    CHECK(false);
}

std::string numerator_text(const Definition& definition) {
    if (!is_counted(definition)) return {};
    const bool is_part = definition.measure == Measure::rate && definition.is_within;
    const std::string set = are_set(definition.sum);
    if (is_part) return joined({&definition.denominator, &definition.numerator, &set}, definition.exclusions);
    return joined({&definition.numerator, &set}, definition.exclusions);
}

std::string denominator_text(const Definition& definition) {
    if (definition.measure == Measure::average) return numerator_text(definition);
    if (definition.measure != Measure::rate) return {};
    const std::string set = are_set(definition.denominator_sum);
    return joined({&definition.denominator, &set}, definition.exclusions);
}

base::Result<Parts> parts_of(const Definition& definition) {
    Parts parts;
    if (!is_counted(definition)) return parts;
    const Grain grain = definition.grain;
    TRY(check_alone(grain, definition.numerator, "numerator"));
    if (definition.measure == Measure::rate) TRY(check_alone(grain, definition.denominator, "denominator"));
    for (const Exclusion& exclusion : definition.exclusions) TRY(check_alone(grain, exclusion.when, "when"));
    const bool is_of_sums = definition.measure == Measure::rate;
    parts.numerator_sum = TRY(sum_of(grain, definition.sum, is_of_sums ? "numerator_sum" : "sum"));
    parts.denominator_sum = TRY(sum_of(grain, definition.denominator_sum, "denominator_sum"));
    parts.numerator = TRY(parse_predicate(grain, numerator_text(definition)));
    if (const std::string text = denominator_text(definition); !text.empty())
        parts.denominator = TRY(parse_predicate(grain, text));
    parts.numerator_dated = TRY(dated_of(grain, definition.numerator_dated, "numerator_dated"));
    parts.denominator_dated = TRY(dated_of(grain, definition.denominator_dated, "denominator_dated"));
    return parts;
}

std::optional<std::string> value_of(const Definition& definition, std::int64_t numerator,
                                    std::optional<std::int64_t> denominator) {
    if (!is_quotient(definition)) return std::to_string(numerator);
    const std::int64_t of = denominator.value_or(0);
    std::optional<base::Decimal> value;
    if (definition.measure == Measure::average) {
        value = base::divide({numerator, 0}, {of, 0}, definition.decimals, definition.rounding);
    } else {
        const std::int64_t part = definition.measure == Measure::decline ? of - numerator : numerator;
        value = base::percent(part, of, definition.decimals, definition.rounding);
    }
    if (!value) return std::nullopt;
    return value->text();
}

}  // namespace core
