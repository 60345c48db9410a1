// A simulated store carries the file `simulated.json` with the day it stands at: its clock starts there each time it is
// opened, so that a demonstration of last year still has matters that are due soon.
#pragma once
#include <filesystem>
#include <functional>
#include <optional>

#include "base/day.hpp"
#include "base/result.hpp"

namespace huiying {

[[nodiscard]] std::optional<base::Day> simulated_day(const std::filesystem::path& store);
[[nodiscard]] base::Result<void> mark_simulated(const std::filesystem::path& store, base::Day day);
[[nodiscard]] base::Instant system_now();
/// The clock of a store: the system's, or for a simulated one ten in the morning of its day and onward.
[[nodiscard]] std::function<base::Instant()> clock_of(const std::filesystem::path& store);

}  // namespace huiying
