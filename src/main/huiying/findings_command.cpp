// findings: what may polish figures, each with its arithmetic and what would be harmless.
#include <fmt/format.h>

#include "main/huiying/figure_files.hpp"

namespace huiying {
namespace {

json finding_json(const follow::Finding& finding) {
    return {{"kind", core::id_of(finding.kind)},
            {"organ", finding.organ},
            {"from", finding.from.text()},
            {"to", finding.to.text()},
            {"cases", finding.cases},
            {"all", finding.all},
            {"arithmetic_zh", finding.arithmetic_zh},
            {"arithmetic_en", finding.arithmetic_en},
            {"harmless_zh", finding.harmless_zh},
            {"harmless_en", finding.harmless_en},
            {"is_example", finding.is_example},
            {"matters", finding.matters},
            {"numbers", finding.numbers}};
}

constexpr std::size_t shown_max = 10;

}  // namespace

Ran run_findings(const Arguments& arguments, const Terminal& terminal) {
    const std::string& directory = arguments.positionals()[0];
    const follow::Period period = TRY(period_of(arguments));
    const follow::Cut cut = TRY(cut_of(arguments, directory, terminal));
    const auto figures = TRY(open_figures(directory, terminal, arguments));
    const follow::Findings findings = TRY(figures->findings(period, cut));
    if (terminal.is_json) {
        json list = json::array();
        for (const follow::Finding& finding : findings.list) list.push_back(finding_json(finding));
        terminal.print({{"findings", list}, {"as_of", findings.cut.day.text()}, {"seq", findings.cut.seq}});
        return findings.list.empty() ? exit_done : exit_finding;
    }
    const bool is_english = terminal.is_english;
    for (const follow::Finding& finding : findings.list) {
        terminal.out(fmt::format(
            "{}{}  {}\n  {}\n  {}{}\n", is_english ? core::id_of(finding.kind) : core::zh_of(finding.kind),
            finding.is_example ? (is_english ? " (example)" : "（示例）") : "", finding.organ,
            is_english ? finding.arithmetic_en : finding.arithmetic_zh,
            is_english ? "may be harmless: " : "也可能无妨：", is_english ? finding.harmless_en : finding.harmless_zh));
        for (std::size_t i = 0; i < std::min(finding.numbers.size(), shown_max); ++i)
            terminal.out("    " + finding.numbers[i] + "\n");
        if (finding.matters > shown_max) terminal.out(fmt::format("    … {}\n", finding.matters));
    }
    terminal.say(fmt::format("疑点 {} 条，都是要核实的问题，不是结论；截止 {}，账册第 {} 条", findings.list.size(),
                             findings.cut.day.text(), findings.cut.seq),
                 fmt::format("{} findings: questions, no verdicts; as of {}, fact {}", findings.list.size(),
                             findings.cut.day.text(), findings.cut.seq));
    return findings.list.empty() ? exit_done : exit_finding;
}

}  // namespace huiying
