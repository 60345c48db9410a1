// When the server ran, as facts 运行记录: the runs it wrote down cut at midnights, each day's part a fact of that day,
// and the stops that were announced 停机公告. Used by serve and the command line.
#pragma once
#include "app/desk.hpp"
#include "core/indicator/uptime.hpp"

namespace app {

/// What the ledger does not hold yet of these runs, up to `until`. Gives how many facts that made.
[[nodiscard]] Outcome<std::size_t> record_runs(Desk& desk, std::span<const core::Stretch> runs, std::int64_t until);

/// bad_input where it ends before it begins, is over by now, or has no reason: an announcement comes first.
[[nodiscard]] Outcome<void> plan_stop(Desk& desk, const Caller& caller, const core::PlanStop& deed);

}  // namespace app
