// actuals_equal_targets: a table in which nothing came out otherwise than planned. definition: a rate whose definition
// is that something did not happen, so that it could be 0 or 100 % only.
#include <algorithm>
#include <map>

#include "lint/arithmetic.hpp"
#include "lint/rules/labels.hpp"
#include "lint/rules/rules.hpp"
#include "lint/words.hpp"

namespace lint {
namespace {

constexpr std::size_t pairs_min = 5;  ///< fewer may well agree
constexpr std::size_t free_min = 3;   ///< of them, those that could have come out otherwise: no 100 %, no 0

bool is_ceiling(const Number& number) {
    return number.value.digits == 0 || (number.unit == "%" && is_equal(number.value, {100, 0}));
}

}  // namespace

void check_equal(const Report& report, Findings& findings) {
    struct Count {
        std::size_t pairs = 0, equal = 0, free = 0;
        const Indicator* first = nullptr;
    };
    std::map<std::size_t, Count> tables;
    for (const Indicator& row : report.indicators) {
        if (!row.target.number || !row.actual.number || row.is_total) continue;
        Count& count = tables[row.table];
        ++count.pairs;
        const bool is_same = is_equal(row.target.number->value, row.actual.number->value) &&
                             row.target.number->unit == row.actual.number->unit;
        count.equal += is_same ? 1 : 0;
        if (is_same && !is_ceiling(*row.target.number)) {
            ++count.free;
            if (count.first == nullptr) count.first = &row;
        }
    }
    for (const auto& [table, count] : tables) {
        if (count.pairs < pairs_min || count.equal < count.pairs || count.free < free_min) continue;
        findings.push_back(
            {.rule = "actuals_equal_targets",
             .place = count.first->place,
             .stated = shown(count.first->target),
             .against = shown(count.first->actual),
             .arithmetic = fmt::format("{} = {}，其中非 100% 的 {} 项", count.equal, count.pairs, count.free),
             .zh = fmt::format("{} 项指标的实际值全部等于目标值，其中 {} 项并非 100%：像是照抄目标", count.pairs,
                               count.free),
             .en = fmt::format("all {} actuals equal their targets, {} of them not at 100%: copied perhaps",
                               count.pairs, count.free)});
    }
    for (const Indicator& row : report.indicators) {
        if (!row.actual.number || row.actual.number->unit != "%" || is_ceiling(*row.actual.number) ||
            row.definition.empty())
            continue;
        std::string_view definition = row.definition;
        if (!(definition.starts_with("没有") || definition.starts_with("未发生") || definition.starts_with("无") ||
              definition.starts_with("不发生") || definition.starts_with("未出现")))
            continue;
        if (has_any(definition, {"÷", "/", "占", "比例", "×", "*"})) continue;
        findings.push_back({.rule = "definition",
                            .place = row.actual.place,
                            .stated = shown(row.actual),
                            .against = excerpt(row.definition, 30),
                            .arithmetic = fmt::format("没有发生 → 100%，发生 → 0%；{} 推不出", shown(row.actual)),
                            .zh = fmt::format("“{}”以“{}”为内容，只能是 100% 或者 0%，{} 无从算出", row.name,
                                              excerpt(row.definition, 30), shown(row.actual)),
                            .en = fmt::format("defined by something not happening, it can be 0% or 100% only, not {}",
                                              shown(row.actual))});
    }
}

}  // namespace lint
