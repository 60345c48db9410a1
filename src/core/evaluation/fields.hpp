// Fields of a report's prose: `{total}` in a section's text stands for what the score sheet says, so that text and
// table cannot disagree. Used by the reports (paper) and checked when an evaluation is read. Pure, any thread.
//
//   {year} {organ} {superior} {project} {title} {standard} {unit} {head} {finance_head}
//   {total} {grade} {points} {bonus}
//   {group.ID.name} {group.ID.points} {group.ID.full}
//   {line.ID.name} {line.ID.target} {line.ID.actual} {line.ID.unit} {line.ID.points} {line.ID.full}
//   {line.ID.level1} {line.ID.level2} {line.ID.meaning} {line.ID.relation} {line.ID.bound} {line.ID.deviation}
//   {line.ID.deducted}
//   {funds.ID.name} {funds.ID.initial} {funds.ID.adjustment} {funds.ID.adjusted} {funds.ID.spent}
//   {funds.ID.execution_rate} {funds.ID.adjustment_rate} {funds.ID.share_of_parent}
//   {task.ID.name} {task.ID.funds}
//
// Amounts without their unit, rates without %, signs as they are.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/evaluation/score.hpp"

namespace core {

/// What a field prints; "n/a" where the sheet has the thing and it has no value; nothing if there is no such field.
[[nodiscard]] std::optional<std::string> field(const Sheet& sheet, const Standard& standard, const ScoreSheet& scores,
                                               std::string_view name);

/// A text cut at its fields: plain parts and fields in turn. A brace that closes nothing is plain text.
struct ProsePart {
    bool is_field = false;
    std::string text;  ///< plain text, or the field's name without braces
};
[[nodiscard]] std::vector<ProsePart> parts_of(std::string_view text);

/// The text with every field filled in; a field nobody knows stays as it was typed.
[[nodiscard]] std::string filled(std::string_view text, const Sheet& sheet, const Standard& standard,
                                 const ScoreSheet& scores);

/// Fails, naming place and field, where a section, a task or a text of the table names a field there is not.
[[nodiscard]] base::Result<> check_fields(const Sheet& sheet, const Standard& standard, const ScoreSheet& scores);

}  // namespace core
