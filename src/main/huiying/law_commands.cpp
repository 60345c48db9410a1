// due, law adopt, scenario.
#include <fmt/format.h>

#include <fstream>
#include <sstream>

#include "app/scenario.hpp"
#include "main/huiying/command.hpp"
#include "main/huiying/files.hpp"

namespace huiying {
namespace {

json step_json(const core::Step& step) {
    static constexpr const char* kinds[] = {"start",   "count", "skip",        "extend",
                                            "hearing", "roll",  "provisional", "due"};
    return {{"kind", kinds[static_cast<int>(step.kind)]},
            {"from", step.from.text()},
            {"to", step.to.text()},
            {"days", step.days},
            {"zh", step.zh},
            {"en", step.en}};
}

}  // namespace

Ran run_due(const Arguments& arguments, const Terminal& terminal) {
    const std::string& name = arguments.positionals()[0];
    const auto term = core::parse_term(name);
    if (!term) {
        std::vector<std::string> known;
        for (int i = 0; i < core::term_count; ++i) known.emplace_back(core::name(static_cast<core::TermId>(i)));
        const std::string near = nearest(name, known);
        return base::fail(
            base::ErrorKind::bad_input, "unknown term " + name, {},
            near.empty() ? fmt::format("one of {}", fmt::join(known, ", ")) : "did you mean " + near + "?");
    }
    const core::Law law = TRY(law::read(law::embedded()));
    core::Lengthening more;
    more.assigned_days = static_cast<int>(std::min<std::uint64_t>(TRY(arguments.number("--assigned", 0)), 3650));
    more.extension_days = static_cast<int>(std::min<std::uint64_t>(TRY(arguments.number("--extend", 0)), 3650));
    more.hearing_days = static_cast<int>(std::min<std::uint64_t>(TRY(arguments.number("--hearing", 0)), 3650));
    const base::Day from = TRY(arguments.day("--from"));
    const core::Explanation explained = TRY(core::explain(law, *term, from, more));
    if (terminal.is_json) {
        json steps = json::array();
        for (const core::Step& step : explained.steps) steps.push_back(step_json(step));
        terminal.print({{"term", name},
                        {"article", explained.article_zh},
                        {"article_en", explained.article_en},
                        {"from", explained.due.from.text()},
                        {"unrolled_day", explained.due.unrolled_day.text()},
                        {"due_day", explained.due.due_day.text()},
                        {"provisional", explained.due.is_provisional},
                        {"steps", steps}});
        return exit_done;
    }
    terminal.out(fmt::format("{}  {}\n\n", explained.due.due_day.text(),
                             terminal.is_english ? explained.article_en : explained.article_zh));
    for (const core::Step& step : explained.steps)
        terminal.out(fmt::format("  {}\n", terminal.is_english ? step.en : step.zh));
    return exit_done;
}

Ran run_law_adopt(const Arguments& arguments, const Terminal& terminal) {
    const std::string& file = arguments.positionals()[1];
    const std::string text = TRY(read_text(terminal.path(file), law_file_max));
    const OpenDesk open = TRY(open_desk(arguments.positionals()[0], terminal));
    const auto adopted = open.desk->adopt(program(), file, text);
    if (!adopted) return std::unexpected(as_error(adopted.error(), terminal.is_english));
    if (terminal.is_json) {
        terminal.print({{"path", adopted->path},
                        {"unchanged", adopted->is_unchanged},
                        {"matters", adopted->matters_looked_at},
                        {"clocks_restated", adopted->clocks_restated}});
        return exit_done;
    }
    terminal.out(terminal.is_english
                     ? fmt::format("{} {}; {} open matters looked at, {} clocks restated\n", adopted->path,
                                   adopted->is_unchanged ? "was adopted before" : "adopted", adopted->matters_looked_at,
                                   adopted->clocks_restated)
                     : fmt::format("{} {}；查看未完事项 {} 件，重述期限 {} 项\n", adopted->path,
                                   adopted->is_unchanged ? "此前已经采用" : "已采用", adopted->matters_looked_at,
                                   adopted->clocks_restated));
    return exit_done;
}

Ran run_scenario(const Arguments& arguments, const Terminal& terminal) {
    int rows = 0;
    json failures = json::array();
    for (const std::string& file : arguments.positionals()) {
        const std::string text = TRY(read_text(terminal.path(file), law_file_max));
        const app::ScenarioReport report = TRY(app::run_scenario(file, text));
        rows += report.rows;
        for (const app::ScenarioFailure& failure : report.failures) {
            failures.push_back({{"file", failure.file},
                                {"line", failure.line},
                                {"row", failure.row},
                                {"expected", failure.expected},
                                {"got", failure.got}});
            if (!terminal.is_json)
                terminal.out(fmt::format("{}:{}: {}\n    {} {}\n    {} {}\n", failure.file, failure.line, failure.row,
                                         terminal.is_english ? "expected" : "应为", failure.expected,
                                         terminal.is_english ? "got     " : "实为", failure.got));
        }
    }
    if (terminal.is_json) {
        terminal.print({{"rows", rows}, {"failures", failures}});
    } else {
        terminal.out(terminal.is_english ? fmt::format("{} rows, {} failed\n", rows, failures.size())
                                         : fmt::format("{} 行，{} 行不符\n", rows, failures.size()));
    }
    return failures.empty() ? exit_done : exit_finding;
}

}  // namespace huiying
