// What is wrong with a change of the office before it is recorded: a delegation 委托, the end of an organ 机关撤并.
// Used by app::Plan. Failures are bad_input, not_found or conflict; their place is the deed's member. Pure, any thread.
#pragma once
#include "core/office/office.hpp"

namespace core {

/// 委托 is for an absence, not for ever: so many days at most, both ends included.
inline constexpr int delegation_days_max = 366;

/// A post stands in for another of the same organ, for dated days from today on, and never for or as one of the three
/// administrators (三员分立). Told again with an earlier last day it ends, at the earliest with yesterday.
[[nodiscard]] base::Result<void> check(const Delegate& deed, const Office& office, base::Day today);

/// The last day is given and not before the first; the successor is another organ, there on the day after, and does not
/// itself lead back (art. 24.2).
[[nodiscard]] base::Result<void> check(const EndOrgan& deed, const base::Id& organ, const Office& office);

}  // namespace core
