#include "lint/read/lines.hpp"

#include <array>

#include "lint/words.hpp"

namespace lint {
namespace {

struct Sign {
    std::string_view from, to;
};
constexpr std::array<Sign, 31> signs{
    {{"　", " "},  {"\u00a0", " "}, {"\u200b", ""}, {"\ufeff", ""}, {"％", "%"}, {"﹪", "%"}, {"．", "."}, {"(", "（"},
     {")", "）"},  {";", "；"},     {"!", "！"},    {"?", "？"},    {"＞", ">"}, {"＜", "<"}, {"＝", "="}, {"≧", "≥"},
     {"≦", "≤"},   {"⩾", "≥"},      {"⩽", "≤"},     {">=", "≥"},    {"<=", "≤"}, {"－", "-"}, {"−", "-"},  {"–", "-"},
     {"︰", "："}, {"，", "，"},    {"**", ""},     {"__", ""},     {"\t", " "}, {"／", "/"}, {"〜", "～"}}};

/// The sign at `at` in our writing; `size` bytes of it are read.
std::string_view one(std::string_view text, std::size_t at, std::size_t& size, std::array<char, 1>& room) {
    for (const Sign& sign : signs) {
        if (!text.substr(at).starts_with(sign.from)) continue;
        size = sign.from.size();
        return sign.to;
    }
    size = character_size(text, at);
    // ０ … ９ are U+FF10 … U+FF19: ef bc 90 … ef bc 99.
    if (size == 3 && text[at] == '\xef' && text[at + 1] == '\xbc') {
        const auto low = static_cast<unsigned char>(text[at + 2]);
        if (low >= 0x90 && low <= 0x99) {
            room[0] = static_cast<char>('0' + (low - 0x90));
            return {room.data(), 1};
        }
    }
    const bool is_between_digits = at > 0 && at + 1 < text.size() && is_digit(text[at - 1]) && is_digit(text[at + 1]);
    if (text[at] == ',' && !is_between_digits) return "，";
    if (text[at] == ':' && !is_between_digits) return "：";
    return text.substr(at, size);
}

bool is_page_number(std::string_view line) {
    bool has_digit = false;
    for (std::size_t at = 0; at < line.size(); at += character_size(line, at)) {
        const std::string_view sign = line.substr(at, character_size(line, at));
        if (is_digit(sign[0])) {
            has_digit = true;
        } else if (sign != " " && sign != "—" && sign != "-" && sign != "第" && sign != "页" && sign != "·") {
            return false;
        }
    }
    // A number alone may be a cell; a page number has its dashes or its 第…页.
    return !has_digit ? (has(line, "—") || has(line, "--")) : (has_any(line, {"—", "页"}) || line.starts_with("- "));
}

Line canonical_line(std::string_view raw, std::uint32_t offset) {
    Line line;
    std::array<char, 1> room{};
    for (std::size_t at = 0, size = 0; at < raw.size(); at += size) {
        const std::string_view sign = one(raw, at, size, room);
        if (sign == " " && (line.text.empty() || line.text.back() == ' ')) continue;
        for (const char c : sign) {
            line.text += c;
            line.source.push_back(offset + static_cast<std::uint32_t>(at));
        }
    }
    while (!line.text.empty() && (line.text.back() == ' ' || line.text.back() == '\r')) line.text.pop_back();
    std::size_t marks = 0;  // of markdown: "## 一、…"
    while (marks < line.text.size() && line.text[marks] == '#') ++marks;
    if (marks > 0 && marks < line.text.size() && line.text[marks] == ' ') ++marks;
    line.text.erase(0, marks);
    line.source.erase(line.source.begin(), line.source.begin() + static_cast<std::ptrdiff_t>(marks));
    line.source.resize(line.text.size());
    return line;
}

}  // namespace

std::vector<Line> read_lines(std::string_view text, std::vector<std::uint32_t>& line_starts) {
    std::vector<Line> lines;
    bool is_after_blank = false;
    for (std::size_t at = 0; at <= text.size();) {
        line_starts.push_back(static_cast<std::uint32_t>(at));
        std::size_t end = text.find_first_of("\n\f", at);
        if (end == text.npos) end = text.size();
        Line line = canonical_line(text.substr(at, end - at), static_cast<std::uint32_t>(at));
        if (line.text.empty()) {
            is_after_blank = true;
        } else if (!is_page_number(line.text)) {
            line.is_after_blank = is_after_blank;
            is_after_blank = false;
            lines.push_back(std::move(line));
        }
        at = end + 1;
    }
    return lines;
}

std::string canonical(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at <= text.size();) {
        std::size_t end = std::min(text.find('\n', at), text.size());
        const Line line = canonical_line(text.substr(at, end - at), 0);
        if (!out.empty() && !line.text.empty()) out += '\n';
        out += line.text;
        at = end + 1;
    }
    return out;
}

}  // namespace lint
