#include "lint/rules/execution.hpp"

#include "lint/words.hpp"

namespace lint {
namespace {

bool is_whole(std::string_view label) {
    return has_any(label, {"整体", "总体", "总预算", "全部", "全年预算", "部门预算"});
}

/// The amount of the nature and scope that is nearest in front of `at`, else the nearest behind it, in the sentence or
/// the one before.
const Figure* nearest(const Report& report, Stretch stretch, std::size_t at, Nature nature, std::string_view scope) {
    const auto fits = [&](std::size_t i) {
        const Figure& figure = report.figures[i];
        const bool is_near =
            figure.sentence + 1 >= report.figures[at].sentence && figure.sentence <= report.figures[at].sentence;
        return is_near && figure.bound == Bound::exact && !figure.is_about && nature_of(figure) == nature &&
               scope_of(figure.label) == scope;
    };
    for (std::size_t i = at; i > stretch.first; --i) {
        if (fits(i - 1)) return &report.figures[i - 1];
    }
    for (std::size_t i = at + 1; i < stretch.end; ++i) {
        if (fits(i) && report.figures[i].sentence == report.figures[at].sentence) return &report.figures[i];
    }
    return nullptr;
}

}  // namespace

std::vector<Execution> executions(const Report& report) {
    std::vector<Execution> all;
    for (const Stretch stretch : paragraphs_of(report)) {
        for (std::size_t i = stretch.first; i < stretch.end; ++i) {
            const Figure& rate = report.figures[i];
            if (nature_of(rate) != Nature::rate || rate.bound != Bound::exact || rate.is_about) continue;
            // A rate of the year before, of a plan or of indicators is of other amounts.
            if (has_any(rate.label, {"上年", "去年", "同比", "目标", "指标", "任务", "不低于", "要求", "差异率", "提高",
                                     "增长", "采购", "序时", "时序", "6月", "上半年"}))
                continue;
            Execution one{.rate = &rate};
            std::string_view scope = scope_of(rate.label);
            const bool names_whole = is_whole(rate.label);
            // Unless the rate says what it is of, it is of the amount that was last spoken of.
            for (std::size_t j = i; j > stretch.first && one.spent == nullptr; --j) {
                const Figure& figure = report.figures[j - 1];
                if (figure.sentence + 1 < rate.sentence) break;
                if (nature_of(figure) != Nature::spent || figure.bound != Bound::exact || figure.is_about) continue;
                const std::string_view here = scope_of(figure.label);
                if (names_whole ? !here.empty() : (!scope.empty() && here != scope)) continue;
                one.spent = &figure;
                scope = here;
            }
            one.is_part = !scope.empty();
            one.budget = nearest(report, stretch, i, Nature::budget, scope);
            one.initial = nearest(report, stretch, i, Nature::initial, scope);
            // Amounts of different units are not divided.
            const auto keep_unit = [&](const Figure*& figure) {
                if (figure != nullptr && one.spent != nullptr && figure->unit != one.spent->unit) figure = nullptr;
            };
            keep_unit(one.budget), keep_unit(one.initial);
            all.push_back(one);
        }
    }
    return all;
}

}  // namespace lint
