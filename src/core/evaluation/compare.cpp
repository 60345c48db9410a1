#include "core/evaluation/compare.hpp"

#include <algorithm>

namespace core {
namespace {

std::optional<base::Decimal> difference(const std::optional<base::Decimal>& before,
                                        const std::optional<base::Decimal>& after) {
    return before && after ? base::subtract(*after, *before) : std::nullopt;
}

bool is_equal(const std::optional<base::Decimal>& a, const std::optional<base::Decimal>& b) {
    return a && b ? compare(*a, *b) == 0 : a.has_value() == b.has_value();
}

std::optional<ComparedSide> side_of(const Scored& scored, const std::string& id) {
    const auto at = std::ranges::find(scored.sheet.lines, id, &SheetLine::id);
    if (at == scored.sheet.lines.end()) return std::nullopt;
    // Scored lines stand in the sheet's order.
    const ScoredLine& line = scored.scores.lines[static_cast<std::size_t>(at - scored.sheet.lines.begin())];
    return ComparedSide{line.target, line.actual, line.points, reasons_of(*at)};
}

ComparedLine compared(const SheetLine& line, const Scored& before, const Scored& after) {
    ComparedLine row{.line = line.id, .group = line.group, .name = line.name, .unit = line.unit, .full = line.full};
    row.before = side_of(before, line.id);
    row.after = side_of(after, line.id);
    if (!row.before || !row.after) return row;
    row.difference = difference(row.before->points, row.after->points);
    row.is_same = row.before->target == row.after->target && row.before->actual == row.after->actual &&
                  is_equal(row.before->points, row.after->points) && row.before->reasons == row.after->reasons;
    return row;
}

base::Decimal points_of(const ScoreSheet& scores, const std::string& group) {
    const auto found = std::ranges::find(scores.groups, group, &ScoredGroup::group);
    return found == scores.groups.end() ? base::Decimal{} : found->points;
}

}  // namespace

std::vector<std::string> reasons_of(const SheetLine& line) {
    std::vector<std::string> reasons;
    if (!line.deviation.empty()) reasons.push_back(line.deviation);
    if (!line.given_reason.empty()) reasons.push_back(line.given_reason);
    for (const LineDeduction& one : line.deductions) reasons.push_back("−" + one.points.text() + " " + one.reason);
    return reasons;
}

Comparison compare(const Scored& before, const Scored& after, const Standard& standard) {
    Comparison result;
    for (const SheetLine& line : before.sheet.lines) result.lines.push_back(compared(line, before, after));
    for (const SheetLine& line : after.sheet.lines) {
        if (line_of(before.sheet, line.id) == nullptr) result.lines.push_back(compared(line, before, after));
    }
    for (const StandardGroup& group : standard.groups) {
        if (!standard.is_scored()) break;
        const base::Decimal a = points_of(before.scores, group.id), b = points_of(after.scores, group.id);
        result.groups.push_back({group.id, group.name, a, b, base::subtract(b, a).value_or(base::Decimal{})});
    }
    result.total_before = before.scores.total;
    result.total_after = after.scores.total;
    result.difference = difference(result.total_before, result.total_after);
    result.grade_before = before.scores.grade;
    result.grade_after = after.scores.grade;
    return result;
}

}  // namespace core
