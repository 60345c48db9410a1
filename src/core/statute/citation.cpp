#include "core/statute/citation.hpp"

#include "core/statute/statute.hpp"

namespace core {
namespace {

constexpr int number_max = 999;

/// Takes a number off the front of `text`; 0 if none stands there.
int take_number(std::string_view& text) {
    if (text.starts_with('0')) return 0;
    int number = 0;
    while (!text.empty() && text.front() >= '0' && text.front() <= '9') {
        number = number * 10 + (text.front() - '0');
        if (number > number_max) return 0;
        text.remove_prefix(1);
    }
    return number;
}

bool take(std::string_view& text, char c) {
    if (!text.starts_with(c)) return false;
    text.remove_prefix(1);
    return true;
}

}  // namespace

std::optional<Citation> parse_citation(std::string_view text) {
    Citation citation;
    citation.article = take_number(text);
    if (citation.article == 0) return std::nullopt;
    if (take(text, '.')) {
        citation.paragraph = take_number(text);
        if (citation.paragraph == 0) return std::nullopt;
    }
    if (take(text, '(')) {
        citation.item = take_number(text);
        if (citation.item == 0 || !take(text, ')')) return std::nullopt;
    }
    return text.empty() ? std::optional(citation) : std::nullopt;
}

std::string Citation::text_zh() const {
    std::string text = "第" + chinese_number(article) + "条";
    if (paragraph > 0) text += "第" + chinese_number(paragraph) + "款";
    if (item > 0) text += "第" + chinese_number(item) + "项";
    return text;
}

std::string Citation::text_en() const {
    std::string text = "art. " + std::to_string(article);
    if (paragraph > 0) text += " para. " + std::to_string(paragraph);
    if (item > 0) text += " item (" + std::to_string(item) + ")";
    return text;
}

}  // namespace core
