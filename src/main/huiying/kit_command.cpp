// kit: all that is needed to recompute the figures of a period elsewhere, in one file (docs/formats/kit.md).
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "app/accounts.hpp"
#include "core/evaluation/fill_account.hpp"
#include "kit/evaluation.hpp"
#include "kit/write.hpp"
#include "law/evaluation.hpp"
#include "law/indicators.hpp"
#include "law/standards.hpp"
#include "main/huiying/evaluation_words.hpp"
#include "main/huiying/figure_files.hpp"

namespace huiying {
namespace {

base::Result<std::vector<kit::FigureLine>> measured(const std::string& directory, const Terminal& terminal,
                                                    const follow::Period& period, const follow::Cut& cut) {
    follow::FiguresSettings settings = TRY(figures_settings(directory, terminal));
    const auto figures = TRY(follow::Figures::open(std::move(settings)));
    follow::Query query;
    query.period = period;
    query.cut = cut;
    std::vector<kit::FigureLine> lines;
    for (const follow::Figure& figure : TRY(figures->measure(query)).figures)
        lines.push_back({figure.id, figure.numerator, figure.denominator, figure.value, figure.unit});
    return lines;
}

/// The evaluation that the kit is to prove, and the sheet as it stands in the ledger.
struct Wanted {
    core::Life life;
    core::Sheet sheet;
};

base::Result<std::optional<Wanted>> wanted_of(const Arguments& arguments, const Terminal& terminal,
                                              const std::vector<core::Standard>& standards) {
    if (!arguments.has("--evaluation")) return std::nullopt;
    const EvaluationStore store = TRY(EvaluationStore::open(arguments.positionals()[0], terminal));
    Wanted wanted{TRY(store.life(arguments.get("--evaluation"))), {}};
    const core::LifeStep* scored = wanted.life.scored();
    if (scored == nullptr)
        return base::fail(base::ErrorKind::conflict, "no step of this evaluation has points yet", "--evaluation",
                          "enter a self-evaluation first");
    const law::File document{arguments.get("--evaluation"), scored->deed.document};
    wanted.sheet = TRY(law::read_evaluation(document, standards)).sheet;
    return wanted;
}

base::Result<kit::Money> money_of(const core::Sheet& sheet, store::Reader& reader, const core::Cut& cut) {
    const core::Office office = TRY(reader.office());
    const core::Organ* organ = office.organ_named(sheet.account);
    if (organ == nullptr)
        return base::fail(base::ErrorKind::bad_input, fmt::format("the store has no organ {}", sheet.account),
                          core::account_place(sheet));
    const auto year = static_cast<std::uint32_t>(sheet.year);
    return kit::Money{TRY(app::read_department(reader, organ->id, year, cut)), TRY(app::money_settings(reader))};
}

/// The set that the checkpoint names, and the definitions; a later file takes the place of an earlier one.
base::Result<std::vector<kit::File>> law_of(const std::vector<core::Fact>& store_facts, const base::Hash& named) {
    const std::vector<law::File> set = app::law_files(store_facts);
    const core::Law law = TRY(law::read(set));
    if (law.hash != named) {
        return base::fail(base::ErrorKind::conflict, "the store works under another set of law than this program", {},
                          "open it once with this version, for example with huiying serve");
    }
    std::map<std::string, std::string> by_path;
    for (const law::File& file : set) by_path[file.path] = file.text;
    for (const law::File& file : law::embedded_indicators()) by_path[file.path] = file.text;
    std::vector<kit::File> files;
    for (auto& [path, text] : by_path) files.push_back({path, std::move(text)});
    return files;
}

void tell(const kit::Statement& made, const std::string& file, const Terminal& terminal) {
    if (terminal.is_json) {
        json withheld;
        for (std::size_t i = 0; i < kit::reason_count; ++i)
            withheld[std::string(kit::reason_words[i].id)] = made.withheld[i];
        terminal.print({{"file", file},
                        {"leaves", made.leaves},
                        {"withheld", withheld},
                        {"from", made.period.from.text()},
                        {"to", made.period.to.text()},
                        {"cut", made.cut_day.text()},
                        {"evaluation", made.evaluation.is_set() ? json(base::hex(made.evaluation.bytes)) : json()}});
        return;
    }
    std::string zh, en;
    for (std::size_t i = 0; i < kit::reason_count; ++i) {
        if (made.withheld[i] == 0) continue;
        zh += fmt::format("，{} {} 条", kit::reason_words[i].zh, made.withheld[i]);
        en += fmt::format(", {} {}", kit::reason_words[i].id, made.withheld[i]);
    }
    terminal.say(fmt::format("已写出 {}：账册 {} 条；隐去{}。用 huiying-verify 核验", file, made.leaves,
                             zh.empty() ? "：无" : zh),
                 fmt::format("wrote {}: {} facts; withheld{}. Verify it with huiying-verify", file, made.leaves,
                             en.empty() ? ": none" : en));
    if (made.evaluation.is_set())
        terminal.say("其中全部绩效评价的各环节都是公开的，以便证明没有漏掉一步",
                     "the steps of all evaluations are open in it, so that none can have been left out");
}

}  // namespace

Ran run_kit(const Arguments& arguments, const Terminal& terminal) {
    const std::string& directory = arguments.positionals()[0];
    const std::string out = TRY(arguments.need("--out"));
    const store::Settings settings = settings_of(directory, terminal);
    const auto reader = TRY(store::open_reader(settings));
    kit::Contents contents;
    contents.key = reader->verifier_key();
    contents.program = HUIYING_VERSION;
    contents.checkpoint = TRY(reader->checkpoint());
    const core::Checkpoint checkpoint = TRY(core::open(contents.checkpoint, contents.key));
    const auto store_facts = TRY(reader->store_facts());
    contents.law = TRY(law_of(store_facts, checkpoint.law));
    const auto standards = TRY(law::read_standards(law::standards_among(app::law_files(store_facts))));
    const std::optional<Wanted> wanted = TRY(wanted_of(arguments, terminal, standards));
    if (wanted) {
        contents.period = {TRY(arguments.day("--from", wanted->sheet.period.from)),
                           TRY(arguments.day("--to", wanted->sheet.period.to))};
        const base::Day as_of = wanted->sheet.cut.day.is_set() ? wanted->sheet.cut.day : settings.now().day();
        contents.cut_day = TRY(arguments.day("--as-of", as_of));
    } else {
        contents.period = {TRY(arguments.day("--from")), TRY(arguments.day("--to"))};
        contents.cut_day = TRY(arguments.day("--as-of", settings.now().day()));
    }
    const core::Cut cut{contents.cut_day, checkpoint.size};
    contents.figures = TRY(measured(directory, terminal, contents.period, cut));
    if (wanted) {
        const auto money = [&](const core::Sheet& sheet) { return money_of(sheet, *reader, cut); };
        const kit::Proved proved =
            TRY(kit::prove(wanted->life, {standards, contents.figures, money, contents.period, cut}));
        contents.evaluation = wanted->life.id;
        contents.scores = kit::text_of(kit::scores_of(proved));
    }
    contents.leaves = [&](std::uint64_t seq, std::uint32_t limit) { return reader->leaves_since(seq, limit); };
    contents.sign = [&](std::string_view text) { return reader->sign_kit(text); };
    contents.progress = [&](std::uint64_t done, std::uint64_t all) { terminal.progress(done, all); };
    const kit::Statement made = TRY(kit::write(terminal.path(out), contents));
    tell(made, out, terminal);
    return exit_done;
}

}  // namespace huiying
