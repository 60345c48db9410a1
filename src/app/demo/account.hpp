// The account of the simulated office: budget, monthly spending, contracts and typed figures of one year, invented and
// marked 模拟, the same for the same seed. Some of it is not as it should be, so that warnings have something to show.
#pragma once
#include <map>
#include <vector>

#include "core/calendar/calendar.hpp"
#include "core/matter/deeds.hpp"

namespace app {

/// Deeds of the account by the day they are entered and count on; all of a day are one command.
using AccountYear = std::map<base::Day, std::vector<core::Deed>>;
[[nodiscard]] AccountYear simulated_account(const base::Id& organ, int year, std::uint64_t seed,
                                            const core::Calendar& calendar);

}  // namespace app
