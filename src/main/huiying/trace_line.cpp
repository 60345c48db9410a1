// evaluate --trace: from a line of the sheet to what it rests on.
#include <fmt/format.h>

#include <algorithm>

#include "core/evaluation/fields.hpp"
#include "main/huiying/trace.hpp"

namespace huiying {
namespace {

using evaluate::Evaluated;

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

json line_json(const Evaluated& evaluated, const core::SheetLine& line, const core::ScoredLine& scored) {
    json value{{"evaluation", evaluated.sheet.id},
               {"line", line.id},
               {"name", line.name},
               {"target", scored.target},
               {"actual", scored.actual},
               {"unit", line.unit},
               {"from", core::id_of(line.actual.from)},
               {"rule", core::id_of(scored.rule)},
               {"arithmetic", scored.arithmetic},
               {"full", scored.full ? json(scored.full->text()) : json()},
               {"points", scored.points ? json(scored.points->text()) : json()},
               {"deducted", scored.deducted.text()},
               {"evidence", line.evidence}};
    if (line.actual.numerator) value["numerator"] = line.actual.numerator->text();
    if (line.actual.denominator) value["denominator"] = line.actual.denominator->text();
    if (!line.actual.row.empty()) value["funds"] = line.actual.row + "." + line.actual.of;
    return value;
}

void print_points(const core::SheetLine& line, const core::ScoredLine& scored, const Terminal& terminal) {
    const bool en = terminal.is_english;
    const auto points = [](const std::optional<base::Decimal>& value) { return value ? value->text() : "–"; };
    const std::string_view rule = en ? core::id_of(scored.rule) : core::zh_of(scored.rule);
    terminal.out(fmt::format("{}\n  {} {} {}   {} {} {}   {} {} / {}\n  {}: {}\n", line.name, en ? "target" : "指标值",
                             scored.target, line.unit, en ? "actual" : "完成值", scored.actual, line.unit,
                             en ? "points" : "得分", points(scored.points), points(scored.full), rule,
                             scored.arithmetic));
    if (line.actual.from == core::ActualFrom::funds && line.actual.numerator && line.actual.denominator) {
        const auto formula = core::parse_word<core::FundsFormula>(line.actual.of);
        terminal.out(fmt::format("  {}  {}  {} ÷ {}\n", line.actual.row,
                                 en || !formula ? std::string_view(line.actual.of) : core::zh_of(*formula),
                                 line.actual.numerator->text(), line.actual.denominator->text()));
    }
    for (const std::string& number : line.evidence)
        terminal.out(fmt::format("  {} {}\n", en ? "evidence" : "佐证材料", number));
}

void print_side(const char* title, const std::string& text, std::uint64_t rows, const std::vector<follow::Item>& items,
                const Terminal& terminal) {
    terminal.out(fmt::format("\n{} {}  {}\n", title, rows, text));
    for (const follow::Item& item : items) {
        const char* sealed = terminal.is_english ? "(sealed)" : "（密封）";
        terminal.out(fmt::format("  {}{}{}{}\n", item.is_sealed ? sealed : item.number, item.what.empty() ? "" : "  ",
                                 item.what, item.amount == 1 ? "" : fmt::format("  {}", item.amount)));
    }
}

void print_definition(const core::Definition& definition, const follow::Explanation& told, const Terminal& terminal) {
    const bool en = terminal.is_english;
    const follow::Figure& figure = told.figure;
    const std::string parts =
        figure.denominator ? fmt::format(" = {} ÷ {}", figure.numerator, *figure.denominator) : std::string();
    terminal.out(fmt::format("\n{}  {}{}  {} {}{}\n  {}\n", definition.id, en ? definition.name_en : definition.name_zh,
                             definition.is_example ? (en ? " (example)" : "（示例）") : "",
                             figure.value.value_or("n/a"), definition.unit, parts,
                             en ? definition.meaning_en : definition.meaning_zh));
    for (const core::Exclusion& one : definition.exclusions)
        terminal.out(fmt::format("  {} {}: {}\n", en ? "left out" : "不计入", one.when, en ? one.why_en : one.why_zh));
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

base::Result<> print_line_trace(const Evaluated& evaluated, const std::string& id, follow::Figures* figures,
                                const std::string& directory, const Terminal& terminal) {
    const core::Sheet& sheet = evaluated.sheet;
    const auto line = std::ranges::find(sheet.lines, id, &core::SheetLine::id);
    if (line == sheet.lines.end()) {
        std::vector<std::string> known;
        for (const core::SheetLine& one : sheet.lines) known.push_back(one.id);
        const std::string near = nearest(id, known);
        return base::fail(
            base::ErrorKind::bad_input, "the evaluation has no line " + id, "--trace",
            near.empty() ? fmt::format("it has {}", fmt::join(known, ", ")) : "did you mean " + near + "?");
    }
    const core::ScoredLine& scored = evaluated.scores.lines[static_cast<std::size_t>(line - sheet.lines.begin())];
    json value = line_json(evaluated, *line, scored);
    if (!terminal.is_json) print_points(*line, scored, terminal);
    if (line->actual.from == core::ActualFrom::indicator && figures != nullptr) {
        const core::Cut cut = *evaluated.cut;
        const follow::Explanation told =
            TRY(explain_all(*figures, {.id = line->actual.of, .period = sheet.period, .cut = cut, .group = {}}));
        const auto& catalogue = figures->catalogue();
        const core::Definition& definition = *std::ranges::find(catalogue, line->actual.of, &core::Definition::id);
        value["indicator"] = definition_json(definition, told);
        value["period"] = {{"from", sheet.period.from.text()}, {"to", sheet.period.to.text()}};
        value["cut"] = {{"as_of", cut.day.text()}, {"seq", cut.seq}};
        value["counted"] = {{"numerator", items_json(told.numerator, told.numerator_rows)},
                            {"denominator", items_json(told.denominator, told.denominator_rows)}};
        if (!terminal.is_json) {
            const bool en = terminal.is_english;
            print_definition(definition, told, terminal);
            print_side(en ? "numerator" : "分子", told.numerator_text, told.numerator_rows, told.numerator, terminal);
            if (!told.denominator_text.empty())
                print_side(en ? "denominator" : "分母", told.denominator_text, told.denominator_rows, told.denominator,
                           terminal);
        }
        const std::string next =
            fmt::format("huiying trace {} NUMBER --from {} --to {} --as-of {} --seq {} --indicator {}", directory,
                        sheet.period.from.text(), sheet.period.to.text(), cut.day.text(), cut.seq, definition.id);
        terminal.say(
            fmt::format("截止 {}，账册第 {} 条。每件由哪些事实决定，有何凭证：{}", cut.day.text(), cut.seq, next),
            fmt::format("as of {}, fact {}. Which facts decide about a matter, and their proof: {}", cut.day.text(),
                        cut.seq, next));
    }
    if (terminal.is_json) terminal.print(value);
    return {};
}

}  // namespace huiying
