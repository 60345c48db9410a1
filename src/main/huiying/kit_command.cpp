// kit: all that is needed to recompute the figures of a period elsewhere, in one file (docs/formats/kit.md).
#include <fmt/format.h>

#include <map>

#include "kit/write.hpp"
#include "law/indicators.hpp"
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
    for (const core::Definition& definition : figures->catalogue())
        if (core::is_of_one_period(definition)) query.ids.push_back(definition.id);
    for (const follow::Figure& figure : TRY(figures->measure(query)).figures)
        lines.push_back({figure.id, figure.numerator, figure.denominator, figure.value, figure.unit});
    return lines;
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
                        {"cut", made.cut_day.text()}});
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
}

}  // namespace

Ran run_kit(const Arguments& arguments, const Terminal& terminal) {
    const std::string& directory = arguments.positionals()[0];
    const std::string out = TRY(arguments.need("--out"));
    if (arguments.has("--evaluation")) {
        return base::fail(base::ErrorKind::bad_input, "this version keeps no evaluations in the ledger", "--evaluation",
                          "leave it out: the kit then holds all indicators of the period");
    }
    const store::Settings settings = settings_of(directory, terminal);
    const auto reader = TRY(store::open_reader(settings));
    kit::Contents contents;
    contents.key = reader->verifier_key();
    contents.program = HUIYING_VERSION;
    contents.period = {TRY(arguments.day("--from")), TRY(arguments.day("--to"))};
    contents.cut_day = TRY(arguments.day("--as-of", settings.now().day()));
    contents.checkpoint = TRY(reader->checkpoint());
    const core::Checkpoint checkpoint = TRY(core::open(contents.checkpoint, contents.key));
    contents.figures = TRY(measured(directory, terminal, contents.period, {contents.cut_day, checkpoint.size}));
    const auto store_facts = TRY(reader->store_facts());
    contents.law = TRY(law_of(store_facts, checkpoint.law));
    contents.leaves = [&](std::uint64_t seq, std::uint32_t limit) { return reader->leaves_since(seq, limit); };
    contents.sign = [&](std::string_view text) { return reader->sign_kit(text); };
    contents.progress = [&](std::uint64_t done, std::uint64_t all) { terminal.progress(done, all); };
    const kit::Statement made = TRY(kit::write(terminal.path(out), contents));
    tell(made, out, terminal);
    return exit_done;
}

}  // namespace huiying
