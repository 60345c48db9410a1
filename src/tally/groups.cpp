// Counting by keys: each row of a block gets a group number once for each list of keys, and every question that uses
// the list adds up by it.
#include <algorithm>
#include <unordered_map>

#include "tally/scan.hpp"

namespace tally {
namespace {

struct CellsHash {
    std::size_t operator()(const GroupCells& cells) const noexcept {
        std::uint64_t hash = 0;
        for (const std::int64_t cell : cells) hash = (hash ^ static_cast<std::uint64_t>(cell)) * 0x9e3779b97f4a7c15ULL;
        return static_cast<std::size_t>(hash ^ hash >> 32);
    }
};

std::int64_t month_of(std::int64_t day) {
    const base::Day date{static_cast<std::int32_t>(day)};
    return std::int64_t{date.year()} * 12 + date.month() - 1;
}

/// Cells of one key for every row of a block.
std::vector<std::int64_t> cells_of(const Key& key, const Scan::Seen& seen) {
    const std::uint32_t rows = seen.rows->rows();
    std::vector<std::int64_t> cells(rows, null_cell);
    for (const core::ColumnRef& ref : key.columns) {
        const Packed& column = ref.is_inherited ? seen.matters->columns[ref.index] : seen.rows->columns[ref.index];
        const Packed* owners = ref.is_inherited ? &seen.rows->columns[seen.owner_column] : nullptr;
        for (std::uint32_t row = 0; row < rows; ++row) {
            const std::int64_t cell =
                column.get(owners != nullptr ? static_cast<std::uint32_t>(owners->get(row)) : row);
            if (cell != null_cell && (cells[row] == null_cell || cell < cells[row])) cells[row] = cell;
        }
    }
    if (!key.is_month) return cells;
    std::int64_t last_day = null_cell, last_month = null_cell;
    for (std::int64_t& cell : cells) {
        if (cell == null_cell) continue;
        if (cell != last_day) {
            last_day = cell;
            last_month = month_of(cell);
        }
        cell = last_month;
    }
    return cells;
}

/// The group numbers of one list of keys, in one thread.
struct Numbering {
    std::unordered_map<GroupCells, std::uint32_t, CellsHash> numbers;
    std::vector<GroupCells> groups;
    const Block* block = nullptr;  ///< whose rows `of_row` numbers
    std::vector<std::uint32_t> of_row;

    void look_at(const std::vector<Key>& keys, const Scan::Seen& seen) {
        if (block == seen.rows) return;
        block = seen.rows;
        of_row.resize(seen.rows->rows());
        std::vector<std::vector<std::int64_t>> columns;
        for (const Key& key : keys) columns.push_back(cells_of(key, seen));
        GroupCells last{};
        std::uint32_t last_number = 0;
        bool is_first = true;
        for (std::uint32_t row = 0; row < of_row.size(); ++row) {
            GroupCells cells{};
            for (std::size_t i = 0; i < columns.size(); ++i) cells[i] = columns[i][row];
            if (is_first || cells != last) {
                const auto [at, is_new] = numbers.try_emplace(cells, static_cast<std::uint32_t>(groups.size()));
                if (is_new) groups.push_back(cells);
                last = cells;
                last_number = at->second;
                is_first = false;
            }
            of_row[row] = last_number;
        }
    }
};

}  // namespace

std::vector<Groups> Scan::groups(const Tally& tally, Cutoff cutoff, unsigned threads,
                                 const std::vector<std::vector<Key>>& keys) const {
    struct Counts {
        std::map<std::pair<Grain, std::vector<Key>>, Numbering> numberings;
        std::vector<std::vector<std::int64_t>> counts;  ///< by question, then by group number
    };
    std::vector<Counts> of_thread(std::max(threads, 1U));
    for (Counts& counts : of_thread) counts.counts.resize(questions_.size());
    visit(tally, cutoff, threads, [&](const Seen& seen) {
        Counts& mine = of_thread[seen.thread];
        const Question& question = questions_[seen.question];
        Numbering& numbering = mine.numberings[{question.grain, keys[seen.question]}];
        numbering.look_at(keys[seen.question], seen);
        std::vector<std::int64_t>& counts = mine.counts[seen.question];
        counts.resize(numbering.groups.size());
        each_row(seen, [&](std::uint32_t row) {
            const std::int64_t amount = question.sum ? amount_at(*seen.rows, *question.sum, row) : 1;
            counts[numbering.of_row[row]] += amount == null_cell ? 0 : amount;
        });
    });
    std::vector<Groups> result(questions_.size());
    for (const Counts& counts : of_thread) {
        for (std::size_t i = 0; i < questions_.size(); ++i) {
            const auto found = counts.numberings.find({questions_[i].grain, keys[i]});
            if (found == counts.numberings.end()) continue;
            for (std::size_t group = 0; group < counts.counts[i].size(); ++group) {
                if (counts.counts[i][group] != 0) result[i][found->second.groups[group]] += counts.counts[i][group];
            }
        }
    }
    return result;
}

std::map<GroupCells, Amounts> Scan::amounts(const Tally& tally, Cutoff cutoff, unsigned threads,
                                            const std::vector<Key>& keys, std::size_t wanted) const {
    struct Counts {
        Numbering numbering;
        std::vector<Amounts> amounts;  ///< by group number
    };
    std::vector<Counts> of_thread(std::max(threads, 1U));
    const auto& sum = questions_[wanted].sum;
    visit(tally, cutoff, threads, [&](const Seen& seen) {
        if (seen.question != wanted) return;
        Counts& mine = of_thread[seen.thread];
        mine.numbering.look_at(keys, seen);
        mine.amounts.resize(mine.numbering.groups.size());
        each_row(seen, [&](std::uint32_t row) {
            const std::int64_t amount = sum ? amount_at(*seen.rows, *sum, row) : 1;
            if (amount != null_cell) ++mine.amounts[mine.numbering.of_row[row]][amount];
        });
    });
    std::map<GroupCells, Amounts> result;
    for (const Counts& counts : of_thread) {
        for (std::size_t group = 0; group < counts.amounts.size(); ++group) {
            for (const auto& [amount, rows] : counts.amounts[group])
                result[counts.numbering.groups[group]][amount] += rows;
        }
    }
    return result;
}

}  // namespace tally
