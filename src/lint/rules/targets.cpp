// target_missed: an actual that does not reach its target though the score or the text says so. no_actual: targets
// whose actuals are not printed though they are said to be exceeded.
#include <algorithm>

#include "lint/arithmetic.hpp"
#include "lint/rules/labels.hpp"
#include "lint/rules/pairs.hpp"
#include "lint/rules/rules.hpp"
#include "lint/words.hpp"

namespace lint {
namespace {

const Words all_met{"均超额完成", "全部完成", "均已完成",   "均完成",       "全部达标",  "均达标",
                    "均达到",     "全面完成", "均实现预期", "均达到了预期", "均达到预期"};

/// Where the text says that everything was reached; none if nowhere.
std::optional<Place> claim_of(const Report& report) {
    for (std::size_t i = 0; i < report.paragraphs.size(); ++i) {
        const std::string_view text = report.paragraphs[i].text;
        for (const std::string_view word : all_met) {
            const std::size_t at = text.find(word);
            if (at != text.npos && has_any(text, {"目标", "指标"}))
                return report.place_of(i, at, std::min(at + 60, text.size()));
        }
    }
    return std::nullopt;
}

void check_missed(const Report& report, Findings& findings) {
    const auto claim = claim_of(report);
    for (const Indicator& row : report.indicators) {
        const auto met = is_met(row);
        if (!met || *met || row.is_total) continue;
        const bool is_full = row.score.number && row.full.number &&
                             is_equal(row.score.number->value, row.full.number->value) &&
                             row.full.number->value.digits > 0;
        if (!is_full && !(claim && row.reason.empty() && !row.score.number)) continue;
        findings.push_back(
            {.rule = "target_missed",
             .place = row.actual.place,
             .stated = shown(row.actual),
             .against = shown(row.target),
             .arithmetic = fmt::format("{} < {}", row.actual.number->value.text(), row.target.number->value.text()),
             .zh = is_full ? fmt::format("“{}”目标 {}，实际 {}，没有达到，却得满分", excerpt(row.name, 20),
                                         shown(row.target), shown(row.actual))
                           : fmt::format("“{}”目标 {}，实际 {}，没有达到，报告却称目标都已完成", excerpt(row.name, 20),
                                         shown(row.target), shown(row.actual)),
             .en = fmt::format("target {}, actual {}: not reached, yet {}", shown(row.target), shown(row.actual),
                               is_full ? "it has full marks" : "all targets are said to be met"),
             .other = is_full ? row.score.place : *claim});
        if (row.target.number->bound == Bound::at_most || row.target.number->bound == Bound::less_than)
            findings.back().arithmetic =
                fmt::format("{} > {}", row.actual.number->value.text(), row.target.number->value.text());
    }
}

void check_no_actual(const Report& report, Findings& findings) {
    std::vector<const Indicator*> bare;
    for (const Indicator& row : report.indicators) {
        if (row.is_prose && row.target.number && row.actual.is_empty()) bare.push_back(&row);
    }
    const bool is_claimed = std::ranges::any_of(report.paragraphs, [](const Paragraph& one) {
        return has_any(one.text, {"超额完成", "全部完成", "均完成"}) && has_any(one.text, {"指标值", "目标值"});
    });
    if (bare.empty() || !is_claimed) return;
    std::string names;
    for (const Indicator* row : bare) names += (names.empty() ? "" : "、") + excerpt(row->name, 16);
    findings.push_back(
        {.rule = "no_actual",
         .rank = Rank::note,
         .place = bare.front()->place,
         .stated = shown(bare.front()->target),
         .against = "—",
         .arithmetic = fmt::format("{} 项", bare.size()),
         .zh = fmt::format("称超额完成，但 {} 项目标没有印出实际值：{}", bare.size(), names),
         .en = fmt::format("{} targets are said to be exceeded; their actuals are not printed", bare.size())});
}

}  // namespace

void check_targets(const Report& report, Findings& findings) {
    check_missed(report, findings);
    check_no_actual(report, findings);
}

}  // namespace lint
