#include "lint/read/grid.hpp"

#include <algorithm>

#include "lint/number.hpp"
#include "lint/read/flow.hpp"
#include "lint/read/lines.hpp"
#include "lint/read/roles.hpp"
#include "lint/words.hpp"

namespace lint {
namespace {

constexpr std::size_t header_roles_min = 2;
constexpr std::size_t prose_length_min = 18;  ///< characters; a cell that says a sentence

struct Column {
    Role role = Role::none;
    std::string title;
};

std::vector<Column> header_of(const std::vector<GridCell>& row) {
    std::vector<Column> columns;
    std::size_t roles = 0;
    bool has_value = false, has_number = false;
    std::string before;
    for (const GridCell& cell : row) {
        const std::string title = squeezed(canonical(cell.text));
        const Role role = title.empty() ? Role::none : role_of(title);
        columns.push_back({role, title});
        has_number = has_number || (is_bare_number(title) && role == Role::none);
        if (role == Role::none || role == Role::other || title == before) continue;
        before = title;
        ++roles;
        has_value = has_value || is_value(role);
    }
    const bool is_header = roles >= header_roles_min && has_value && !has_number;
    return is_header ? columns : std::vector<Column>{};
}

/// "预算数 | 60 | 执行数 | 59.33 | 执行率 | 98.88%": names and values side by side.
bool read_pairs(Report& report, const std::vector<GridCell>& row) {
    std::vector<Cell> cells;
    for (std::size_t i = 0; i + 1 < row.size(); ++i) {
        const std::string title = squeezed(canonical(row[i].text));
        const Role role = title.empty() || is_bare_number(title) ? Role::none : role_of(title);
        if (role == Role::none || !is_bare_number(canonical(row[i + 1].text))) continue;
        cells.push_back({.role = role, .title = title, .text = row[i + 1].text, .place = row[i + 1].place});
        ++i;
    }
    return cells.size() >= 2 && add_row(report, cells, ++report.tables);
}

bool is_funds(const std::vector<Column>& columns) {
    return std::ranges::any_of(columns,
                               [](const Column& one) { return one.role >= Role::initial && one.role <= Role::spent; });
}

struct Carried {  // merged cells of a document come once
    std::string level, kind;
};

void read_row(Report& report, const std::vector<GridCell>& row, const std::vector<Column>& columns, Carried& carried) {
    std::vector<Cell> cells;
    std::string first_text;
    bool has_name = false;
    for (std::size_t i = 0; i < row.size() && i < columns.size(); ++i) {
        const std::string text = trimmed(row[i].text);
        if (text.empty()) continue;
        // A merged cell is repeated through its columns; a value counts once.
        const bool is_repeat =
            i > 0 && columns[i].role == columns[i - 1].role && !cells.empty() && cells.back().text == text;
        if (is_repeat) continue;
        cells.push_back({.role = columns[i].role, .title = columns[i].title, .text = text, .place = row[i].place});
        has_name = has_name || columns[i].role == Role::name || columns[i].role == Role::label;
        if (first_text.empty() && !is_bare_number(canonical(text))) first_text = text;
    }
    if (cells.empty()) return;
    for (Cell& cell : cells) {
        if (cell.role == Role::level) carried.level = cell.text, carried.kind.clear();
    }
    for (Cell& cell : cells) {
        if (cell.role == Role::kind) carried.kind = cell.text;
    }
    const auto give = [&](Role role, const std::string& text) {
        const bool is_there = std::ranges::any_of(cells, [&](const Cell& cell) { return cell.role == role; });
        const bool has_column = std::ranges::any_of(columns, [&](const Column& one) { return one.role == role; });
        if (!is_there && has_column && !text.empty())
            cells.push_back({.role = role, .title = {}, .text = text, .place = cells.front().place});
    };
    if (has_name) give(Role::level, carried.level), give(Role::kind, carried.kind);
    if (!has_name && !first_text.empty())
        cells.push_back({.role = is_funds(columns) ? Role::label : Role::name,
                         .title = {},
                         .text = first_text,
                         .place = cells.front().place});
    std::ranges::stable_partition(cells,
                                  [](const Cell& cell) { return cell.role == Role::name || cell.role == Role::label; });
    add_row(report, cells, report.tables);
}

void read_prose(Report& report, const std::vector<GridCell>& row, const std::string& label) {
    for (std::size_t i = 0; i < row.size(); ++i) {
        if (i > 0 && row[i].text == row[i - 1].text) continue;
        const std::string text = canonical(row[i].text);
        if (length(text) < prose_length_min || !has_any(text, {"，", "。", "；", "："})) continue;
        add_cell_text(report, text, label, row[i].place);
    }
}

}  // namespace

void read_grid(Report& report, const Grid& grid) {
    std::vector<Column> columns;
    Carried carried;
    for (const auto& row : grid) {
        if (auto header = header_of(row); !header.empty()) {
            columns = std::move(header);
            carried = {};
            ++report.tables;
            continue;
        }
        const auto first = std::ranges::find_if(row, [](const GridCell& cell) { return !trimmed(cell.text).empty(); });
        const std::string label = first == row.end() ? std::string() : squeezed(canonical(first->text));
        if (!columns.empty())
            read_row(report, row, columns, carried);
        else
            read_pairs(report, row);
        read_prose(report, row, label);
    }
}

}  // namespace lint
