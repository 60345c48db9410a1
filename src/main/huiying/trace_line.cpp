// evaluate --trace: from a line of the sheet to what it rests on.
#include <fmt/format.h>

#include <algorithm>

#include "main/huiying/trace.hpp"

namespace huiying {
namespace {

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

void print_line_trace(const evaluate::LineTrace& trace, const std::string& directory, const Terminal& terminal) {
    print_points(*trace.line, *trace.scored, terminal);
    if (!trace.explained) return;
    const bool en = terminal.is_english;
    const follow::Explanation& told = *trace.explained;
    print_definition(*trace.definition, told, terminal);
    print_side(en ? "numerator" : "分子", told.numerator_text, told.numerator_rows, told.numerator, terminal);
    if (!told.denominator_text.empty())
        print_side(en ? "denominator" : "分母", told.denominator_text, told.denominator_rows, told.denominator,
                   terminal);
    const core::Period& period = trace.evaluated->sheet.period;
    const std::string next =
        fmt::format("huiying trace {} NUMBER --from {} --to {} --as-of {} --seq {} --indicator {}", directory,
                    period.from.text(), period.to.text(), told.cut.day.text(), told.cut.seq, trace.definition->id);
    terminal.say(
        fmt::format("截止 {}，账册第 {} 条。每件由哪些事实决定，有何凭证：{}", told.cut.day.text(), told.cut.seq, next),
        fmt::format("as of {}, fact {}. Which facts decide about a matter, and their proof: {}", told.cut.day.text(),
                    told.cut.seq, next));
}

}  // namespace huiying
