#include "kit/scores.hpp"

#include <fmt/format.h>

#include "core/ledger/lines.hpp"

namespace kit {
namespace {

constexpr std::string_view head = "line\tactual\tpoints";
constexpr std::size_t lines_max = 10'000, cell_max = 200;

std::string cell(const std::optional<std::string>& value) {
    return value.value_or("-");
}

std::optional<std::string> value_of(std::string_view text) {
    return text == "-" ? std::nullopt : std::optional<std::string>(text);
}

std::unexpected<base::Error> bad_line(const core::Lines& lines, const char* what) {
    return refuse(Ground::evaluation, what, std::string(scores_file) + ", " + lines.place());
}

/// "total⇥95.96"
base::Result<std::optional<std::string>> named(core::Lines& lines, std::string_view name) {
    const std::string_view line = lines.next().value_or("");
    const bool is_it =
        line.starts_with(name) && line.size() > name.size() + 1 && line[name.size()] == '\t' && line.size() <= cell_max;
    if (!is_it) return bad_line(lines, "total and grade are wanted first");
    const std::string_view value = line.substr(name.size() + 1);
    if (value.find('\t') != value.npos) return bad_line(lines, "total and grade are wanted first");
    return value_of(value);
}

}  // namespace

std::string text_of(const Scores& scores) {
    std::string text = fmt::format("total\t{}\ngrade\t{}\n{}\n", cell(scores.total), cell(scores.grade), head);
    for (const ScoreLine& line : scores.lines)
        text += fmt::format("{}\t{}\t{}\n", line.line, cell(line.actual), cell(line.points));
    return text;
}

base::Result<Scores> parse_scores(std::string_view text) {
    core::Lines lines(text);
    Scores scores;
    scores.total = TRY(named(lines, "total"));
    scores.grade = TRY(named(lines, "grade"));
    if (lines.next() != head) return bad_line(lines, "a line names the columns");
    while (!lines.rest().empty()) {
        const std::string_view line = lines.next().value_or("");
        const std::size_t first = line.find('\t'), second = line.find('\t', first + 1);
        const bool has_form = first != 0 && first != line.npos && second != line.npos && line.size() <= cell_max &&
                              line.find('\t', second + 1) == line.npos;
        if (!has_form) return bad_line(lines, "id, actual and points are wanted");
        if (scores.lines.size() == lines_max) return bad_line(lines, "too many lines");
        scores.lines.push_back({std::string(line.substr(0, first)),
                                value_of(line.substr(first + 1, second - first - 1)),
                                value_of(line.substr(second + 1))});
    }
    if (text_of(scores) != text)
        return refuse(Ground::evaluation, "not written in its one form", std::string(scores_file));
    return scores;
}

}  // namespace kit
