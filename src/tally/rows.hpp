// Rows: what the tally keeps of a folded subject. A pure function of the state, so a row is replaced, never
// incremented, and a correction needs no code of its own. Cells of each grain stand in the order of
// core/indicator/column.hpp; behind them what only the tally reads. Used by the follower, fsck and the tests.
#pragma once
#include <unordered_map>
#include <vector>

#include "core/indicator/column.hpp"
#include "core/office/office.hpp"
#include "tally/story.hpp"

namespace tally {

using core::Grain;
using Row = std::vector<std::int64_t>;

/// Cells behind the columns that predicates see.
enum class SubmissionHidden : std::uint8_t { subject, changed_day, changed_seq, is_corrected };
enum class MatterHidden : std::uint8_t { subject, changed_day, changed_seq, is_corrected, was_accusation };
enum class ChildHidden : std::uint8_t { matter, leg };  ///< of legs, reviews, ratings: matter's row in the chunk
[[nodiscard]] std::size_t visible_cells(Grain grain);
[[nodiscard]] std::size_t all_cells(Grain grain);

template <class Hidden>
[[nodiscard]] std::uint8_t hidden(Grain grain, Hidden cell) {
    return static_cast<std::uint8_t>(visible_cells(grain) + static_cast<std::size_t>(cell));
}

/// The cell that stands for an organ: its row number in the store.
class OrganRows {
  public:
    void set(const base::Id& organ, std::uint32_t row) { rows_[organ] = row; }
    [[nodiscard]] std::int64_t of(const base::Id& organ) const;  ///< null_cell if unknown or not set

  private:
    std::unordered_map<base::Id, std::uint32_t, core::IdHash> rows_;
};

struct MatterRows {
    Row matter;
    std::vector<Row> legs, reviews, ratings;
};

[[nodiscard]] MatterRows rows_of(const Story& story, std::uint32_t subject, const OrganRows& organs);
[[nodiscard]] Row row_of(const SubmissionStory& story, std::uint32_t subject, const OrganRows& organs);

}  // namespace tally
