// register: one covering letter with a list of demands becomes one submission with as many matters, all or nothing.
#include <fmt/format.h>

#include "app/plan.hpp"
#include "intake/demand_list.hpp"
#include "main/huiying/command.hpp"

namespace huiying {
namespace {

template <class E>
base::Result<E> word(const Arguments& arguments, const std::string& option, E otherwise) {
    const std::string text = arguments.get(option);
    if (text.empty()) return otherwise;
    if (const auto value = core::parse_word<E>(text)) return *value;
    std::vector<std::string_view> known;
    for (const core::Word& one : words(E{})) known.push_back(one.id);
    return base::fail(base::ErrorKind::bad_input, "'" + text + "' is not known", option,
                      fmt::format("one of {}", fmt::join(known, ", ")));
}

base::Result<app::Registration> registration_of(const Arguments& arguments, intake::DemandList list) {
    app::Registration made;
    made.form = TRY(word(arguments, "--form", core::Form::letter));
    made.source = TRY(word(arguments, "--source", core::Source::superior));
    made.received_day = TRY(arguments.day("--received"));
    made.region = static_cast<std::uint32_t>(TRY(arguments.number("--region", 0)));
    made.people = static_cast<std::uint32_t>(TRY(arguments.number("--people", 0)));
    if (arguments.has("--level")) made.origin_level = TRY(word(arguments, "--level", core::OrganLevel::county));
    made.origin_from = arguments.get("--from");
    made.origin_document = arguments.get("--document");
    made.is_anonymous = list.persons.empty();
    made.persons = std::move(list.persons);
    made.demands = std::move(list.demands);
    TRY(app::check(made));
    return made;
}

/// What a row joins must be there for this post to see.
base::Result<> check_joined(store::Reader& reader, const app::Caller& caller, const app::Registration& made) {
    for (std::size_t i = 0; i < made.demands.size(); ++i) {
        const std::string& number = made.demands[i].attach_to;
        if (number.empty() || reader.find_matter(number, caller.viewer())) continue;
        return base::fail(base::ErrorKind::not_found, "no such matter: " + number, fmt::format("demands[{}]", i),
                          "give the number of a matter of this office");
    }
    return {};
}

int tell_problems(const intake::DemandList& list, const std::string& name, const Terminal& terminal) {
    json problems = json::array();
    const std::string sheet = list.sheet.empty() ? "" : list.sheet + "!";
    for (const intake::DemandProblem& one : list.problems) {
        problems.push_back({{"line", one.line}, {"column", core::id_of(one.column)}, {"what", one.what}});
        if (!terminal.is_json)
            terminal.err(fmt::format("{}:{}{}: {}: {}\n", name, sheet, one.line, core::zh_of(one.column), one.what));
    }
    if (terminal.is_json) terminal.print({{"problems", problems}});
    terminal.say(fmt::format("{} 处问题，未登记", list.problems.size()),
                 fmt::format("{} problems; nothing was registered", list.problems.size()));
    return exit_finding;
}

}  // namespace

Ran run_register(const Arguments& arguments, const Terminal& terminal) {
    const OpenDesk open = TRY(open_desk(arguments.positionals()[0], terminal));
    const std::string& name = arguments.positionals()[1];
    const auto reader = open.desk->store().reader();
    const core::Office office = TRY(reader->office());
    const std::string post = TRY(arguments.need("--post"));
    const app::Caller caller = TRY(caller_of(office, post, open.desk->today()));
    intake::DemandList list = TRY(intake::read_demands(terminal.path(name), office));
    if (!list.problems.empty()) return tell_problems(list, name, terminal);
    const app::Registration made = TRY(registration_of(arguments, std::move(list)));
    TRY(check_joined(*reader, caller, made));
    if (arguments.has("--dry-run")) {
        terminal.say(
            fmt::format("试运行：{} 项诉求，{} 人，没有问题", made.demands.size(), made.persons.size()),
            fmt::format("dry run: {} demands, {} persons, no problem", made.demands.size(), made.persons.size()));
        return exit_done;
    }
    const auto done =
        app::run<app::Registered>(*open.desk, caller, [&](app::Plan& plan) { return plan.register_submission(made); });
    if (!done) return std::unexpected(as_error(done.error(), terminal.is_english));
    json matters = json::array();
    for (const app::Registered::One& one : done->matters) matters.push_back(one.number);
    if (terminal.is_json)
        terminal.print({{"number", done->number}, {"query_code", done->query_code}, {"matters", matters}});
    else
        terminal.out(fmt::format("{}  {}\n", done->number, done->query_code));
    for (const app::Note& one : done->notes)
        terminal.err(fmt::format("{}: {}\n", one.place, terminal.is_english ? one.en : one.zh));
    terminal.say(fmt::format("已登记，立件 {} 件", done->matters.size()),
                 fmt::format("registered with {} matters", done->matters.size()));
    return exit_done;
}

}  // namespace huiying
