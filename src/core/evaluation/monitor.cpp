#include "core/evaluation/monitor.hpp"

#include <algorithm>

namespace core {
namespace {

constexpr unsigned months_of_year = 12;

unsigned month_number(base::Day day) {
    return static_cast<unsigned>(day.year()) * months_of_year + day.month() - 1;
}

bool is_last_of_month(base::Day day) {
    return (day + 1).month() != day.month();
}

/// Behind the time elapsed by more than so many percentage points.
Light light_of(const std::optional<base::Decimal>& ahead, const MoneyRow* thresholds) {
    if (!ahead || thresholds == nullptr) return Light::none;
    const auto is_behind = [&](int points) { return compare(*ahead, base::Decimal{-points, 0}) < 0; };
    if (is_behind(thresholds->red_behind)) return Light::red;
    return is_behind(thresholds->yellow_behind) ? Light::yellow : Light::green;
}

/// A rate holds for the year as a whole; a number of cases, days or trainings grows with it.
bool grows(const SheetLine& line) {
    const bool wants_more =
        line.relation == Relation::at_least || line.relation == Relation::above || line.relation == Relation::equal;
    return wants_more && line.unit != "%" && line.target && line.target->digits > 0;
}

MonitoredLine line_at(const SheetLine& line, const ScoredLine& scored, const base::Decimal& elapsed,
                      const MoneyRow* thresholds) {
    MonitoredLine row{.line = line.id,
                      .name = line.name,
                      .target = scored.target,
                      .actual = scored.actual,
                      .unit = line.unit,
                      .is_met = scored.is_met};
    if (!grows(line) || !line.actual.value || line.actual.bound) return row;
    row.attained = percentage_of(line.actual.value, line.target).value;
    if (row.attained) row.ahead = base::subtract(*row.attained, elapsed);
    row.light = row.is_met ? Light::green : light_of(row.ahead, thresholds);
    return row;
}

MonitoredFunds funds_at(const Sheet& sheet, const FundsRow& funds, const base::Decimal& elapsed,
                        const MoneyRow* thresholds) {
    MonitoredFunds row{.row = funds.id, .name = funds.name, .adjusted = funds.adjusted, .spent = funds.spent};
    row.execution = percentage_of(sheet.funds, funds, FundsFormula::execution_rate).value;
    if (row.execution) row.ahead = base::subtract(*row.execution, elapsed);
    row.light = light_of(row.ahead, thresholds);
    return row;
}

}  // namespace

Monitored monitored(const Sheet& sheet, const ScoreSheet& scores, base::Day cut_day, const MoneySettings& settings) {
    Monitored result{.cut_day = cut_day};
    const unsigned first = month_number(sheet.period.from), end = month_number(sheet.period.to) + 1;
    const unsigned ended = month_number(cut_day) + (is_last_of_month(cut_day) ? 1 : 0);
    result.months_all = end - first;
    result.months = std::clamp(ended, first, end) - first;
    result.elapsed = base::percent(result.months, result.months_all).value_or(base::Decimal{});
    const MoneyRow* thresholds = settings.on(cut_day);
    result.is_example = thresholds != nullptr && thresholds->is_example;
    for (std::size_t i = 0; i < sheet.lines.size(); ++i)
        result.lines.push_back(line_at(sheet.lines[i], scores.lines[i], result.elapsed, thresholds));
    for (const FundsRow& row : sheet.funds) result.funds.push_back(funds_at(sheet, row, result.elapsed, thresholds));
    return result;
}

}  // namespace core
