// columns: every row of a grain as it stands at a cut, cell by cell in words, for whoever wants to count again.
#include <fmt/format.h>

#include <algorithm>

#include "base/check.hpp"
#include "follow/body.hpp"

namespace follow {
namespace {

std::string word_of(const core::Column& column, std::int64_t cell, const OrgansAt& organs) {
    if (cell == core::null_cell) return {};
    switch (column.type) {
        case core::ColumnType::day: return base::Day{static_cast<std::int32_t>(cell)}.text();
        case core::ColumnType::number: return std::to_string(cell);
        case core::ColumnType::boolean: return cell != 0 ? "yes" : "no";
        case core::ColumnType::word: return std::string(column.words[static_cast<std::size_t>(cell)].id);
        case core::ColumnType::organ: {
            const core::Organ* organ = organs.at(static_cast<std::uint32_t>(cell));
            return organ == nullptr ? std::string() : organ->name;
        }
    }
    CHECK(false);
}

bool is_child(core::Grain grain) {
    return grain != core::Grain::submissions && grain != core::Grain::matters;
}

}  // namespace

std::vector<std::string> column_names(core::Grain grain) {
    std::vector<std::string> names;
    if (grain != core::Grain::submissions) names.emplace_back("matter");
    for (const core::Column& column : core::columns(grain)) names.emplace_back(column.id);
    return names;
}

base::Result<Cut> Figures::Body::columns(core::Grain grain, const core::Cut& cut, const TakeCells& take) {
    if (!cut.day.is_set()) return base::fail(base::ErrorKind::bad_input, "the cut has no day", "as_of");
    const Held held = TRY(hold(cut));
    const auto table = core::columns(grain);
    const std::uint8_t accusation = core::find_column(grain, "is_accusation")->index;
    const auto received = core::find_column(grain, "received_day");
    const std::size_t own = is_child(grain) || grain == core::Grain::matters ? 1 : 0;
    std::vector<std::int64_t> accusations;
    base::Result<void> result;
    const tally::Scan scan({{grain, {.shape = core::Node::Shape::all}, std::nullopt}});
    const auto visitor = [&](const tally::Scan::Seen& seen) {
        tally::each_row(seen, [&](std::uint32_t row) {
            if (!result) return;
            // 《信访工作条例》第三十条第三款: of an accusation only that it came, and when; nothing that leads to it.
            if (seen.rows->columns[accusation].get(row) == 1) {
                if (!is_child(grain)) accusations.push_back(seen.rows->columns[received->index].get(row));
                return;
            }
            std::vector<std::string> cells;
            cells.reserve(table.size() + own);
            if (own == 1) {
                const tally::Block& matters = is_child(grain) ? *seen.matters : *seen.rows;
                const auto owner =
                    is_child(grain) ? static_cast<std::uint32_t>(seen.rows->columns[seen.owner_column].get(row)) : row;
                const auto subject = tally::hidden(core::Grain::matters, tally::MatterHidden::subject);
                cells.push_back(std::to_string(matters.columns[subject].get(owner)));
            }
            for (std::size_t i = 0; i < table.size(); ++i)
                cells.push_back(word_of(table[i], seen.rows->columns[i].get(row), held.organs));
            result = take(cells);
        });
    };
    const tally::Cutoff cutoff{held.cut.day.number, static_cast<std::int64_t>(held.cut.seq)};
    scan.visit(follower->tally(), cutoff, 1, visitor);
    if (held.past.past != nullptr) scan.visit(held.past.past->tally(), {}, 1, visitor);
    std::ranges::sort(accusations);
    for (const std::int64_t day : accusations) {
        if (!result) break;
        std::vector<std::string> cells(table.size() + own);
        cells[received->index + own] = word_of(table[received->index], day, held.organs);
        cells[accusation + own] = "yes";
        result = take(cells);
    }
    TRY(std::move(result));
    return held.cut;
}

base::Result<std::vector<core::Organ>> Figures::Body::organs(const core::Cut& cut) {
    const Held held = TRY(hold(cut));
    std::vector<core::Organ> list;
    for (const base::Id& id : held.organs.office.organs()) list.push_back(*held.organs.office.organ(id));
    return list;
}

}  // namespace follow
