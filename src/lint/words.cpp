#include "lint/words.hpp"

#include <algorithm>

namespace lint {
namespace {

/// "2.群众满意率": the number of an item is no part of the name; 2.5 stays.
void strip_item_number(std::string_view& name) {
    std::size_t end = 0;
    while (end < name.size() && is_digit(name[end])) ++end;
    const std::string_view rest = name.substr(end);
    const std::string_view mark = rest.starts_with(".") ? "." : rest.starts_with("、") ? "、" : "";
    const bool is_item =
        end > 0 && end <= 2 && !mark.empty() && rest.size() > mark.size() && !is_digit(rest[mark.size()]);
    if (is_item) name.remove_prefix(end + mark.size());
}

}  // namespace

std::size_t character_size(std::string_view text, std::size_t at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const std::size_t size = byte < 0xc0 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
    return std::min(size, text.size() - at);
}

std::vector<std::string_view> characters(std::string_view text) {
    std::vector<std::string_view> all;
    for (std::size_t at = 0; at < text.size(); at += all.back().size())
        all.push_back(text.substr(at, character_size(text, at)));
    return all;
}

std::size_t length(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); at += character_size(text, at)) ++count;
    return count;
}

bool has(std::string_view text, std::string_view word) {
    return text.find(word) != text.npos;
}

bool has_any(std::string_view text, Words words) {
    return std::ranges::any_of(words, [&](std::string_view word) { return has(text, word); });
}

bool ends_with_any(std::string_view text, Words words) {
    return std::ranges::any_of(words, [&](std::string_view word) { return text.ends_with(word); });
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

std::size_t last_of(std::string_view text, Words words) {
    std::size_t last = text.npos;
    for (const std::string_view word : words) {
        const std::size_t at = text.rfind(word);
        if (at != text.npos && (last == text.npos || at > last)) last = at;
    }
    return last;
}

std::string trimmed(std::string_view text) {
    strip_front(text, {" ", "\t", "\r", "\n"});
    strip_back(text, {" ", "\t", "\r", "\n"});
    return std::string(text);
}

std::string squeezed(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c != ' ' && c != '\t' && c != '\n' && c != '\r') out += c;
    }
    return out;
}

void strip_front(std::string_view& text, Words words) {
    for (bool again = true; again;) {
        again = false;
        for (const std::string_view word : words) {
            if (!text.starts_with(word)) continue;
            text.remove_prefix(word.size());
            again = true;
        }
    }
}

void strip_back(std::string_view& text, Words words) {
    for (bool again = true; again;) {
        again = false;
        for (const std::string_view word : words) {
            if (!text.ends_with(word)) continue;
            text.remove_suffix(word.size());
            again = true;
        }
    }
}

std::string bare_name(std::string_view name) {
    std::string kept = squeezed(name);
    for (const std::string_view mark :
         {"“", "”", "《", "》", "\"", "‘", "’", "（", "）", "：", "事项", "工作", "指标", "的"}) {
        for (std::size_t at = kept.find(mark); at != kept.npos; at = kept.find(mark, at)) kept.erase(at, mark.size());
    }
    std::string_view bare = kept;
    strip_item_number(bare);
    strip_front(bare, {"其中", "另",   "同时", "全年", "今年", "本年度", "年度", "本年", "我局", "我区", "我市", "全市",
                       "全区", "一是", "二是", "三是", "四是", "实现",   "以及", "及",   "和",   "，",   "、"});
    strip_back(bare, {"为", "是", "达到", "达", "均", "分别", "共", "计"});
    return std::string(bare);
}

bool is_same_name(std::string_view a, std::string_view b) {
    const std::string first = bare_name(a);
    return !first.empty() && first == bare_name(b);
}

std::string common_part(std::string_view a, std::string_view b) {
    const auto left = characters(a), right = characters(b);
    std::size_t best = 0, best_end = 0;
    std::vector<std::size_t> row(right.size() + 1), before(right.size() + 1);
    for (std::size_t i = 1; i <= left.size(); ++i) {
        for (std::size_t j = 1; j <= right.size(); ++j) {
            row[j] = left[i - 1] == right[j - 1] ? before[j - 1] + 1 : 0;
            if (row[j] > best) best = row[j], best_end = i;
        }
        std::swap(row, before);
    }
    std::string shared;
    for (std::size_t i = best_end - best; i < best_end; ++i) shared += left[i];
    return shared;
}

std::string excerpt(std::string_view text, std::size_t most) {
    const auto all = characters(text);
    if (all.size() <= most) return std::string(text);
    std::string cut;
    for (std::size_t i = 0; i + 1 < most; ++i) cut += all[i];
    return cut + "…";
}

}  // namespace lint
