// Points of one line, before what persons deduct: one function for each rule. Used by score.cpp only. Pure.
#pragma once
#include "core/evaluation/score.hpp"

namespace core {

/// Target, actual, arithmetic, points before deductions, flags of the rule. Fails only where the numbers are too long
/// to be exact.
[[nodiscard]] base::Result<ScoredLine> score_line(const SheetLine& line, const Standard& standard);

void put_flag(std::vector<ScoreFlag>& flags, ScoreFlag flag);  ///< once, in order of the enumeration

/// 9.5 of 9.50: without zeros at the end. Points are kept so, and print the same everywhere.
[[nodiscard]] base::Decimal trimmed(base::Decimal value);
[[nodiscard]] std::string short_text(base::Decimal value);

}  // namespace core
