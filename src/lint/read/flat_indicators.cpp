#include <algorithm>

#include "lint/number.hpp"
#include "lint/read/flat_row.hpp"
#include "lint/read/flow.hpp"
#include "lint/words.hpp"

namespace lint {
namespace {

/// What was read since the last row ended.
struct Open {
    std::vector<std::string> lines;  ///< words alone
    std::vector<Place> places;       ///< of the lines
    bool begins_with_kind = false;   ///< the first line named its kind in front of the words
    Place place;
    bool is_empty() const { return lines.empty(); }
};

bool has_role(const std::vector<Role>& roles, Role role) {
    return std::ranges::find(roles, role) != roles.end();
}

bool is_bounded(std::string_view word) {
    const auto value = read_value(word);
    return value.number && value.number->bound != Bound::exact;
}

std::string join(const std::vector<std::string>& pieces, std::size_t from = 0) {
    std::string all;
    for (std::size_t i = from; i < pieces.size(); ++i) all += pieces[i];
    return all;
}

bool is_name(std::string_view line) {
    return length(line) >= 3 && length(line) <= 24 && !has_any(line, {"，", "。", "、", "；"}) &&
           ends_with_any(line, {"率", "度", "数", "量", "情况", "次数", "比例"});
}

class Reader {
  public:
    Reader(Report& report, const std::vector<Role>& roles)
        : report_(report), has_definition_(has_role(roles, Role::definition)) {
        for (const Role role : roles) {
            if (is_value(role)) values_.push_back(role);
        }
    }

    void take(const Line& line) {
        if (is_full_mark(squeezed(line.text))) return;
        std::vector<std::string> words = words_of(line.text);
        const std::size_t all = words.size();
        while (!words.empty() && take_kind(words.front())) words.erase(words.begin());
        if (words.empty()) return;
        if (open_.is_empty()) open_.place = report_.place_at(line.source.front(), excerpt(line.text, 40));
        const auto first_number =
            std::ranges::find_if(words, [](const std::string& word) { return is_bare_number(word); });
        std::vector<std::string> texts(words.begin(), first_number), numbers(first_number, words.end());
        if (numbers.empty()) {
            take_words(texts, all > words.size(), report_.place_at(line.source.front(), excerpt(line.text, 40)));
            return;
        }
        // "综合办理效能 75%以上" is a target; its actual comes in the next cell.
        if (numbers.size() == 1 && texts.size() == 1 && (is_bounded(numbers[0]) || !waiting_.empty())) {
            if (waiting_.empty()) {
                waiting_ = texts[0] + numbers[0];
            } else {
                finish(name_of({}), waiting_, {texts[0] + numbers[0]});
            }
            return;
        }
        if (texts.empty() && open_.is_empty()) {
            add_values(numbers);
            return;
        }
        row(texts, numbers);
    }

    void end() {
        while (!report_.indicators.empty() && began_ < report_.indicators.size() &&
               report_.indicators.back().name.empty())
            report_.indicators.pop_back();
    }

  private:
    Report& report_;
    bool has_definition_;
    std::vector<Role> values_;
    std::string level_, kind_, waiting_;
    Open open_;
    std::size_t began_ = report_.indicators.size();

