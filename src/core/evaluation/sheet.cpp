#include "core/evaluation/sheet.hpp"

#include <algorithm>

namespace core {
namespace {

constexpr int rate_decimals = 2;

}  // namespace

std::string_view mark_of(Relation relation) {
    return relation == Relation::qualitative ? zh_of(relation) : id_of(relation);
}

const FundsRow* row_of(const std::vector<FundsRow>& rows, std::string_view id) {
    const auto found = std::ranges::find(rows, id, &FundsRow::id);
    return found == rows.end() ? nullptr : &*found;
}

Word origin_of(const Actual& actual) {
    const bool is_typed = actual.from == ActualFrom::indicator && actual.source == FigureSource::typed;
    return words(ActualFrom{})[static_cast<std::size_t>(is_typed ? ActualFrom::typed : actual.from)];
}

const SheetLine* line_of(const Sheet& sheet, std::string_view id) {
    const auto found = std::ranges::find(sheet.lines, id, &SheetLine::id);
    return found == sheet.lines.end() ? nullptr : &*found;
}

std::optional<base::Decimal> adjustment_of(const FundsRow& row) {
    if (!row.adjusted || !row.initial) return std::nullopt;
    return base::subtract(*row.adjusted, *row.initial);
}

Percentage percentage_of(std::optional<base::Decimal> numerator, std::optional<base::Decimal> denominator) {
    Percentage rate{numerator, denominator, std::nullopt};
    if (!numerator || !denominator) return rate;
    const auto hundredfold = base::multiply(*numerator, {100, 0}, numerator->scale, base::Rounding::truncate);
    if (hundredfold) rate.value = base::divide(*hundredfold, *denominator, rate_decimals, base::Rounding::half_up);
    return rate;
}

Percentage percentage_of(const std::vector<FundsRow>& rows, const FundsRow& row, FundsFormula formula) {
    switch (formula) {
        case FundsFormula::execution_rate: return percentage_of(row.spent, row.adjusted);
        case FundsFormula::adjustment_rate: return percentage_of(adjustment_of(row), row.initial);
        case FundsFormula::share_of_parent: {
            const FundsRow* parent = row_of(rows, row.part_of);
            return percentage_of(row.spent, parent == nullptr ? std::nullopt : parent->spent);
        }
    }
    return {};
}

bool is_same_target(const SheetLine& line, const SheetLine& approved) {
    if (line.relation != approved.relation || line.unit != approved.unit) return false;
    if (line.target_words != approved.target_words) return false;
    if (line.target && approved.target && compare(*line.target, *approved.target) != 0) return false;
    return !line.full || !approved.full || compare(*line.full, *approved.full) == 0;
}

std::string target_text(const SheetLine& line) {
    if (!line.target) return line.target_words;
    const bool is_plain = line.relation == Relation::equal || line.relation == Relation::qualitative;
    return (is_plain ? std::string() : std::string(mark_of(line.relation))) + line.target->text();
}

std::string actual_text(const SheetLine& line) {
    const Actual& actual = line.actual;
    if (!actual.value) return actual.text.empty() ? "n/a" : actual.text;
    return (actual.bound ? std::string(mark_of(*actual.bound)) : std::string()) + actual.value->text();
}

}  // namespace core
