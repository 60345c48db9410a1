// Execution rates in running text with the amounts they are of. Used by the rules on rates, ranges and problems.
#pragma once
#include "lint/rules/labels.hpp"

namespace lint {

struct Execution {
    const Figure* rate = nullptr;
    const Figure* spent = nullptr;    ///< the amount in front of it
    const Figure* budget = nullptr;   ///< of the same scope, adjusted; null if none is printed
    const Figure* initial = nullptr;  ///< of the same scope
    bool is_part = false;             ///< of 基本支出, 项目支出 …
};
/// In the order of the report; pointers into it.
[[nodiscard]] std::vector<Execution> executions(const Report& report);

}  // namespace lint
