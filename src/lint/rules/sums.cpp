// sum: an amount in running text against the parts that are named behind it (其中, 包括).
#include <algorithm>

#include "lint/arithmetic.hpp"
#include "lint/number.hpp"
#include "lint/rules/labels.hpp"
#include "lint/rules/rules.hpp"
#include "lint/words.hpp"

namespace lint {
namespace {

const Words connectors{"其中", "包括", "包含", "构成为", "分别为", "分别是"};
constexpr std::size_t parts_max = 14;  ///< more are looked at as prefixes only

struct Connector {
    std::size_t at = 0;
    std::string_view word;
};

std::vector<Connector> connectors_in(std::string_view text) {
    std::vector<Connector> all;
    for (const std::string_view word : connectors) {
        for (std::size_t at = text.find(word); at != text.npos; at = text.find(word, at + word.size()))
            all.push_back({at, word});
    }
    std::ranges::sort(all, {}, &Connector::at);
    return all;
}

bool is_compared(std::string_view label) {
    return has_any(label, {"比上年", "较上年", "比去年", "较去年", "同比", "上年同期", "较年初", "结转", "结余",
                           "总分值", "满分"});
}

/// How many things share one number: "A、B和C分别为20分".
std::size_t sharers(std::string_view label) {
    if (!has_any(label, {"分别", "各", "均"})) return 1;
    std::size_t count = 1;
    for (const std::string_view word : {"及", "和", "与", "、"}) {
        for (std::size_t at = label.find(word); at != label.npos; at = label.find(word, at + 1)) ++count;
    }
    return std::min<std::size_t>(count, 5);
}

struct Group {
    const Figure* whole = nullptr;
    std::vector<const Figure*> parts;
    bool is_listed = false;  ///< 1. … 2. …
    std::string_view word;
};

/// Whether some of the parts give the whole; each shared number as often as it may be meant.
bool can_give(const Group& group) {
    const std::size_t count = std::min(group.parts.size(), parts_max);
    for (std::uint32_t set = 1; set < (1U << count); ++set) {
        std::vector<std::vector<Decimal>> sums{{}};
        for (std::size_t i = 0; i < count; ++i) {
            if ((set >> i & 1U) == 0) continue;
            const std::size_t most = sharers(group.parts[i]->label);
            std::vector<std::vector<Decimal>> more;
            for (const auto& sum : sums) {
                for (std::size_t times = 1; times <= most; ++times) {
                    more.push_back(sum);
                    more.back().insert(more.back().end(), times, group.parts[i]->value);
                }
            }
            sums = std::move(more);
            if (sums.size() > 64) break;
        }
        for (const auto& parts : sums) {
            const auto sum = sum_of(parts);
            if (!sum || is_equal(*sum, group.whole->value)) return true;
        }
    }
    return false;
}

Group group_at(const Report& report, Stretch stretch, const std::vector<Connector>& all, std::size_t index) {
    const Connector& connector = all[index];
    const std::string& text = report.paragraphs[report.figures[stretch.first].paragraph].text;
    Group group;
    group.word = connector.word;
    std::size_t next = stretch.first;
    while (next < stretch.end && report.figures[next].begin < connector.at) ++next;
    if (next == stretch.end || next == stretch.first) return group;
    const Figure& first = report.figures[next];
    const bool is_far = first.begin > connector.at + 120;
    for (std::size_t i = next; i > stretch.first && group.whole == nullptr; --i) {
        const Figure& figure = report.figures[i - 1];
        if (figure.sentence + 1 < first.sentence) break;
        if (figure.unit == first.unit && !is_compared(figure.label)) group.whole = &figure;
    }
    if (group.whole == nullptr || is_far || first.unit == "%" || first.is_rank || first.unit.empty()) return {};
    // The parts go on to the end of the sentence; a list of items goes on through it. What stands behind a further
    // connector, up to its ；, is a part of a part.
    const std::string_view between = std::string_view(text).substr(connector.at, first.begin - connector.at);
    group.is_listed = has_any(between, {"1.", "1、", "（1）", "①", "一是"});
    // A connector inside another one's list ends with its own item.
    std::size_t limit = text.size();
    for (std::size_t j = 0; j < index; ++j) {
        const bool is_inside = text.find("。", all[j].at) > connector.at && all[j].word != connector.word;
        if (is_inside) limit = std::min(limit, text.find("；", connector.at));
    }
    std::size_t inner_end = 0;
    for (std::size_t i = next; i < stretch.end; ++i) {
        const Figure& figure = report.figures[i];
        if (figure.sentence != first.sentence && !group.is_listed) break;
        for (std::size_t j = index + 1; j < all.size(); ++j) {
            if (all[j].at >= figure.begin || all[j].at <= connector.at) continue;
            std::size_t end = text.find("；", all[j].at);
            if (end == text.npos) end = text.size();
            inner_end = std::max(inner_end, end);
        }
        if (figure.unit != group.whole->unit || is_compared(figure.label) || figure.is_rank ||
            figure.bound != Bound::exact)
            continue;
        if (figure.begin < inner_end || figure.begin > limit) continue;
        group.parts.push_back(&figure);
    }
    return group;
}

bool has_part(const Group& group, std::string_view word) {
    return std::ranges::any_of(group.parts, [&](const Figure* one) { return has(one->label, word); });
}

/// Parts that together are all there is.
bool is_exhaustive(const Group& group) {
    if (group.whole->unit == "分") return group.parts.size() >= 2;
    if (is_money(group.whole->unit)) {
        const bool both = has_part(group, "基本支出") && has_part(group, "项目支出");
        return both || (group.is_listed && group.parts.size() >= 2) ||
               (group.word == "包括" && group.parts.size() >= 3);
    }
    return false;
}

/// Ways in which a petition comes in: no letter is a visit too.
bool is_disjoint(const Group& group) {
    static const Words forms{"来信", "来访", "来电", "网上",   "网信",   "电话", "走访",  "邮件",
                             "传真", "初次", "重复", "已办结", "未办结", "在办", "不满意"};
    return std::ranges::all_of(group.parts, [&](const Figure* one) { return has_any(one->label, forms); }) &&
           !(has_part(group, "重复") && !has_part(group, "初次"));
}

}  // namespace

void check_sums(const Report& report, Findings& findings) {
    for (const Stretch stretch : paragraphs_of(report)) {
        const auto all = connectors_in(report.paragraphs[report.figures[stretch.first].paragraph].text);
        for (std::size_t i = 0; i < all.size(); ++i) {
            const Group group = group_at(report, stretch, all, i);
            if (group.whole == nullptr || group.parts.empty() || group.whole->bound != Bound::exact ||
                group.whole->is_about || can_give(group))
                continue;
            std::vector<Decimal> values;
            for (const Figure* part : group.parts)
                values.insert(values.end(), group.whole->unit == "分" ? sharers(part->label) : 1, part->value);
            const auto sum = sum_of(values);
            if (!sum) continue;
            const bool is_more = is_less(group.whole->value, *sum);
            const bool is_amount = is_money(group.whole->unit) || group.whole->unit == "分";
            const bool is_single_more = std::ranges::any_of(
                group.parts, [&](const Figure* one) { return is_less(group.whole->value, one->value); });
            const bool is_wrong =
                is_exhaustive(group) ||
                (is_more && (is_amount || is_disjoint(group) || (is_single_more && is_countable(group.whole->unit))));
            if (!is_wrong) continue;
            const auto rest = base::subtract(group.whole->value, *sum);
            findings.push_back(
                {.rule = "sum",
                 .place = report.place_of(*group.whole),
                 .stated = shown(*group.whole),
                 .against = sum->text() + group.whole->unit,
                 .arithmetic = fmt::format("{} = {} ≠ {}，差 {}", plus(values), sum->text(), group.whole->value.text(),
                                           rest ? rest->text() : "?"),
                 .zh = fmt::format("“{}”为 {}，所列各部分合计 {}{}", excerpt(bare_name(group.whole->label), 20),
                                   shown(*group.whole), sum->text(), group.whole->unit),
                 .en = fmt::format("{} is stated, its parts add up to {}{}", shown(*group.whole), sum->text(),
                                   group.whole->unit),
                 .other = report.place_of(*group.parts.front())});
        }
    }
}

}  // namespace lint
