#include "lint/read/flow.hpp"

#include <algorithm>

#include "lint/words.hpp"

namespace lint {
namespace {

constexpr std::size_t heading_length_max = 40;

bool is_numeral(std::string_view sign) {
    static const Words numerals{"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};
    return std::ranges::find(numerals, sign) != numerals.end();
}

/// Bytes of "十一" at `at`.
std::size_t numeral_size(std::string_view line, std::size_t at) {
    std::size_t size = 0;
    while (at + size < line.size() && is_numeral(line.substr(at + size, character_size(line, at + size)))) size += 3;
    return size;
}

/// 1: 一、  2: （一）  3: 1. （1） ①  0: none
int item_level(std::string_view line) {
    if (const std::size_t size = numeral_size(line, 0); size > 0 && line.substr(size).starts_with("、")) return 1;
    if (line.starts_with("第")) {
        const std::size_t size = numeral_size(line, 3);
        const std::string_view rest = line.substr(3 + size);
        if (size > 0 && (rest.starts_with("部分") || rest.starts_with("章") || rest.starts_with("节"))) return 1;
    }
    constexpr std::string_view open = "（", close = "）";
    if (line.starts_with(open)) {
        const std::size_t size = numeral_size(line, open.size());
        if (size > 0 && line.substr(open.size() + size).starts_with(close)) return 2;
        std::size_t at = open.size();
        while (at < line.size() && is_digit(line[at])) ++at;
        if (at > open.size() && at <= open.size() + 2 && line.substr(at).starts_with(close)) return 3;
        return 0;
    }
    std::size_t at = 0;
    while (at < line.size() && is_digit(line[at])) ++at;
    if (at > 0 && at <= 2 && at < line.size()) {
        const std::string_view rest = line.substr(at);
        if (rest.starts_with("、") || (rest.starts_with(".") && (rest.size() == 1 || !is_digit(rest[1])))) return 3;
    }
    for (const std::string_view circle : {"①", "②", "③", "④", "⑤", "⑥", "⑦", "⑧", "⑨"}) {
        if (line.starts_with(circle)) return 3;
    }
    return 0;
}

/// 年度目标, 存在问题, 改进措施: titles in the first column of the forms.
bool is_form_title(std::string_view line) {
    static const Words titles{"存在问题", "存在的问题",   "存在的主要问题", "改进措施", "下一步改进措施",
                              "年度目标", "年度总体目标", "评价结论",       "部门名称"};
    const auto [at, end] = std::pair(titles.begin(), titles.end());
    return std::find(at, end, line) != end;
}

bool is_heading(std::string_view line, int level) {
    if (is_form_title(line)) return true;
    return (level == 1 || level == 2) && length(line) <= heading_length_max && !has_any(line, {"，", "。", "；", "："});
}

bool ends_sentence(std::string_view text) {
    return ends_with_any(text, {"。", "！", "？", "；"});
}

/// Whether a space between two characters stands for nothing.
bool is_space_idle(std::string_view before, std::string_view rest) {
    if (before.empty() || rest.empty()) return true;
    const char left = before.back(), right = rest.front();
    const auto is_latin = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    if (is_latin(left) && is_latin(right)) return false;
    if (!is_digit(left) || !is_digit(right)) return true;
    // "4269.3 1万元" and "10 000件" are one number each; "3 5" is not.
    std::size_t digits = 0;
    while (digits < rest.size() && is_digit(rest[digits])) ++digits;
    std::size_t start = before.size();
    while (start > 0 && (is_digit(before[start - 1]) || before[start - 1] == '.')) --start;
    const bool has_point = before.find('.', start) != before.npos;
    const bool is_thousand =
        digits == 3 && before.size() - start <= 3 && !(digits < rest.size() && rest[digits] == '.' && has_point);
    return has_point ? digits <= 3 && !(digits < rest.size() && rest[digits] == '.') : is_thousand;
}

class Flow {
  public:
    Flow(Report& report, bool is_wrapped) : report_(report), is_wrapped_(is_wrapped) {}

    void take(const Line& line) {
        const int level = item_level(line.text);
        const bool is_title = is_heading(line.text, level);
        const bool is_apart = !is_wrapped_ || line.is_apart || level > 0 || is_title || ends_sentence(now_.text);
        if (is_apart) end();
        append(line);
        if (is_title) {
            name(level == 2 ? 2 : 1, line.text, line);
            end();
        } else if (level == 1 || level == 2) {
            // "（一）部门概况。我局 …": the words up to the full stop name the section.
            const std::string head = line.text.substr(0, line.text.find("。"));
            if (head.size() < line.text.size() && length(head) <= 24) name(level, head, line);
        }
    }
    void end() {
        if (!now_.text.empty()) {
            now_.chapter = chapter_;
            now_.section = section_;
            report_.paragraphs.push_back(std::move(now_));
        }
        now_ = {};
    }

  private:
    Report& report_;
    bool is_wrapped_;
    Paragraph now_;
    std::string chapter_, section_;

    void name(int level, const std::string& text, const Line& line) {
        if (level == 1) chapter_ = squeezed(text), section_.clear();
        if (level == 2) section_ = squeezed(text);
        report_.headings.push_back({.text = squeezed(text),
                                    .place = report_.place_at(line.source.front(), excerpt(text, 30)),
                                    .level = level});
    }
    void append(const Line& line) {
        for (std::size_t at = 0; at < line.text.size(); ++at) {
            if (line.text[at] == ' ' && is_space_idle(now_.text, std::string_view(line.text).substr(at + 1))) continue;
            now_.text += line.text[at];
            now_.source.push_back(line.source[at]);
        }
    }
};

}  // namespace

bool begins_item(std::string_view line) {
    return item_level(line) > 0 || is_form_title(line);
}

void read_flow(Report& report, std::span<const Line> lines, bool is_wrapped) {
    Flow flow(report, is_wrapped);
    for (const Line& line : lines) flow.take(line);
    flow.end();
}

void add_cell_text(Report& report, std::string_view text, const std::string& label, const Place& place) {
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string part = squeezed(text.substr(at, end - at));
        if (!part.empty())
            report.paragraphs.push_back({.text = part, .source = {}, .chapter = label, .section = {}, .cell = place});
        at = end + 1;
    }
}

Place Report::place_at(std::uint32_t byte, std::string quote) const {
    Place place{.quote = std::move(quote)};
    if (line_starts.empty()) return place;
    const auto after = std::ranges::upper_bound(line_starts, byte);
    place.line = static_cast<std::uint32_t>(after - line_starts.begin());
    const std::uint32_t start = line_starts[place.line - 1];
    place.column = static_cast<std::uint32_t>(length(std::string_view(source).substr(start, byte - start))) + 1;
    return place;
}

Place Report::place_of(std::size_t paragraph, std::size_t begin, std::size_t end) const {
    const Paragraph& text = paragraphs[paragraph];
    const std::string quote = excerpt(std::string_view(text.text).substr(begin, end - begin), 30);
    if (begin < text.source.size()) return place_at(text.source[begin], quote);
    Place place = text.cell;
    place.quote = quote;
    return place;
}

}  // namespace lint
