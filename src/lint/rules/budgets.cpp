// adjustment_unmentioned: initial and adjusted budget differ and nobody says why. budget_bases: all of the budget
// spent, and yet a difference between budget and accounts: two budgets are meant.
#include "lint/arithmetic.hpp"
#include "lint/rules/labels.hpp"
#include "lint/rules/rules.hpp"
#include "lint/words.hpp"

namespace lint {
namespace {

void check_adjusted(const Report& report, Findings& findings) {
    for (const Paragraph& one : report.paragraphs) {
        if (has_any(one.text, {"预算调整", "调整预算", "调整后", "追加", "追减", "调增", "调减", "压减", "核减", "调剂",
                               "收回", "预算变更", "资金调整", "年中调整", "中期调整"}))
            return;
    }
    for (const Stretch stretch : paragraphs_of(report)) {
        for (std::size_t i = stretch.first; i < stretch.end; ++i) {
            const Figure& initial = report.figures[i];
            if (nature_of(initial) != Nature::initial) continue;
            for (std::size_t j = stretch.first; j < stretch.end; ++j) {
                const Figure& adjusted = report.figures[j];
                const bool is_pair = nature_of(adjusted) == Nature::budget && adjusted.unit == initial.unit &&
                                     scope_of(adjusted.label) == scope_of(initial.label) &&
                                     has_any(adjusted.label, {"年度", "全年", "调整", "实际", "最终", "批复"}) &&
                                     adjusted.sentence == initial.sentence;
                if (!is_pair || is_equal(initial.value, adjusted.value) || initial.value.digits == 0) continue;
                const auto delta = base::subtract(adjusted.value, initial.value);
                const auto share = delta ? percent_of(*delta, initial.value, 2, Rounding::half_up) : std::nullopt;
                if (!share) continue;
                findings.push_back({.rule = "adjustment_unmentioned",
                                    .place = report.place_of(adjusted),
                                    .stated = shown(adjusted),
                                    .against = shown(initial),
                                    .arithmetic = fmt::format("{} − {} = {}（{}%）", adjusted.value.text(),
                                                              initial.value.text(), delta->text(), share->text()),
                                    .zh = fmt::format("年初预算 {}，执行时预算 {}，相差 {}，报告没有提到预算调整",
                                                      shown(initial), shown(adjusted), delta->text()),
                                    .en = fmt::format("the budget went from {} to {}; no adjustment is mentioned",
                                                      shown(initial), shown(adjusted)),
                                    .other = report.place_of(initial)});
                return;
            }
        }
    }
}

void check_bases(const Report& report, Findings& findings) {
    for (const Figure& difference : report.figures) {
        if (difference.unit != "%" || !has_any(difference.label, {"预决算差异率", "决算与预算差异率", "预算差异率"}) ||
            difference.value.digits == 0)
            continue;
        const Figure *done = nullptr, *revenue = nullptr;
        for (const Figure& figure : report.figures) {
            if (done == nullptr && figure.unit == "%" && is_execution_rate(figure.label) &&
                !has(figure.label, "差异") && is_equal(figure.value, {100, 0}) && has(figure.label, "预算"))
                done = &figure;
            if (revenue == nullptr && nature_of(figure) == Nature::revenue) revenue = &figure;
        }
        if (done == nullptr) return;
        std::string arithmetic = fmt::format("100% ≠ {}", shown(difference));
        if (revenue != nullptr) {
            const auto whole = base::add({100, 0}, difference.value);
            const auto range = whole ? whole_range(revenue->value, *whole, Rounding::half_up) : std::nullopt;
            const auto point =
                whole ? base::divide({revenue->value.digits * 100, revenue->value.scale}, *whole, 2, Rounding::half_up)
                      : std::nullopt;
            if (range && point)
                arithmetic = fmt::format("{} ÷ (1 + {}) ≈ {}，在 {} 之内", revenue->value.text(), shown(difference),
                                         point->text(), range->text());
        }
        findings.push_back(
            {.rule = "budget_bases",
             .place = report.place_of(difference),
             .stated = shown(difference),
             .against = shown(*done),
             .arithmetic = arithmetic,
             .zh = fmt::format("完成预算 100%，预决算差异率却为 {}：两处所说的预算不是同一个，年初预算没有印出",
                               shown(difference)),
             .en = fmt::format(
                 "100% of the budget was spent, yet accounts differ from the budget by {}: two budgets are meant",
                 shown(difference)),
             .other = report.place_of(*done)});
        return;
    }
}

}  // namespace

void check_budgets(const Report& report, Findings& findings) {
    check_adjusted(report, findings);
    check_bases(report, findings);
}

}  // namespace lint
