// An evaluation of the town, and what comes out of it by hand.
#pragma once
#include "kit/town.hpp"

namespace kit::testing {

// 59.33 ÷ 60 = 98.88 %: 10 × 98.88 ÷ 100 = 9.888 → 9.89. The town has typed 14 + 5 letters: 50 × 19 ÷ 20 = 47.5.
// The server ran 98.01 % of the time: 30 × 98.01 ÷ 99 = 29.7. 95 of 90 is met: 10. Together 97.09.
inline constexpr std::string_view document = R"(kind = "evaluation"
id = "town-2025"
title = "绩效自评"
organ = "区信访局"
year = 2025
as_of = 2026-03-31
standard = "project-2020"
[[funds]]
id = "total"
name = "合计"
adjusted = "60"
spent = "59.33"
[[line]]
id = "execution"
group = "execution"
name = "预算执行率"
relation = "="
target = "100"
unit = "%"
funds = "total.execution_rate"
full = "10"
[[line]]
id = "letters"
group = "output"
name = "督查函"
relation = "≥"
target = "20"
unit = "份"
indicator = "supervision_letters"
full = "50"
[[line]]
id = "uptime"
group = "benefit"
name = "系统正常运行率"
relation = "≥"
target = "99"
unit = "%"
indicator = "uptime_rate"
full = "30"
[[line]]
id = "satisfied"
group = "satisfaction"
name = "满意度"
relation = "≥"
target = "90"
unit = "%"
actual = "95"
full = "10"
)";
inline constexpr std::string_view claims =
    "total\t97.09\ngrade\t优\nline\tactual\tpoints\nexecution\t-\t9.89\nletters\t19\t47.5\nuptime\t98.01\t29.7\n"
    "satisfied\t-\t10\n";

}  // namespace kit::testing
