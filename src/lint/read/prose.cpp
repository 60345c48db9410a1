#include "lint/read/prose.hpp"

#include <algorithm>

#include "lint/number.hpp"
#include "lint/words.hpp"

namespace lint {
namespace {

constexpr std::size_t figures_max = 50'000;

void read_figures(Report& report) {
    std::size_t sentence = 0, clause = 0;
    for (std::size_t i = 0; i < report.paragraphs.size(); ++i) {
        const std::string& text = report.paragraphs[i].text;
        ++sentence, ++clause;
        std::size_t at = 0;
        for (Number& number : scan_numbers(text)) {
            for (; at < number.begin; at += character_size(text, at)) {
                const std::string_view sign = std::string_view(text).substr(at, character_size(text, at));
                if (sign == "。" || sign == "！" || sign == "？") ++sentence, ++clause;
                if (sign == "；") ++clause;
            }
            if (report.figures.size() == figures_max) return;
            Figure figure{std::move(number)};
            figure.paragraph = i;
            figure.sentence = sentence;
            figure.clause = clause;
            report.figures.push_back(std::move(figure));
        }
    }
}

// ── "区领导重点约访，年度指标值：≥20名，实际完成指标值：25名"
// ──────────────────────────────────────────────────────────
const Words actual_words{"实际完成指标值", "实际完成值", "完成指标值", "实际完成情况",
                         "全年实际值",     "实际值",     "完成值"};
const Words target_words{"年度指标值", "年初指标值", "预期指标值", "年度目标值", "目标值", "预期值", "指标值"};

struct Mark {
    std::size_t begin = 0, end = 0;
    bool is_actual = false;
};

std::vector<Mark> marks_in(std::string_view text) {
    std::vector<Mark> marks;
    for (std::size_t at = 0; at < text.size(); at += character_size(text, at)) {
        const std::string_view rest = text.substr(at);
        std::string_view found;
        bool is_actual = false;
        for (const bool actual : {true, false}) {
            for (const std::string_view word : actual ? actual_words : target_words) {
                if (!found.empty() || !rest.starts_with(word)) continue;
                found = word;
                is_actual = actual;
            }
        }
        if (found.empty()) continue;
        std::size_t end = at + found.size();
        const bool is_named = text.substr(end).starts_with("：") || text.substr(end).starts_with("为");
        if (is_named) {
            end += 3;
            marks.push_back({at, end, is_actual});
        }
        at += found.size() - character_size(text, at + found.size() - 3);
    }
    return marks;
}

std::size_t find_first(std::string_view text, std::size_t from, Words words) {
    std::size_t first = text.size();
    for (const std::string_view word : words) first = std::min(first, std::min(text.find(word, from), text.size()));
    return first;
}

std::string name_before(std::string_view text, std::size_t end) {
    std::string_view front = text.substr(0, end);
    strip_back(front, {"，", "：", "、"});
    const std::size_t from = last_of(front, {"。", "；", "：", "①", "②", "③", "④", "⑤", "⑥", "⑦", "⑧", "⑨"});
    if (from != front.npos) front.remove_prefix(from + 3);
    std::size_t digits = 0;
    while (digits < front.size() && is_digit(front[digits])) ++digits;
    if (digits > 0 && (front.substr(digits).starts_with(".") || front.substr(digits).starts_with("、")))
        front.remove_prefix(digits + (front[digits] == '.' ? 1 : 3));
    strip_back(front, {"指标"});
    return std::string(front);
}

void read_named_values(Report& report, std::size_t paragraph, std::size_t table) {
    const std::string_view text = report.paragraphs[paragraph].text;
    const auto marks = marks_in(text);
    for (std::size_t i = 0; i < marks.size(); ++i) {
        if (marks[i].is_actual) continue;
        const std::size_t limit = find_first(text, marks[i].end, {"。", "；"});
        const bool has_actual = i + 1 < marks.size() && marks[i + 1].is_actual && marks[i + 1].begin < limit;
        const auto value_at = [&](std::size_t from, std::size_t to) {
            std::string_view words = text.substr(from, to - from);
            strip_back(words, {"，", "、"});
            Value value = read_value(words);
            value.place = report.place_of(paragraph, from, to);
            return value;
        };
        Indicator indicator;
        indicator.name = name_before(text, marks[i].begin);
        indicator.table = table;
        indicator.is_prose = true;
        indicator.place = report.place_of(paragraph, marks[i].begin, limit);
        const std::size_t target_end =
            has_actual ? marks[i + 1].begin
                       : std::min(limit, find_first(text, marks[i].end, {"，均", "，绩效", "，得分", "，自评", "，"}));
        indicator.target = value_at(marks[i].end, target_end);
        if (has_actual) {
            const std::size_t end =
                std::min(limit, find_first(text, marks[i + 1].end, {"，绩效", "，得分", "，自评", "，评分", "，扣"}));
            indicator.actual = value_at(marks[i + 1].end, end);
        }
        report.indicators.push_back(std::move(indicator));
    }
}

// ── scores and grades
// ─────────────────────────────────────────────────────────────────────────────────────────────────
bool is_total_score(const Report& report, const Figure& figure) {
    const Paragraph& paragraph = report.paragraphs[figure.paragraph];
    if (figure.label.starts_with("其中") ||
        has_any(figure.label, {"分别", "总分值", "满分", "加分", "指标", "效能", "支出率"}))
        return false;
    if (!has_any(figure.label, {"得分", "评分", "总分", "自评分"})) return false;
    if (has_any(figure.label, {"综合评价得分", "综合得分", "综合评分", "总得分", "总分", "最终得分", "总评分",
                               "评价得分", "整体绩效自评得分", "整体支出绩效自评得分"}))
        return true;
    if (has(figure.label, "整体") || has(figure.label, "综合")) return true;
    const std::size_t from = paragraph.text.rfind("。", figure.begin);
    const std::string_view before =
        std::string_view(paragraph.text)
            .substr(from == paragraph.text.npos ? 0 : from, figure.begin - (from == paragraph.text.npos ? 0 : from));
    return has_any(before,
                   {"自评结果", "评价结果", "自评结论", "自评等级", "评价等级", "整体支出绩效", "项目支出绩效"}) ||
           (has_any(paragraph.section + paragraph.chapter, {"结论", "评价结果"}) &&
            has_any(figure.label, {"自评得分", "自评评分", "绩效得分"}));
}

void read_scores(Report& report) {
    for (const Figure& figure : report.figures) {
        if (figure.unit != "分" && !(figure.unit.empty() && has_any(figure.label, {"得分", "评分"}))) continue;
        if (figure.bound != Bound::exact || !is_total_score(report, figure)) continue;
        Value value{.text = figure.value.text(), .number = figure, .place = report.place_of(figure)};
        report.scores.push_back({.label = bare_name(figure.label), .value = std::move(value), .is_total = true});
    }
}

void read_grades(Report& report) {
    static const Words leads{"自评结果为", "评价结果为", "自评等级为", "评价等级为", "评价等级：", "自评等级：",
                             "等级为",     "等级：",     "评定等级为", "绩效等级为", "自评结论为", "评价结论为",
                             "结果为",     "评级为",     "评定为",     "等次为",     "等次："};
    struct Word {
        std::string_view written, grade;
    };
    constexpr Word words[]{{"优", "优"}, {"良", "良"}, {"中", "中"}, {"差", "差"}, {"较差", "差"}};
    for (std::size_t i = 0; i < report.paragraphs.size(); ++i) {
        const std::string_view text = report.paragraphs[i].text;
        for (const std::string_view lead : leads) {
            for (std::size_t at = text.find(lead); at != text.npos; at = text.find(lead, at + 1)) {
                std::string_view rest = text.substr(at + lead.size());
                strip_front(rest, {"“", "\"", "："});
                for (const Word& word : words) {
                    if (!rest.starts_with(word.written)) continue;
                    std::string_view behind = rest.substr(word.written.size());
                    strip_front(behind, {"秀", "好", "等", "级", "”", "\""});
                    const bool is_word =
                        behind.empty() || has_any(behind.substr(0, 3), {"，", "。", "；", "、", "（", "）"});
                    if (!is_word) continue;
                    const std::size_t end = static_cast<std::size_t>(behind.data() - text.data());
                    if (report.grades.empty() || report.grades.back().word != word.grade)
                        report.grades.push_back(
                            {.word = std::string(word.grade), .place = report.place_of(i, at, end)});
                }
            }
        }
    }
}

}  // namespace

void read_prose(Report& report) {
    read_figures(report);
    const std::size_t table = ++report.tables;
    for (std::size_t i = 0; i < report.paragraphs.size(); ++i) read_named_values(report, i, table);
    read_scores(report);
    read_grades(report);
}

}  // namespace lint
