// What rules take for usual where a report prints nothing of its own: grades and weights of a standard, and from when
// on spending is not slow. The program's own are 示例; an office holds reports against what it adopted or names. Used
// by rules and the command line; pure, any thread, never fails.
#pragma once
#include <optional>
#include <span>
#include <string>

#include "core/account/settings.hpp"
#include "core/evaluation/standard.hpp"

namespace lint {

/// Of the standards, the one whose grades and weights are usual unless somebody names another.
inline constexpr std::string_view usual_standard = "project-2020";

struct Usual {
    std::vector<core::GradeBand> grades = {};         ///< 优 from 90 …, best first; none: grades are not looked at
    base::Decimal execution{0, 0};                    ///< points of 预算执行率; 0: no total is computed again
    base::Decimal others{0, 0};                       ///< of all else
    std::optional<base::Decimal> spent_in_time = {};  ///< per cent of the year's budget from which on it was not slow
};
/// Empty where the standard is not among them, and without a threshold where no setting is in force on the day.
[[nodiscard]] Usual usual_of(std::span<const core::Standard> standards, std::string_view id,
                             const core::MoneySettings& money, base::Day day);
/// The program's own, as they stand today's files; empty if they do not read, rules are silent then.
[[nodiscard]] const Usual& own_usual();

/// "优 ≥ 90，良 ≥ 80，中 ≥ 60，差 ≥ 0"
[[nodiscard]] std::string grades_text(const Usual& usual);

}  // namespace lint
