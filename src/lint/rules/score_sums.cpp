// sum: the score of the whole against all scores in the text, full marks against their parts. points_lost: points are
// missing and nobody can see where. deviation_named: the text names a fault beside a score.
#include <algorithm>
#include <map>

#include "lint/arithmetic.hpp"
#include "lint/rules/labels.hpp"
#include "lint/rules/rules.hpp"
#include "lint/words.hpp"

namespace lint {
namespace {

/// A paragraph that says what it is out of and the scores of its parts: "总分值：45分。… 绩效自评得分：15分；…".
struct Section {
    const Figure* full = nullptr;
    std::vector<const Figure*> scores;
    bool has_part_full = false;
    std::size_t paragraph = 0;
};

bool is_score(const Figure& figure) {
    return figure.unit == "分" && has_any(figure.label, {"得分", "评分"}) && figure.bound == Bound::exact;
}
bool is_section_full(const Figure& figure) {
    return figure.unit == "分" && has_any(figure.label, {"总分值", "满分", "分值", "总分"}) &&
           !has_any(figure.label, {"得分", "评分"});
}

std::vector<Section> sections_of(const Report& report) {
    std::vector<Section> all;
    for (const Stretch stretch : paragraphs_of(report)) {
        Section section;
        section.paragraph = report.figures[stretch.first].paragraph;
        for (std::size_t i = stretch.first; i < stretch.end; ++i) {
            const Figure& figure = report.figures[i];
            if (is_section_full(figure)) {
                if (section.full == nullptr && section.scores.empty())
                    section.full = &figure;
                else
                    section.has_part_full = true;
            }
            if (is_score(figure)) section.scores.push_back(&figure);
        }
        if (!section.scores.empty()) all.push_back(std::move(section));
    }
    return all;
}

std::vector<Decimal> values_of(const std::vector<const Figure*>& figures) {
    std::vector<Decimal> values;
    for (const Figure* figure : figures) values.push_back(figure->value);
    return values;
}

void check_section(const Report& report, const Section& section, Findings& findings) {
    const std::string& text = report.paragraphs[section.paragraph].text;
    const auto sum = sum_of(values_of(section.scores));
    if (section.full == nullptr || !sum) return;
    const std::string parts = plus(values_of(section.scores));
    const Place place = report.place_of(*section.full);
    if (is_less(section.full->value, *sum)) {
        findings.push_back({.rule = "score_full",
                            .place = place,
                            .stated = sum->text() + "分",
                            .against = shown(*section.full),
                            .arithmetic = fmt::format("{} = {} > {}", parts, sum->text(), section.full->value.text()),
                            .zh = fmt::format("各项得分合计 {} 分，超过总分值 {}", sum->text(), shown(*section.full)),
                            .en = fmt::format("the scores add up to {}, above the {} there are", sum->text(),
                                              section.full->value.text())});
        return;
    }
    const auto lost = base::subtract(section.full->value, *sum);
    const bool is_told = section.has_part_full || has_any(text, {"扣分", "扣减", "扣除", "扣", "失分", "减分"});
    if (!lost || lost->digits == 0) return;
    const bool is_claimed = has_any(text, {"超额完成", "全部完成", "均完成", "均达到", "圆满完成"});
    if (!is_told) {
        findings.push_back(
            {.rule = "points_lost",
             .place = place,
             .stated = shown(*section.full),
             .against = sum->text() + "分",
             .arithmetic = fmt::format("{} = {}；{} − {} = {}", parts, sum->text(), section.full->value.text(),
                                       sum->text(), lost->text()),
             .zh = is_claimed ? fmt::format("称目标超额完成或全部完成，却少 {} 分；各项满分没有印出，无从知道扣在何处",
                                            lost->text())
                              : fmt::format("少 {} 分；各项满分没有印出，无从知道扣在何处", lost->text()),
             .en = fmt::format("{} points are missing{}; what the parts are out of is not printed", lost->text(),
                               is_claimed ? " though all targets are said to be met" : "")});
    }
    for (const std::string_view word : {"未开展", "未执行", "未建立", "未完成", "未按", "未落实", "未及时"}) {
        const std::size_t at = text.find(word);
        if (at == text.npos) continue;
        const std::size_t stop = std::min({text.find("，", at), text.find("。", at), text.find("；", at), text.size()});
        findings.push_back(
            {.rule = "deviation_named",
             .rank = Rank::note,
             .place = report.place_of(section.paragraph, at, stop),
             .stated = text.substr(at, stop - at),
             .against = lost->text() + "分",
             .arithmetic = fmt::format("{} − {} = {}", section.full->value.text(), sum->text(), lost->text()),
             .zh = fmt::format("提到“{}”，同段少 {} 分，没有说明二者的关系", excerpt(text.substr(at, stop - at), 24),
                               lost->text()),
             .en = "a fault is named beside a score; how many points it cost is not said"});
        break;
    }
}

/// All scores of the sections against the score of the whole.
void check_whole(const Report& report, const std::vector<Section>& sections, Findings& findings) {
    const auto total =
        std::ranges::find_if(report.scores, [](const Score& one) { return one.is_total && one.value.number; });
    if (total == report.scores.end()) return;
    std::vector<Decimal> all;
    bool has_sections = false;
    for (const Section& section : sections) {
        const bool is_total = std::ranges::any_of(section.scores, [&](const Figure* one) {
            return one->begin == total->value.number->begin && is_equal(one->value, total->value.number->value);
        });
        if (is_total) continue;
        const bool is_bonus =
            std::ranges::any_of(section.scores, [](const Figure* one) { return has(one->label, "加分"); });
        if (section.full == nullptr && !is_bonus) continue;
        has_sections = has_sections || section.full != nullptr;
        for (const Figure* one : section.scores) all.push_back(one->value);
    }
    const auto sum = sum_of(all);
    if (!has_sections || all.size() < 3 || !sum || is_equal(*sum, total->value.number->value)) return;
    findings.push_back(
        {.rule = "sum",
         .place = total->value.place,
         .stated = total->value.number->value.text() + "分",
         .against = sum->text() + "分",
         .arithmetic = fmt::format("{} = {} ≠ {}", plus(all), sum->text(), total->value.number->value.text()),
         .zh = fmt::format("总分 {} 分，各项得分合计 {} 分", total->value.number->value.text(), sum->text()),
         .en =
             fmt::format("the total is {}, the scores add up to {}", total->value.number->value.text(), sum->text())});
}

/// The same score named twice in the text with two values.
void check_repeated(const Report& report, Findings& findings) {
    std::map<std::string, const Figure*> seen;
    for (const Figure& figure : report.figures) {
        if (!is_score(figure)) continue;
        std::string name = bare_name(figure.label);
        for (const std::string_view word : {"自评得分", "自评分", "自评", "得分", "评分", "分"}) {
            if (name.ends_with(word)) name.resize(name.size() - word.size());
        }
        for (const std::string_view word : {"管理效能", "履职效能", "管理效率", "履职绩效"}) {
            if (name.ends_with(word)) name = word;
        }
        if (length(name) < 4 || has_any(name, {"绩效自评", "分别"})) continue;
        const auto [at, is_new] = seen.emplace(name, &figure);
        if (is_new || is_equal(at->second->value, figure.value)) continue;
        findings.push_back(
            {.rule = "score_repeated",
             .place = report.place_of(figure),
             .stated = shown(figure),
             .against = shown(*at->second),
             .arithmetic = fmt::format("{} ≠ {}", figure.value.text(), at->second->value.text()),
             .zh = fmt::format("“{}”前后两处得分不同：{}、{}", excerpt(name, 20), shown(*at->second), shown(figure)),
             .en =
                 fmt::format("the same score is {} in one place and {} in another", shown(*at->second), shown(figure)),
             .other = report.place_of(*at->second)});
    }
}

}  // namespace

void check_score_sums(const Report& report, Findings& findings) {
    const auto sections = sections_of(report);
    for (const Section& section : sections) check_section(report, section, findings);
    check_whole(report, sections, findings);
    check_repeated(report, findings);
}

}  // namespace lint
