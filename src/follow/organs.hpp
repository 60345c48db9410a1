// Organs as the tally sees them: a number for each, and the office as it was known at any ledger number. Days of
// founding and ending stand in the facts, so the number alone cuts: an old matter imported today still finds its organ.
// Few facts, held whole. Written by the follower; not synchronised here.
#pragma once
#include <vector>

#include "core/indicator/predicate.hpp"
#include "store/reader.hpp"
#include "tally/rows.hpp"

namespace follow {

/// The organs as known at one ledger number: what predicates and group labels need.
struct OrgansAt {
    core::Office office;
    std::vector<core::OrganEntry> entries;

    /// The organ that stands for `row` on a day: itself, or the successor it had by then.
    [[nodiscard]] std::uint32_t standing(std::uint32_t row, base::Day day) const;
    [[nodiscard]] const core::Organ* at(std::uint32_t row) const;
    [[nodiscard]] std::optional<std::uint32_t> row_of(const base::Id& id) const;

    std::unordered_map<base::Id, std::uint32_t, core::IdHash> rows;
    std::unordered_map<std::uint32_t, base::Id> ids;
};

class Organs {
  public:
    /// Every organ the store knows, with all its facts up to `seq`.
    base::Result<void> load(store::Reader& reader, std::uint64_t seq);
    base::Result<void> add(store::Reader& reader, const core::Fact& fact);
    [[nodiscard]] const tally::OrganRows& rows() const { return rows_; }
    [[nodiscard]] OrgansAt at(std::uint64_t seq) const;

  private:
    std::vector<core::Fact> facts_;  ///< in order of seq
    std::unordered_map<base::Id, std::uint32_t, core::IdHash> known_;
    tally::OrganRows rows_;
};

}  // namespace follow
