#include "evaluate/trace.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <nlohmann/json.hpp>

namespace evaluate {
namespace {

using json = nlohmann::ordered_json;

json number(const std::optional<base::Decimal>& value) {
    return value ? json(value->text()) : json();
}

json items_json(const std::vector<follow::Item>& items, std::uint64_t rows) {
    json list = json::array();
    std::uint64_t sealed = 0;
    for (const follow::Item& item : items) {
        sealed += item.is_sealed ? 1 : 0;
        if (item.is_sealed) continue;
        list.push_back({{"number", item.number}, {"what", item.what}, {"amount", item.amount}});
    }
    return {{"rows", rows}, {"sealed", sealed}, {"list", list}};
}

json definition_json(const core::Definition& definition, const follow::Explanation& told) {
    json exclusions = json::array();
    for (const core::Exclusion& one : definition.exclusions)
        exclusions.push_back({{"when", one.when}, {"why_zh", one.why_zh}, {"why_en", one.why_en}});
    return {{"id", definition.id},
            {"name_zh", definition.name_zh},
            {"name_en", definition.name_en},
            {"meaning_zh", definition.meaning_zh},
            {"meaning_en", definition.meaning_en},
            {"measure", core::id_of(definition.measure)},
            {"grain", core::id_of(definition.grain)},
            {"numerator", told.numerator_text},
            {"denominator", told.denominator_text},
            {"exclusions", exclusions},
            {"source", definition.source},
            {"example", definition.is_example}};
}

}  // namespace

base::Result<follow::Explanation> explain_all(follow::Figures& figures, follow::ExplainQuery query) {
    query.limit = follow::explain_limit_max;
    follow::Explanation all = TRY(figures.explain(query));
    query.cut = all.cut;
    for (query.offset = query.limit; query.offset < std::max(all.numerator_rows, all.denominator_rows);
         query.offset += query.limit) {
        follow::Explanation page = TRY(figures.explain(query));
        all.numerator.insert(all.numerator.end(), page.numerator.begin(), page.numerator.end());
        all.denominator.insert(all.denominator.end(), page.denominator.begin(), page.denominator.end());
    }
    return all;
}

base::Result<LineTrace> trace_line(const Evaluated& evaluated, const std::string& id, const AskFigures& figures) {
    const core::Sheet& sheet = evaluated.sheet;
    const core::SheetLine* line = core::line_of(sheet, id);
    if (line == nullptr) {
        std::vector<std::string> known;
        for (const core::SheetLine& one : sheet.lines) known.push_back(one.id);
        return base::fail(base::ErrorKind::not_found, "the evaluation has no line " + id, "line",
                          fmt::format("it has {}", fmt::join(known, ", ")));
    }
    LineTrace trace{.evaluated = &evaluated,
                    .line = line,
                    .scored = &evaluated.scores.lines[static_cast<std::size_t>(line - sheet.lines.data())],
                    .definition = nullptr,
                    .explained = {}};
    if (line->actual.from != core::ActualFrom::indicator || !figures) return trace;
    follow::Figures* asked = TRY(figures());
    const auto& catalogue = asked->catalogue();
    trace.definition = &*std::ranges::find(catalogue, line->actual.of, &core::Definition::id);
    trace.explained =
        TRY(explain_all(*asked, {.id = line->actual.of, .period = sheet.period, .cut = line->actual.cut, .group = {}}));
    return trace;
}

std::string json_of(const LineTrace& trace) {
    const core::SheetLine& line = *trace.line;
    const core::ScoredLine& scored = *trace.scored;
    const core::Sheet& sheet = trace.evaluated->sheet;
    json value{{"evaluation", sheet.id},
               {"line", line.id},
               {"name", line.name},
               {"target", scored.target},
               {"actual", scored.actual},
               {"unit", line.unit},
               {"from", core::id_of(line.actual.from)},
               {"rule", core::id_of(scored.rule)},
               {"arithmetic", scored.arithmetic},
               {"full", number(scored.full)},
               {"points", number(scored.points)},
               {"deducted", scored.deducted.text()},
               {"evidence", line.evidence}};
    if (line.actual.numerator) value["numerator"] = line.actual.numerator->text();
    if (line.actual.denominator) value["denominator"] = line.actual.denominator->text();
    if (!line.actual.row.empty()) value["funds"] = line.actual.row + "." + line.actual.of;
    if (trace.explained) {
        const follow::Explanation& told = *trace.explained;
        value["indicator"] = definition_json(*trace.definition, told);
        value["period"] = {{"from", sheet.period.from.text()}, {"to", sheet.period.to.text()}};
        value["cut"] = {{"as_of", told.cut.day.text()}, {"seq", told.cut.seq}};
        value["counted"] = {{"numerator", items_json(told.numerator, told.numerator_rows)},
                            {"denominator", items_json(told.denominator, told.denominator_rows)}};
    }
    return value.dump(2, ' ', false, json::error_handler_t::replace);
}

}  // namespace evaluate
