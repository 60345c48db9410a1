// lint: what does not add up in a performance report.
#include <fmt/format.h>

#include <algorithm>

#include "app/accounts.hpp"
#include "law/standards.hpp"
#include "lint/lint.hpp"
#include "main/huiying/files.hpp"
#include "main/huiying/trace.hpp"
#include "paper/table.hpp"

namespace huiying {
namespace {

json place_json(const lint::Report& report, const lint::Place& place) {
    json out = json::object();
    if (place.line > 0) out[report.counts_paragraphs ? "paragraph" : "line"] = place.line;
    if (place.column > 0) out["column"] = place.column;
    if (!place.cell.empty()) out["cell"] = place.cell;
    if (!place.quote.empty()) out["quote"] = place.quote;
    return out;
}

json finding_json(const lint::Report& report, const lint::Finding& one) {
    json out = {{"file", report.file},
                {"rule", one.rule},
                {"rank", one.rank == lint::Rank::finding ? "finding" : "note"},
                {"place", place_json(report, one.place)},
                {"stated", one.stated},
                {"against", one.against},
                {"arithmetic", one.arithmetic},
                {"zh", one.zh},
                {"en", one.en}};
    if (json other = place_json(report, one.other); !other.empty()) out["other"] = std::move(other);
    return out;
}

std::string place_text(const lint::Report& report, const lint::Place& place, bool is_english) {
    if (!place.cell.empty()) return place.cell;
    if (place.line == 0) return "-";
    if (report.counts_paragraphs)
        return is_english ? fmt::format("paragraph {}", place.line) : fmt::format("第 {} 段", place.line);
    return fmt::format("{}:{}", place.line, place.column);
}

std::string_view name_of(std::string_view id, bool is_english) {
    for (const lint::RuleName& rule : lint::rules()) {
        if (rule.id == id) return is_english ? rule.en : rule.zh;
    }
    return id;
}

void print(const lint::Report& report, const lint::Findings& findings, const Terminal& terminal) {
    const bool is_english = terminal.is_english;
    if (findings.empty()) {
        // What was read stands beside it: silence about a report that was not understood would be no praise.
        const std::size_t rows = report.indicators.size() + report.funds.size();
        terminal.out(is_english ? fmt::format("{}: nothing found ({} figures and {} rows of tables read)\n",
                                              report.file, report.figures.size(), rows)
                                : fmt::format("{}：没有发现问题（读出数字 {} 个，表格 {} 行）\n", report.file,
                                              report.figures.size(), rows));
        return;
    }
    paper::Table table({{.title = "#", .align = paper::Align::right},
                        {.title = is_english ? "rank" : "级"},
                        {.title = is_english ? "place" : "位置", .align = paper::Align::left, .width_max = 36},
                        {.title = is_english ? "rule" : "规则"},
                        {.title = is_english ? "stated" : "所印", .align = paper::Align::left, .width_max = 28},
                        {.title = is_english ? "against" : "对照", .align = paper::Align::left, .width_max = 28}});
    std::string reasons;
    for (std::size_t i = 0; i < findings.size(); ++i) {
        const lint::Finding& one = findings[i];
        const bool is_note = one.rank == lint::Rank::note;
        table.row({std::to_string(i + 1), is_english ? (is_note ? "note" : "finding") : (is_note ? "提示" : "问题"),
                   place_text(report, one.place, is_english), std::string(name_of(one.rule, is_english)), one.stated,
                   one.against});
        reasons += fmt::format("{:>3}  {}\n     {}\n", i + 1, is_english ? one.en : one.zh, one.arithmetic);
    }
    terminal.out(fmt::format("{}\n\n{}\n{}\n", report.file, table.text(), reasons));
}

/// What the reports are held against: the program's own, what the store adopted, or the standard that was named.
base::Result<lint::Usual> usual_for(const Arguments& arguments, const Terminal& terminal) {
    if (!arguments.has("--store") && !arguments.has("--standard")) return lint::own_usual();
    std::string id(lint::usual_standard);
    if (arguments.has("--standard")) {
        const std::string name = arguments.get("--standard");
        const law::File file{name, TRY(read_text(terminal.path(name), law_file_max))};
        id = TRY(law::read_standards({file})).front().id;
    }
    const std::vector<core::Standard> standards =
        TRY(standards_for(arguments.get("--store"), arguments.get("--standard"), terminal));
    if (!arguments.has("--store")) {
        lint::Usual usual = lint::usual_of(standards, id, {}, {});
        usual.spent_in_time = lint::own_usual().spent_in_time;
        return usual;
    }
    const store::Settings settings = settings_of(arguments.get("--store"), terminal);
    const auto reader = TRY(store::open_reader(settings));
    return lint::usual_of(standards, id, TRY(app::money_settings(*reader)), settings.now().day());
}

}  // namespace

Ran run_lint(const Arguments& arguments, const Terminal& terminal) {
    const lint::Usual usual = TRY(usual_for(arguments, terminal));
    std::vector<lint::Report> reports;
    for (const std::string& file : arguments.positionals()) {
        auto report = lint::read(terminal.path(file));
        if (!report) {  // whatever the reason: there is no report to look at
            base::Error error = std::move(report).error();
            error.kind = base::ErrorKind::bad_input;
            return std::unexpected(std::move(error));
        }
        report->file = file;
        reports.push_back(*std::move(report));
    }
    json all = json::array();
    std::size_t findings = 0, notes = 0;
    for (const lint::Report& report : reports) {
        const lint::Findings found = lint::check(report, usual);
        const auto wrong = std::ranges::count(found, lint::Rank::finding, &lint::Finding::rank);
        findings += static_cast<std::size_t>(wrong);
        notes += found.size() - static_cast<std::size_t>(wrong);
        for (const lint::Finding& one : found) all.push_back(finding_json(report, one));
        if (!terminal.is_json) print(report, found, terminal);
    }
    if (terminal.is_json) terminal.print(all);
    terminal.say(fmt::format("问题 {} 处，提示 {} 处", findings, notes),
                 fmt::format("{} findings, {} notes", findings, notes));
    return findings > 0 ? exit_finding : exit_done;
}

}  // namespace huiying
