#include "evaluate/json.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/evaluation/fields.hpp"

namespace evaluate {
namespace {

using json = nlohmann::ordered_json;

json number(const std::optional<base::Decimal>& value) {
    return value ? json(value->text()) : json();
}

template <class E>
json names(const std::vector<E>& values) {
    json list = json::array();
    for (const E value : values) list.push_back(core::id_of(value));
    return list;
}

json cut_json(const core::Cut& cut) {
    return {{"as_of", cut.day.text()}, {"seq", cut.seq}};
}

json standard_json(const core::Standard& standard) {
    return {{"id", standard.id},
            {"name", standard.name},
            {"name_en", standard.name_en},
            {"form", core::id_of(standard.form)},
            {"status", core::id_of(standard.status)},
            {"source", standard.source},
            {"from", standard.from.text()},
            {"until", standard.until.is_set() ? json(standard.until.text()) : json()},
            {"full", number(standard.full)},
            {"bonus_max", standard.bonus_max.text()},
            {"overshoot_ratio", standard.overshoot_ratio.text()},
            {"reason_below", standard.reason_below.text()}};
}

json funds_json(const core::Sheet& sheet) {
    json list = json::array();
    for (const core::FundsRow& row : sheet.funds) {
        const auto rate = [&](core::FundsFormula formula) {
            return number(percentage_of(sheet.funds, row, formula).value);
        };
        list.push_back({{"id", row.id},
                        {"name", row.name},
                        {"part_of", row.part_of},
                        {"from", row.account ? "account" : "typed"},
                        {"initial", number(row.initial)},
                        {"adjustment", number(adjustment_of(row))},
                        {"adjusted", number(row.adjusted)},
                        {"spent", number(row.spent)},
                        {"execution_rate", rate(core::FundsFormula::execution_rate)},
                        {"adjustment_rate", rate(core::FundsFormula::adjustment_rate)},
                        {"share_of_parent", rate(core::FundsFormula::share_of_parent)}});
    }
    return list;
}

json actual_json(const core::SheetLine& line) {
    const core::Actual& actual = line.actual;
    json value{{"text", actual_text(line)},
               {"from", core::id_of(actual.from)},
               {"value", actual.bound ? json() : number(actual.value)}};
    if (actual.bound) value["bound"] = core::mark_of(*actual.bound);
    if (!actual.of.empty()) value["of"] = actual.of;
    if (actual.from == core::ActualFrom::indicator) value["source"] = id_of(actual.source);
    if (!actual.row.empty()) value["row"] = actual.row;
    if (actual.numerator) value["numerator"] = actual.numerator->text();
    if (actual.denominator) value["denominator"] = actual.denominator->text();
    if (actual.from == core::ActualFrom::indicator || actual.from == core::ActualFrom::account)
        value["cut"] = cut_json(actual.cut);
    return value;
}

json findings_json(const core::SheetLine& line) {
    json list = json::array();
    for (const core::LineFinding& one : line.findings) {
        list.push_back({{"number", one.number},
                        {"source", one.source},
                        {"text", one.text},
                        {"rectification", one.rectification.empty() ? json() : json(one.rectification)}});
    }
    return list;
}

json deductions_json(const core::SheetLine& line) {
    json list = json::array();
    for (const core::LineDeduction& deduction : line.deductions) {
        list.push_back({{"points", deduction.points.text()},
                        {"reason", deduction.reason},
                        {"basis", deduction.basis},
                        {"rectification", deduction.rectification},
                        {"by", deduction.by},
                        {"evidence", deduction.evidence}});
    }
    return list;
}

json line_json(const core::SheetLine& line, const core::ScoredLine& scored) {
    json value{{"id", line.id},
               {"group", line.group},
               {"level1", line.level1},
               {"level2", line.level2},
               {"name", line.name},
               {"task", line.task},
               {"meaning", line.meaning},
               {"relation", core::id_of(line.relation)},
               {"target", {{"text", scored.target}, {"value", number(line.target)}}},
               {"unit", line.unit},
               {"actual", actual_json(line)},
               {"met", scored.is_met},
               {"rule", core::id_of(scored.rule)},
               {"rounding", line.rounding == base::Rounding::truncate ? "truncate" : "half_up"},
               {"full", number(scored.full)},
               {"full_example", line.is_full_example},
               {"arithmetic", scored.arithmetic},
               {"points", number(scored.points)},
               {"deducted", scored.deducted.text()},
               {"deductions", deductions_json(line)},
               {"findings", findings_json(line)},
               {"deviation", line.deviation},
               {"evidence", line.evidence},
               {"flags", names(scored.flags)}};
    if (scored.rule == core::ScoreRule::banded) {
        value["band"] = line.band;
        value["share"] = number(line.share);
    }
    if (scored.rule == core::ScoreRule::given) {
        value["reason"] = line.given_reason;
        value["by"] = line.given_by;
    }
    return value;
}

json groups_json(const Evaluated& evaluated) {
    json list = json::array();
    for (const core::ScoredGroup& scored : evaluated.scores.groups) {
        const core::StandardGroup& group = *group_of(evaluated.standard, scored.group);
        list.push_back({{"id", group.id},
                        {"name", group.name},
                        {"part_of", group.part_of},
                        {"example", group.is_example},
                        {"full", number(scored.full)},
                        {"points", evaluated.standard.is_scored() ? json(scored.points.text()) : json()},
                        {"lines", scored.lines}});
    }
    return list;
}

/// Texts with their fields filled in, as the report prints them.
std::string printed(const Evaluated& evaluated, const std::string& text) {
    return core::filled(text, evaluated.sheet, evaluated.standard, evaluated.scores);
}

json attachments_json(const core::Sheet& sheet) {
    json value{{"bonuses", json::array()}, {"evidence", json::array()}, {"external", json::array()}};
    for (const core::Bonus& bonus : sheet.bonuses) {
        value["bonuses"].push_back({{"name", bonus.name},
                                    {"points", bonus.points.text()},
                                    {"reason", bonus.reason},
                                    {"evidence", bonus.evidence}});
    }
    for (const core::EvidenceItem& item : sheet.evidence) {
        value["evidence"].push_back(
            {{"number", item.number}, {"title", item.title}, {"document", item.document}, {"pages", item.pages}});
        if (!item.file.empty()) value["evidence"].back()["file"] = item.file;
    }
    for (const core::ExternalResult& result : sheet.external) {
        value["external"].push_back({{"name", result.name},
                                     {"issuer", result.issuer},
                                     {"document", result.document},
                                     {"points", number(result.points)},
                                     {"full", number(result.full)},
                                     {"rank", result.rank == 0 ? json() : json(result.rank)},
                                     {"result", result.result}});
    }
    return value;
}

json prose_json(const Evaluated& evaluated) {
    json value{{"tasks", json::array()}, {"sections", json::array()}};
    for (const core::SheetTask& task : evaluated.sheet.tasks) {
        value["tasks"].push_back({{"id", task.id},
                                  {"name", task.name},
                                  {"goal", printed(evaluated, task.goal)},
                                  {"attained", printed(evaluated, task.attained)},
                                  {"funds", number(task.funds)}});
    }
    for (const core::ProseSection& section : evaluated.sheet.sections)
        value["sections"].push_back({{"id", section.id}, {"text", printed(evaluated, section.text)}});
    for (const auto& [key, text] : {std::pair{"goal", &core::Sheet::goal},
                                    {"attained", &core::Sheet::attained},
                                    {"conclusion", &core::Sheet::conclusion},
                                    {"problems", &core::Sheet::problems},
                                    {"measures", &core::Sheet::measures}})
        value[key] = printed(evaluated, evaluated.sheet.*text);
    return value;
}

}  // namespace

std::string json_of(const Evaluated& evaluated) {
    const core::Sheet& sheet = evaluated.sheet;
    const core::ScoreSheet& scores = evaluated.scores;
    json value{{"id", sheet.id},
               {"title", sheet.title},
               {"organ", sheet.organ},
               {"superior", sheet.superior},
               {"project", sheet.project},
               {"evaluator", core::id_of(sheet.evaluator)},
               {"year", sheet.year},
               {"period", {{"from", sheet.period.from.text()}, {"to", sheet.period.to.text()}}},
               {"cut", evaluated.cut ? cut_json(*evaluated.cut) : json()},
               {"file_hash", base::hex(evaluated.file_hash)},
               {"standard", standard_json(evaluated.standard)},
               {"layout", sheet.layout},
               {"dated", sheet.dated.is_set() ? json(sheet.dated.text()) : json()},
               {"unit", sheet.unit},
               {"complete", scores.is_complete},
               {"points", evaluated.standard.is_scored() ? json(scores.points.text()) : json()},
               {"bonus", scores.bonus.text()},
               {"total", number(scores.total)},
               {"grade", scores.grade.empty() ? json() : json(scores.grade)},
               {"flags", names(scores.flags)}};
    if (sheet.printed) {
        value["printed"] = {{"total", number(sheet.printed->total)},
                            {"grade", sheet.printed->grade},
                            {"difference", number(scores.difference)}};
    }
    value["funds"] = funds_json(sheet);
    value["months"] = json::array();
    for (const core::MonthProgress& one : evaluated.months) {
        value["months"].push_back({{"month", one.month},
                                   {"adjusted", one.adjusted.text()},
                                   {"spent", one.spent.text()},
                                   {"execution", number(one.execution)},
                                   {"elapsed", one.elapsed.text()}});
    }
    value["groups"] = groups_json(evaluated);
    value["lines"] = json::array();
    for (std::size_t i = 0; i < sheet.lines.size(); ++i)
        value["lines"].push_back(line_json(sheet.lines[i], scores.lines[i]));
    value.update(attachments_json(sheet));
    value.update(prose_json(evaluated));
    return value.dump(2, ' ', false, json::error_handler_t::replace);
}

}  // namespace evaluate
