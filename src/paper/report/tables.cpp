// 自评表 and its lists as fine tables. A column that would be empty in every row is not printed.
#include <algorithm>
#include <functional>

#include "core/evaluation/fields.hpp"
#include "paper/report/report.hpp"

namespace paper {
namespace {

using core::FundsFormula;
using core::SheetLine;
using Row = std::vector<Cell>;

Cell label(std::string text) {
    return {.text = std::move(text), .is_label = true};
}
Cell words(std::string text) {
    return {.text = text.empty() ? "–" : std::move(text)};
}
Cell number(std::string text) {
    return {.text = text.empty() ? "–" : std::move(text), .is_number = true};
}
Cell number(const std::optional<base::Decimal>& value, const char* unit = "") {
    return number(value ? value->text() + unit : std::string());
}
/// A cell that is one with the cell above where both say the same.
Cell shared(std::string text, bool is_continued) {
    return {.text = text.empty() ? "–" : std::move(text), .is_continued = is_continued, .is_number = true};
}

Row heads(std::initializer_list<const char*> titles) {
    Row row;
    for (const char* title : titles) row.push_back(label(title));
    return row;
}

RuledTable base_table(const core::Sheet& sheet) {
    RuledTable table{.rows = {}, .columns = {14, 36, 14, 36}};
    if (!sheet.project.empty()) {
        table.rows.push_back({label("项目名称"), words(sheet.project)});
        table.rows.push_back(
            {label("主管部门"), words(sheet.superior), label("实施单位\n（盖章）"), words(sheet.organ)});
    } else {
        table.rows.push_back({label("部门名称\n（盖章）"), words(sheet.organ)});
    }
    table.rows.push_back({label("评价年度"), words(std::to_string(sheet.year)), label("评价主体"),
                          words(std::string(zh_of(sheet.evaluator)))});
    return table;
}

/// The line that scores the execution of this row, with its place among the lines; null if there is none.
const core::ScoredLine* execution_of(const ReportSource& source, const core::FundsRow& row) {
    for (std::size_t i = 0; i < source.sheet.lines.size(); ++i) {
        const core::Actual& actual = source.sheet.lines[i].actual;
        if (actual.from == core::ActualFrom::funds && actual.row == row.id &&
            actual.of == id_of(FundsFormula::execution_rate))
            return &source.scores.lines[i];
    }
    return nullptr;
}

std::string indented_name(const core::Sheet& sheet, const core::FundsRow& row) {
    std::string name = row.name;
    for (const auto* above = row_of(sheet.funds, row.part_of); above != nullptr;
         above = row_of(sheet.funds, above->part_of))
        name = "　" + name;
    return name;
}

RuledTable funds_table(const ReportSource& source) {
    const core::Sheet& sheet = source.sheet;
    const bool is_by_task = source.layout.table == core::ReportTable::tasks;
    const bool is_scored =
        !is_by_task && source.standard.is_scored() &&
        std::ranges::any_of(sheet.funds, [&](const auto& row) { return execution_of(source, row) != nullptr; });
    RuledTable table{.rows = {}, .columns = {28, 15, 16, 16, 14}, .head_rows = 1};
    Row head = is_by_task ? heads({"", "年初预算数", "预算调整数", "全年执行数", "完成率", "调整率"})
                          : heads({"", "年初预算数", "全年预算数\n（A）", "全年执行数\n（B）", "执行率\n（B/A）"});
    head.front() = label("资金（" + sheet.unit + "）");
    if (is_by_task) table.columns.push_back(14);
    if (is_scored) {
        for (const char* title : {"分值", "得分"}) head.push_back(label(title));
        table.columns.insert(table.columns.end(), {9, 9});
    }
    table.rows.push_back(std::move(head));
    for (const core::FundsRow& funds : sheet.funds) {
        const auto rate = [&](FundsFormula formula) { return percentage_of(sheet.funds, funds, formula).value; };
        Row row{words(indented_name(sheet, funds)), number(funds.initial),
                number(is_by_task ? adjustment_of(funds) : funds.adjusted), number(funds.spent),
                number(rate(FundsFormula::execution_rate), "%")};
        if (is_by_task) row.push_back(number(rate(FundsFormula::adjustment_rate), "%"));
        if (is_scored) {
            const core::ScoredLine* scored = execution_of(source, funds);
            row.push_back(number(scored == nullptr ? std::nullopt : scored->full));
            row.push_back(number(scored == nullptr ? std::nullopt : scored->points));
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

RuledTable goal_table(const ReportSource& source) {
    Cell below = label("");
    below.is_continued = true;
    return {.rows = {heads({"年度总体\n目标", "预期目标", "实际完成情况"}),
                     {below, words(source.filled(source.sheet.goal)), words(source.filled(source.sheet.attained))}},
            .columns = {12, 44, 44}};
}

struct LineColumn {
    const char* title;
    int width;
    std::function<Cell(std::size_t)> cell;  ///< by the line's place
};

template <class Member>
bool has_any(const core::Sheet& sheet, Member member) {
    return std::ranges::any_of(sheet.lines, [&](const SheetLine& line) { return !(line.*member).empty(); });
}

std::string mark_text(const SheetLine& line) {
    return line.relation == core::Relation::qualitative ? "定性" : std::string(mark_of(line.relation));
}

/// The mark has a column of its own here.
std::string bare_target(const SheetLine& line) {
    return line.target ? line.target->text() : line.target_words;
}

std::string full_text(const SheetLine& line, const core::ScoredLine& scored) {
    return scored.full ? scored.full->text() + (line.is_full_example ? "\n示例" : "") : "";
}

/// 偏差原因 and, in short, what was deducted; the list of deductions says the rest.
std::string reasons_of(const SheetLine& line) {
    std::string text = line.deviation;
    for (const core::LineDeduction& deduction : line.deductions)
        text += (text.empty() ? "扣" : "\n扣") + deduction.points.text() + "分：" + deduction.reason;
    return text;
}

std::vector<LineColumn> indicator_columns(const ReportSource& source) {
    const std::vector<SheetLine>& lines = source.sheet.lines;
    const std::vector<core::ScoredLine>& scored = source.scores.lines;
    std::vector<LineColumn> columns;
    columns.push_back({"一级\n指标", 8, [&lines](std::size_t i) {
                           return shared(lines[i].level1, i > 0 && lines[i].level1 == lines[i - 1].level1);
                       }});
    if (has_any(source.sheet, &SheetLine::level2)) {
        columns.push_back({"二级\n指标", 8, [&lines](std::size_t i) {
                               const bool is_same = i > 0 && lines[i].level1 == lines[i - 1].level1 &&
                                                    lines[i].level2 == lines[i - 1].level2;
                               return shared(lines[i].level2, is_same);
                           }});
    }
    columns.push_back({"三级指标", 17, [&lines](std::size_t i) { return words(lines[i].name); }});
    columns.push_back({"性质", 6, [&lines](std::size_t i) { return number(mark_text(lines[i])); }});
    columns.push_back({"指标值", 14, [&lines](std::size_t i) { return number(bare_target(lines[i])); }});
    columns.push_back({"单位", 6, [&lines](std::size_t i) { return number(lines[i].unit); }});
    columns.push_back({"实际\n完成值", 14, [&lines](std::size_t i) { return number(actual_text(lines[i])); }});
    if (source.standard.is_scored()) {
        columns.push_back({"分值", 7, [&](std::size_t i) { return number(full_text(lines[i], scored[i])); }});
        columns.push_back({"得分", 7, [&scored](std::size_t i) { return number(scored[i].points); }});
    }
    columns.push_back(
        {"偏差原因分析\n及改进措施", 17, [&lines](std::size_t i) { return words(reasons_of(lines[i])); }});
    return columns;
}

std::vector<LineColumn> task_columns(const ReportSource& source) {
    const std::vector<SheetLine>& lines = source.sheet.lines;
    const auto of_task = [&source, &lines](std::size_t i,
                                           const std::function<std::string(const core::SheetTask&)>& text) {
        const auto task = std::ranges::find(source.sheet.tasks, lines[i].task, &core::SheetTask::id);
        const bool is_same = i > 0 && !lines[i].task.empty() && lines[i].task == lines[i - 1].task;
        return shared(task == source.sheet.tasks.end() ? "" : text(*task), is_same);
    };
    const auto with_unit = [](std::string value, const SheetLine& line) { return number(value + line.unit); };
    return {
        {"任务名称", 12, [=](std::size_t i) { return of_task(i, &core::SheetTask::name); }},
        {"预期目标", 14,
         [=, &source](std::size_t i) {
             return of_task(i, [&source](const core::SheetTask& task) { return source.filled(task.goal); });
         }},
        {"完成情况", 14,
         [=, &source](std::size_t i) {
             return of_task(i, [&source](const core::SheetTask& task) { return source.filled(task.attained); });
         }},
        {"关键指标", 16, [&lines](std::size_t i) { return words(lines[i].name); }},
        {"指标内容\n（计算公式）", 16, [&lines](std::size_t i) { return words(lines[i].meaning); }},
        {"预期值", 10, [=, &lines](std::size_t i) { return with_unit(target_text(lines[i]), lines[i]); }},
        {"完成值", 10, [=, &lines](std::size_t i) { return with_unit(actual_text(lines[i]), lines[i]); }},
        {"任务涉\n及资金", 8,
         [=](std::size_t i) {
             return of_task(i, [](const core::SheetTask& task) { return task.funds ? task.funds->text() : ""; });
         }},
    };
}

/// 加分项 and 总分: everything up to 分值 is one cell, and what follows 得分 says the grade.
Row sum_row(std::size_t columns, std::string name, Cell full, Cell points, std::string said) {
    Cell first = label(std::move(name));
    first.span = columns - 3;
    return {std::move(first), std::move(full), std::move(points), number(std::move(said))};
}

RuledTable line_table(const ReportSource& source) {
    const std::vector<LineColumn> columns =
        source.layout.table == core::ReportTable::tasks ? task_columns(source) : indicator_columns(source);
    RuledTable table{.rows = {}, .columns = {}, .head_rows = 1};
    table.rows.emplace_back();
    for (const LineColumn& column : columns) {
        table.rows[0].push_back(label(column.title));
        table.columns.push_back(column.width);
    }
    for (std::size_t i = 0; i < source.sheet.lines.size(); ++i) {
        Row row;
        for (const LineColumn& column : columns) row.push_back(column.cell(i));
        table.rows.push_back(std::move(row));
    }
    if (!source.standard.is_scored() || source.layout.table == core::ReportTable::tasks) return table;
    for (const core::Bonus& bonus : source.sheet.bonuses)
        table.rows.push_back(
            sum_row(columns.size(), "加分项：" + bonus.name, number(""), number(bonus.points), bonus.reason));
    const std::string grade = source.scores.grade.empty() ? "" : "等级：" + source.scores.grade;
    table.rows.push_back(
        sum_row(columns.size(), "总分", number(source.standard.full), number(source.scores.total), grade));
    return table;
}

RuledTable text_table(const ReportSource& source) {
    RuledTable table{.rows = {}, .columns = {12, 88}};
    const auto add = [&](const char* name, const std::string& text) {
        if (!text.empty()) table.rows.push_back({label(name), words(source.filled(text))});
    };
    add("评价结论", source.sheet.conclusion);
    add("存在问题", source.sheet.problems);
    add("改进措施", source.sheet.measures);
    return table;
}

/// Room to sign where no post is named.
RuledTable signature_table(const core::Sheet& sheet) {
    const char* head = sheet.project.empty() ? "部门负责人" : "项目负责人";
    const base::Day day = day_of(sheet);
    return {.rows = {{label(head), Cell{.text = sheet.head}, label("财务负责人"), Cell{.text = sheet.finance_head}},
                     {label("填报日期"), Cell{.text = day.is_set() ? printed(day) : ""}}},
            .columns = {14, 36, 14, 36}};
}

std::string joined(const std::vector<std::string>& texts) {
    std::string all;
    for (const std::string& text : texts) all += (all.empty() ? "" : "、") + text;
    return all;
}

}  // namespace

std::vector<RuledTable> sheet_tables(const ReportSource& source) {
    const core::Sheet& sheet = source.sheet;
    std::vector<RuledTable> tables{base_table(sheet)};
    if (!sheet.funds.empty()) tables.push_back(funds_table(source));
    if (!sheet.goal.empty() || !sheet.attained.empty()) tables.push_back(goal_table(source));
    tables.push_back(line_table(source));
    if (RuledTable table = text_table(source); !table.rows.empty()) tables.push_back(std::move(table));
    tables.push_back(signature_table(sheet));
    return tables;
}

RuledTable deduction_table(const core::Sheet& sheet) {
    RuledTable table{.rows = {}, .columns = {18, 8, 26, 16, 18, 14}, .head_rows = 1};
    for (const SheetLine& line : sheet.lines) {
        for (const core::LineDeduction& one : line.deductions) {
            if (table.rows.empty())
                table.rows.push_back(heads({"指标", "扣分", "发现的问题", "依据", "整改", "决定者\n（佐证材料）"}));
            const std::string evidence = one.evidence.empty() ? "" : "\n（" + joined(one.evidence) + "）";
            table.rows.push_back({words(line.name), number(one.points), words(one.reason), words(one.basis),
                                  words(one.rectification), words(one.by + evidence)});
        }
    }
    return table;
}

RuledTable evidence_table(const core::Sheet& sheet) {
    RuledTable table{.rows = {}, .columns = {10, 34, 26, 10, 20}, .head_rows = 1};
    for (const core::EvidenceItem& item : sheet.evidence) {
        if (table.rows.empty()) table.rows.push_back(heads({"编号", "材料名称", "文号或者文件名", "页数", "对应指标"}));
        std::vector<std::string> lines;
        for (const SheetLine& line : sheet.lines) {
            if (std::ranges::find(line.evidence, item.number) != line.evidence.end()) lines.push_back(line.name);
        }
        table.rows.push_back({number(item.number), words(item.title), words(item.document),
                              number(item.pages > 0 ? std::to_string(item.pages) : ""), words(joined(lines))});
    }
    return table;
}

}  // namespace paper
