// year_on_year: a change in percent against what is counted. Nobody received half a letter.
#include <algorithm>

#include "lint/arithmetic.hpp"
#include "lint/number.hpp"
#include "lint/rules/labels.hpp"
#include "lint/rules/rules.hpp"
#include "lint/words.hpp"

namespace lint {
namespace {

const Words than{"同比", "环比", "较上年", "比上年", "较去年", "比去年", "与去年", "与上年", "相比去年", "较同期"};
const Words last_year{"上年", "去年", "上年同期", "去年同期"};

int direction(std::string_view label) {
    const std::size_t up = last_of(label, {"上升", "增加", "增长", "提高", "提升", "上涨"});
    const std::size_t down = last_of(label, {"下降", "减少", "降低", "回落", "下跌", "压减"});
    if (up == label.npos && down == label.npos) return 0;
    return down == label.npos || (up != label.npos && up > down) ? 1 : -1;
}

std::string_view subject(std::string_view label) {
    std::size_t first = label.size();
    for (const std::string_view word : than) first = std::min(first, std::min(label.find(word), label.size()));
    return label.substr(0, first);
}

/// What is said to have changed: the count of the same name, or the one just spoken of.
const Figure* counted(const Report& report, std::size_t at) {
    const Figure& rate = report.figures[at];
    const std::string name = bare_name(subject(rate.label));
    const auto is_count = [](const Figure& figure) {
        return is_countable(figure.unit) && !figure.is_rank && figure.bound == Bound::exact && !figure.is_about &&
               figure.value.scale == 0;
    };
    for (std::size_t i = at; i > 0; --i) {
        const Figure& figure = report.figures[i - 1];
        if (figure.paragraph != rate.paragraph || figure.sentence + 1 < rate.sentence) break;
        if (has_any(figure.label, last_year) || figure.unit == "%") {
            if (name.empty()) return nullptr;
            continue;
        }
        if (!is_count(figure)) continue;
        if (name.empty()) return figure.sentence == rate.sentence ? &figure : nullptr;
        if (bare_name(figure.label).ends_with(name)) return &figure;
    }
    return nullptr;
}

std::optional<Decimal> change(std::int64_t now, std::int64_t before, int scale, Rounding rounding) {
    return base::percent(now - before, before, scale, rounding);
}

/// A whole number of last year that gives the rate.
bool is_possible(std::int64_t now, Decimal rate, std::int64_t near) {
    for (std::int64_t before = std::max<std::int64_t>(near - 2, 1); before <= near + 2; ++before) {
        for (const Rounding rounding : {Rounding::half_up, Rounding::truncate}) {
            const auto one = change(now, before, rate.scale, rounding);
            if (one && is_equal(*one, rate)) return true;
        }
    }
    return false;
}

}  // namespace

void check_changes(const Report& report, Findings& findings) {
    for (std::size_t i = 0; i < report.figures.size(); ++i) {
        const Figure& rate = report.figures[i];
        const int way = rate.unit == "%" && has_any(rate.label, than) ? direction(rate.label) : 0;
        if (way == 0 || rate.is_about || rate.bound != Bound::exact) continue;
        const Figure* now = counted(report, i);
        if (now == nullptr || now->value.digits <= 0) continue;
        const Decimal signed_rate{way * rate.value.digits, rate.value.scale};
        // Last year's count, where it stands beside it.
        const Figure* before = nullptr;
        for (const std::size_t j : {i - 1, i + 1}) {
            if (j >= report.figures.size() || report.figures[j].sentence != rate.sentence ||
                report.figures[j].unit != now->unit)
                continue;
            if (has_any(report.figures[j].label, last_year) &&
                !has_any(report.figures[j].label, {"增", "减", "升", "降"}))
                before = &report.figures[j];
        }
        const auto whole = base::add({100, 0}, signed_rate);
        if (!whole || whole->digits <= 0) continue;
        const auto back = base::divide({now->value.digits * 100, 0}, *whole, 2, Rounding::half_up);
        if (!back) continue;
        if (before != nullptr) {
            if (before->value.digits <= 0 || before->value.scale != 0 || now->value.scale != 0) continue;
            bool fits = false;
            for (const Rounding rounding : {Rounding::half_up, Rounding::truncate}) {
                const auto one = change(now->value.digits, before->value.digits, rate.value.scale, rounding);
                fits = fits || (one && is_equal(*one, signed_rate));
            }
            if (fits) continue;
            const std::string right =
                change(now->value.digits, before->value.digits, std::max(rate.value.scale, 2), Rounding::half_up)
                    ->text() +
                "%";
            findings.push_back(
                {.rule = "year_on_year",
                 .place = report.place_of(rate),
                 .stated = fmt::format("{}%", signed_rate.text()),
                 .against = right,
                 .arithmetic = fmt::format("({} − {}) ÷ {} = {}", now->value.text(), before->value.text(),
                                           before->value.text(), right),
                 .zh = fmt::format("同比印为 {}%，按两年数计算为 {}", signed_rate.text(), right),
                 .en = fmt::format("the change is printed as {}%, the two years give {}", signed_rate.text(), right),
                 .other = report.place_of(*before)});
            continue;
        }
        const std::int64_t near = back->digits / 100;
        if (is_possible(now->value.digits, signed_rate, near)) continue;
        std::string around;
        for (const std::int64_t one : {near, near + 1}) {
            if (const auto percent = one > 0 ? change(now->value.digits, one, 2, Rounding::half_up) : std::nullopt)
                around += fmt::format("；上年 {}{} 则为 {}%", one, now->unit, percent->text());
        }
        findings.push_back({.rule = "year_on_year",
                            .place = report.place_of(rate),
                            .stated = fmt::format("{}%", signed_rate.text()),
                            .against = shown(*now),
                            .arithmetic = fmt::format("{} ÷ (1 {} {}%) = {}{}", now->value.text(), way > 0 ? "+" : "−",
                                                      rate.value.text(), back->text(), around),
                            .zh = fmt::format("{} 与同比 {}% 推出上年为 {}{}，不是整数", shown(*now),
                                              signed_rate.text(), back->text(), now->unit),
                            .en = fmt::format("{} and a change of {}% make last year {}, which is no whole number",
                                              shown(*now), signed_rate.text(), back->text()),
                            .other = report.place_of(*now)});
    }
}

}  // namespace lint
