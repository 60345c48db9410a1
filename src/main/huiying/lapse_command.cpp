// lapse: matters whose petitioner did not ask for a review in time, listed or closed all together; may run every day.
#include <fmt/format.h>

#include "app/lapse.hpp"
#include "main/huiying/command.hpp"

namespace huiying {
namespace {

struct Found {
    json list = json::array();
    std::uint64_t count = 0, closed = 0;
    std::vector<app::LeftMatter> left;
};

base::Result<> close_page(const OpenDesk& open, const app::Caller& caller, const std::vector<app::NamedMatter>& page,
                          Found& found, const Terminal& terminal) {
    const auto done = app::run<app::LapsesClosed>(
        *open.desk, caller,
        [&](app::Plan& plan) -> app::Outcome<app::LapsesClosed> { return app::close_lapsed(plan, page); });
    if (!done) return std::unexpected(as_error(done.error(), terminal.is_english));
    found.closed += done->closed;
    found.left.insert(found.left.end(), done->left.begin(), done->left.end());
    return {};
}

}  // namespace

Ran run_lapse(const Arguments& arguments, const Terminal& terminal) {
    const OpenDesk open = TRY(open_desk(arguments.positionals()[0], terminal));
    const auto reader = open.desk->store().reader();
    const base::Day today = open.desk->today();
    const core::Office office = TRY(reader->office());
    const app::Caller caller =
        arguments.has("--post") ? TRY(caller_of(office, arguments.get("--post"), today)) : program();
    const bool is_closing = arguments.has("--close");
    Found found;
    app::LapsedWalk walk(*reader, caller.viewer(), today);
    while (!walk.is_done()) {
        std::vector<app::NamedMatter> page;
        for (const app::Lapsed& one : TRY(walk.next())) {
            page.push_back({one.id, one.number});
            found.list.push_back(
                {{"number", one.number}, {"term", core::name(one.term)}, {"due_day", one.due_day.text()}});
            if (!terminal.is_json)
                terminal.out(fmt::format("{}  {}  {}\n", one.number, core::name(one.term), one.due_day.text()));
        }
        found.count += page.size();
        if (is_closing && !page.empty()) TRY(close_page(open, caller, page, found, terminal));
    }
    for (const app::LeftMatter& one : found.left)
        terminal.err(one.number + "  " + as_error(one.why, terminal.is_english).text() + "\n");
    if (terminal.is_json)
        terminal.print({{"matters", found.list}, {"closed", found.closed}, {"left", found.left.size()}});
    if (is_closing) {
        terminal.say(
            fmt::format("逾期未请求 {} 件，已办结 {}，未办结 {}", found.count, found.closed, found.left.size()),
            fmt::format("{} lapsed, {} closed, {} left", found.count, found.closed, found.left.size()));
        return found.left.empty() ? exit_done : exit_finding;
    }
    terminal.say(fmt::format("逾期未请求 {} 件；--close 一并办结", found.count),
                 fmt::format("{} lapsed; --close closes them", found.count));
    return exit_done;
}

}  // namespace huiying
