// score_not_reproducible: the score of a project with all targets met, against the usual points for execution and for
// the rest, where the report prints no weights. no_score: a report on performance without score or grade.
#include <algorithm>

#include "lint/arithmetic.hpp"
#include "lint/rules/execution.hpp"
#include "lint/rules/pairs.hpp"
#include "lint/rules/rules.hpp"
#include "lint/rules/usual.hpp"
#include "lint/words.hpp"

namespace lint {
namespace {

/// A report that prints weights of its own is judged by those, not by the usual ones.
bool prints_weights(const Report& report) {
    const bool in_table = std::ranges::any_of(report.indicators,
                                              [](const Indicator& row) { return row.full.number || row.score.number; });
    return in_table || std::ranges::any_of(report.paragraphs, [](const Paragraph& one) {
               return has_any(one.text, {"分值", "权重", "扣分", "扣除", "扣减", "失分", "减分", "总分值"});
           });
}

void check_project(const Report& report, const Usual& usual, Findings& findings) {
    const auto total =
        std::ranges::find_if(report.scores, [](const Score& one) { return one.is_total && one.value.number; });
    if (total == report.scores.end() || prints_weights(report)) return;
    // Where points of parts are printed, the sum of those decides. "14.23分（满分15分）" is the actual of an indicator.
    for (std::size_t i = 0; i < report.figures.size(); ++i) {
        const Figure& figure = report.figures[i];
        const bool is_total =
            figure.begin == total->value.number->begin && is_equal(figure.value, total->value.number->value);
        const bool is_actual = i + 1 < report.figures.size() && has(report.figures[i + 1].label, "满分");
        if (figure.unit == "分" && !is_total && !is_actual && !has(figure.label, "满分")) return;
    }
    std::size_t met = 0;
    for (const Indicator& row : report.indicators) {
        const auto one = is_met(row);
        if (one && !*one) return;
        met += one && *one ? 1 : 0;
    }
    const auto all = executions(report);
    const auto found = std::ranges::find_if(
        all, [](const Execution& one) { return !one.is_part && one.spent != nullptr && one.budget != nullptr; });
    if (met < 2 || found == all.end()) return;
    const Decimal printed = total->value.number->value;
    const Decimal execution = usual.execution, others = usual.others;
    if (execution.digits == 0) return;
    const auto points = base::multiply(execution, found->spent->value, found->spent->value.scale, Rounding::truncate);
    if (!points) return;
    std::string sums;
    for (const Rounding rounding : {Rounding::half_up, Rounding::truncate}) {
        const auto score = base::divide(*points, found->budget->value, std::max(printed.scale, 2), rounding);
        const auto sum = score ? base::add(*score, others) : std::nullopt;
        if (!sum || is_equal(*sum, printed)) return;
        if (sums.empty()) sums = sum->text();
    }
    const auto off = base::subtract(base::parse_decimal(sums).value_or(printed), printed);
    findings.push_back(
        {.rule = "score_not_reproducible",
         .place = total->value.place,
         .stated = total->value.number->value.text() + "分",
         .against = sums + "分",
         .arithmetic = fmt::format("{} × {} ÷ {} + {} = {}，差 {}", execution.text(), found->spent->value.text(),
                                   found->budget->value.text(), others.text(), sums, off ? off->text() : "?"),
         .zh = fmt::format("所列目标都已达到，按通行的执行率 {} 分、其余 {} 分（示例）计为 {} 分，印为 "
                           "{}；报告没有印出分值，无法重算",
                           execution.text(), others.text(), sums, total->value.number->value.text()),
         .en = fmt::format("all targets listed are met: with the usual {} + {} (an example) the score is {}, {} is "
                           "printed; no weights are printed",
                           execution.text(), others.text(), sums, total->value.number->value.text()),
         .other = report.place_of(*found->rate)});
}

}  // namespace

void check_reproducible(const Report& report, const Usual& usual, Findings& findings) {
    check_project(report, usual, findings);
    const bool is_evaluation = std::ranges::any_of(report.paragraphs, [](const Paragraph& one) {
        return has_any(one.text, {"绩效评价报告", "绩效自评报告"}) && length(one.text) < 60;
    });
    const bool has_score =
        !report.scores.empty() || !report.grades.empty() ||
        std::ranges::any_of(report.indicators, [](const Indicator& row) { return row.score.number.has_value(); }) ||
        std::ranges::any_of(report.paragraphs, [](const Paragraph& one) {
            return has_any(one.text, {"得分", "评分", "评价等级", "自评等级"});
        });
    if (!is_evaluation || has_score || report.figures.size() < 3) return;
    findings.push_back({.rule = "no_score",
                        .rank = Rank::note,
                        .place = report.place_of(0, 0, std::min<std::size_t>(report.paragraphs[0].text.size(), 60)),
                        .stated = "—",
                        .against = "得分、等级",
                        .arithmetic = "0 处",
                        .zh = "绩效报告没有得分，也没有等级",
                        .en = "a report on performance without score or grade"});
}

}  // namespace lint
