// What a definition was counted to be, in all and in groups, before it is a figure. Shared by measure.cpp, which counts
// rows, and outside.cpp, which asks what is not in rows: typed figures and the server's own uptime.
#pragma once
#include "follow/body.hpp"

namespace follow {

struct Pair {
    std::int64_t numerator = 0, denominator = 0;
    int decimals = 0;      ///< of typed numbers: both are in units of 10^-decimals
    bool is_known = true;  ///< false: nobody typed it, or the ledger was not there yet; the value is n/a
};
using ByGroup = std::map<tally::GroupCells, Pair>;  ///< by the cells as shown

struct Counts {
    Pair total;
    ByGroup groups;
    bool is_known = true;  ///< of groups that are not there
};

[[nodiscard]] core::FigureSource source_of(const core::Definition& definition);
/// Typed figures are grouped by organ and by nothing else; uptime is the house's.
[[nodiscard]] bool is_grouped_outside(const core::Definition& definition, const std::vector<const By*>& bys);
[[nodiscard]] base::Result<Counts> count_outside(const Figures::Body& body, const Figures::Body::Held& held,
                                                 const core::Definition& definition, const core::Period& period,
                                                 const std::vector<const By*>& bys);
/// A group in which nothing was counted: 0 rows are 0, nothing typed is not known.
[[nodiscard]] Pair none_of(const core::Definition& definition);

/// Each group's per cent of all, of counts and sums. Rounded by the largest remainder, so that they add up to 100.00.
void share_out(const core::Definition& definition, std::span<core::Figure> groups);

}  // namespace follow
