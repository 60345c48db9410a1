// rate, delta_as_amount, task_funds: tables of funds.
#include <algorithm>

#include "lint/arithmetic.hpp"
#include "lint/rules/labels.hpp"
#include "lint/rules/rules.hpp"
#include "lint/words.hpp"

namespace lint {
namespace {

void wrong_rate(Findings& findings, const Value& rate, const Value& part, const Value& whole, Decimal base,
                std::string_view how) {
    if (is_rate_of(rate.number->value, part.number->value, base)) return;
    const auto right = percent_of(part.number->value, base, rate.number->value.scale, Rounding::half_up);
    if (!right) return;
    const std::string text = fmt::format("{} ÷ {} = {}%", part.number->value.text(), how, right->text());
    findings.push_back(
        {.rule = "rate",
         .place = rate.place,
         .stated = rate.number->value.text() + "%",
         .against = right->text() + "%",
         .arithmetic = text,
         .zh = fmt::format("表中印为 {}%，按所列金额计算为 {}%", rate.number->value.text(), right->text()),
         .en = fmt::format("the table prints {}%, its amounts give {}%", rate.number->value.text(), right->text()),
         .other = whole.place});
}

/// A rate column may hold 98.88 or 0.9888.
bool is_percent(const Value& rate) {
    return rate.number && (rate.number->unit == "%" || !is_less(rate.number->value, {2, 0}));
}

void check_row(const Funds& row, Findings& findings) {
    const bool has_delta = row.initial.number && row.adjustment.number;
    std::optional<Decimal> adjusted;
    bool is_delta = false;
    if (has_delta) {
        const auto sum = base::add(row.initial.number->value, row.adjustment.number->value);
        const Decimal amount = row.adjustment.number->value;
        // A column of adjustments holds the difference, or the budget after it: the rates beside it tell.
        const bool by_rate = row.adjustment_rate.number && is_percent(row.adjustment_rate) &&
                             is_rate_of(row.adjustment_rate.number->value, amount, row.initial.number->value);
        const bool by_budget = row.budget.number && sum && is_equal(row.budget.number->value, *sum);
        const bool by_done = is_percent(row.rate) && row.spent.number && sum &&
                             is_rate_of(row.rate.number->value, row.spent.number->value, *sum) && amount.digits != 0;
        is_delta = by_rate || by_budget || by_done ||
                   is_less(amount, Decimal{row.initial.number->value.digits / 2, row.initial.number->value.scale});
        adjusted = is_delta ? sum : std::optional(amount);
        const bool is_named_delta = has_any(row.adjustment_title, {"增减", "额", "净", "追加", "±", "+"});
        if ((by_rate || by_done) && amount.digits != 0 && !is_named_delta &&
            row.adjustment_title.find("数") != std::string::npos && sum) {
            findings.push_back(
                {.rule = "delta_as_amount",
                 .place = row.adjustment.place,
                 .stated = shown(row.adjustment),
                 .against = sum->text(),
                 .arithmetic =
                     fmt::format("{} + {} = {}", row.initial.number->value.text(), amount.text(), sum->text()),
                 .zh = fmt::format("“{}”一栏所印 {} 是增减额，调整后预算应为 {}", row.adjustment_title,
                                   shown(row.adjustment), sum->text()),
                 .en = fmt::format("the column reads as an amount; {} is the change, the adjusted budget is {}",
                                   shown(row.adjustment), sum->text()),
                 .other = row.initial.place});
        }
        if (is_percent(row.adjustment_rate) && is_delta)
            wrong_rate(findings, row.adjustment_rate, row.adjustment, row.initial, row.initial.number->value,
                       row.initial.number->value.text());
        if (row.budget.number && sum && is_delta && !is_equal(row.budget.number->value, *sum)) {
            findings.push_back({.rule = "sum",
                                .place = row.budget.place,
                                .stated = shown(row.budget),
                                .against = sum->text(),
                                .arithmetic = fmt::format("{} + {} = {} ≠ {}", row.initial.number->value.text(),
                                                          amount.text(), sum->text(), row.budget.number->value.text()),
                                .zh = fmt::format("年初预算加调整为 {}，调整后预算印为 {}", sum->text(),
                                                  row.budget.number->value.text()),
                                .en = fmt::format("initial and adjustment make {}, {} is printed", sum->text(),
                                                  row.budget.number->value.text()),
                                .other = row.initial.place});
        }
    }
    if (!is_percent(row.rate) || !row.spent.number) return;
    if (row.budget.number)
        wrong_rate(findings, row.rate, row.spent, row.budget, row.budget.number->value,
                   row.budget.number->value.text());
    else if (adjusted)
        wrong_rate(findings, row.rate, row.spent, row.initial, *adjusted,
                   is_delta
                       ? fmt::format("({} + {})", row.initial.number->value.text(), row.adjustment.number->value.text())
                       : adjusted->text());
    else if (row.initial.number)
        wrong_rate(findings, row.rate, row.spent, row.initial, row.initial.number->value,
                   row.initial.number->value.text());
}

/// More than half of the money belongs to no task, and the report does not say what else it went to.
bool is_mostly_unassigned(const Report& report, Decimal assigned, Decimal spent) {
    const auto twice = base::add(assigned, assigned);
    if (!twice || !is_less(*twice, spent)) return false;
    return std::ranges::none_of(report.funds, [](const Funds& row) { return !scope_of(row.label).empty(); }) &&
           std::ranges::none_of(report.paragraphs, [](const Paragraph& one) { return !scope_of(one.text).empty(); });
}

}  // namespace

void check_funds(const Report& report, Findings& findings) {
    std::vector<std::string> told;
    for (const Funds& row : report.funds) {
        Findings own;
        check_row(row, own);
        for (Finding& one : own) {  // the only fund repeats the total
            const std::string key =
                std::string(one.rule) + "|" + one.stated + "|" + one.against + "|" + std::to_string(row.table);
            if (std::ranges::find(told, key) != told.end()) continue;
            told.push_back(key);
            findings.push_back(std::move(one));
        }
    }
    std::vector<Decimal> funds;
    const Indicator* first = nullptr;
    for (const Indicator& row : report.indicators) {
        if (!row.funds.number || row.is_total) continue;
        funds.push_back(row.funds.number->value);
        if (first == nullptr) first = &row;
    }
    const auto total =
        std::ranges::find_if(report.funds, [](const Funds& one) { return one.spent.number.has_value(); });
    const auto sum = sum_of(funds);
    if (funds.size() < 2 || total == report.funds.end() || !sum || is_equal(*sum, total->spent.number->value)) return;
    const auto share = percent_of(*sum, total->spent.number->value, 2, Rounding::half_up);
    const bool is_more = is_less(total->spent.number->value, *sum);
    const bool is_wrong = is_more || is_mostly_unassigned(report, *sum, total->spent.number->value);
    findings.push_back({.rule = "task_funds",
                        .rank = is_wrong ? Rank::finding : Rank::note,
                        .place = first->place,
                        .stated = sum->text(),
                        .against = total->spent.number->value.text(),
                        .arithmetic = fmt::format("{} = {}；÷ {} = {}%", plus(funds), sum->text(),
                                                  total->spent.number->value.text(), share ? share->text() : "?"),
                        .zh = is_more ? fmt::format("各任务资金合计 {}，多于实际支出 {}", sum->text(),
                                                    total->spent.number->value.text())
                                      : fmt::format("各任务资金合计 {}，实际支出 {}，其余没有分到任务", sum->text(),
                                                    total->spent.number->value.text()),
                        .en = fmt::format("the tasks' funds add up to {}, {} was spent", sum->text(),
                                          total->spent.number->value.text()),
                        .other = total->spent.place});
}

}  // namespace lint
