// What a label in running text means where money is concerned, and how findings are written down. Used by rules only.
#pragma once
#include <fmt/format.h>

#include "lint/finding.hpp"

namespace lint {

enum class Nature : std::uint8_t { other, initial, budget, adjustment, spent, revenue, carried, rate, score };

/// Of an amount or a percentage by its label: 年初预算 initial, 调整后预算, 全年预算 budget, 支出 spent, 收入 revenue …
[[nodiscard]] Nature nature_of(const Figure& figure);
/// What the amount is a part of: 基本支出, 项目支出 …; empty for the whole.
[[nodiscard]] std::string_view scope_of(std::string_view label);
[[nodiscard]] bool is_execution_rate(std::string_view label);

/// "4269.31万元"
[[nodiscard]] std::string shown(const Number& number);
[[nodiscard]] std::string shown(const Value& value);

/// Figures of one paragraph: from `first` up to `end` in report.figures.
struct Stretch {
    std::size_t first = 0, end = 0;
};
[[nodiscard]] std::vector<Stretch> paragraphs_of(const Report& report);

}  // namespace lint
