#include "paper/docx/title.hpp"

#include <algorithm>
#include <array>
#include <limits>

#include "base/utf8.hpp"

namespace paper {
namespace {

/// Words that are not cut. Names of organs end in one of the others, after which a line may well end.
constexpr std::array<std::string_view, 26> whole_words{
    "部门整体支出", "整体支出", "专项资金", "项目支出", "绩效自评", "绩效评价", "自评报告", "年度", "信访",
    "事项",         "工作",     "情况",     "告知书",   "意见书",   "通知",     "办理",     "处理", "复查",
    "复核",         "听证",     "街道",     "人民政府", "委员会",   "办公室",   "预算",     "决算"};
constexpr std::array<std::string_view, 8> good_ends{"局", "政府", "委员会", "办公室", "办事处", "年度", "关于", "的"};

// What a cut costs, in squares of half characters of unevenness.
constexpr long inside_word = 400, inside_number = 4'000, before_mark = 40'000, good_end = -60, wrong_shape = 120;
constexpr long impossible = std::numeric_limits<long>::max() / 4;

struct Character {
    std::string_view text;
    int width = 0;       ///< half characters
    std::size_t at = 0;  ///< byte in the title
};

std::vector<Character> characters_of(std::string_view title) {
    std::vector<Character> characters;
    for (std::size_t at = 0; at < title.size();) {
        std::size_t end = at + 1;
        while (end < title.size() && (static_cast<unsigned char>(title[end]) & 0xc0U) == 0x80U) ++end;
        const std::string_view one = title.substr(at, end - at);
        characters.push_back({one, static_cast<int>(base::display_width(one)), at});
        at = end;
    }
    return characters;
}

bool is_narrow(const Character& one) {
    return one.text.size() == 1 && one.text != " ";
}

bool is_one_of(std::string_view text, std::string_view marks) {
    return marks.find(text) != std::string_view::npos;
}

/// Of ending a line before the character `at`.
long cost_of_cut(std::string_view title, const std::vector<Character>& characters, std::size_t at) {
    const Character& before = characters[at - 1];
    const Character& after = characters[at];
    if (is_one_of(after.text, "，。、；：！？）》」』”’〕】…—") || is_one_of(before.text, "（《「『“‘〔【"))
        return before_mark;
    // A number keeps its unit: 2025年, 34条.
    if (is_narrow(before)) return inside_number;
    for (const std::string_view word : whole_words) {
        for (std::size_t found = title.find(word); found < after.at; found = title.find(word, found + 1)) {
            if (found + word.size() > after.at) return inside_word;
        }
    }
    const bool is_good =
        std::ranges::any_of(good_ends, [&](std::string_view end) { return title.substr(0, after.at).ends_with(end); });
    return is_good ? good_end : 0;
}

struct Cutting {
    long cost = impossible;
    std::vector<std::size_t> ends;  ///< characters at which lines begin, but the first
};

class Cutter {
  public:
    Cutter(std::string_view title, int widest, std::size_t lines)
        : title_(title), characters_(characters_of(title)), widest_(widest), lines_(lines) {
        for (const Character& one : characters_) all_ += one.width;
    }

    Cutting best() {
        cut(0, {});
        return best_;
    }
    [[nodiscard]] std::string_view between(std::size_t first, std::size_t last) const {
        const std::size_t from = characters_[first].at;
        return title_.substr(from, (last < characters_.size() ? characters_[last].at : title_.size()) - from);
    }
    [[nodiscard]] std::size_t size() const { return characters_.size(); }
    [[nodiscard]] int width() const { return all_; }

  private:
    std::string_view title_;
    std::vector<Character> characters_;
    int widest_, all_ = 0;
    std::size_t lines_;
    Cutting best_;

    void cut(std::size_t first, std::vector<std::size_t> ends) {
        if (ends.size() + 1 == lines_) return judge(ends);
        int width = 0;
        for (std::size_t at = first + 1; at < characters_.size(); ++at) {
            width += characters_[at - 1].width;
            if (width > widest_) return;
            ends.push_back(at);
            cut(at, ends);
            ends.pop_back();
        }
    }

    void judge(const std::vector<std::size_t>& ends) {
        const int ideal = all_ / static_cast<int>(lines_);
        std::vector<int> widths;
        long cost = 0;
        std::size_t first = 0;
        for (std::size_t line = 0; line < lines_; ++line) {
            const std::size_t last = line < ends.size() ? ends[line] : characters_.size();
            int width = 0;
            for (std::size_t i = first; i < last; ++i) width += characters_[i].width;
            if (width > widest_) return;
            cost += static_cast<long>(width - ideal) * (width - ideal);
            if (last < characters_.size()) cost += cost_of_cut(title_, characters_, last);
            widths.push_back(width);
            first = last;
        }
        // A trapezoid grows or shrinks, a diamond is widest in the middle; an hourglass is neither.
        const auto narrow = std::ranges::adjacent_find(widths, std::greater{});
        if (lines_ > 2 && narrow != widths.end() && std::is_sorted(widths.begin(), narrow, std::greater{}) &&
            !std::ranges::is_sorted(widths, std::greater{}))
            cost += wrong_shape;
        if (cost < best_.cost) best_ = {cost, ends};
    }
};

}  // namespace

std::vector<std::string> title_lines(std::string_view title, int fitting) {
    constexpr std::size_t lines_max = 4;
    const int width = static_cast<int>(base::display_width(title));
    // Digits of some fonts are wider than half a character.
    const int widest = fitting * 2 - (std::ranges::any_of(title, [](char c) { return c > ' '; }) ? 1 : 0);
    for (auto lines = static_cast<std::size_t>((width + widest - 1) / widest); lines >= 2 && lines <= lines_max;
         ++lines) {
        Cutter cutter(title, widest, lines);
        const Cutting best = cutter.best();
        if (best.cost == impossible) continue;
        std::vector<std::string> cut;
        std::size_t first = 0;
        for (const std::size_t end : best.ends) {
            cut.emplace_back(cutter.between(first, end));
            first = end;
        }
        cut.emplace_back(cutter.between(first, cutter.size()));
        return cut;
    }
    return {std::string(title)};
}

}  // namespace paper
