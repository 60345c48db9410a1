#include "base/chinese.hpp"

#include <map>
#include <vector>

#include "base/check.hpp"
#include "base/embedded.hpp"

std::span<const base::EmbeddedFile> message_files();

namespace base {
namespace {

constexpr std::string_view hole_mark = "{}";

/// An English text with holes, cut at them, and the Chinese with holes that may be numbered: {}, {2}.
struct Pattern {
    std::vector<std::string_view> parts;
    std::size_t size = 0;  ///< of the parts together
    std::string_view chinese;
};

struct Table {
    std::map<std::string_view, std::string_view> whole;
    std::vector<Pattern> patterns;

    /// Pairs of lines, English and Chinese, the Chinese indented by two blanks; '#' begins a remark.
    void add(std::string_view text) {
        std::string_view english;
        while (!text.empty()) {
            const std::string_view line = text.substr(0, text.find('\n'));
            text.remove_prefix(std::min(line.size() + 1, text.size()));
            if (line.empty() || line.starts_with('#')) continue;
            if (line.starts_with("  ")) {
                CHECK(!english.empty());
                add(english, line.substr(2));
                english = {};
            } else {
                CHECK(english.empty());
                english = line;
            }
        }
        CHECK(english.empty());
    }

    void add(std::string_view english, std::string_view chinese) {
        if (english.find(hole_mark) == english.npos) {
            CHECK(whole.emplace(english, chinese).second || whole.at(english) == chinese);
            return;
        }
        Pattern pattern{.parts = {}, .size = 0, .chinese = chinese};
        for (std::size_t from = 0;;) {
            const std::size_t at = english.find(hole_mark, from);
            pattern.parts.push_back(english.substr(from, at == english.npos ? at : at - from));
            pattern.size += pattern.parts.back().size();
            if (at == english.npos) break;
            from = at + hole_mark.size();
        }
        patterns.push_back(std::move(pattern));
    }
};

const Table& table() {
    static const Table read = [] {
        Table table;
        for (const EmbeddedFile& file : message_files()) table.add(file.bytes);
        return table;
    }();
    return read;
}

/// What stands in the holes; false if the text is none of this pattern.
bool match(const Pattern& pattern, std::string_view text, std::vector<std::string_view>& holes) {
    holes.clear();
    const std::string_view first = pattern.parts.front(), last = pattern.parts.back();
    if (text.size() < pattern.size || !text.starts_with(first) || !text.ends_with(last)) return false;
    const std::size_t end = text.size() - last.size();
    std::size_t from = first.size();
    for (std::size_t i = 1; i + 1 < pattern.parts.size(); ++i) {
        const std::size_t at = text.find(pattern.parts[i], from);
        if (at == text.npos || at + pattern.parts[i].size() > end) return false;
        holes.push_back(text.substr(from, at - from));
        from = at + pattern.parts[i].size();
    }
    if (from > end) return false;
    holes.push_back(text.substr(from, end - from));
    return true;
}

/// What stands in a hole is somebody's word, or a word or fragment (": until …") of ours.
std::string word_or_fragment(std::string_view hole) {
    if (hole.starts_with(": ")) return chinese(hole);
    const auto known = table().whole.find(hole);
    return std::string(known == table().whole.end() ? hole : known->second);
}

std::string filled(std::string_view chinese, const std::vector<std::string_view>& holes) {
    std::string out;
    std::size_t next = 0;
    for (std::size_t i = 0; i < chinese.size();) {
        const std::size_t end = chinese[i] == '{' ? chinese.find('}', i) : chinese.npos;
        const bool is_hole = end == i + 1 || (end == i + 2 && chinese[i + 1] >= '1' && chinese[i + 1] <= '9');
        if (!is_hole) {
            out += chinese[i++];
            continue;
        }
        const std::size_t which = end == i + 1 ? next++ : static_cast<std::size_t>(chinese[i + 1] - '1');
        if (which < holes.size()) out += word_or_fragment(holes[which]);
        i = end + 1;
    }
    return out;
}

}  // namespace

std::string chinese(std::string_view english) {
    // Below the first line stands what the message is about, such as a predicate with its place marked.
    if (const std::size_t line = english.find('\n'); line != english.npos)
        return chinese(english.substr(0, line)) + std::string(english.substr(line));
    if (const auto known = table().whole.find(english); known != table().whole.end()) return std::string(known->second);
    const Pattern* best = nullptr;
    std::vector<std::string_view> holes;
    for (const Pattern& pattern : table().patterns) {
        const bool is_closer = best == nullptr || pattern.size > best->size;
        if (is_closer && match(pattern, english, holes)) best = &pattern;
    }
    if (best == nullptr) return std::string(english);
    match(*best, english, holes);
    return filled(best->chinese, holes);
}

Error in_chinese(const Error& error) {
    return {.kind = error.kind,
            .message = chinese(error.message),
            .place = error.place,
            .cure = chinese(error.cure),
            .code = error.code};
}

}  // namespace base
