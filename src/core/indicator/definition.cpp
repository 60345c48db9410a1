#include "core/indicator/definition.hpp"

#include <fmt/format.h>

namespace core {
namespace {

using base::ErrorKind;

std::string joined(std::initializer_list<const std::string*> wanted, const std::vector<Exclusion>& exclusions) {
    std::string text;
    const auto add = [&](const std::string& part) {
        if (!text.empty()) text += " and ";
        text += part;
    };
    for (const std::string* part : wanted) add(fmt::format("({})", *part));
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

base::Result<std::optional<std::uint8_t>> sum_of(const Definition& definition) {
    if (definition.measure != Measure::sum) {
        if (definition.sum.empty()) return std::nullopt;
        return base::fail(ErrorKind::bad_input, "only a sum adds up a column", "sum",
                          "take it out, or measure = \"sum\"");
    }
    const auto column = find_column(definition.grain, definition.sum);
    const bool is_number =
        column && !column->is_inherited && column_at(definition.grain, *column).type == ColumnType::number;
    if (!is_number) {
        return base::fail(ErrorKind::bad_input,
                          fmt::format("{} have no number column {}", id_of(definition.grain), definition.sum), "sum",
                          "name the column that is added up");
    }
    return column->index;
}

}  // namespace

std::string numerator_text(const Definition& definition) {
    const bool is_part = definition.measure == Measure::rate && definition.is_within;
    if (is_part) return joined({&definition.denominator, &definition.numerator}, definition.exclusions);
    return joined({&definition.numerator}, definition.exclusions);
}

std::string denominator_text(const Definition& definition) {
    if (definition.measure != Measure::rate) return {};
    return joined({&definition.denominator}, definition.exclusions);
}

base::Result<Parts> parts_of(const Definition& definition) {
    const Grain grain = definition.grain;
    TRY(check_alone(grain, definition.numerator, "numerator"));
    if (definition.measure == Measure::rate) TRY(check_alone(grain, definition.denominator, "denominator"));
    for (const Exclusion& exclusion : definition.exclusions) TRY(check_alone(grain, exclusion.when, "when"));
    Parts parts;
    parts.numerator = TRY(parse_predicate(grain, numerator_text(definition)));
    if (definition.measure == Measure::rate)
        parts.denominator = TRY(parse_predicate(grain, denominator_text(definition)));
    parts.sum = TRY(sum_of(definition));
    parts.numerator_dated = TRY(dated_of(grain, definition.numerator_dated, "numerator_dated"));
    parts.denominator_dated = TRY(dated_of(grain, definition.denominator_dated, "denominator_dated"));
    return parts;
}

std::optional<std::string> value_of(const Definition& definition, std::int64_t numerator,
                                    std::optional<std::int64_t> denominator) {
    if (definition.measure != Measure::rate) return std::to_string(numerator);
    const auto value = base::percent(numerator, denominator.value_or(0), definition.decimals, definition.rounding);
    if (!value) return std::nullopt;
    return value->text();
}

}  // namespace core
