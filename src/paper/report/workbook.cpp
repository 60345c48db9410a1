// The report as a workbook: numbers are numbers, so that whoever gets it can add them up again.
#include <array>

#include "core/evaluation/fields.hpp"
#include "paper/report/report.hpp"
#include "paper/xlsx/workbook.hpp"

namespace paper {
namespace {

using core::FundsFormula;

SheetCell cell(const std::optional<base::Decimal>& value) {
    return value ? SheetCell(*value) : SheetCell();
}
SheetCell cell(std::string_view text) {
    return text;
}

std::string joined(const std::vector<std::string>& texts) {
    std::string all;
    for (const std::string& text : texts) all += (all.empty() ? "" : "、") + text;
    return all;
}

/// A number where there is one; a bound or words as text.
SheetCell actual_cell(const core::SheetLine& line, const std::string& text) {
    const bool is_number = line.actual.value && !line.actual.bound && line.relation != core::Relation::qualitative;
    return is_number ? SheetCell(*line.actual.value) : cell(text);
}

base::Result<> write_lines(Workbook& book, const ReportSource& source) {
    TRY(book.sheet("评分表", {{"一级指标", 16},
                              {"二级指标", 16},
                              {"三级指标", 36},
                              {"性质", 8},
                              {"指标值", 24},
                              {"单位", 8},
                              {"实际完成值", 24},
                              {"来源", 10},
                              {"分值", 8},
                              {"得分", 8},
                              {"计分规则", 14},
                              {"算式", 40},
                              {"扣分", 8},
                              {"偏差原因分析及改进措施", 40},
                              {"佐证材料", 14},
                              {"提示", 40}}));
    for (std::size_t i = 0; i < source.sheet.lines.size(); ++i) {
        const core::SheetLine& line = source.sheet.lines[i];
        const core::ScoredLine& scored = source.scores.lines[i];
        const std::string evidence = joined(line.evidence);
        const std::string actual = actual_text(line);
        std::string flags;
        for (const core::ScoreFlag flag : scored.flags) flags += (flags.empty() ? "" : "；") + std::string(zh_of(flag));
        const std::string_view mark = line.relation == core::Relation::qualitative ? "定性" : mark_of(line.relation);
        const std::array<SheetCell, 16> row{line.level1,
                                            line.level2,
                                            line.name,
                                            mark,
                                            line.target ? SheetCell(*line.target) : cell(line.target_words),
                                            line.unit,
                                            actual_cell(line, actual),
                                            origin_of(line.actual).zh,
                                            cell(scored.full),
                                            cell(scored.points),
                                            zh_of(scored.rule),
                                            scored.arithmetic,
                                            scored.deducted,
                                            line.deviation,
                                            evidence,
                                            flags};
        TRY(book.row(row));
    }
    return {};
}

base::Result<> write_groups(Workbook& book, const ReportSource& source) {
    if (!source.standard.is_scored()) return {};
    TRY(book.sheet("得分汇总", {{"项目", 32}, {"属于", 24}, {"分值", 10}, {"得分", 10}, {"等级", 8}, {"说明", 24}}));
    for (const core::ScoredGroup& scored : source.scores.groups) {
        const core::StandardGroup& group = *group_of(source.standard, scored.group);
        const core::StandardGroup* above = group_of(source.standard, group.part_of);
        const std::array<SheetCell, 6> row{group.name,        above == nullptr ? SheetCell() : cell(above->name),
                                           cell(scored.full), scored.points,
                                           SheetCell(),       cell(group.is_example ? "示例分值，未经文件核实" : "")};
        TRY(book.row(row));
    }
    if (source.standard.bonus_max.digits > 0)
        TRY(book.row(std::array<SheetCell, 4>{"加分项", SheetCell(), source.standard.bonus_max, source.scores.bonus}));
    TRY(book.row(std::array<SheetCell, 5>{"总分", SheetCell(), cell(source.standard.full), cell(source.scores.total),
                                          source.scores.grade}));
    return book.chart({.kind = SheetChart::Kind::bars,
                       .title = "得分与分值",
                       .names = 0,
                       .values = {2, 3},
                       .rows = source.scores.groups.size(),
                       .unit = "分"});
}

base::Result<> write_funds(Workbook& book, const core::Sheet& sheet) {
    if (sheet.funds.empty()) return {};
    TRY(book.sheet("资金（" + sheet.unit + "）", {{"资金", 32},
                                                  {"属于", 24},
                                                  {"年初预算数", 14},
                                                  {"预算调整数", 14},
                                                  {"全年预算数", 14},
                                                  {"全年执行数", 14},
                                                  {"执行率（%）", 12},
                                                  {"调整率（%）", 12},
                                                  {"占比（%）", 12}}));
    for (const core::FundsRow& funds : sheet.funds) {
        const auto rate = [&](FundsFormula formula) { return cell(percentage_of(sheet.funds, funds, formula).value); };
        const core::FundsRow* above = row_of(sheet.funds, funds.part_of);
        TRY(book.row(std::array<SheetCell, 9>{
            funds.name, above == nullptr ? SheetCell() : cell(above->name), cell(funds.initial),
            cell(adjustment_of(funds)), cell(funds.adjusted), cell(funds.spent), rate(FundsFormula::execution_rate),
            rate(FundsFormula::adjustment_rate), rate(FundsFormula::share_of_parent)}));
    }
    return book.chart({.kind = SheetChart::Kind::columns,
                       .title = "预算与执行",
                       .names = 0,
                       .values = {4, 5},
                       .rows = sheet.funds.size(),
                       .unit = sheet.unit});
}

/// 支出进度: how far the spending of the year had come, against the time that had gone by.
base::Result<> write_months(Workbook& book, const ReportSource& source) {
    if (source.months.empty()) return {};
    const std::string unit = "（" + source.sheet.unit + "）";
    TRY(book.sheet(
        "支出进度",
        {{"月份", 8}, {"调整后预算" + unit, 18}, {"累计支出" + unit, 18}, {"执行率（%）", 12}, {"时序进度（%）", 14}}));
    for (const core::MonthProgress& one : source.months) {
        const std::string month = std::to_string(one.month) + "月";
        TRY(book.row(std::array<SheetCell, 5>{month, one.adjusted, one.spent, cell(one.execution), one.elapsed}));
    }
    return book.chart({.kind = SheetChart::Kind::lines,
                       .title = "支出进度与时序进度",
                       .names = 0,
                       .values = {3, 4},
                       .rows = source.months.size(),
                       .unit = "%"});
}

/// A table of the paper as a sheet: its first row are the titles.
base::Result<> write_table_sheet(Workbook& book, const std::string& name, const RuledTable& table) {
    if (table.rows.empty()) return {};
    std::vector<SheetColumn> columns;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        std::string title = table.rows[0][i].text;
        std::erase(title, '\n');
        columns.push_back({title, static_cast<std::size_t>(table.columns[i]) + 6});
    }
    TRY(book.sheet(name, columns));
    for (std::size_t i = 1; i < table.rows.size(); ++i) {
        std::vector<SheetCell> row;
        for (const Cell& one : table.rows[i]) {
            const auto value = one.is_number ? base::parse_decimal(one.text) : std::nullopt;
            row.push_back(value ? SheetCell(*value) : cell(one.text));
        }
        TRY(book.row(row));
    }
    return {};
}

base::Result<> write_external(Workbook& book, const core::Sheet& sheet) {
    if (sheet.external.empty()) return {};
    TRY(book.sheet(
        "外部评价",
        {{"事项", 40}, {"评价单位", 24}, {"文号", 24}, {"得分", 8}, {"满分", 8}, {"名次", 8}, {"结果", 16}}));
    for (const core::ExternalResult& one : sheet.external) {
        TRY(book.row(std::array<SheetCell, 7>{one.name, one.issuer, one.document, cell(one.points), cell(one.full),
                                              one.rank > 0 ? SheetCell(std::int64_t{one.rank}) : SheetCell(),
                                              one.result}));
    }
    return {};
}

}  // namespace

base::Result<> write_workbook(const ReportSource& source, const std::filesystem::path& path) {
    auto book = TRY(Workbook::create(path));
    TRY(write_lines(book, source));
    TRY(write_groups(book, source));
    TRY(write_funds(book, source.sheet));
    TRY(write_months(book, source));
    TRY(write_table_sheet(book, "扣分说明", deduction_table(source.sheet)));
    TRY(write_table_sheet(book, "佐证材料", evidence_table(source.sheet)));
    TRY(write_external(book, source.sheet));
    return book.finish();
}

}  // namespace paper
