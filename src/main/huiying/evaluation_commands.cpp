// evaluation open, step, freeze: what enters the life of an evaluation.
#include <fmt/format.h>

#include "app/evaluations.hpp"
#include "evaluate/freeze.hpp"
#include "law/evaluation.hpp"
#include "main/huiying/account_words.hpp"
#include "main/huiying/evaluation_words.hpp"
#include "main/huiying/figure_files.hpp"
#include "main/huiying/files.hpp"

namespace huiying {
namespace {

using base::ErrorKind;
using base::Result;

Result<core::EvaluationStep> step_of(const std::string& name) {
    if (const auto step = core::parse_word<core::EvaluationStep>(name)) return *step;
    std::vector<std::string> known;
    for (const core::Word& one : core::evaluation_step_words) known.push_back(fmt::format("{} {}", one.id, one.zh));
    return base::fail(ErrorKind::bad_input, "“" + name + "” is not known here", "STEP",
                      fmt::format("it is one of {}", fmt::join(known, ", ")));
}

/// --post, or the program itself.
Result<app::Caller> caller_asked(const Arguments& arguments, const core::Office& office, base::Day today) {
    if (!arguments.has("--post")) return program();
    return caller_of(office, arguments.get("--post"), today);
}

Ran tell_entered(const Terminal& terminal, const app::LifeEntered& entered, const std::string& zh,
                 const std::string& en) {
    if (terminal.is_json) {
        terminal.print({{"evaluation", entered.evaluation.text()}, {"version", entered.version}});
        return exit_done;
    }
    terminal.out(entered.evaluation.text() + "\n");
    terminal.say(zh, en);
    return exit_done;
}

}  // namespace

Result<EvaluationStore> EvaluationStore::open(const std::string& directory, const Terminal& terminal) {
    EvaluationStore store;
    const store::Settings settings = settings_of(directory, terminal);
    store.reader_ = TRY(store::open_reader(settings));
    store.figures_ = figures_when_asked(directory, terminal);
    store.today_ = settings.now().day();
    return store;
}

evaluate::StoreSources EvaluationStore::sources() const {
    return {.reader = *reader_, .figures = figures_, .today = today_};
}

Result<core::Life> EvaluationStore::life(const std::string& id) const {
    std::vector<core::Life> found;
    for (core::Life& one : TRY(app::list_lives(*reader_, program()))) {
        if (!id.empty() && one.id.text().starts_with(id)) found.push_back(std::move(one));
    }
    if (found.size() == 1) return std::move(found.front());
    if (found.empty())
        return base::fail(ErrorKind::not_found, "there is no such evaluation", id, "evaluation list names them");
    return base::fail(ErrorKind::bad_input, "more than one evaluation begins so", id, "give more of its id");
}

Ran run_evaluation_open(const Arguments& arguments, const Terminal& terminal) {
    const OpenDesk open = TRY(open_desk(arguments.positionals()[0], terminal));
    const core::Office office = TRY(open.desk->store().reader()->office());
    const app::AccountKey key = TRY(account_key(arguments, office));
    const core::OpenEvaluation deed{.organ = key.organ,
                                    .year = key.year,
                                    .project = arguments.get("--project"),
                                    .standard = TRY(arguments.need("--standard"))};
    const app::Caller caller = TRY(caller_asked(arguments, office, open.desk->today()));
    const auto done = app::run<app::LifeEntered>(*open.desk, caller,
                                                 [&](app::Plan& plan) { return app::EvaluationBook(plan).open(deed); });
    if (!done) return std::unexpected(as_error(done.error(), terminal.is_english));
    return tell_entered(terminal, *done, "已建评价，编号如上；下一步：申报目标 declared",
                        "opened; its id stands above. Next: declare the targets");
}

Ran run_evaluation_step(const Arguments& arguments, const Terminal& terminal) {
    const auto& words = arguments.positionals();
    const EvaluationStore store = TRY(EvaluationStore::open(words[0], terminal));
    const core::Life life = TRY(store.life(words[1]));
    core::StepEvaluation deed{.step = TRY(step_of(words[2])),
                              .document = {},
                              .reason = arguments.get("--reason"),
                              .authority = arguments.get("--authority")};
    const std::string name = words.size() > 3 ? words[3] : std::string();
    if (!name.empty()) deed.document = TRY(read_text(terminal.path(name), law::evaluation_size_max));
    const base::Day day = TRY(arguments.day("--day", base::Day::none()));
    const app::StepOrder order = TRY(evaluate::prepare(life, std::move(deed), day, name, store.sources()));
    const OpenDesk open = TRY(open_desk(words[0], terminal));
    const core::Office office = TRY(open.desk->store().reader()->office());
    const app::Caller caller = TRY(caller_asked(arguments, office, open.desk->today()));
    const auto done = app::run<app::LifeEntered>(
        *open.desk, caller, [&](app::Plan& plan) { return app::EvaluationBook(plan).step(life.id, order); });
    if (!done) return std::unexpected(as_error(done.error(), terminal.is_english));
    return tell_entered(terminal, *done, fmt::format("已记{}，第 {} 条", core::zh_of(order.deed.step), done->version),
                        fmt::format("entered {} as entry {}", core::id_of(order.deed.step), done->version));
}

Ran run_evaluation_freeze(const Arguments& arguments, const Terminal& terminal) {
    const auto& words = arguments.positionals();
    const EvaluationStore store = TRY(EvaluationStore::open(words[0], terminal));
    const core::Life life = TRY(store.life(words[1]));
    const int year = static_cast<int>(life.year);
    const core::Period period{TRY(arguments.day("--from", base::Day::from(year, 1, 1))),
                              TRY(arguments.day("--to", base::Day::from(year, 12, 31)))};
    const evaluate::StoreSources sources = store.sources();
    const base::Day cut_day = TRY(arguments.day("--as-of", sources.today));
    const core::FreezePeriod deed = TRY(evaluate::freeze(life, period, cut_day, sources));
    const OpenDesk open = TRY(open_desk(words[0], terminal));
    const core::Office office = TRY(open.desk->store().reader()->office());
    const app::Caller caller = TRY(caller_asked(arguments, office, open.desk->today()));
    const auto done = app::run<app::LifeEntered>(
        *open.desk, caller, [&](app::Plan& plan) { return app::EvaluationBook(plan).freeze(life.id, deed); });
    if (!done) return std::unexpected(as_error(done.error(), terminal.is_english));
    const std::size_t figures = TRY(evaluate::figures_of(deed)).size();
    return tell_entered(terminal, *done,
                        fmt::format("已封账：{} 至 {}，{} 项指标，截止 {}，账册第 {} 条", deed.from.text(),
                                    deed.to.text(), figures, deed.cut_day.text(), deed.cut_seq),
                        fmt::format("frozen: {} to {}, {} figures as of {}, fact {}", deed.from.text(), deed.to.text(),
                                    figures, deed.cut_day.text(), deed.cut_seq));
}

}  // namespace huiying
