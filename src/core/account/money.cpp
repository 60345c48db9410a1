#include "core/account/money.hpp"

#include <algorithm>

namespace core {
namespace {

using Mask = std::uint32_t;

constexpr Mask of(MoneyKind kind) {
    return Mask{1} << static_cast<unsigned>(kind);
}
constexpr Mask none = 0;
constexpr Mask initial = of(MoneyKind::initial);
constexpr Mask adjusting =
    of(MoneyKind::supplement) | of(MoneyKind::cut) | of(MoneyKind::transfer) | of(MoneyKind::reclaim);
constexpr Mask adjusted = initial | adjusting;
constexpr Mask revenue = of(MoneyKind::revenue);
constexpr Mask spent = of(MoneyKind::expenditure);
constexpr Mask final_account = of(MoneyKind::final_account);
constexpr Mask bought = of(MoneyKind::procurement);
constexpr Mask flows = revenue | spent | bought;

constexpr std::string_view public_funds = "public_funds", three_public = "three_public";

/// (plus − minus) ÷ divisor.
struct Row {
    Mask plus, minus, divisor;
    std::string_view group;  ///< of classes, on top of the filter
    bool of_whole;           ///< the divisor is the whole's, whatever the filter
    FormulaText text;
};

// In the order of the enumeration.
constexpr std::array rows{
    Row{initial, none, none, {}, false, {"initial budget", "年初预算", "initial budget"}},
    Row{adjusting,
        none,
        none,
        {},
        false,
        {"adjustment", "追加+追减+调剂+收回", "supplements + cuts + transfers + reclaims"}},
    Row{of(MoneyKind::supplement), none, none, {}, false, {"supplements", "追加", "supplements"}},
    Row{of(MoneyKind::cut), none, none, {}, false, {"cuts", "追减", "cuts"}},
    Row{of(MoneyKind::transfer), none, none, {}, false, {"transfers", "调剂", "transfers"}},
    Row{of(MoneyKind::reclaim), none, none, {}, false, {"reclaims", "收回", "reclaims"}},
    Row{adjusted, none, none, {}, false, {"adjusted budget", "年初预算+预算调整数", "initial budget + adjustment"}},
    Row{revenue, none, none, {}, false, {"revenue", "收入", "revenue"}},
    Row{spent, none, none, {}, false, {"expenditure", "支出", "expenditure"}},
    Row{final_account, none, none, {}, false, {"final accounts", "决算", "final accounts"}},
    Row{adjusted, spent, none, {}, false, {"unspent budget", "调整后预算−支出", "adjusted budget − expenditure"}},
    Row{revenue,
        spent,
        none,
        {},
        false,
        {"carry-over", "收入（含上年结转）−支出", "revenue, carried over included − expenditure"}},
    Row{of(MoneyKind::procurement_budget),
        none,
        none,
        {},
        false,
        {"procurement budget", "采购预算", "procurement budget"}},
    Row{bought, none, none, {}, false, {"procurement", "采购", "procurement"}},
    Row{spent, none, adjusted, {}, false, {"execution rate", "支出/调整后预算", "expenditure / adjusted budget"}},
    Row{adjusting, none, initial, {}, false, {"adjustment rate", "预算调整数/年初预算", "adjustment / initial budget"}},
    Row{final_account,
        initial,
        initial,
        {},
        false,
        {"difference of final accounts", "（决算−年初预算）/年初预算",
         "(final accounts − initial budget) / initial budget"}},
    Row{revenue,
        initial,
        initial,
        {},
        false,
        {"difference of revenue", "（收入−年初预算）/年初预算", "(revenue − initial budget) / initial budget"}},
    Row{revenue,
        spent,
        adjusted,
        {},
        false,
        {"carry-over rate", "年末结转结余/调整后预算", "carry-over / adjusted budget"}},
    Row{bought,
        none,
        of(MoneyKind::procurement_budget),
        {},
        false,
        {"procurement rate", "采购/采购预算", "procurement / procurement budget"}},
    Row{spent,
        none,
        adjusted,
        public_funds,
        false,
        {"control of running costs", "公用经费支出/公用经费预算", "running costs / their adjusted budget"}},
    Row{spent,
        none,
        adjusted,
        three_public,
        false,
        {"control of the three public expenses", "三公经费支出/三公经费预算",
         "the three public expenses / their adjusted budget"}},
    Row{spent, none, spent, {}, true, {"share of expenditure", "支出/全部支出", "expenditure / all expenditure"}},
};
static_assert(rows.size() == money_formula_words.size());

const Row& row_of(MoneyFormula formula) {
    return rows[static_cast<std::size_t>(formula)];
}

bool is_in(const Account& account, const Noted<EnterMoney>& entry, const MoneyFilter& filter) {
    const EnterMoney& money = entry.deed;
    if (filter.to.is_set() && entry.day > filter.to) return false;
    const bool is_flow = (of(money.kind) & flows) != 0;
    if (filter.from.is_set() && is_flow && entry.day < filter.from) return false;
    if (filter.project && money.project != *filter.project) return false;
    if (filter.source && money.source != *filter.source) return false;
    if (filter.kind || !filter.task.empty()) {
        const auto* project = account.project(money.project);
        if (project == nullptr) return false;
        if (filter.kind && project->deed.kind != *filter.kind) return false;
        if (!filter.task.empty() && project->deed.task != filter.task) return false;
    }
    return filter.classes.empty() || std::ranges::any_of(filter.classes, [&](const std::string& one) {
               return money.economic_class.starts_with(one);
           });
}

/// Adds what is counted to `counted` and gives its sum.
std::int64_t add_up(std::span<const Account> accounts, Mask kinds, const MoneyFilter& filter, std::int64_t sign,
                    std::vector<CountedEntry>& counted) {
    std::int64_t sum = 0;
    for (const Account& account : accounts) {
        for (const auto& entry : account.entries) {
            if ((of(entry.deed.kind) & kinds) == 0 || !is_in(account, entry, filter)) continue;
            const std::int64_t amount = sign * entry.deed.amount;
            counted.push_back({account.id, entry.version, entry.seq, amount});
            sum += amount;
        }
    }
    return sum;
}

}  // namespace

const FormulaText& text_of(MoneyFormula formula) {
    return row_of(formula).text;
}

bool is_rate(MoneyFormula formula) {
    return row_of(formula).divisor != none;
}

MoneyFilter within(const ClassGroup& group, MoneyFilter filter) {
    if (group.kind) filter.kind = group.kind;
    if (filter.classes.empty()) {
        filter.classes = group.classes;
        return filter;
    }
    // Both must hold: of each pair of beginnings the longer one, where they agree.
    std::vector<std::string> both;
    for (const std::string& a : filter.classes) {
        for (const std::string& b : group.classes) {
            if (a.starts_with(b)) both.push_back(a);
            if (b.starts_with(a) && a != b) both.push_back(b);
        }
    }
    if (both.empty()) both.emplace_back("-");  // no class begins so
    filter.classes = std::move(both);
    return filter;
}

MoneyValue money_value(std::span<const Account> accounts, MoneyFormula formula, const MoneyFilter& given,
                       const MoneySettings& settings) {
    const Row& row = row_of(formula);
    MoneyFilter filter = given;
    MoneyValue result;
    result.formula = formula;
    if (!row.group.empty()) {
        const ClassGroup* group = settings.group(row.group);
        if (group == nullptr) return result;  // nobody said which classes these are
        filter = within(*group, std::move(filter));
    }
    result.numerator = add_up(accounts, row.plus, filter, 1, result.counted);
    // A difference from something that nobody entered is none: "−100 %" would be read as a fact.
    const bool is_known = row.minus == none || !result.counted.empty();
    result.numerator += add_up(accounts, row.minus, filter, -1, result.counted);
    if (row.divisor == none) {
        if (is_known) result.value = base::Decimal{result.numerator, 2};
        return result;
    }
    MoneyFilter below = filter;
    if (row.of_whole) below = {.from = filter.from, .to = filter.to};
    result.denominator = add_up(accounts, row.divisor, below, 1, result.counted_below);
    if (is_known) result.value = base::percent(result.numerator, *result.denominator);
    return result;
}

FundsAmounts funds_of(std::span<const Account> accounts, const MoneyFilter& filter) {
    std::vector<CountedEntry> counted;
    FundsAmounts amounts;
    amounts.initial = add_up(accounts, initial, filter, 1, counted);
    amounts.adjustment = add_up(accounts, adjusting, filter, 1, counted);
    amounts.adjusted = amounts.initial + amounts.adjustment;
    amounts.spent = add_up(accounts, spent, filter, 1, counted);
    return amounts;
}

std::string yuan_text(std::int64_t fen) {
    return base::Decimal{fen, 2}.text();
}

base::Decimal wan_of(std::int64_t fen) {
    base::Decimal wan{fen, 6};
    while (wan.scale > 2 && wan.digits % 10 == 0) wan.digits /= 10, --wan.scale;
    return wan;
}

std::string wan_text(std::int64_t fen) {
    return wan_of(fen).text();
}

std::optional<std::int64_t> parse_amount(std::string_view text, std::int64_t fen_per_unit) {
    constexpr std::string_view wan = "万元", yuan = "元";
    if (text.ends_with(wan)) {
        text.remove_suffix(wan.size());
        fen_per_unit = fen_per_wan;
    } else if (text.ends_with(yuan)) {
        text.remove_suffix(yuan.size());
        fen_per_unit = fen_per_yuan;
    }
    std::string digits;
    for (const char c : text) {
        if (c != ',' && c != ' ') digits += c;
    }
    const auto parsed = base::parse_decimal(digits);
    if (!parsed) return std::nullopt;
    const auto fen = base::multiply(*parsed, {fen_per_unit, 0}, base::decimal_scale_max, base::Rounding::truncate);
    const auto whole = base::multiply(*parsed, {fen_per_unit, 0}, 0, base::Rounding::truncate);
    if (!whole || (fen && base::compare(*fen, *whole) != 0)) return std::nullopt;
    return whole->digits;
}

}  // namespace core
