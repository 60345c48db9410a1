#include "lint/read/text.hpp"

#include <algorithm>
#include <utility>

#include "lint/read/flat.hpp"
#include "lint/read/flow.hpp"
#include "lint/read/grid.hpp"
#include "lint/words.hpp"

namespace lint {
namespace {

constexpr std::size_t bars_min = 2;  ///< of a line "| a | b |"

bool is_barred(const Line& line) {
    return std::ranges::count(line.text, '|') >= static_cast<std::ptrdiff_t>(bars_min);
}

std::vector<GridCell> barred_row(const Report& report, const Line& line) {
    std::vector<GridCell> row;
    std::string_view text = line.text;
    strip_front(text, {"|"});
    strip_back(text, {"|", " "});
    const Place place = report.place_at(line.source.front(), {});
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find('|', at), text.size());
        row.push_back({.text = trimmed(text.substr(at, end - at)), .place = place});
        at = end + 1;
    }
    const bool is_rule = std::ranges::all_of(
        row, [](const GridCell& cell) { return cell.text.find_first_not_of("-: ：") == cell.text.npos; });
    return is_rule ? std::vector<GridCell>{} : row;
}

/// Lines that end in the middle of sentences: a page broke them.
bool is_wrapped(const std::vector<Line>& lines) {
    std::size_t broken = 0, whole = 0;
    for (const Line& line : lines) {
        if (length(line.text) < 16) continue;
        (ends_with_any(line.text, {"。", "；", "：", "！", "？", "”"}) ? whole : broken) += 1;
    }
    return broken > 0 || whole == 0;
}

}  // namespace

void read_plain_text(Report& report, std::string text, bool is_document) {
    report.source = std::move(text);
    const std::vector<Line> lines = read_lines(report.source, report.line_starts);
    std::vector<Line> prose;
    Grid grid;
    bool is_apart = false;
    const auto end_grid = [&] {
        if (!grid.empty()) read_grid(report, grid);
        grid.clear();
    };
    for (std::size_t at = 0; at < lines.size();) {
        if (is_barred(lines[at])) {
            grid.push_back(barred_row(report, lines[at++]));
            is_apart = true;
            continue;
        }
        end_grid();
        if (const std::size_t used = read_flat_table(report, lines, at); used > 0) {
            at += used;
            is_apart = true;
        } else if (is_loose_row(lines[at])) {
            ++at;
            is_apart = true;
        } else {
            prose.push_back(lines[at++]);
            prose.back().is_apart = std::exchange(is_apart, false);
        }
    }
    end_grid();
    read_flow(report, prose, !is_document && is_wrapped(prose));
}

}  // namespace lint
