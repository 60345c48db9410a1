// rate: a printed execution rate against the amounts beside it, in running text.
#include <algorithm>

#include "lint/arithmetic.hpp"
#include "lint/rules/execution.hpp"
#include "lint/rules/rules.hpp"
#include "lint/words.hpp"

namespace lint {
namespace {

std::string computed(Decimal part, Decimal whole, int scale) {
    const auto half = percent_of(part, whole, scale, Rounding::half_up);
    return half ? half->text() + "%" : "?";
}

}  // namespace

void check_rates(const Report& report, Findings& findings) {
    for (const Execution& one : executions(report)) {
        const Figure& rate = *one.rate;
        if (one.spent == nullptr) continue;
        const Figure& spent = *one.spent;
        if (one.budget == nullptr && one.initial == nullptr) continue;
        const Figure& base = one.budget != nullptr ? *one.budget : *one.initial;
        if (is_rate_of(rate.value, spent.value, base.value)) continue;
        const std::string right = computed(spent.value, base.value, rate.value.scale);
        const bool fits_initial =
            one.initial != nullptr && one.budget != nullptr && is_rate_of(rate.value, spent.value, one.initial->value);
        const std::string sum = fmt::format("{} ÷ {} = {}", spent.value.text(), base.value.text(), right);
        if (fits_initial) {
            findings.push_back(
                {.rule = "rate_base",
                 .place = report.place_of(rate),
                 .stated = shown(rate),
                 .against = right,
                 .arithmetic =
                     fmt::format("{}；{} ÷ {} = {}", sum, spent.value.text(), one.initial->value.text(), shown(rate)),
                 .zh = fmt::format("执行率 {} 以年初预算为分母；按调整后预算应为 {}", shown(rate), right),
                 .en = fmt::format("the rate {} is of the initial budget; of the adjusted one it is {}", shown(rate),
                                   right),
                 .other = report.place_of(base)});
            continue;
        }
        findings.push_back({.rule = "rate",
                            .place = report.place_of(rate),
                            .stated = shown(rate),
                            .against = right,
                            .arithmetic = sum,
                            .zh = fmt::format("“{}”印为 {}，按所列金额计算为 {}", excerpt(bare_name(rate.label), 20),
                                              shown(rate), right),
                            .en = fmt::format("printed {}, the amounts give {}", shown(rate), right),
                            .other = report.place_of(spent)});
    }
}

}  // namespace lint
