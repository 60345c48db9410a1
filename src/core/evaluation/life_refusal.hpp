// Refusals of an evaluation: what cannot be entered into its life. In order of precedence; life_decide_test.cpp shows
// each.
#pragma once
#include <cstdint>

#include "core/words.hpp"

namespace core {

enum class LifeRefusal : std::uint8_t {
    evaluation_exists,
    no_evaluation,
    no_such_year,
    no_such_standard,
    standard_of_other_years,
    too_many_entries,
    text_too_long,
    step_out_of_order,
    judge_in_own_cause,
    day_in_future,
    day_before_last,
    document_missing,
    document_unwanted,
    reason_missing,
    authority_missing,
    other_organ,
    other_year,
    other_project,
    other_standard,
    other_evaluator,
    line_missing,
    line_added,
    targets_differ,
    line_without_points,
    period_reversed,
    period_not_over,
    frozen_already,
};
inline constexpr std::size_t life_refusal_count = static_cast<std::size_t>(LifeRefusal::frozen_already) + 1;

struct LifeRefusalRow {
    Word word;
    std::string_view en;  ///< what is wrong, with holes; messages/words.txt has the Chinese
    std::string_view cure_en;
};
[[nodiscard]] const LifeRefusalRow& row_of(LifeRefusal refusal);

}  // namespace core
