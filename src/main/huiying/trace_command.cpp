// trace: the figures that count a matter, the facts that decide, the proof of each, and the lines of an evaluation.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "law/evaluation.hpp"
#include "law/standards.hpp"
#include "main/huiying/files.hpp"
#include "main/huiying/trace.hpp"
#include "paper/table.hpp"

namespace huiying {
namespace {

constexpr std::size_t name_width = 34, what_width = 30;

/// What is asked, and the sheet whose lines are to be named.
struct Asked {
    follow::TraceQuery query;
    std::optional<core::Sheet> sheet;
};

/// Period and cut are the evaluation's where one is named, else the cut's year; options go before both.
base::Result<Asked> asked_of(const Arguments& arguments, const Terminal& terminal) {
    const std::string& directory = arguments.positionals()[0];
    Asked asked;
    base::Day cut = settings_of(directory, terminal).now().day();
    if (arguments.has("--evaluation")) {
        const std::string name = arguments.get("--evaluation");
        const law::File file{name, TRY(read_text(terminal.path(name), law::evaluation_size_max))};
        const auto standards = TRY(standards_for(directory, {}, terminal));
        asked.sheet = TRY(law::read_evaluation(file, standards)).sheet;
        if (asked.sheet->cut.day.is_set()) cut = asked.sheet->cut.day;
    }
    asked.query.cut.day = TRY(arguments.day("--as-of", cut));
    asked.query.cut.seq = TRY(arguments.number("--seq", 0));
    const int year = asked.query.cut.day.year();
    core::Period period{base::Day::from(year, 1, 1), base::Day::from(year, 12, 31)};
    if (asked.sheet) period = asked.sheet->period;
    asked.query.period = {TRY(arguments.day("--from", period.from)), TRY(arguments.day("--to", period.to))};
    if (asked.query.period.to < asked.query.period.from)
        return base::fail(base::ErrorKind::bad_input, "the period ends before it begins", "--to",
                          "exchange --from and --to");
    if (arguments.has("--indicator")) asked.query.ids = {arguments.get("--indicator")};
    return asked;
}

std::vector<const core::SheetLine*> lines_of(const std::optional<core::Sheet>& sheet, const std::string& indicator) {
    std::vector<const core::SheetLine*> lines;
    if (!sheet) return lines;
    for (const core::SheetLine& line : sheet->lines) {
        if (line.actual.from == core::ActualFrom::indicator && line.actual.of == indicator) lines.push_back(&line);
    }
    return lines;
}

/// One text a fact, by its number in the ledger.
using Receipts = std::map<std::uint64_t, std::string>;
base::Result<Receipts> receipts_of(store::Reader& reader, const follow::Trace& trace) {
    Receipts receipts;
    for (const core::Fact& fact : trace.facts)
        receipts[fact.seq] = TRY(reader.receipt(fact.subject, fact.seq, store::Viewer{}));
    return receipts;
}

json trace_json(const follow::Trace& trace, const Asked& asked, const std::vector<core::Definition>& catalogue,
                const Receipts& receipts) {
    json figures = json::array(), facts = json::array();
    for (const follow::Traced& one : trace.counted) {
        const auto definition = std::ranges::find(catalogue, one.id, &core::Definition::id);
        json lines = json::array();
        for (const core::SheetLine* line : lines_of(asked.sheet, one.id))
            lines.push_back({{"evaluation", asked.sheet->id}, {"line", line->id}, {"name", line->name}});
        figures.push_back({{"id", one.id},
                           {"name_zh", definition->name_zh},
                           {"name_en", definition->name_en},
                           {"side", core::id_of(one.side)},
                           {"number", one.number},
                           {"what", one.what},
                           {"amount", one.amount},
                           {"since", one.since},
                           {"decided_by", one.decided_by},
                           {"lines", lines}});
    }
    for (const core::Fact& fact : trace.facts) {
        facts.push_back({{"seq", fact.seq},
                         {"version", fact.version},
                         {"day", fact.day.text()},
                         {"kind", core::id_of(fact.deed)},
                         {"kind_zh", core::zh_of(fact.deed)},
                         {"receipt", receipts.at(fact.seq)}});
    }
    return {{"number", trace.number},
            {"sealed", trace.is_sealed},
            {"from", asked.query.period.from.text()},
            {"to", asked.query.period.to.text()},
            {"as_of", trace.cut.day.text()},
            {"seq", trace.cut.seq},
            {"figures", figures},
            {"facts", facts}};
}

void print_figures(const follow::Trace& trace, const Asked& asked, const std::vector<core::Definition>& catalogue,
                   const Terminal& terminal) {
    const bool en = terminal.is_english;
    std::vector<paper::Table::Column> columns{{en ? "indicator" : "指标", paper::Align::left, name_width},
                                              {en ? "side" : "边"},
                                              {en ? "what is counted" : "计入的", paper::Align::left, what_width},
                                              {en ? "amount" : "数", paper::Align::right},
                                              {en ? "since fact" : "自哪条起", paper::Align::right},
                                              {en ? "decided by" : "由哪几条决定"}};
    if (asked.sheet) columns.push_back({en ? "line" : "三级指标", paper::Align::left, name_width});
    columns.push_back({"id"});
    paper::Table table(std::move(columns));
    for (const follow::Traced& one : trace.counted) {
        const auto definition = std::ranges::find(catalogue, one.id, &core::Definition::id);
        const bool is_letter = one.number != trace.number;
        std::vector<std::string> cells{en ? definition->name_en : definition->name_zh,
                                       std::string(en ? core::id_of(one.side) : core::zh_of(one.side)),
                                       is_letter ? one.number : one.what,
                                       std::to_string(one.amount),
                                       std::to_string(one.since),
                                       fmt::format("{}", fmt::join(one.decided_by, " "))};
        if (asked.sheet) {
            std::vector<std::string> names;
            for (const core::SheetLine* line : lines_of(asked.sheet, one.id)) names.push_back(line->name);
            cells.push_back(fmt::format("{}", fmt::join(names, "、")));
        }
        cells.push_back(one.id);
        table.row(std::move(cells));
    }
    terminal.out(table.text() + "\n");
    paper::Table facts(
        {{en ? "fact" : "账册第几条", paper::Align::right}, {en ? "day" : "日期"}, {en ? "deed" : "办理行为"}});
    for (const core::Fact& fact : trace.facts)
        facts.row({std::to_string(fact.seq), fact.day.text(),
                   std::string(en ? core::id_of(fact.deed) : core::zh_of(fact.deed))});
    if (!facts.is_empty()) terminal.out(facts.text());
}

base::Result<> write_receipts(const Receipts& receipts, const std::filesystem::path& folder, const Terminal& terminal) {
    for (const auto& [seq, text] : receipts) TRY(write_file(folder / fmt::format("fact-{}.receipt", seq), text));
    terminal.say(fmt::format("已写出 {} 份凭证；用 huiying verify-receipt 核验", receipts.size()),
                 fmt::format("wrote {} receipts; huiying verify-receipt checks them", receipts.size()));
    return {};
}

}  // namespace

base::Result<std::vector<core::Standard>> standards_for(const std::string& store_directory, const std::string& file,
                                                        const Terminal& terminal) {
    std::vector<law::File> files = law::standards_among(law::embedded());
    if (!store_directory.empty()) {
        const auto reader = TRY(store::open_reader(settings_of(store_directory, terminal)));
        files = TRY(app::standard_files_of(*reader));
    }
    if (!file.empty()) files.push_back({file, TRY(read_text(terminal.path(file), law_file_max))});
    return law::read_standards(files);
}

Ran run_trace(const Arguments& arguments, const Terminal& terminal) {
    const std::string& directory = arguments.positionals()[0];
    Asked asked = TRY(asked_of(arguments, terminal));
    const auto reader = TRY(store::open_reader(settings_of(directory, terminal)));
    asked.query.matter = TRY(reader->find_matter(arguments.positionals()[1], {}));
    follow::FiguresSettings settings = TRY(figures_settings(directory, terminal));
    const auto figures = TRY(follow::Figures::open(std::move(settings)));
    const follow::Trace trace = TRY(figures->trace(asked.query));
    Receipts receipts;
    if (terminal.is_json || arguments.has("--out")) receipts = TRY(receipts_of(*reader, trace));
    if (terminal.is_json) {
        terminal.print(trace_json(trace, asked, figures->catalogue(), receipts));
    } else {
        print_figures(trace, asked, figures->catalogue(), terminal);
    }
    if (trace.is_sealed)
        terminal.say("检举控告只计入全单位的一个数，不逐件列出（《信访工作条例》第三十条第三款）",
                     "an accusation stands in one number of the whole office and in no list (art. 30.3)");
    terminal.say(fmt::format("{}，期间 {} 至 {}，截止 {}，账册第 {} 条", trace.number, asked.query.period.from.text(),
                             asked.query.period.to.text(), trace.cut.day.text(), trace.cut.seq),
                 fmt::format("{}, {} to {}, as of {}, fact {}", trace.number, asked.query.period.from.text(),
                             asked.query.period.to.text(), trace.cut.day.text(), trace.cut.seq));
    if (arguments.has("--out")) TRY(write_receipts(receipts, terminal.path(arguments.get("--out")), terminal));
    return exit_done;
}

}  // namespace huiying
