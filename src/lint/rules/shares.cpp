// rate: "76宗已办结55宗，办结率72.37%", "其中网上120件，占40%": a percentage against the counts beside it.
#include "lint/arithmetic.hpp"
#include "lint/number.hpp"
#include "lint/rules/labels.hpp"
#include "lint/rules/rules.hpp"
#include "lint/words.hpp"

namespace lint {
namespace {

bool is_count(const Figure& figure) {
    return is_countable(figure.unit) && !figure.is_rank && figure.bound == Bound::exact && !figure.is_about &&
           !has_any(figure.label, {"同比", "上年", "去年", "增加", "减少", "较", "比"});
}

/// The word that the rate and its numerator share: 办结, 答复, 受理, 化解 …
std::string stem_of(std::string_view rate) {
    for (const std::string_view word : {"办结", "答复", "受理", "化解", "满意", "完成", "回访", "评价", "参评", "整改",
                                        "办理", "转送", "告知", "合格", "达标", "到位", "息诉", "签收"}) {
        if (has(rate, word)) return std::string(word);
    }
    return {};
}

void check_one(const Report& report, const Figure& rate, const Figure& part, const Figure& whole, Findings& findings) {
    if (whole.value.digits <= 0 || is_less(whole.value, part.value) || is_rate_of(rate.value, part.value, whole.value))
        return;
    const auto right = percent_of(part.value, whole.value, rate.value.scale, Rounding::half_up);
    if (!right) return;
    findings.push_back(
        {.rule = "rate",
         .place = report.place_of(rate),
         .stated = shown(rate),
         .against = right->text() + "%",
         .arithmetic = fmt::format("{} ÷ {} = {}%", part.value.text(), whole.value.text(), right->text()),
         .zh =
             fmt::format("“{}”印为 {}，按所列数计算为 {}%",
                         excerpt(rate.label.empty() ? "占比" : bare_name(rate.label), 20), shown(rate), right->text()),
         .en = fmt::format("printed {}, the counts give {}%", shown(rate), right->text()),
         .other = report.place_of(part)});
}

/// "76宗已办结78宗"
void check_more(const Report& report, Findings& findings) {
    for (std::size_t i = 1; i < report.figures.size(); ++i) {
        const Figure &part = report.figures[i], &whole = report.figures[i - 1];
        if (part.clause != whole.clause || part.unit != whole.unit || !is_count(part) || !is_count(whole)) continue;
        if (!part.label.starts_with("已") || !is_less(whole.value, part.value)) continue;
        findings.push_back(
            {.rule = "sum",
             .place = report.place_of(part),
             .stated = shown(part),
             .against = shown(whole),
             .arithmetic = fmt::format("{} > {}", part.value.text(), whole.value.text()),
             .zh = fmt::format("{} 中{} {}：部分多于全部", shown(whole), excerpt(part.label, 12), shown(part)),
             .en = "a part is larger than the whole",
             .other = report.place_of(whole)});
    }
}

}  // namespace

void check_shares(const Report& report, Findings& findings) {
    check_more(report, findings);
    for (std::size_t i = 2; i < report.figures.size(); ++i) {
        const Figure& rate = report.figures[i];
        const Figure& part = report.figures[i - 1];
        const Figure& whole = report.figures[i - 2];
        if (rate.unit != "%" || rate.bound != Bound::exact || rate.is_about || rate.clause != part.clause ||
            part.clause != whole.clause)
            continue;
        if (!is_count(part) || !is_count(whole) || part.unit != whole.unit) continue;
        const std::string stem = stem_of(rate.label);
        const bool is_rate = !stem.empty() && has(rate.label, "率") && has(part.label, stem) &&
                             !has_any(rate.label, {"满意度", "同比", "上升", "下降"}) &&
                             !has_any(whole.label, {"不", "未"});
        // Directly in brackets behind it, or 占: a share of what was named before.
        const std::string& text = report.paragraphs[rate.paragraph].text;
        const std::string between = text.substr(part.end, rate.begin - part.end);
        const bool is_share = between == "，占" || between == "占" || between == "（占" || between == "，占比" ||
                              between == "（占比" || between == "，占比为" || between == "，占总数的" ||
                              between == "，占总量的" || (between == "（" && has(part.label, "已"));
        if (is_rate && length(between) > 16) continue;
        if (is_rate || (is_share && has_any(text.substr(whole.end, part.begin - whole.end), {"其中", "已"})))
            check_one(report, rate, part, whole, findings);
    }
}

}  // namespace lint
