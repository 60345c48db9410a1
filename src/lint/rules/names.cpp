// name: a chapter named otherwise than the score it gives.
#include <algorithm>
#include <set>

#include "lint/rules/labels.hpp"
#include "lint/rules/rules.hpp"
#include "lint/words.hpp"

namespace lint {
namespace {

std::string heading_name(std::string_view heading) {
    const std::size_t mark = heading.starts_with("（") ? heading.find("）") : heading.find("、");
    std::string_view name = mark == heading.npos ? heading : heading.substr(mark + 3);
    strip_back(name, {"分析", "情况", "评价", "指标", "得分", "完成", "自评", "的", "说明"});
    return std::string(name);
}

/// Names of as many characters that differ in one.
bool is_near(std::string_view a, std::string_view b) {
    const auto left = characters(a), right = characters(b);
    if (left.size() != right.size() || left.size() < 3) return false;
    std::size_t other = 0;
    for (std::size_t i = 0; i < left.size(); ++i) other += left[i] == right[i] ? 0 : 1;
    return other == 1 && left[0] == right[0];
}

}  // namespace

void check_names(const Report& report, Findings& findings) {
    std::set<std::string> headed;
    for (const Heading& heading : report.headings) headed.insert(heading_name(heading.text));
    for (const Heading& heading : report.headings) {
        const std::string name = heading_name(heading.text);
        if (length(name) < 3) continue;
        const bool is_scored = std::ranges::any_of(
            report.figures, [&](const Figure& figure) { return figure.unit == "分" && has(figure.label, name); });
        if (is_scored) continue;
        for (const Figure& figure : report.figures) {
            const Paragraph& paragraph = report.paragraphs[figure.paragraph];
            if (figure.unit != "分" || (paragraph.section != heading.text && paragraph.chapter != heading.text))
                continue;
            const auto all = characters(figure.label);
            const std::size_t size = characters(name).size();
            for (std::size_t i = 0; i + size <= all.size(); ++i) {
                std::string part;
                for (std::size_t j = i; j < i + size; ++j) part += all[j];
                if (!is_near(part, name) || headed.contains(part)) continue;
                findings.push_back({.rule = "name",
                                    .place = heading.place,
                                    .stated = name,
                                    .against = part,
                                    .arithmetic = fmt::format("{} ≠ {}", name, part),
                                    .zh = fmt::format("标题称“{}”，所给得分称“{}”：同一项两个名称", name, part),
                                    .en = "the heading and the score beneath it have two names for one thing",
                                    .other = report.place_of(figure)});
                return;
            }
        }
    }
}

}  // namespace lint
