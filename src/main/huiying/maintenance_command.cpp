// maintenance: announces a planned stop of the server, beforehand.
#include <fmt/format.h>

#include "app/run_log.hpp"
#include "main/huiying/command.hpp"

namespace huiying {
namespace {

/// "2026-03-16T22:00" at UTC+8, in milliseconds since 1970.
base::Result<std::int64_t> time_of(const Arguments& arguments, const std::string& option) {
    const std::string text = TRY(arguments.need(option));
    const auto digit = [&](std::size_t at) { return text[at] >= '0' && text[at] <= '9' ? text[at] - '0' : 100; };
    const bool is_shaped = text.size() == 16 && text[10] == 'T' && text[13] == ':';
    const auto day = is_shaped ? base::parse_day(text.substr(0, 10)) : std::nullopt;
    const int hour = is_shaped ? digit(11) * 10 + digit(12) : 100;
    const int minute = is_shaped ? digit(14) * 10 + digit(15) : 100;
    if (!day || hour > 23 || minute > 59)
        return base::fail(base::ErrorKind::bad_input, "'" + text + "' is no time", option,
                          "write 2026-03-16T22:00, the time in China");
    constexpr std::int64_t hour_ms = 3'600'000, minute_ms = 60'000;
    return core::begin_of(*day) + hour * hour_ms + minute * minute_ms;
}

}  // namespace

Ran run_maintenance(const Arguments& arguments, const Terminal& terminal) {
    const core::PlanStop stop{.from = TRY(time_of(arguments, "--from")),
                              .to = TRY(time_of(arguments, "--to")),
                              .reason = arguments.get("--reason")};
    const OpenDesk open = TRY(open_desk(arguments.positionals()[0], terminal));
    if (const auto done = app::plan_stop(*open.desk, program(), stop); !done)
        return std::unexpected(as_error(done.error(), terminal.is_english));
    if (terminal.is_json) terminal.print({{"announced", true}});
    terminal.say("已公告。公告以前已经停机的部分仍算故障",
                 "announced; what stood still before the announcement is a failure");
    return exit_done;
}

}  // namespace huiying
