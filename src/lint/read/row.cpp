#include "lint/number.hpp"
#include "lint/read/lines.hpp"
#include "lint/read/roles.hpp"
#include "lint/words.hpp"

namespace lint {
namespace {

const Cell* find(const std::vector<Cell>& row, Role role) {
    for (const Cell& cell : row) {
        if (cell.role == role && !cell.text.empty()) return &cell;
    }
    return nullptr;
}

std::string text_of(const std::vector<Cell>& row, Role role) {
    const Cell* cell = find(row, role);
    return cell == nullptr ? std::string() : squeezed(canonical(cell->text));
}

/// Sheets keep 98.88% as 0.988833333.
Value fraction(const Value& value) {
    std::string text = squeezed(value.text).substr(0, 10);
    const auto number = base::parse_decimal(text);
    if (!number || !(base::compare(*number, {2, 0}) < 0)) return value;
    const auto percent = base::multiply(*number, {100, 0}, 2, base::Rounding::half_up);
    return percent ? read_value(percent->text() + "%") : value;
}

Value value_of(const std::vector<Cell>& row, Role role) {
    const Cell* cell = find(row, role);
    if (cell == nullptr) return {};
    Value value = read_value(canonical(cell->text));
    // "—", "/" and "无" say that there is none.
    if (has_any(value.text, {"—", "/", "--"}) && length(value.text) <= 2) return {};
    const bool is_rate = role == Role::rate || role == Role::adjustment_rate;
    if (is_rate && !has(value.text, "%") && !has(cell->title, "%")) value = fraction(value);
    value.place = cell->place;
    if (value.place.quote.empty()) value.place.quote = excerpt(value.text, 30);
    // "预算数（万元）": the title names the unit.
    if (value.number && value.number->unit.empty()) {
        for (const std::string_view unit : {"万元", "亿元", "元", "%"}) {
            if (has(cell->title, std::string("（") + std::string(unit)) ||
                has(cell->title, std::string("(") + std::string(unit))) {
                value.number->unit = unit;
                break;
            }
        }
    }
    return value;
}

void set_bound(Value& target, const std::string& sign) {
    if (!target.number || target.number->bound != Bound::exact || sign.empty()) return;
    if (has_any(sign, {"≥", "ge", "at_least", "min", "不低于", "不少于", "正向"}))
        target.number->bound = Bound::at_least;
    else if (has_any(sign, {"≤", "le", "at_most", "max", "不超过", "不高于", "反向", "逆向"}))
        target.number->bound = Bound::at_most;
    else if (has_any(sign, {">", "gt"}))
        target.number->bound = Bound::more_than;
    else if (has_any(sign, {"<", "lt"}))
        target.number->bound = Bound::less_than;
}

void set_unit(Value& value, const std::string& unit) {
    if (value.number && value.number->unit.empty() && !unit.empty() && length(unit) <= 4) value.number->unit = unit;
}

bool is_total_name(std::string_view name) {
    return has_any(name, {"合计", "总计", "总分", "总得分"}) || name == "total";
}

/// A cell of marks holds a number and nothing that would make it something else.
bool is_marks(const Value& value) {
    return value.number && !value.number->is_rank &&
           (value.number->unit.empty() || value.number->unit == "分" || value.number->unit == "%");
}

}  // namespace

bool add_row(Report& report, const std::vector<Cell>& row, std::size_t table, std::string_view title_unit) {
    const bool has_funds =
        find(row, Role::spent) != nullptr || find(row, Role::budget) != nullptr || find(row, Role::initial) != nullptr;
    const bool has_goal = find(row, Role::target) != nullptr || find(row, Role::actual) != nullptr;
    const Place place = row.empty() ? Place{} : row.front().place;
    if (has_funds && !has_goal) {
        Funds funds{.label = text_of(row, Role::label), .table = table, .place = place};
        if (funds.label.empty()) funds.label = text_of(row, Role::name);
        funds.initial = value_of(row, Role::initial);
        funds.adjustment = value_of(row, Role::adjustment);
        funds.budget = value_of(row, Role::budget);
        funds.spent = value_of(row, Role::spent);
        funds.rate = value_of(row, Role::rate);
        funds.adjustment_rate = value_of(row, Role::adjustment_rate);
        funds.full = value_of(row, Role::full);
        funds.score = value_of(row, Role::score);
        if (const Cell* cell = find(row, Role::adjustment)) funds.adjustment_title = canonical(cell->title);
        funds.is_total = has_any(funds.label, {"合计", "总计", "总额"});
        if (!funds.initial.number && !funds.budget.number && !funds.spent.number) return false;
        for (Value* value : {&funds.initial, &funds.adjustment, &funds.budget, &funds.spent})
            set_unit(*value, title_unit.empty() ? "万元" : std::string(title_unit));
        report.funds.push_back(std::move(funds));
        return true;
    }
    Indicator indicator;
    indicator.level = text_of(row, Role::level);
    indicator.kind = text_of(row, Role::kind);
    indicator.name = text_of(row, Role::name);
    indicator.definition = text_of(row, Role::definition);
    indicator.table = table;
    indicator.place = place;
    indicator.target = value_of(row, Role::target);
    indicator.actual = value_of(row, Role::actual);
    indicator.full = value_of(row, Role::full);
    indicator.score = value_of(row, Role::score);
    indicator.funds = value_of(row, Role::funds);
    indicator.reason = text_of(row, Role::reason);
    set_bound(indicator.target, text_of(row, Role::sign));
    const std::string unit = text_of(row, Role::unit);
    set_unit(indicator.target, unit);
    set_unit(indicator.actual, unit);
    const bool is_scored = is_marks(indicator.full) || is_marks(indicator.score);
    if (indicator.target.is_empty() && indicator.actual.is_empty() && !is_scored && !indicator.funds.number)
        return false;
    for (const std::string* name : {&indicator.name, &indicator.level, &indicator.kind})
        indicator.is_total = indicator.is_total || is_total_name(*name);
    // A row that only says what it is out of, without a name, is a sum or a heading of groups.
    if (indicator.name.empty() && indicator.kind.empty() && indicator.level.empty()) return false;
    if (const std::string_view kind = kind_word(indicator.kind); !kind.empty()) indicator.kind = kind;
    report.indicators.push_back(std::move(indicator));
    return true;
}

}  // namespace lint
