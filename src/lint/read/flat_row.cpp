#include "lint/read/flat_row.hpp"

#include <algorithm>

#include "lint/number.hpp"
#include "lint/read/flow.hpp"
#include "lint/words.hpp"

namespace lint {

std::vector<std::string> words_of(std::string_view line) {
    std::vector<std::string> words;
    for (std::size_t at = 0; at < line.size();) {
        const std::size_t end = std::min(line.find(' ', at), line.size());
        const std::string word(line.substr(at, end - at));
        at = end + 1;
        if (word.empty()) continue;
        // "≥20 名", "14.23 分", "86 .51%": one value each.
        const bool is_joined = !words.empty() && is_bare_number(words.back()) && !is_bare_number(word) &&
                               is_bare_number(words.back() + word);
        const bool is_split =
            !words.empty() && (words.back() == "≥" || words.back() == "≤" || words.back() == ">" ||
                               words.back() == "<" || (word.starts_with(".") && is_bare_number(words.back())));
        if (is_joined || is_split)
            words.back() += word;
        else
            words.push_back(word);
    }
    return words;
}

bool extends_title(std::string_view titles, std::string_view piece) {
    // "计算公式或指标内" + "容": with the piece there is a longer title than without.
    const std::string joined = squeezed(std::string(titles) + std::string(piece));
    for (const std::string_view title :
         {"计算公式或指标内容", "指标完成情况", "任务涉及资金", "偏差原因分析及改进措施", "实际完成指标值",
          "年度指标值", "预期实现值", "全年执行数", "全年预算数", "年初预算数"}) {
        if (joined.ends_with(title)) return true;
        for (std::size_t cut = character_size(title, 0); cut < title.size(); cut += character_size(title, cut)) {
            if (joined.ends_with(title.substr(0, cut)) && title.substr(0, cut).size() > piece.size() &&
                title.substr(0, cut).ends_with(piece))
                return true;
        }
    }
    return false;
}

std::size_t read_flat_funds(Report& report, std::span<const Line> lines, const std::vector<Role>& roles,
                            std::string_view titles) {
    std::vector<Role> values;
    for (const Role role : roles) {
        if (is_value(role)) values.push_back(role);
    }
    std::string title(titles);
    for (const std::string_view word : {"预算调整数", "调整数", "调整预算数", "预算调整额", "调整增减", "净调整"}) {
        if (has(squeezed(titles), word)) {
            title = word;
            break;
        }
    }
    std::size_t used = 0;
    std::string label;
    for (; used < lines.size(); ++used) {
        const Line& line = lines[used];
        if (begins_item(line.text)) break;
        const auto words = words_of(line.text);
        std::vector<std::string> numbers;
        std::string name = label;
        for (const std::string& word : words) {
            if (is_bare_number(word))
                numbers.push_back(word);
            else
                name += word;
        }
        if (numbers.empty() && length(line.text) <= 16 && !has_any(line.text, {"。", "，"}) &&
            used + 1 < lines.size() && is_bare_number(words_of(lines[used + 1].text).back())) {
            label = name;
            continue;
        }
        if (numbers.size() != values.size()) break;
        std::vector<Cell> row{{.role = Role::label,
                               .title = {},
                               .text = name,
                               .place = report.place_at(line.source.front(), excerpt(line.text, 40))}};
        for (std::size_t i = 0; i < values.size(); ++i)
            row.push_back({.role = values[i],
                           .title = values[i] == Role::adjustment ? title : std::string(),
                           .text = numbers[i],
                           .place = row.front().place});
        add_row(report, row, report.tables);
        label.clear();
    }
    return used;
}

}  // namespace lint
