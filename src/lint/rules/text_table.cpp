// text_table: one indicator, two targets or actuals: in the table and in the text. scope: names that end alike, other
// figures: another scope perhaps. target_low: the text counts far more than the target asks for.
#include <algorithm>

#include "lint/arithmetic.hpp"
#include "lint/number.hpp"
#include "lint/rules/labels.hpp"
#include "lint/rules/pairs.hpp"
#include "lint/rules/rules.hpp"
#include "lint/words.hpp"

namespace lint {
namespace {

bool is_same_value(const Value& a, const Value& b) {
    if (a.number && b.number) {
        return is_equal(a.number->value, b.number->value) && a.number->bound == b.number->bound &&
               is_same_unit(a.number->unit, b.number->unit);
    }
    const std::string left = squeezed(a.text), right = squeezed(b.text);
    return left == right || (!a.number && !b.number && (has(left, right) || has(right, left)));
}

void differ(Findings& findings, const Indicator& sentence, const Indicator& row, const Value& said, const Value& listed,
            std::string_view zh, std::string_view en) {
    if (said.is_empty() || listed.is_empty() || is_same_value(said, listed)) return;
    findings.push_back(
        {.rule = "text_table",
         .place = said.place,
         .stated = shown(said),
         .against = shown(listed),
         .arithmetic = fmt::format("{} ≠ {}", shown(said), shown(listed)),
         .zh = fmt::format("“{}”的{}：文中“{}”，表中“{}”", excerpt(sentence.name, 24), zh, shown(said), shown(listed)),
         .en = fmt::format("the {} of one indicator: {} in the text, {} in the table", en, shown(said), shown(listed)),
         .other = row.place});
}

/// A rate in running text whose name is that of an indicator in a table.
void check_figures(const Report& report, Findings& findings) {
    for (const Figure& figure : report.figures) {
        if (figure.unit != "%" || figure.bound != Bound::exact || figure.is_about || figure.is_in_brackets) continue;
        std::string name = bare_name(figure.label);
        if (!ends_with_any(name, {"率", "度"}) || has_any(figure.label, {"指标值", "同比", "目标", "完成值"})) continue;
        const Indicator* match = nullptr;
        bool is_exact = false, is_unclear = false, agrees = false;
        for (const Indicator& row : report.indicators) {
            if (row.is_prose || !row.actual.number || row.actual.number->unit != "%") continue;
            const std::string listed = bare_name(row.name);
            if (length(listed) < 3 || !name.ends_with(listed)) continue;
            agrees = agrees || is_equal(row.actual.number->value, figure.value) ||
                     (row.target.number && is_equal(row.target.number->value, figure.value));
            is_unclear = match != nullptr;
            match = &row;
            is_exact = name == listed;
        }
        if (match == nullptr || agrees || is_unclear) continue;
        findings.push_back(
            {.rule = is_exact ? "text_table" : "scope",
             .rank = is_exact ? Rank::finding : Rank::note,
             .place = report.place_of(figure),
             .stated = shown(figure),
             .against = shown(match->actual),
             .arithmetic = fmt::format("{} ≠ {}", shown(figure), shown(match->actual)),
             .zh = is_exact ? fmt::format("“{}”：文中 {}，表中 {}", match->name, shown(figure), shown(match->actual))
                            : fmt::format("“{}” {}，表中“{}” {}：口径可能不同", excerpt(name, 24), shown(figure),
                                          match->name, shown(match->actual)),
             .en = is_exact ? fmt::format("{} in the text, {} in the table", shown(figure), shown(match->actual))
                            : "names that end alike, other figures: the scopes may differ",
             .other = match->place});
    }
}

/// "全年发出督办函264份" beside a target of "≥30宗" for 督办…宗数.
void check_low(const Report& report, Findings& findings) {
    static const Words common{"信访", "群众", "工作", "事项", "全年", "上级", "问题", "部门", "情况",
                              "领导", "案件", "案宗", "重点", "交办", "数量", "次数", "宗数", "件数"};
    for (const Indicator& row : report.indicators) {
        if (!row.target.number || row.target.number->bound != Bound::at_least ||
            !is_countable(row.target.number->unit) || row.is_prose)
            continue;
        if (row.actual.number && row.actual.number->bound == Bound::exact) continue;
        for (const Figure& figure : report.figures) {
            if (!is_countable(figure.unit) || figure.bound != Bound::exact ||
                !is_same_unit(figure.unit, row.target.number->unit) || figure.is_rank)
                continue;
            std::string shared = common_part(bare_name(figure.label), bare_name(row.name));
            if (length(shared) < 2 || std::ranges::find(common, shared) != common.end()) continue;
            const auto twice = base::add(row.target.number->value, row.target.number->value);
            if (!twice || is_less(figure.value, *twice)) continue;
            findings.push_back(
                {.rule = "target_low",
                 .rank = Rank::note,
                 .place = report.place_of(figure),
                 .stated = shown(figure),
                 .against = shown(row.target),
                 .arithmetic = fmt::format("{} ÷ {} = {}", figure.value.text(), row.target.number->value.text(),
                                           base::divide(figure.value, row.target.number->value, 1, Rounding::half_up)
                                               .value_or(Decimal{})
                                               .text()),
                 .zh = fmt::format("文中“{}” {}，目标“{}”只有 {}：目标可能偏低，也可能口径不同",
                                   excerpt(bare_name(figure.label), 20), shown(figure), row.name, shown(row.target)),
                 .en = fmt::format("the text counts {}, the target is only {}: too low perhaps, or another scope",
                                   shown(figure), shown(row.target)),
                 .other = row.place});
            break;
        }
    }
}

}  // namespace

void check_text_table(const Report& report, Findings& findings) {
    for (const Indicator& sentence : report.indicators) {
        if (!sentence.is_prose) continue;
        const Indicator* row = in_table(report, sentence);
        if (row == nullptr) continue;
        differ(findings, sentence, *row, sentence.target, row->target, "目标", "target");
        differ(findings, sentence, *row, sentence.actual, row->actual, "实际完成值", "actual");
    }
    check_figures(report, findings);
    check_low(report, findings);
}

}  // namespace lint
