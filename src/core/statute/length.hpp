// What a period is made of once the limits of its row of law are applied. Shared by `due` and `explain`, so that the
// arithmetic and its words cannot drift apart.
#pragma once
#include "core/statute/due.hpp"

namespace core {

struct Length {
    int count = 0;      ///< the period itself
    int extension = 0;  ///< at most the row's extension_max
    int hearing = 0;    ///< 0 unless the row excludes hearings
    [[nodiscard]] int total() const { return count + extension + hearing; }
};

/// No part is negative or longer than ten years, whatever a caller hands in.
[[nodiscard]] Length length_of(const Term& term, const Lengthening& more);

/// The failure of a day that no row governs: the term before its first row, or 异议 before 2022-05-01.
[[nodiscard]] std::unexpected<base::Error> no_row(TermId term, Day from);

}  // namespace core
