// Grouping: the words that `by` takes, the keys they mean to the tally, and what a key is called for people.
#pragma once
#include "follow/figures.hpp"
#include "follow/organs.hpp"
#include "tally/scan.hpp"

namespace follow {

enum class ByKind : std::uint8_t { organ, organ_filed, month, word, region, category };

struct By {
    core::Word word;
    ByKind kind = ByKind::word;
    std::string_view column;  ///< empty for the month: that is the definition's business
};
[[nodiscard]] const By* find_by(std::string_view word);
[[nodiscard]] bool applies(const By& by, core::Grain grain);
/// Every word known; each at most once.
[[nodiscard]] base::Result<std::vector<const By*>> parse_bys(const std::vector<std::string>& words);

/// The key that the tally counts by; `dated` are the day columns that put a row into a month.
[[nodiscard]] tally::Key key_of(const By& by, core::Grain grain, const std::vector<core::ColumnRef>& dated);
/// The cell under which a group is shown: an organ's successor at the period's end, else the cell itself.
[[nodiscard]] std::int64_t shown_cell(const By& by, std::int64_t cell, const OrgansAt& organs,
                                      const core::Period& period);
[[nodiscard]] core::GroupKey name_of(const By& by, core::Grain grain, std::int64_t cell, const OrgansAt& organs);
/// The rows of one group, as a predicate.
[[nodiscard]] base::Result<core::Node> rows_of(const core::GroupKey& key, core::Grain grain,
                                               const std::vector<core::ColumnRef>& dated, const OrgansAt& organs,
                                               const core::Period& period);

}  // namespace follow
