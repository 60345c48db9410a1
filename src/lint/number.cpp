#include "lint/number.hpp"

#include <algorithm>
#include <array>

#include "lint/words.hpp"

namespace lint {
namespace {

// Longest first where one begins another.
constexpr std::array<std::string_view, 66> units{
    "个百分点", "百分点", "%",      "‰",    "亿元", "万元", "千元", "万人次", "万件次",   "万人",   "万件",
    "万次",     "万户",   "元",     "分钟", "分",   "人次", "件次", "批次",   "宗次",     "场次",   "户次",
    "人天",     "人",     "名",     "位",   "件",   "宗",   "起",   "次",     "批",       "份",     "篇",
    "场",       "期",     "户",     "条",   "家",   "项",   "类",   "例",     "个工作日", "工作日", "小时",
    "天",       "台",     "套",     "辆",   "部",   "张",   "本",   "册",     "支",       "处",     "间",
    "所",       "座",     "平方米", "公里", "万",   "亿",   "个",   "案件",   "栋",       "轮",     "封"};
const Words not_amounts{"年", "月",   "日", "号", "时",   "届", "周年", "条", "章",
                        "岁", "周岁", "级", "版", "期间", "后", "环",   "路"};
const Words delimiters{"，", "。", "；", "：", "、", "（", "）", "！", "？", "\n",
                       "|",  "①",  "②",  "③",  "④",  "⑤",  "⑥",  "⑦",  "⑧",  "⑨"};

struct BoundWord {
    std::string_view word;
    Bound bound;
};
constexpr std::array<BoundWord, 22> bounds_before{
    {{"≥", Bound::at_least},        {"≤", Bound::at_most},       {">", Bound::more_than},
     {"<", Bound::less_than},       {"=", Bound::exact},         {"不少于", Bound::at_least},
     {"不低于", Bound::at_least},   {"不小于", Bound::at_least}, {"至少", Bound::at_least},
     {"大于等于", Bound::at_least}, {"不超过", Bound::at_most},  {"不高于", Bound::at_most},
     {"不大于", Bound::at_most},    {"不多于", Bound::at_most},  {"小于等于", Bound::at_most},
     {"控制在", Bound::at_most},    {"低于", Bound::less_than},  {"小于", Bound::less_than},
     {"少于", Bound::less_than},    {"高于", Bound::more_than},  {"大于", Bound::more_than},
     {"超过", Bound::more_than}}};
constexpr std::array<BoundWord, 4> bounds_after{
    {{"及以上", Bound::at_least}, {"以上", Bound::at_least}, {"以内", Bound::at_most}, {"以下", Bound::at_most}}};

/// The digits at `at` as a decimal, thousands separated or not; `end` is behind them.
std::optional<Decimal> read_digits(std::string_view text, std::size_t at, std::size_t& end) {
    std::string digits;
    std::size_t i = at;
    while (i < text.size() && is_digit(text[i])) digits += text[i++];
    while (digits.size() <= 12 && i + 3 < text.size() && text[i] == ',' && is_digit(text[i + 1]) &&
           is_digit(text[i + 2]) && is_digit(text[i + 3]) && (i + 4 >= text.size() || !is_digit(text[i + 4]))) {
        digits.append(text.substr(i + 1, 3));
        i += 4;
    }
    if (i + 1 < text.size() && text[i] == '.' && is_digit(text[i + 1])) {
        digits += text[i++];
        while (i < text.size() && is_digit(text[i])) digits += text[i++];
    }
    end = i;
    const std::size_t point = digits.find('.');
    if ((point == digits.npos ? digits.size() : point) > 12) return std::nullopt;
    if (point != digits.npos && digits.size() - point > 7) return std::nullopt;
    return base::parse_decimal(digits);
}

/// Steps over words of a bound that end at `begin`.
void take_bound_before(std::string_view text, Number& number) {
    std::string_view front = text.substr(0, number.begin);
    for (bool again = true; again;) {
        again = false;
        for (const BoundWord& one : bounds_before) {
            if (!front.ends_with(one.word)) continue;
            front.remove_suffix(one.word.size());
            if (number.bound == Bound::exact) number.bound = one.bound;
            again = true;
            break;
        }
        for (const std::string_view word : {"约", "近"}) {
            if (front.ends_with(word)) front.remove_suffix(word.size()), number.is_about = true;
        }
    }
    number.begin = front.size();
    if (front.ends_with("第")) number.is_rank = true;
}

void take_label(std::string_view text, std::size_t earliest, Number& number) {
    std::string_view front = text.substr(0, number.begin);
    if (front.ends_with("第")) front.remove_suffix(std::string_view("第").size());
    const auto start_of = [&](std::string_view part) {
        std::size_t start = earliest;
        for (const std::string_view mark : delimiters) {
            const std::size_t at = part.rfind(mark);
            if (at != part.npos) start = std::max(start, at + mark.size());
        }
        return std::min(start, part.size());
    };
    number.is_in_brackets = last_of(front, {"（"}) != front.npos &&
                            (last_of(front, {"）"}) == front.npos || last_of(front, {"（"}) > last_of(front, {"）"}));
    std::size_t start = start_of(front);
    // "年度指标值：≥20名": what stands in front of the colon names it.
    if (start == front.size() && front.ends_with("：")) {
        front.remove_suffix(std::string_view("：").size());
        start = start_of(front);
    }
    number.label_begin = start;
    number.label = std::string(front.substr(start));
}

bool take_unit(std::string_view text, Number& number) {
    std::string_view rest = text.substr(number.end);
    for (const std::string_view word : {"余", "多"}) {
        if (rest.starts_with(word)) rest.remove_prefix(word.size()), number.is_about = true, number.end += word.size();
    }
    for (const std::string_view word : not_amounts) {
        if (rest.starts_with(word) && !rest.starts_with("号线") && !(word == "时" && rest.starts_with("时效")))
            return false;
    }
    for (const std::string_view unit : units) {
        if (!rest.starts_with(unit)) continue;
        if (unit == "分" && (rest.starts_with("分别") || rest.starts_with("分局"))) continue;
        if (unit == "个" && rest.starts_with("个月")) return false;
        number.unit = unit;
        number.end += unit.size();
        break;
    }
    rest = text.substr(number.end);
    // "1.基本支出", "2、项目支出": the number of an item.
    const bool is_item =
        number.unit.empty() && (rest.starts_with(".") || rest.starts_with("、")) && number.value.scale == 0;
    if (is_item) return false;
    for (const BoundWord& one : bounds_after) {
        if (!rest.starts_with(one.word)) continue;
        if (number.bound == Bound::exact) number.bound = one.bound;
        number.end += one.word.size();
        break;
    }
    return true;
}

}  // namespace

std::vector<Number> scan_numbers(std::string_view text) {
    std::vector<Number> found;
    std::size_t earliest = 0;
    for (std::size_t at = 0; at < text.size() && found.size() < numbers_max;) {
        if (!is_digit(text[at])) {
            at += character_size(text, at);
            continue;
        }
        std::size_t end = at;
        const auto value = read_digits(text, at, end);
        const char before = at > 0 ? text[at - 1] : ' ';
        const bool is_glued = (before >= 'A' && before <= 'Z') || (before >= 'a' && before <= 'z') || before == '.';
        const std::string_view rest = text.substr(end);
        // 2020-2022, 20～30%, 8:30, A4: ranges, times and names are no figures.
        const bool is_range = (rest.starts_with("-") || rest.starts_with("~") || rest.starts_with("～") ||
                               rest.starts_with("—") || rest.starts_with(":") || rest.starts_with("/")) &&
                              rest.find_first_of("0123456789") <= 4;
        if (!value || is_glued || is_range) {
            while (is_range && end < text.size() && !is_digit(text[end])) ++end;
            while (is_range && end < text.size() && (is_digit(text[end]) || text[end] == '.')) ++end;
            at = end;
            continue;
        }
        Number number{.value = *value, .begin = at, .end = end};
        if (before == '-' && (at < 2 || !is_digit(text[at - 2])) && value->digits != 0) {
            number.value.digits = -number.value.digits;
            --number.begin;
        }
        take_bound_before(text, number);
        const bool is_amount = take_unit(text, number) && !text.substr(0, number.begin).ends_with("〔") &&
                               !text.substr(0, number.begin).ends_with("［");
        if (is_amount) {
            take_label(text, earliest, number);
            found.push_back(number);
            earliest = number.end;
        }
        at = std::max(number.end, end);
    }
    return found;
}

Value read_value(std::string_view text) {
    Value value{.text = trimmed(text)};
    const std::string flow = squeezed(text);
    const auto numbers = scan_numbers(flow);
    if (numbers.empty()) return value;
    value.number = numbers[0];
    if (numbers.size() > 1 && has_any(numbers[1].label, {"满分", "总分"})) value.number->full = numbers[1].value;
    return value;
}

bool is_bare_number(std::string_view text) {
    const std::string flow = squeezed(text);
    const auto numbers = scan_numbers(flow);
    return numbers.size() == 1 && numbers[0].begin == 0 && numbers[0].end == flow.size();
}

bool is_countable(std::string_view unit) {
    static const Words countable{"人次", "件次", "批次", "宗次", "场次", "户次", "人", "名", "件", "宗", "起",
                                 "次",   "批",   "份",   "篇",   "场",   "期",   "户", "条", "家", "项", "例",
                                 "台",   "套",   "辆",   "个",   "案件", "封",   "张", "本", "册"};
    return std::ranges::find(countable, unit) != countable.end();
}

bool is_money(std::string_view unit) {
    return unit.ends_with("元");
}

std::string_view sign(Bound bound) {
    switch (bound) {
        case Bound::exact: return "";
        case Bound::at_least: return "≥";
        case Bound::at_most: return "≤";
        case Bound::more_than: return ">";
        case Bound::less_than: return "<";
    }
    return "";
}

}  // namespace lint