    bool take_kind(const std::string& word) {
        // "社会效益" is both; a 一级指标 stands alone or in front of the 二级指标.
        if (const std::string_view kind = kind_word(word); !kind.empty()) {
            kind_ = kind;
            if (!level_word(word).empty()) level_ = word;
            return true;
        }
        if (level_word(word).empty()) return false;
        level_ = word;
        kind_.clear();
        return true;
    }
    /// （满分 15 分） in a line of its own belongs to the value above it.
    bool is_full_mark(const std::string& text) {
        if (!text.starts_with("（") || !has(text, "分") || !open_.is_empty() || began_ >= report_.indicators.size())
            return false;
        Value& actual = report_.indicators.back().actual;
        const Place place = actual.place;
        actual = read_value(actual.text + text);
        actual.place = place;
        return true;
    }
    void take_words(const std::vector<std::string>& texts, bool is_behind_kind, Place place) {
        // A row of words alone: name, (what it means,) target, actual.
        const std::size_t whole = has_definition_ ? 4 : 3;
        if (texts.size() == whole) {
            finish(texts[0], texts[whole - 2], {texts[whole - 1]}, has_definition_ ? texts[1] : std::string());
            return;
        }
        if (open_.is_empty()) open_.begins_with_kind = is_behind_kind && texts.size() == 1;
        open_.lines.push_back(join(texts));
        open_.places.push_back(std::move(place));
    }
    /// Name, and the rest of the words that stood in front of the values.
    std::string name_of(const std::vector<std::string>& texts) const {
        if (has_definition_) {
            for (std::size_t i = 0; i < open_.lines.size(); ++i) {
                // "群众的满意度" + "。做好…": the end of a sentence is no name.
                const std::string_view next = i + 1 < open_.lines.size() ? std::string_view(open_.lines[i + 1]) : "";
                const bool goes_on = next.starts_with("。") || next.starts_with("，") || next.starts_with("、");
                if (is_name(open_.lines[i]) && !goes_on) return open_.lines[i];
            }
        }
        return open_.lines.empty() ? (texts.empty() ? std::string() : texts[0]) : join(open_.lines);
    }
    void row(const std::vector<std::string>& texts, const std::vector<std::string>& numbers) {
        std::string name, target, definition;
        if (has_definition_) {
            name = name_of(texts);
            const auto at = std::ranges::find(open_.lines, name);
            if (at != open_.lines.end()) {
                definition = join({at + 1, open_.lines.end()});
                open_.place = open_.places[static_cast<std::size_t>(at - open_.lines.begin())];
            }
            definition += join(texts);
        } else if (texts.size() >= 2) {
            name = texts[0];
            target = texts[1];
        } else if (texts.size() == 1 && !open_.is_empty()) {
            name = join(open_.lines);
            target = texts[0];
        } else if (texts.size() == 1) {
            name = texts[0];
        } else if (open_.begins_with_kind && open_.lines.size() > 1) {
            name = open_.lines[0];
            target = join(open_.lines, 1);
        } else {
            name = join(open_.lines);
        }
        finish(name, target, numbers, definition);
    }
    void finish(const std::string& name, const std::string& target, const std::vector<std::string>& numbers,
                const std::string& definition = {}) {
        std::vector<Cell> cells{{.role = Role::name, .title = {}, .text = name, .place = open_.place}};
        const auto give = [&](Role role, const std::string& text) {
            if (!text.empty()) cells.push_back({.role = role, .title = {}, .text = text, .place = open_.place});
        };
        give(Role::level, level_);
        give(Role::kind, kind_);
        give(Role::definition, definition);
        // Values fill the columns of values in order. Fewer of them than columns, and words before: the target is the
        // words.
        std::vector<std::string> all;
        const bool is_worded = !target.empty() && numbers.size() < values_.size();
        if (is_worded) all.push_back(target);
        for (std::size_t i = 0; i < numbers.size(); ++i)
            all.push_back(i == 0 && !is_worded ? target + numbers[0] : numbers[i]);
        for (std::size_t i = 0; i < all.size() && i < values_.size(); ++i) give(values_[i], all[i]);
        add_row(report_, cells, report_.tables);
        waiting_.clear();
        open_ = {};
    }
    /// Values in a line of their own, below the row they belong to: a merged cell, or cells broken apart.
    void add_values(const std::vector<std::string>& numbers) {
        if (began_ >= report_.indicators.size()) return;
        Indicator& row = report_.indicators.back();
        std::size_t next = 0;
        for (const Role role : values_) {
            Value* cell = role == Role::target   ? &row.target
                          : role == Role::actual ? &row.actual
                          : role == Role::full   ? &row.full
                          : role == Role::score  ? &row.score
                          : role == Role::funds  ? &row.funds
                                                 : nullptr;
            if (cell == nullptr || !cell->is_empty() || next == numbers.size()) continue;
            *cell = read_value(numbers[next++]);
            cell->place = row.place;
            cell->place.quote = cell->text;
        }
    }
};

}  // namespace

std::size_t read_flat_indicators(Report& report, std::span<const Line> lines, const std::vector<Role>& roles) {
    Reader reader(report, roles);
    std::size_t used = 0;
    for (; used < lines.size(); ++used) {
        const Line& line = lines[used];
        // Running text behind the table: a heading, or an item that says a sentence.
        const bool is_text = has_any(line.text, {"：", "。"}) && !has_role(roles, Role::definition);
        if (begins_item(line.text) && (is_text || length(line.text) <= 12 || !has_role(roles, Role::definition))) break;
        reader.take(line);
    }
    reader.end();
    return used;
}

}  // namespace lint
