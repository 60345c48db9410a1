// unit: target and actual in units that cannot be compared. actual_is_bound: an actual that is no number ("≥15宗").
#include <algorithm>

#include "lint/rules/labels.hpp"
#include "lint/rules/pairs.hpp"
#include "lint/rules/rules.hpp"
#include "lint/words.hpp"

namespace lint {

void check_units(const Report& report, Findings& findings) {
    std::vector<std::string> told;
    for (const Indicator& row : report.indicators) {
        if (!row.actual.number || row.is_total) continue;
        if (row.actual.number->bound != Bound::exact && row.target.number) {
            findings.push_back(
                {.rule = "actual_is_bound",
                 .rank = Rank::note,
                 .place = row.actual.place,
                 .stated = shown(row.actual),
                 .against = shown(row.target),
                 .arithmetic = fmt::format("实际 {} 是范围，不是数", shown(row.actual)),
                 .zh = fmt::format("“{}”的实际完成值“{}”是一个范围，不是数", excerpt(row.name, 20), shown(row.actual)),
                 .en = fmt::format("the actual {} is a bound, not a number", shown(row.actual))});
            continue;
        }
        if (!row.target.number || is_same_unit(row.target.number->unit, row.actual.number->unit)) continue;
        const std::string key = shown(row.target) + "|" + shown(row.actual);
        if (std::ranges::find(told, key) != told.end()) continue;  // the text repeats the table
        told.push_back(key);
        std::string arithmetic = fmt::format("{} ≠ {}", row.target.number->unit, row.actual.number->unit);
        if (row.actual.number->full && row.target.number->unit == "%") {
            const auto rate = base::divide({row.actual.number->value.digits * 100, row.actual.number->value.scale},
                                           *row.actual.number->full, 2, base::Rounding::half_up);
            if (rate)
                arithmetic = fmt::format("{} ÷ {} = {}%", row.actual.number->value.text(),
                                         row.actual.number->full->text(), rate->text());
        }
        findings.push_back({.rule = "unit",
                            .place = row.actual.place,
                            .stated = shown(row.target),
                            .against = shown(row.actual),
                            .arithmetic = arithmetic,
                            .zh = fmt::format("“{}”目标以“{}”计，实际以“{}”计，不能比较", excerpt(row.name, 20),
                                              row.target.number->unit, row.actual.number->unit),
                            .en = fmt::format("the target is in {}, the actual in {}", row.target.number->unit,
                                              row.actual.number->unit)});
    }
}

}  // namespace lint
