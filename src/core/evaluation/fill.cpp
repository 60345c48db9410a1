#include "core/evaluation/fill.hpp"

#include <algorithm>
#include <set>

namespace core {
namespace {

void take(Actual& actual, const Figure& figure, const Cut& cut) {
    actual.cut = cut;
    actual.source = figure.source;
    actual.value = figure.value ? base::parse_decimal(*figure.value) : std::nullopt;
    if (!figure.denominator) return;
    actual.numerator = base::Decimal{figure.numerator, 0};
    actual.denominator = base::Decimal{*figure.denominator, 0};
}

}  // namespace

std::vector<std::string> indicators_of(const Sheet& sheet) {
    std::vector<std::string> ids;
    for (const SheetLine& line : sheet.lines) {
        const bool is_new = std::ranges::find(ids, line.actual.of) == ids.end();
        if (line.actual.from == ActualFrom::indicator && is_new) ids.push_back(line.actual.of);
    }
    return ids;
}

void fill_funds(Sheet& sheet) {
    for (SheetLine& line : sheet.lines) {
        if (line.actual.from != ActualFrom::funds) continue;
        const FundsRow* row = row_of(sheet.funds, line.actual.row);
        const auto formula = parse_word<FundsFormula>(line.actual.of);
        if (row == nullptr || !formula) continue;
        const Percentage percentage = percentage_of(sheet.funds, *row, *formula);
        line.actual.numerator = percentage.numerator;
        line.actual.denominator = percentage.denominator;
        line.actual.value = percentage.value;
    }
}

std::vector<std::string> fill_figures(Sheet& sheet, const std::vector<Figure>& figures, const Cut& cut) {
    std::set<std::string> unknown;
    for (SheetLine& line : sheet.lines) {
        if (line.actual.from != ActualFrom::indicator) continue;
        const auto found = std::ranges::find_if(
            figures, [&](const Figure& figure) { return figure.id == line.actual.of && figure.group.empty(); });
        if (found == figures.end()) {
            unknown.insert(line.actual.of);
        } else {
            take(line.actual, *found, cut);
        }
    }
    return {unknown.begin(), unknown.end()};
}

}  // namespace core
