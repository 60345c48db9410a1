// pivot: one question, counted by two keys.
#include <algorithm>
#include <set>

#include "follow/body.hpp"

namespace follow {
namespace {

using base::ErrorKind;

base::Result<core::ColumnRef> dated_of(core::Grain grain, const std::string& column) {
    const auto found = core::find_column(grain, column);
    if (found && core::column_at(grain, *found).type == core::ColumnType::day) return *found;
    return base::fail(ErrorKind::bad_input, column + " is no day of what is counted", "dated",
                      "name the day that puts a row into a month");
}

/// The keys of one side in their order, and where each cell stands among them.
struct Side {
    std::map<std::int64_t, std::size_t> places;
    std::vector<GroupKey> keys;
};

Side side_of(const std::set<std::int64_t>& cells, const By* by, core::Grain grain, const OrgansAt& organs) {
    Side side;
    for (const std::int64_t cell : cells) {
        side.places[cell] = side.keys.size();
        side.keys.push_back(by == nullptr ? GroupKey{} : name_of(*by, grain, cell, organs));
    }
    return side;
}

}  // namespace

base::Result<Pivot> Figures::Body::pivot(const PivotQuery& query) {
    TRY(check_period(query.period, query.cut));
    std::vector<std::string> words{query.rows};
    if (!query.columns.empty()) words.push_back(query.columns);
    const auto bys = TRY(parse_bys(words));
    const core::Predicate question = TRY(core::parse_question(query.predicate));
    std::vector<tally::Key> keys;
    for (const By* by : bys) {
        if (!applies(*by, question.grain)) {
            return base::fail(ErrorKind::bad_input, std::string(by->word.id) + " is nothing that these rows have",
                              by == bys.front() ? "rows" : "columns", "take another key");
        }
        std::vector<core::ColumnRef> dated;
        if (by->kind == ByKind::month) dated.push_back(TRY(dated_of(question.grain, query.dated)));
        keys.push_back(key_of(*by, question.grain, dated));
    }
    // 《信访工作条例》第三十条第三款: no question, however put, gets at an accusation.
    const core::Predicate open = TRY(core::parse_predicate(question.grain, "not is_accusation"));
    const Held held = TRY(hold(query.cut));
    const core::Scope scope{query.period, held.cut, held.organs.entries};
    core::Node both{.shape = core::Node::Shape::all, .parts = {TRY(core::bind(question.root, scope))}};
    both.parts.push_back(TRY(core::bind(open.root, scope)));
    const tally::Scan scan({{question.grain, std::move(both), std::nullopt}});

    std::map<std::pair<std::int64_t, std::int64_t>, std::int64_t> counts;
    std::set<std::int64_t> rows, columns;
    const auto grouped = groups(held, scan, {keys});
    for (const auto& [cells, count] : grouped[0]) {
        const std::int64_t row = shown_cell(*bys[0], cells[0], held.organs, query.period);
        const std::int64_t column = bys.size() < 2 ? 0 : shown_cell(*bys[1], cells[1], held.organs, query.period);
        counts[{row, column}] += count;
        rows.insert(row);
        columns.insert(column);
        if (rows.size() > pivot_rows_max || columns.size() > pivot_columns_max) {
            return base::fail(ErrorKind::too_many, "the table is too big",
                              rows.size() > pivot_rows_max ? "rows" : "columns",
                              "take a coarser key or a shorter period");
        }
    }
    const Side down = side_of(rows, bys[0], question.grain, held.organs);
    const Side across = side_of(columns, bys.size() < 2 ? nullptr : bys[1], question.grain, held.organs);
    Pivot pivot{.cut = held.cut, .grain = question.grain, .columns = {}, .rows = {}, .column_totals = {}, .total = 0};
    if (bys.size() > 1) pivot.columns = across.keys;
    pivot.column_totals.assign(pivot.columns.size(), 0);
    for (const GroupKey& key : down.keys)
        pivot.rows.push_back({.key = key, .cells = std::vector<std::int64_t>(pivot.columns.size()), .total = 0});
    for (const auto& [cell, count] : counts) {
        Pivot::Row& row = pivot.rows[down.places.at(cell.first)];
        row.total += count;
        pivot.total += count;
        if (pivot.columns.empty()) continue;
        const std::size_t at = across.places.at(cell.second);
        row.cells[at] += count;
        pivot.column_totals[at] += count;
    }
    return pivot;
}

}  // namespace follow
