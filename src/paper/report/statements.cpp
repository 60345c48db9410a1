// What a report says without anybody having written it. Sentences are made with fields in them, which are filled in as
// those of the office's own prose are.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "paper/report/report.hpp"

namespace paper {
namespace {

using core::FundsFormula;
using Texts = std::vector<std::string>;

/// Ends in one full stop.
std::string sentence(std::string text) {
    constexpr std::string_view stop = "。";
    if (!text.ends_with(stop)) text += stop;
    return text;
}

Texts given(const std::string& text) {
    return text.empty() ? Texts{} : Texts{text};
}

/// 财政拨款：全年预算60万元，全年执行59.33万元，预算执行率98.88%。其中，…
std::string funds_sentence(const ReportSource& source, const core::FundsRow& row) {
    const std::string& unit = source.sheet.unit;
    const auto amount = [&](const char* words, const char* column) {
        return fmt::format("{}{{funds.{}.{}}}{}", words, row.id, column, unit);
    };
    Texts parts;
    if (row.initial) parts.push_back(amount("年初预算", "initial"));
    if (const auto adjustment = adjustment_of(row); adjustment && adjustment->digits != 0)
        parts.push_back(amount("预算调整", "adjustment"));
    if (row.adjusted) parts.push_back(amount("全年预算", "adjusted"));
    if (row.spent) parts.push_back(amount("全年执行", "spent"));
    if (percentage_of(source.sheet.funds, row, FundsFormula::execution_rate).value)
        parts.push_back(fmt::format("预算执行率{{funds.{}.execution_rate}}%", row.id));
    Texts inner;
    for (const core::FundsRow& part : source.sheet.funds) {
        if (part.part_of == row.id && part.spent)
            inner.push_back(fmt::format("{{funds.{0}.name}}{{funds.{0}.spent}}{1}", part.id, unit));
    }
    std::string text = fmt::format("{{funds.{}.name}}：{}。", row.id, fmt::join(parts, "，"));
    if (!inner.empty()) text += fmt::format("全年执行数中，{}。", fmt::join(inner, "、"));
    return source.filled(text);
}

Texts funds(const ReportSource& source) {
    Texts texts;
    for (const core::FundsRow& row : source.sheet.funds) {
        const bool has_parts =
            std::ranges::find(source.sheet.funds, row.id, &core::FundsRow::part_of) != source.sheet.funds.end();
        if (row.part_of.empty() || has_parts) texts.push_back(funds_sentence(source, row));
    }
    return texts;
}

Texts score(const ReportSource& source) {
    if (!source.standard.is_scored()) return {};
    if (!source.scores.total || source.scores.grade.empty()) return {"尚有指标没有得分，总分和等级待定。"};
    Texts groups;
    for (const core::StandardGroup& group : source.standard.groups) {
        if (group.part_of.empty())
            groups.push_back(
                fmt::format("{{group.{0}.name}}{{group.{0}.points}}分（满分{{group.{0}.full}}分）", group.id));
    }
    if (source.scores.bonus.digits != 0) groups.emplace_back("加分项{bonus}分");
    return {source.filled(fmt::format("{}得分{{total}}分，等级为{{grade}}。其中，{}。", zh_of(source.sheet.evaluator),
                                      fmt::join(groups, "，")))};
}

std::string deduction_sentence(const core::LineDeduction& deduction) {
    std::string text = fmt::format("扣{}分：{}", deduction.points.text(), deduction.reason);
    if (!deduction.basis.empty()) text += "；依据：" + deduction.basis;
    if (!deduction.rectification.empty()) text += "；整改：" + deduction.rectification;
    return sentence(text + "（" + deduction.by + "）");
}

/// 区领导重点约访：指标值≥20名，实际完成25名，得12.50分（满分12.5分）。
std::string line_sentence(const ReportSource& source, const core::SheetLine& line, const core::ScoredLine& scored) {
    const bool is_words = line.relation == core::Relation::qualitative;
    // A target of the form "=" is printed bare, as in the table.
    std::string text = fmt::format("{{line.{0}.name}}：{1}{{line.{0}.target}}{{line.{0}.unit}}", line.id,
                                   is_words ? "目标为" : "指标值");
    const bool has_actual = line.actual.value || !line.actual.text.empty();
    text += !has_actual ? "，完成值待填"
                        : fmt::format("{1}{{line.{0}.actual}}{{line.{0}.unit}}", line.id,
                                      is_words ? "；完成情况为" : "，实际完成");
    if (scored.points) text += fmt::format("，得{{line.{}.points}}分", line.id);
    if (scored.points && line.full) text += fmt::format("（满分{{line.{}.full}}分）", line.id);
    text = source.filled(text) + "。";
    if (!line.given_reason.empty()) text += sentence("评定：" + line.given_reason + "（" + line.given_by + "）");
    for (const core::LineDeduction& deduction : line.deductions) text += deduction_sentence(deduction);
    if (!line.deviation.empty()) text += sentence("偏差原因及改进措施：" + line.deviation);
    return text;
}

Texts lines(const ReportSource& source, const core::ReportSection& section) {
    Texts texts;
    for (std::size_t i = 0; i < source.sheet.lines.size(); ++i) {
        const core::SheetLine& line = source.sheet.lines[i];
        if (!is_within(source.standard, line.group, section.groups)) continue;
        texts.push_back(fmt::format("{}．{}", texts.size() + 1, line_sentence(source, line, source.scores.lines[i])));
    }
    return texts;
}

Texts tasks(const ReportSource& source) {
    Texts texts;
    for (const core::SheetTask& task : source.sheet.tasks) {
        std::string text = fmt::format("{}．{}", texts.size() + 1, task.name);
        if (!task.goal.empty()) text += "。预期目标：" + source.filled(task.goal);
        if (!task.attained.empty()) text += "；完成情况：" + source.filled(task.attained);
        if (task.funds) text += source.filled(fmt::format("；涉及资金{{task.{}.funds}}{}", task.id, source.sheet.unit));
        texts.push_back(sentence(std::move(text)));
    }
    return texts;
}

/// 外部评价：国家信访局“……”：优秀集体；广东省“……”：第1名。
Texts external(const core::Sheet& sheet) {
    Texts parts;
    for (const core::ExternalResult& one : sheet.external) {
        Texts said;
        if (!one.result.empty()) said.push_back(one.result);
        if (one.rank > 0) said.push_back(fmt::format("第{}名", one.rank));
        if (one.points)
            said.push_back(one.points->text() + "分" + (one.full ? "（满分" + one.full->text() + "分）" : ""));
        if (!one.document.empty()) said.push_back(one.document);
        parts.push_back(fmt::format("{}“{}”：{}", one.issuer, one.name, fmt::join(said, "，")));
    }
    if (parts.empty()) return {};
    return {sentence(fmt::format("外部评价情况：{}", fmt::join(parts, "；")))};
}

}  // namespace

Texts statements(const ReportSource& source, core::ReportPiece piece, const core::ReportSection& section) {
    switch (piece) {
        case core::ReportPiece::goal: return given(source.filled(source.sheet.goal));
        case core::ReportPiece::attained: return given(source.filled(source.sheet.attained));
        case core::ReportPiece::funds: return funds(source);
        case core::ReportPiece::score: return score(source);
        case core::ReportPiece::lines: return lines(source, section);
        case core::ReportPiece::tasks: return tasks(source);
        case core::ReportPiece::external: return external(source.sheet);
        case core::ReportPiece::problems: return given(source.filled(source.sheet.problems));
        case core::ReportPiece::measures: return given(source.filled(source.sheet.measures));
    }
    return {};
}

}  // namespace paper
