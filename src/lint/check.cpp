#include <algorithm>
#include <array>
#include <set>
#include <tuple>

#include "lint/lint.hpp"
#include "lint/rules/rules.hpp"

namespace lint {
namespace {

constexpr std::array all_rules{
    RuleName{"sum", "合计与各部分不符", "a sum and its parts"},
    RuleName{"rate", "比率与分子分母不符", "a rate and its parts"},
    RuleName{"rate_base", "执行率的分母不是调整后预算", "an execution rate of the wrong budget"},
    RuleName{"possible_range", "按比率反推，所印数不可能", "what rates leave possible"},
    RuleName{"adjustment_unmentioned", "预算有调整而没有说明", "a budget changed without a word"},
    RuleName{"budget_bases", "两处预算口径不同", "two budgets under one name"},
    RuleName{"delta_as_amount", "增减额印在金额栏", "a change in a column of amounts"},
    RuleName{"task_funds", "任务资金与支出", "funds of tasks and expenditure"},
    RuleName{"score_full", "得分超过满分", "more points than there are"},
    RuleName{"score_cut", "得分只有截去尾数才能得出", "a score that was cut, not rounded"},
    RuleName{"score_repeated", "同一得分前后不同", "one score, two figures"},
    RuleName{"score_not_reproducible", "总分无法重算", "a score that cannot be recomputed"},
    RuleName{"points_lost", "少了分而看不出扣在何处", "points lost nobody knows where"},
    RuleName{"deviation_named", "提到不足而没有说明扣分", "a fault named, its points not"},
    RuleName{"no_score", "没有得分和等级", "no score and no grade"},
    RuleName{"grade", "等级与得分不符", "the grade and the score"},
    RuleName{"rank", "名次前后矛盾", "ranks that contradict"},
    RuleName{"first_not_full", "称第一而没有印出比率", "first place without its rate"},
    RuleName{"year_on_year", "同比与件数不符", "a change and its counts"},
    RuleName{"target_missed", "没有达到目标而称达到", "a target missed and said to be met"},
    RuleName{"no_actual", "称完成而没有实际值", "said to be met, no actual printed"},
    RuleName{"text_table", "文中与表中不符", "text and table"},
    RuleName{"scope", "名称相近而数不同，口径可能不同", "names alike, figures not: scopes perhaps"},
    RuleName{"target_low", "目标可能偏低", "a target that may be too low"},
    RuleName{"unit", "目标与实际单位不同", "units of target and actual"},
    RuleName{"actual_is_bound", "实际值是范围", "an actual that is a bound"},
    RuleName{"actuals_equal_targets", "实际值全部等于目标值", "every actual equals its target"},
    RuleName{"definition", "定义得不出该数", "a definition that cannot give the figure"},
    RuleName{"indicator_kind", "指标类别不当", "an indicator under the wrong kind"},
    RuleName{"name", "同一事物两个名称", "two names for one thing"},
    RuleName{"problem_against_rate", "所称问题与执行率不符", "a problem that the rate denies"},
};

/// A rule looks at the report alone, or holds it against what is usual.
struct Check {
    void (*alone)(const Report&, Findings&) = nullptr;
    void (*against)(const Report&, const Usual&, Findings&) = nullptr;
    constexpr Check(void (*rule)(const Report&, Findings&)) : alone(rule) {}
    constexpr Check(void (*rule)(const Report&, const Usual&, Findings&)) : against(rule) {}
};
constexpr Check all_checks[]{check_sums,   check_totals,  check_rates,   check_shares,     check_funds,
                             check_ranges, check_budgets, check_scores,  check_score_sums, check_reproducible,
                             check_ranks,  check_changes, check_targets, check_text_table, check_units,
                             check_kinds,  check_equal,   check_names,   check_problems};

}  // namespace

std::span<const RuleName> rules() {
    return all_rules;
}

Findings check(const Report& report, const Usual& usual) {
    Findings all;
    for (const Check& one : all_checks) {
        if (one.alone != nullptr) one.alone(report, all);
        if (one.against != nullptr) one.against(report, usual, all);
        if (all.size() > findings_max) break;
    }
    // One thing is said once, however often the report repeats it.
    std::set<std::string> told;
    std::erase_if(all, [&](const Finding& one) {
        return !told.insert(std::string(one.rule) + "|" + one.stated + "|" + one.against + "|" + one.arithmetic + "|" +
                            one.place.cell + one.place.quote)
                    .second;
    });
    std::ranges::stable_sort(all, [](const Finding& a, const Finding& b) {
        return std::tuple(a.rank, a.place.line, a.place.column) < std::tuple(b.rank, b.place.line, b.place.column);
    });
    if (all.size() > findings_max) all.resize(findings_max);
    return all;
}

}  // namespace lint
