// What rules take for usual where a report prints nothing of its own, all of it 示例: grades and weights as
// law/standards/project-2020.toml has them, and thresholds. Used by rules only; pure, any thread, never fails.
#pragma once
#include <string>

#include "core/evaluation/standard.hpp"

namespace lint {

/// 示例: from this percentage on, a year's spending is not slow.
inline constexpr base::Decimal spent_in_time{95, 0};

struct Usual {
    std::vector<core::GradeBand> grades = {};  ///< 优 from 90 …, best first
    base::Decimal execution{0, 0};             ///< points of 预算执行率
    base::Decimal others{0, 0};                ///< of all else
};
/// Empty if the program's standards do not read; rules are silent then.
[[nodiscard]] const Usual& usual();

/// "优 ≥ 90，良 ≥ 80，中 ≥ 60，差 ≥ 0"
[[nodiscard]] std::string grades_text();

}  // namespace lint
