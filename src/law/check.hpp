// Checks that need the whole set: what one file says must hold against the others. Errors name file:line and the cure.
#pragma once
#include <vector>

#include "law/readers.hpp"

namespace law {

struct ReadSet {
    std::vector<Placed<core::Instrument>> instruments;
    std::vector<Placed<core::Term>> terms;
    std::vector<Placed<core::RollRule>> rolls;
    std::vector<Placed<core::Setting>> settings;
    std::vector<ReadYear> years;
};

[[nodiscard]] base::Result<> check_instruments(const ReadSet& set);  ///< the regulations follow each other
[[nodiscard]] base::Result<> check_terms(const ReadSet& set);  ///< all ten, dated end to end, their articles exist
[[nodiscard]] base::Result<> check_rolls(const ReadSet& set);  ///< from the first term's first day on, without end
[[nodiscard]] base::Result<> check_settings(
    const ReadSet& set);                                       ///< all of them, dated end to end, their articles exist
[[nodiscard]] base::Result<> check_years(const ReadSet& set);  ///< no gap, no day listed twice

}  // namespace law
