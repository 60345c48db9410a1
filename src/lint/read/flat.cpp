#include "lint/read/flat.hpp"

#include <algorithm>

#include "lint/number.hpp"
#include "lint/read/flat_row.hpp"
#include "lint/read/flow.hpp"
#include "lint/words.hpp"

namespace lint {
namespace {

constexpr std::size_t header_lines_max = 12;
constexpr std::size_t title_length_max = 16;  ///< characters of a line that is a piece of a title

bool has_role(const std::vector<Role>& roles, Role role) {
    return std::ranges::find(roles, role) != roles.end();
}

std::size_t values_in(const std::vector<Role>& roles) {
    return static_cast<std::size_t>(std::ranges::count_if(roles, is_value));
}

/// A line that may be a piece of a title: short, words only, no sentence.
bool is_title_piece(const Line& line) {
    return length(line.text) <= title_length_max && !has_any(line.text, {"。", "，", "；", "："}) &&
           line.text.find_first_of("0123456789") == line.text.npos && !begins_item(line.text);
}

struct Header {
    std::vector<Role> roles;
    std::string titles;
    std::size_t lines = 0;  ///< from the first on
};

/// A line with three titles or more begins or ends a header; the pieces of titles above and below belong to it.
Header header_at(std::span<const Line> lines, std::size_t at) {
    const auto words = words_of(lines[at].text);
    const auto in_line = roles_in(lines[at].text);
    if (words.size() < 3 || in_line.size() < 2 || has_any(lines[at].text, {"。", "；", "："}) ||
        std::ranges::any_of(words, [](const std::string& word) { return is_bare_number(word); }))
        return {};
    std::string titles = lines[at].text;
    std::size_t end = at + 1;
    for (; end < lines.size() && end - at < header_lines_max && is_title_piece(lines[end]); ++end) {
        const std::string more = titles + lines[end].text;
        const bool is_complete = has_role(roles_in(titles), Role::target) && has_role(roles_in(titles), Role::actual);
        const bool adds_role = roles_in(more).size() > roles_in(titles).size() || more.size() == titles.size();
        const bool is_kind = !kind_word(lines[end].text).empty() || !level_word(lines[end].text).empty();
        if (is_kind || (is_complete && !adds_role && roles_in(more) == roles_in(titles) &&
                        !extends_title(titles, lines[end].text)))
            break;
        titles = more;
    }
    return {.roles = roles_in(titles), .titles = titles, .lines = end - at};
}

/// How many numbers the row under a header has: the first line with any.
std::size_t numbers_below(std::span<const Line> lines, std::size_t at) {
    for (std::size_t i = at; i < lines.size() && i < at + header_lines_max; ++i) {
        const auto words = words_of(lines[i].text);
        const auto count = std::ranges::count_if(words, [](const std::string& word) { return is_bare_number(word); });
        if (count > 0) return static_cast<std::size_t>(count);
    }
    return 0;
}

/// The titles with as many pieces from the lines above as give every number of the first row its column.
std::string whole_titles(std::span<const Line> lines, std::size_t at, const Header& header) {
    const std::size_t wanted = numbers_below(lines, at + header.lines);
    std::string titles = header.titles;
    for (std::size_t i = at; i > 0 && at - i < header_lines_max && values_in(roles_in(titles)) < wanted; --i) {
        if (!is_title_piece(lines[i - 1])) break;
        titles = lines[i - 1].text + titles;
    }
    return titles;
}

}  // namespace

bool is_loose_row(const Line& line) {
    const auto words = words_of(line.text);
    const auto numbers = std::ranges::count_if(words, [](const std::string& word) { return is_bare_number(word); });
    return numbers >= 2 && numbers + 3 >= static_cast<std::ptrdiff_t>(words.size()) &&
           !has_any(line.text, {"。", "，", "；"});
}

std::size_t read_flat_table(Report& report, std::span<const Line> lines, std::size_t at) {
    Header header = header_at(lines, at);
    if (header.lines == 0) return 0;
    const bool is_indicators = has_role(header.roles, Role::target) && has_role(header.roles, Role::actual);
    if (is_indicators) {
        ++report.tables;
        return header.lines + read_flat_indicators(report, lines.subspan(at + header.lines), header.roles);
    }
    const std::string titles = whole_titles(lines, at, header);
    const auto roles = roles_in(titles);
    if (values_in(roles) < 2 ||
        !(has_role(roles, Role::spent) || has_role(roles, Role::budget) || has_role(roles, Role::initial)))
        return 0;
    ++report.tables;
    return header.lines + read_flat_funds(report, lines.subspan(at + header.lines), roles, titles);
}

}  // namespace lint
