// score_full: more points than there are. grade: the word against the score. score_cut: a score that only comes out of
// a rate if it is cut off.
#include <algorithm>

#include "lint/arithmetic.hpp"
#include "lint/rules/execution.hpp"
#include "lint/rules/rules.hpp"
#include "lint/rules/usual.hpp"
#include "lint/words.hpp"

namespace lint {
namespace {

void over_full(Findings& findings, const std::string& name, const Value& score, Decimal full) {
    if (!score.number || !is_less(full, score.number->value)) return;
    findings.push_back(
        {.rule = "score_full",
         .place = score.place,
         .stated = score.number->value.text() + "分",
         .against = full.text() + "分",
         .arithmetic = fmt::format("{} > {}", score.number->value.text(), full.text()),
         .zh = fmt::format("“{}”得 {} 分，超过满分 {} 分", excerpt(name, 20), score.number->value.text(), full.text()),
         .en = fmt::format("{} points of {}", score.number->value.text(), full.text())});
}

std::string_view grade_of(const Usual& usual, Decimal score) {
    for (const core::GradeBand& band : usual.grades) {
        if (!is_less(score, band.from)) return band.name;
    }
    return {};
}

void check_grade(const Report& report, const Usual& usual, Findings& findings) {
    for (const Score& score : report.scores) {
        if (!score.is_total || !score.value.number || is_less({100, 0}, score.value.number->value)) continue;
        if (score.full && !is_equal(*score.full, {100, 0})) continue;
        for (const Grade& grade : report.grades) {
            const std::string_view right = grade_of(usual, score.value.number->value);
            if (right.empty() || right == grade.word) continue;
            findings.push_back(
                {.rule = "grade",
                 .place = grade.place,
                 .stated = grade.word,
                 .against = std::string(right),
                 .arithmetic = fmt::format("{} 分：{}", score.value.number->value.text(), grades_text(usual)),
                 .zh = fmt::format("{} 分应为“{}”，印为“{}”", score.value.number->value.text(), right, grade.word),
                 .en = fmt::format("{} points are {}, not {}", score.value.number->value.text(), right, grade.word),
                 .other = score.value.place});
        }
        return;
    }
}

/// "支出率为 99.99%，支出率得分 9.99 分": full marks are a whole number; does rounding give the score?
void check_cut(const Report& report, Findings& findings) {
    for (std::size_t i = 0; i < report.figures.size(); ++i) {
        const Figure& score = report.figures[i];
        if (score.unit != "分" || !is_execution_rate(score.label) || !has_any(score.label, {"得分", "评分"}) ||
            score.value.scale == 0)
            continue;
        for (std::size_t j = i; j > 0; --j) {
            const Figure& rate = report.figures[j - 1];
            if (rate.sentence + 1 < score.sentence || rate.paragraph != score.paragraph) break;
            if (nature_of(rate) != Nature::rate) continue;
            if (has_any(report.paragraphs[score.paragraph].text, {"截去", "截尾", "舍去", "不进位", "去尾", "舍尾"}))
                break;
            const auto around =
                base::divide({score.value.digits * 100, score.value.scale}, rate.value, 0, Rounding::half_up);
            if (!around || around->digits < 1 || around->digits > 100) break;
            const Decimal full = *around;
            const auto exact =
                base::multiply(full, rate.value, rate.value.scale, Rounding::truncate);  // percent points
            const auto points =
                exact ? base::divide(*exact, {100, 0}, std::min(rate.value.scale + 2, base::decimal_scale_max),
                                     Rounding::truncate)
                      : std::nullopt;
            if (!points) break;
            const auto half = base::rounded(*points, score.value.scale, Rounding::half_up),
                       cut = base::rounded(*points, score.value.scale, Rounding::truncate);
            if (!half || !cut || is_equal(*half, score.value) || !is_equal(*cut, score.value)) break;
            findings.push_back(
                {.rule = "score_cut",
                 .place = report.place_of(score),
                 .stated = shown(score),
                 .against = half->text() + "分",
                 .arithmetic = fmt::format("{} × {} = {}；四舍五入 {}，截去 {}", full.text(), shown(rate),
                                           points->text(), half->text(), cut->text()),
                 .zh = fmt::format("{} 只有截去尾数才能得出，四舍五入为 {} 分；报告没有说明取舍", shown(score),
                                   half->text()),
                 .en =
                     fmt::format("{} comes out only if the rest is cut off; rounded it is {}. The report does not say",
                                 shown(score), half->text()),
                 .other = report.place_of(rate)});
            break;
        }
    }
}

}  // namespace

void check_scores(const Report& report, const Usual& usual, Findings& findings) {
    for (const Indicator& row : report.indicators) {
        if (row.full.number)
            over_full(findings, row.name.empty() ? row.kind : row.name, row.score, row.full.number->value);
        for (const Value* value : {&row.actual, &row.score}) {
            if (value->number && value->number->full) over_full(findings, row.name, *value, *value->number->full);
        }
    }
    for (const Funds& row : report.funds) {
        if (row.full.number) over_full(findings, row.label, row.score, row.full.number->value);
    }
    for (const Score& score : report.scores) {
        if (score.full) over_full(findings, score.label, score.value, *score.full);
    }
    for (std::size_t i = 1; i < report.figures.size(); ++i) {
        // "14.23分（满分15分）" in running text.
        const Figure& full = report.figures[i];
        const Figure& score = report.figures[i - 1];
        if (!has(full.label, "满分") || full.sentence != score.sentence || score.unit != "分" || full.unit != "分" ||
            has_any(score.label, {"总分值", "分值"}))
            continue;
        over_full(findings, bare_name(score.label),
                  {.text = score.value.text(), .number = score, .place = report.place_of(score)}, full.value);
    }
    check_grade(report, usual, findings);
    check_cut(report, findings);
}

}  // namespace lint
