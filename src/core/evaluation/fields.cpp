#include "core/evaluation/fields.hpp"

#include <algorithm>

namespace core {
namespace {

using Text = std::optional<std::string>;

std::string text_of(const std::optional<base::Decimal>& value) {
    return value ? value->text() : "n/a";
}

Text of_group(const Standard& standard, const ScoreSheet& scores, std::string_view id, std::string_view what) {
    const StandardGroup* group = group_of(standard, id);
    if (group == nullptr) return std::nullopt;
    if (what == "name") return group->name;
    if (what == "full") return text_of(group->full);
    if (what != "points") return std::nullopt;
    const auto scored = std::ranges::find(scores.groups, id, &ScoredGroup::group);
    return scored == scores.groups.end() || !group->full ? "n/a" : scored->points.text();
}

Text of_line(const Sheet& sheet, const ScoreSheet& scores, std::string_view id, std::string_view what) {
    const SheetLine* line = line_of(sheet, id);
    if (line == nullptr) return std::nullopt;
    if (what == "name") return line->name;
    if (what == "unit") return line->unit;
    if (what == "full") return text_of(line->full);
    if (what == "target") return target_text(*line);
    if (what == "actual") return actual_text(*line);
    if (what == "level1") return line->level1;
    if (what == "level2") return line->level2;
    if (what == "meaning") return line->meaning;
    if (what == "relation")
        return std::string(line->relation == Relation::qualitative ? "定性" : mark_of(line->relation));
    if (what == "bound") return line->target ? line->target->text() : line->target_words;
    if (what == "deviation") return line->deviation;
    if (what != "points" && what != "deducted") return std::nullopt;
    const auto scored = std::ranges::find(scores.lines, id, &ScoredLine::line);
    if (scored == scores.lines.end()) return "n/a";
    return what == "points" ? text_of(scored->points) : scored->deducted.text();
}

Text of_funds(const Sheet& sheet, std::string_view id, std::string_view what) {
    const FundsRow* row = row_of(sheet.funds, id);
    if (row == nullptr) return std::nullopt;
    if (what == "name") return row->name;
    if (what == "initial") return text_of(row->initial);
    if (what == "adjustment") return text_of(adjustment_of(*row));
    if (what == "adjusted") return text_of(row->adjusted);
    if (what == "spent") return text_of(row->spent);
    for (const FundsFormula formula :
         {FundsFormula::execution_rate, FundsFormula::adjustment_rate, FundsFormula::share_of_parent}) {
        if (what == id_of(formula)) return text_of(percentage_of(sheet.funds, *row, formula).value);
    }
    return std::nullopt;
}

Text of_task(const Sheet& sheet, std::string_view id, std::string_view what) {
    const auto task = std::ranges::find(sheet.tasks, id, &SheetTask::id);
    if (task == sheet.tasks.end()) return std::nullopt;
    if (what == "name") return task->name;
    return what == "funds" ? Text(text_of(task->funds)) : std::nullopt;
}

Text of_sheet(const Sheet& sheet, const Standard& standard, const ScoreSheet& scores, std::string_view name) {
    if (name == "year") return std::to_string(sheet.year);
    if (name == "organ") return sheet.organ;
    if (name == "project") return sheet.project;
    if (name == "title") return sheet.title;
    if (name == "superior") return sheet.superior;
    if (name == "unit") return sheet.unit;
    if (name == "head") return sheet.head;
    if (name == "finance_head") return sheet.finance_head;
    if (name == "standard") return standard.name;
    if (name == "total") return text_of(scores.total);
    if (name == "grade") return scores.grade.empty() ? "n/a" : scores.grade;
    if (name == "points") return scores.points.text();
    if (name == "bonus") return scores.bonus.text();
    return std::nullopt;
}

}  // namespace

Text field(const Sheet& sheet, const Standard& standard, const ScoreSheet& scores, std::string_view name) {
    const std::size_t first = name.find('.');
    if (first == std::string_view::npos) return of_sheet(sheet, standard, scores, name);
    const std::string_view kind = name.substr(0, first);
    const std::string_view rest = name.substr(first + 1);
    const std::size_t second = rest.find('.');
    if (second == std::string_view::npos) return std::nullopt;
    const std::string_view id = rest.substr(0, second);
    const std::string_view what = rest.substr(second + 1);
    if (kind == "group") return of_group(standard, scores, id, what);
    if (kind == "line") return of_line(sheet, scores, id, what);
    if (kind == "funds") return of_funds(sheet, id, what);
    if (kind == "task") return of_task(sheet, id, what);
    return std::nullopt;
}

std::vector<ProsePart> parts_of(std::string_view text) {
    std::vector<ProsePart> parts;
    while (!text.empty()) {
        const std::size_t open = text.find('{');
        const std::size_t close = open == std::string_view::npos ? open : text.find('}', open);
        if (close == std::string_view::npos) {
            parts.push_back({false, std::string(text)});
            break;
        }
        if (open > 0) parts.push_back({false, std::string(text.substr(0, open))});
        parts.push_back({true, std::string(text.substr(open + 1, close - open - 1))});
        text.remove_prefix(close + 1);
    }
    return parts;
}

std::string filled(std::string_view text, const Sheet& sheet, const Standard& standard, const ScoreSheet& scores) {
    std::string out;
    for (const ProsePart& part : parts_of(text)) {
        if (!part.is_field) {
            out += part.text;
        } else {
            out += field(sheet, standard, scores, part.text).value_or("{" + part.text + "}");
        }
    }
    return out;
}

base::Result<> check_fields(const Sheet& sheet, const Standard& standard, const ScoreSheet& scores) {
    const auto check = [&](std::string_view text, const std::string& place) -> base::Result<> {
        for (const ProsePart& part : parts_of(text)) {
            if (part.is_field && !field(sheet, standard, scores, part.text))
                return base::fail(base::ErrorKind::bad_input, "there is no field {" + part.text + "}", place,
                                  "use a field such as {total} or {line.ID.actual}; docs/formats/evaluation.md");
        }
        return {};
    };
    for (const ProseSection& section : sheet.sections) TRY(check(section.text, section.place));
    for (const SheetTask& task : sheet.tasks) {
        TRY(check(task.goal, task.place));
        TRY(check(task.attained, task.place));
    }
    for (const std::string* text : {&sheet.goal, &sheet.attained, &sheet.conclusion, &sheet.problems, &sheet.measures})
        TRY(check(*text, sheet.place));
    return {};
}

}  // namespace core
