// evaluate: an evaluation file, its score sheet and its report.
#include <fmt/format.h>

#include <filesystem>
#include <map>

#include "evaluate/evaluate.hpp"
#include "evaluate/json.hpp"
#include "evaluate/report.hpp"
#include "evaluate/template.hpp"
#include "law/evaluation.hpp"
#include "main/huiying/figure_files.hpp"
#include "main/huiying/files.hpp"
#include "main/huiying/trace.hpp"
#include "paper/table.hpp"

namespace huiying {
namespace {

using evaluate::Evaluated;
using paper::Align;

constexpr std::size_t name_width = 32, words_width = 24;

std::string points_text(const std::optional<base::Decimal>& points) {
    return points ? points->text() : "–";
}

void print_funds(const core::Sheet& sheet, const Terminal& terminal) {
    if (sheet.funds.empty()) return;
    const bool en = terminal.is_english;
    paper::Table table({{en ? "funds (" + sheet.unit + ")" : "资金（" + sheet.unit + "）"},
                        {en ? "initial" : "年初预算", Align::right},
                        {en ? "adjusted" : "全年预算", Align::right},
                        {en ? "spent" : "全年执行", Align::right},
                        {en ? "execution" : "执行率", Align::right},
                        {en ? "adjustment" : "调整率", Align::right}});
    const auto text = [](const std::optional<base::Decimal>& value, const char* unit = "") {
        return value ? value->text() + unit : std::string("–");
    };
    for (const core::FundsRow& row : sheet.funds) {
        const auto rate = [&](core::FundsFormula formula) { return percentage_of(sheet.funds, row, formula).value; };
        table.row({row.name, text(row.initial), text(row.adjusted), text(row.spent),
                   text(rate(core::FundsFormula::execution_rate), "%"),
                   text(rate(core::FundsFormula::adjustment_rate), "%")});
    }
    terminal.out(table.text() + "\n");
}

void print_lines(const Evaluated& evaluated, const Terminal& terminal) {
    const bool en = terminal.is_english;
    paper::Table table({{en ? "indicator" : "三级指标", Align::left, name_width},
                        {en ? "target" : "指标值", Align::right, words_width},
                        {en ? "actual" : "完成值", Align::right, words_width},
                        {en ? "unit" : "单位"},
                        {en ? "from" : "来源"},
                        {en ? "full" : "分值", Align::right},
                        {en ? "points" : "得分", Align::right},
                        {en ? "rule" : "规则"},
                        {en ? "arithmetic" : "算式"}});
    std::string above;
    for (std::size_t i = 0; i < evaluated.sheet.lines.size(); ++i) {
        const core::SheetLine& line = evaluated.sheet.lines[i];
        const core::ScoredLine& scored = evaluated.scores.lines[i];
        if (!above.empty() && above != line.level1) table.rule();
        above = line.level1;
        const core::Word origin = origin_of(line.actual);
        const std::string_view from = en ? origin.id : origin.zh;
        const std::string_view rule = en ? id_of(scored.rule) : zh_of(scored.rule);
        table.row({line.name, scored.target, scored.actual, line.unit, std::string(from), points_text(scored.full),
                   points_text(scored.points), std::string(rule), scored.arithmetic});
    }
    terminal.out(table.text() + "\n");
}

/// 偏差原因 and 扣分说明: what people said of the points that are not there.
void print_reasons(const Evaluated& evaluated, const Terminal& terminal) {
    const bool en = terminal.is_english;
    std::string text;
    for (const core::SheetLine& line : evaluated.sheet.lines) {
        if (!line.deviation.empty()) text += fmt::format("  {}  {}\n", line.name, line.deviation);
        for (const core::LineFinding& one : line.findings) {
            const std::string done = one.rectification.empty() ? (en ? "not rectified" : "未整改")
                                                               : (en ? "rectified: " : "整改：") + one.rectification;
            text += fmt::format("  {}  {} {} {}; {}\n", line.name, one.number, one.source, one.text, done);
        }
        for (const core::LineDeduction& deduction : line.deductions) {
            text += fmt::format("  {}  −{}  {}{}{}\n", line.name, deduction.points.text(), deduction.reason,
                                en ? "; by " : "；由", deduction.by);
            if (!deduction.rectification.empty())
                text += fmt::format("      {}{}\n", en ? "rectified: " : "整改：", deduction.rectification);
        }
    }
    if (!text.empty()) terminal.out((en ? "reasons\n" : "偏差原因和扣分说明\n") + text + "\n");
}

void print_total(const Evaluated& evaluated, const Terminal& terminal) {
    if (!evaluated.standard.is_scored()) return;
    const bool en = terminal.is_english;
    const core::ScoreSheet& scores = evaluated.scores;
    paper::Table table(
        {{en ? "group" : "得分汇总"}, {en ? "full" : "分值", Align::right}, {en ? "points" : "得分", Align::right}});
    for (const core::ScoredGroup& scored : scores.groups) {
        const core::StandardGroup& group = *group_of(evaluated.standard, scored.group);
        const std::string example = group.is_example ? (en ? " (example)" : "（示例）") : "";
        table.row({(group.part_of.empty() ? "" : "  ") + group.name + example, points_text(scored.full),
                   scored.points.text()});
    }
    if (evaluated.standard.bonus_max.digits > 0)
        table.row({en ? "bonus" : "加分项", evaluated.standard.bonus_max.text(), scores.bonus.text()});
    table.rule();
    table.row({fmt::format("{} {}", en ? "total" : "总分", scores.grade), points_text(evaluated.standard.full),
               points_text(scores.total)});
    terminal.out(table.text());
}

/// What a person should look at before signing: each flag with the lines that have it.
void print_notes(const Evaluated& evaluated, const Terminal& terminal) {
    std::map<core::ScoreFlag, std::vector<std::string>> flagged;
    for (const core::ScoreFlag flag : evaluated.scores.flags)
        flagged[flag].push_back(terminal.is_english ? evaluated.standard.name_en : evaluated.standard.name);
    for (const core::ScoredLine& scored : evaluated.scores.lines) {
        for (const core::ScoreFlag flag : scored.flags)
            flagged[flag].push_back(line_of(evaluated.sheet, scored.line)->name);
    }
    for (const auto& [flag, names] : flagged) {
        terminal.say(fmt::format("{}：{}", core::zh_of(flag), fmt::join(names, "、")),
                     fmt::format("{}: {}", en_of(flag), fmt::join(names, ", ")));
    }
    const auto& difference = evaluated.scores.difference;
    if (difference && difference->digits != 0) {
        const std::string printed = evaluated.sheet.printed->total->text();
        terminal.say(
            fmt::format("报告所载总分 {}，按本表计算相差 {}", printed, difference->text()),
            fmt::format("the report prints {}; what is computed here differs by {}", printed, difference->text()));
    }
    const std::string grade = evaluated.sheet.printed ? evaluated.sheet.printed->grade : std::string();
    if (!grade.empty() && grade != evaluated.scores.grade) {
        terminal.say(fmt::format("报告所载等级 {}，按本表为 {}", grade, evaluated.scores.grade),
                     fmt::format("the report prints the grade {}, computed here is {}", grade, evaluated.scores.grade));
    }
    if (evaluated.cut) {
        terminal.say(fmt::format("截止 {}，账册第 {} 条", evaluated.cut->day.text(), evaluated.cut->seq),
                     fmt::format("as of {}, fact {}", evaluated.cut->day.text(), evaluated.cut->seq));
    }
}

/// A scored sheet, and the figures that it was filled from.
struct Scored {
    Evaluated evaluated;
    evaluate::AskFigures figures;  ///< null without a store
};

base::Result<Scored> scored_of(const law::File& file, const Arguments& arguments, const Terminal& terminal) {
    const std::string directory = arguments.get("--store");
    evaluate::Sources sources;
    sources.standards = TRY(standards_for(directory, arguments.get("--standard"), terminal));
    std::unique_ptr<store::Reader> reader;
    if (arguments.has("--store")) {
        const store::Settings settings = settings_of(directory, terminal);
        sources.today = settings.now().day();
        sources.figures = figures_when_asked(directory, terminal);
        reader = TRY(store::open_reader(settings));
        sources.reader = reader.get();
    }
    Evaluated evaluated = TRY(evaluate::evaluate(file, sources));
    return Scored{std::move(evaluated), std::move(sources.figures)};
}

/// Files into a folder, made if it is not there; names go to `err`, so that --json stays one object.
base::Result<> write_files(const std::vector<evaluate::ReportFile>& files, const std::filesystem::path& folder,
                           const Terminal& terminal) {
    for (const evaluate::ReportFile& file : files) {
        const std::filesystem::path path = folder / file.name;
        TRY(write_file(path, file.bytes));
        terminal.say("已写出 " + path.string(), "wrote " + path.string());
    }
    return {};
}

/// The report, and 财政部门的表样 filled where there is one; nothing is written unless all of it can be.
base::Result<> write_report(const Evaluated& evaluated, const Arguments& arguments, const Terminal& terminal) {
    std::vector<evaluate::ReportFile> files = TRY(evaluate::report_of(evaluated));
    if (arguments.has("--template")) {
        const std::string name = arguments.get("--mapping");
        const law::File map{name, TRY(read_text(terminal.path(name), law_file_max))};
        evaluate::FilledTemplate filled =
            TRY(evaluate::filled_template(evaluated, map, terminal.path(arguments.get("--template"))));
        for (const std::string& cell : filled.unfilled)
            terminal.say("没有值，未填写：" + cell, "no value yet, left as it is: " + cell);
        files.push_back(std::move(filled.file));
    }
    return write_files(files, terminal.path(arguments.get("--out")), terminal);
}

base::Result<> check_usage(const Arguments& arguments) {
    const bool has_template = arguments.has("--template"), has_map = arguments.has("--mapping");
    if (has_template == has_map && (!has_template || arguments.has("--out"))) return {};
    return base::fail(base::ErrorKind::bad_input, "a template is filled with a map, into a folder",
                      has_template ? "--template" : "--mapping",
                      "give --template BOOK.xlsx --mapping MAP.toml --out DIR together");
}

}  // namespace

Ran run_evaluate(const Arguments& arguments, const Terminal& terminal) {
    TRY(check_usage(arguments));
    const std::string& name = arguments.positionals()[0];
    const law::File file{name, TRY(read_text(terminal.path(name), law::evaluation_size_max))};
    const Scored scored = TRY(scored_of(file, arguments, terminal));
    const Evaluated& evaluated = scored.evaluated;
    if (arguments.has("--trace")) {
        const evaluate::LineTrace trace =
            TRY(evaluate::trace_line(evaluated, arguments.get("--trace"), scored.figures));
        if (terminal.is_json) {
            terminal.out(evaluate::json_of(trace) + "\n");
        } else {
            print_line_trace(trace, arguments.get("--store"), terminal);
        }
        return exit_done;
    }
    if (arguments.has("--out")) TRY(write_report(evaluated, arguments, terminal));
    if (terminal.is_json) {
        terminal.out(evaluate::json_of(evaluated) + "\n");
    } else {
        const core::Sheet& sheet = evaluated.sheet;
        terminal.out(fmt::format("{}\n{} {} {}\n\n", sheet.title, sheet.organ, sheet.year,
                                 terminal.is_english ? evaluated.standard.name_en : evaluated.standard.name));
        print_funds(sheet, terminal);
        print_lines(evaluated, terminal);
        print_reasons(evaluated, terminal);
        print_total(evaluated, terminal);
        print_notes(evaluated, terminal);
    }
    return evaluated.scores.is_complete ? exit_done : exit_finding;
}

}  // namespace huiying
