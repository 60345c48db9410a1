// The year before: what a decline is measured from, and what stands beside a figure. Used where figures are counted,
// from the tally (follow) and from a kit. Pure, any thread.
#pragma once
#include <string_view>

#include "core/indicator/definition.hpp"

namespace core {

/// The same day a year earlier; of 29 February the 28th.
[[nodiscard]] inline base::Day a_year_before(base::Day day) {
    const bool is_leap_day = day.month() == 2 && day.day_of_month() == 29;
    return base::Day::from(day.year() - 1, day.month(), is_leap_day ? 28 : day.day_of_month());
}
[[nodiscard]] inline Period a_year_before(const Period& period) {
    return {a_year_before(period.from), a_year_before(period.to)};
}
[[nodiscard]] inline Cut a_year_before(const Cut& cut) {
    return {a_year_before(cut.day), cut.seq};
}

/// Asked of submissions: one such row, and the ledger knows the period from its beginning on. A store that was not
/// there yet holds no zeros to compare with.
inline constexpr std::string_view recorded_question = "received_day <= period_start + 30";

}  // namespace core
