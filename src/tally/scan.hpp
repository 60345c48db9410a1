// Scan: many questions over the whole tally in one pass, at a cut. Rows that changed after the cut are left out and
// named by `changed_since`; the follower folds them again from their facts into a tally of their own and scans that
// too. Uses as many threads as asked; the tally must not be written meanwhile.
#pragma once
#include <array>
#include <bit>
#include <functional>
#include <map>

#include "core/indicator/definition.hpp"
#include "tally/plan.hpp"

namespace tally {

struct Question {
    Grain grain = Grain::matters;
    core::Node bound;                 ///< see core::bind
    std::optional<core::Amount> sum;  ///< to add up; else rows are counted
};

/// Rows whose last change lies beyond either are not counted.
struct Cutoff {
    std::int64_t day = std::numeric_limits<std::int64_t>::max();
    std::int64_t seq = std::numeric_limits<std::int64_t>::max();
};

/// One column of a group's key: the cell, or the month (year × 12 + month − 1) of the earliest of some days.
struct Key {
    std::vector<core::ColumnRef> columns;
    bool is_month = false;
    friend auto operator<=>(const Key&, const Key&) = default;
};
inline constexpr std::size_t keys_max = 3;
using GroupCells = std::array<std::int64_t, keys_max>;  ///< null_cell where there is none
using Groups = std::map<GroupCells, std::int64_t>;
using Amounts = std::map<std::int64_t, std::int64_t>;  ///< amount → rows

/// A counted row; `part` is the leg's number, or the rating's target.
struct CountedRow {
    std::uint32_t subject = 0;
    std::uint8_t part = 0;
    bool is_accusation = false;
    std::int64_t organ = null_cell;  ///< of a leg, review or rating
    std::int64_t amount = 1;
    friend auto operator<=>(const CountedRow&, const CountedRow&) = default;
};

class Scan {
  public:
    explicit Scan(std::vector<Question> questions);

    /// One number a question.
    [[nodiscard]] std::vector<std::int64_t> totals(const Tally& tally, Cutoff cutoff, unsigned threads) const;
    /// One map a question; `keys[i]` are the keys of question i, at most keys_max.
    [[nodiscard]] std::vector<Groups> groups(const Tally& tally, Cutoff cutoff, unsigned threads,
                                             const std::vector<std::vector<Key>>& keys) const;
    /// How many rows add which amount: one map a group.
    [[nodiscard]] std::map<GroupCells, Amounts> amounts(const Tally& tally, Cutoff cutoff, unsigned threads,
                                                        const std::vector<Key>& keys, std::size_t question) const;
    /// The rows that one question counts, in order of subject and part.
    [[nodiscard]] std::vector<CountedRow> rows(const Tally& tally, Cutoff cutoff, unsigned threads,
                                               std::size_t question) const;

    /// What a visitor sees: one question's rows in one block.
    struct Seen {
        unsigned thread = 0;
        std::size_t question = 0;
        const Block* rows = nullptr;
        const Block* matters = nullptr;  ///< null for submissions and matters
        std::uint8_t owner_column = 0;
        const Word* bits = nullptr;  ///< never null; bits beyond the last row mean nothing
        const Word* keep = nullptr;  ///< null: all
    };
    using Visitor = std::function<void(const Seen&)>;
    void visit(const Tally& tally, Cutoff cutoff, unsigned threads, const Visitor& visitor) const;

  private:
    std::vector<Question> questions_;
    std::array<std::vector<std::size_t>, core::grain_count> of_grain_;
    std::vector<Plan> plans_;  ///< one a grain

    struct Worker;
    void visit_block(Worker& worker, Grain grain, const Block& rows, const Block* matters, const Word* keep,
                     const Visitor& visitor) const;
    void visit_chunk(Worker& worker, const Chunk& chunk, Cutoff cutoff, const Visitor& visitor) const;
};

/// The rows that a question counts in one block.
template <class F>
void each_row(const Scan::Seen& seen, F&& f) {
    const std::uint32_t rows = seen.rows->rows();
    for (std::size_t word = 0; word < words_for(rows); ++word) {
        Word set = seen.bits[word] & (seen.keep != nullptr ? seen.keep[word] : ~Word{0});
        for (; set != 0; set &= set - 1) {
            const auto row = static_cast<std::uint32_t>(word * 64 + static_cast<std::size_t>(std::countr_zero(set)));
            if (row >= rows) return;
            f(row);
        }
    }
}

/// null_cell where a cell of it is empty.
[[nodiscard]] std::int64_t amount_at(const Block& block, const core::Amount& amount, std::uint32_t row);

/// No row changed after the cut: the tally alone answers.
[[nodiscard]] bool stands_whole(const Tally& tally, Cutoff cutoff);

struct Changed {
    struct Row {
        std::uint32_t subject = 0;
        std::int64_t day = 0, seq = 0;  ///< of its last change
        friend bool operator==(const Row&, const Row&) = default;
    };
    std::vector<Row> matters, submissions;
};
/// Rows that changed after the cut and may have stood at it: those first registered after it did not.
[[nodiscard]] Changed changed_since(const Tally& tally, Cutoff cutoff);

}  // namespace tally
