// indicator_kind: a count under 质量, words under 数量, the same words under two kinds, a table without 成本.
#include <algorithm>
#include <set>

#include "lint/number.hpp"
#include "lint/rules/labels.hpp"
#include "lint/rules/rules.hpp"
#include "lint/words.hpp"

namespace lint {
namespace {

void report_kind(Findings& findings, const Indicator& row, std::string stated, std::string against, std::string zh,
                 std::string en) {
    findings.push_back({.rule = "indicator_kind",
                        .place = row.place,
                        .stated = std::move(stated),
                        .against = std::move(against),
                        .arithmetic = row.kind + "：" + excerpt(row.name, 24),
                        .zh = std::move(zh),
                        .en = std::move(en)});
}

}  // namespace

void check_kinds(const Report& report, Findings& findings) {
    std::set<std::size_t> tables;
    for (const Indicator& row : report.indicators) {
        if (row.is_prose || row.kind.empty()) continue;
        tables.insert(row.table);
        const bool is_count = row.target.number && is_countable(row.target.number->unit) &&
                              row.target.number->bound != Bound::at_most &&
                              row.target.number->bound != Bound::less_than;
        // "一次通过率", "0起事故" are qualities that are counted.
        if (row.kind == "质量" && is_count && row.target.number->value.digits > 0)
            report_kind(findings, row, shown(row.target), "质量",
                        fmt::format("“{}”（{}）是数量，列在质量指标下", row.name, shown(row.target)),
                        "a count stands under 质量 (quality)");
        const bool is_worded =
            !row.target.number && !row.target.is_empty() && (!row.actual.number || row.actual.number->unit == "%");
        if (row.kind == "数量" && is_worded)
            report_kind(findings, row, shown(row.target), "数量",
                        fmt::format("“{}”（{}）是定性指标，列在数量指标下", row.name, shown(row.target)),
                        "words stand under 数量 (quantity)");
    }
    for (std::size_t i = 0; i < report.indicators.size(); ++i) {
        const Indicator& one = report.indicators[i];
        if (one.is_prose || one.kind.empty() || one.target.number || length(one.target.text) < 6) continue;
        for (std::size_t j = i + 1; j < report.indicators.size(); ++j) {
            const Indicator& two = report.indicators[j];
            if (two.is_prose || two.table != one.table || two.kind.empty() || two.kind == one.kind ||
                squeezed(one.target.text) != squeezed(two.target.text))
                continue;
            report_kind(findings, two, one.kind + "：" + shown(one.target), two.kind + "：" + shown(two.target),
                        fmt::format("“{}”在{}和{}下各出现一次", shown(one.target), one.kind, two.kind),
                        "the same words stand under two kinds");
            findings.back().other = one.place;
        }
    }
    for (const std::size_t table : tables) {
        std::set<std::string> kinds;
        const Indicator* first = nullptr;
        for (const Indicator& row : report.indicators) {
            if (row.table != table) continue;
            kinds.insert(row.kind);
            if (has(row.level, "成本")) kinds.insert("成本");
            if (first == nullptr) first = &row;
        }
        const bool has_cost = std::ranges::any_of(kinds, [](const std::string& kind) { return has(kind, "成本"); });
        if (!kinds.contains("数量") || !kinds.contains("质量") || !kinds.contains("时效") || has_cost) continue;
        std::string all;
        for (const std::string& kind : kinds) all += (all.empty() || kind.empty() ? "" : "、") + kind;
        findings.push_back({.rule = "indicator_kind",
                            .place = first->place,
                            .stated = all,
                            .against = "成本",
                            .arithmetic = "数量、质量、时效、成本 四类缺一",
                            .zh = "产出指标有数量、质量、时效，没有成本指标",
                            .en = "the outputs have quantity, quality and time, and no 成本 (cost)"});
    }
}

}  // namespace lint
