// office posts, delegate, end, succeed: who may do what, who stands in for whom, and what becomes of an ended organ's
// work.
#include <fmt/format.h>

#include "app/succession.hpp"
#include "main/huiying/command.hpp"

namespace huiying {
namespace {

base::Result<const core::Organ*> find_organ(const core::Office& office, const std::string& name, const char* place) {
    const core::Organ* organ = office.organ_named(name);
    if (organ == nullptr)
        return base::fail(base::ErrorKind::not_found, "no organ is called " + name, place,
                          "record it first: huiying organ");
    return organ;
}

base::Result<const core::Post*> find_post(const core::Office& office, const std::string& name) {
    const core::Post* post = office.post_named(name);
    if (post == nullptr)
        return base::fail(base::ErrorKind::not_found, "no post is called " + name, {},
                          "huiying office posts lists them");
    return post;
}

json post_json(const core::Office& office, const core::Post& post, base::Day today) {
    const core::Organ* organ = office.organ(post.organ);
    json roles = json::array(), permissions = json::array(), stands_in = json::array();
    for (const core::Role role : post.roles) roles.push_back(core::id_of(role));
    for (const core::Permission one : core::permissions_of(office.roles_of(post.id, today)))
        permissions.push_back(core::id_of(one));
    for (const core::Delegation& one : office.delegated_to(post.id, today)) {
        const core::Post* other = office.post(one.post);
        stands_in.push_back({{"post", other == nullptr ? "" : other->name}, {"until", one.until.text()}});
    }
    return {{"post", post.name},
            {"organ", organ == nullptr ? "" : organ->name},
            {"roles", roles},
            {"stands_in_for", stands_in},
            {"permissions", permissions}};
}

void tell_post(const Terminal& terminal, const core::Office& office, const core::Post& post, base::Day today) {
    const core::Organ* organ = office.organ(post.organ);
    std::vector<std::string_view> roles, permissions;
    for (const core::Role role : post.roles) roles.push_back(core::zh_of(role));
    for (const core::Permission one : core::permissions_of(office.roles_of(post.id, today)))
        permissions.push_back(core::zh_of(one));
    terminal.out(fmt::format("{}  {}  {}\n", organ == nullptr ? "" : organ->name, post.name, fmt::join(roles, "、")));
    for (const core::Delegation& one : office.delegated_to(post.id, today)) {
        const core::Post* other = office.post(one.post);
        terminal.out(fmt::format("    {} {} {}\n", terminal.is_english ? "stands in for" : "代理",
                                 other == nullptr ? "" : other->name, one.until.text()));
    }
    terminal.out(fmt::format("    {}\n", fmt::join(permissions, "、")));
}

struct Report {
    std::uint64_t found = 0, matters = 0, legs = 0;
    std::vector<std::string> numbers;  ///< found and not moved, at most so many as are shown
    std::vector<app::LeftMatter> left;
};
constexpr std::size_t shown_max = 1'000;

/// Page by page, so that a large organ neither stops the store nor is lost half-way.
base::Result<Report> move_all(const OpenDesk& open, const app::Caller& caller, const base::Id& from, const base::Id& to,
                              const std::string& reason, const Terminal& terminal) {
    Report report;
    const auto reader = open.desk->store().reader();
    app::Unfinished unfinished(*reader, from, open.desk->today());
    while (!unfinished.is_done()) {
        const auto page = TRY(unfinished.next());
        report.found += page.size();
        if (!to.is_set()) {
            for (const app::NamedMatter& one : page)
                if (report.numbers.size() < shown_max) report.numbers.push_back(one.number);
            continue;
        }
        const auto done =
            app::run<app::Succession>(*open.desk, caller, [&](app::Plan& plan) -> app::Outcome<app::Succession> {
                return app::succeed(plan, page, from, to, reason);
            });
        if (!done) return std::unexpected(as_error(done.error(), terminal.is_english));
        report.matters += done->matters;
        report.legs += done->legs;
        report.left.insert(report.left.end(), done->left.begin(), done->left.end());
        if (terminal.is_interactive) terminal.err(fmt::format("\r{} …", report.matters));
    }
    return report;
}

base::Result<Report> move_one(const OpenDesk& open, const app::Caller& caller, const std::string& number,
                              const base::Id& from, const base::Id& to, const std::string& reason,
                              const Terminal& terminal) {
    const app::NamedMatter one{TRY(open.desk->store().reader()->find_matter(number, {})), number};
    const auto done =
        app::run<app::Succession>(*open.desk, caller, [&](app::Plan& plan) -> app::Outcome<app::Succession> {
            return app::succeed(plan, std::span(&one, 1), from, to, reason);
        });
    if (!done) return std::unexpected(as_error(done.error(), terminal.is_english));
    return Report{.found = 1, .matters = done->matters, .legs = done->legs, .numbers = {}, .left = done->left};
}

int tell_report(const Report& report, bool is_moved, const Terminal& terminal) {
    json left = json::array();
    for (const app::LeftMatter& one : report.left) {
        const base::Error error = as_error(one.why, terminal.is_english);
        left.push_back({{"number", one.number}, {"why", error.message}});
        if (!terminal.is_json) terminal.err(one.number + "  " + error.text() + "\n");
    }
    for (const std::string& number : report.numbers)
        if (!terminal.is_json) terminal.out(number + "\n");
    if (terminal.is_json) {
        terminal.print({{"found", report.found},
                        {"matters", report.matters},
                        {"legs", report.legs},
                        {"open", report.numbers},
                        {"left", left}});
    }
    if (is_moved) {
        terminal.say(
            fmt::format("已移交 {} 件（{} 个环节），未移交 {}", report.matters, report.legs, report.left.size()),
            fmt::format("{} matters moved ({} legs), {} left", report.matters, report.legs, report.left.size()));
        return report.left.empty() ? exit_done : exit_finding;
    }
    terminal.say(fmt::format("未办完 {} 件，没有移交", report.found),
                 fmt::format("{} matters are under way; nothing was moved", report.found));
    return report.found == 0 ? exit_done : exit_finding;
}

}  // namespace

Ran run_office_posts(const Arguments& arguments, const Terminal& terminal) {
    const auto settings = settings_of(arguments.positionals()[0], terminal);
    const auto reader = TRY(store::open_reader(settings));
    const core::Office office = TRY(reader->office());
    const base::Day today = settings.now().day();
    json posts = json::array();
    for (const base::Id& id : office.posts()) {
        if (terminal.is_json)
            posts.push_back(post_json(office, *office.post(id), today));
        else
            tell_post(terminal, office, *office.post(id), today);
    }
    if (terminal.is_json) terminal.print({{"posts", posts}});
    return exit_done;
}

Ran run_office_delegate(const Arguments& arguments, const Terminal& terminal) {
    const OpenDesk open = TRY(open_desk(arguments.positionals()[0], terminal));
    const core::Office office = TRY(open.desk->store().reader()->office());
    const core::Post* post = TRY(find_post(office, arguments.positionals()[1]));
    const core::Post* to = TRY(find_post(office, arguments.positionals()[2]));
    const base::Day today = open.desk->today();
    const bool is_end = arguments.has("--end");
    const core::Delegate deed{
        .post = post->id,
        .to = to->id,
        .from = TRY(arguments.day("--from", today)),
        .until = is_end ? TRY(arguments.day("--until", today - 1)) : TRY(arguments.day("--until"))};
    const core::Delegation* known = office.delegation(deed.post, deed.to, deed.from);
    if (is_end && (known == nullptr || known->until <= deed.until))
        return base::fail(base::ErrorKind::not_found,
                          "no delegation that began on " + deed.from.text() + " goes on beyond", "--from",
                          "give the day it began");
    const auto done = app::run<bool>(*open.desk, program(), [&](app::Plan& plan) -> app::Outcome<bool> {
        if (auto written = plan.office(post->organ, deed); !written) return std::unexpected(std::move(written).error());
        return true;
    });
    if (!done) return std::unexpected(as_error(done.error(), terminal.is_english));
    if (terminal.is_json)
        terminal.print(
            {{"post", post->name}, {"to", to->name}, {"from", deed.from.text()}, {"until", deed.until.text()}});
    terminal.say(
        fmt::format("{} 代理 {}，{} 至 {}", to->name, post->name, deed.from.text(), deed.until.text()),
        fmt::format("{} stands in for {} from {} to {}", to->name, post->name, deed.from.text(), deed.until.text()));
    return exit_done;
}

Ran run_office_end(const Arguments& arguments, const Terminal& terminal) {
    const OpenDesk open = TRY(open_desk(arguments.positionals()[0], terminal));
    const core::Office office = TRY(open.desk->store().reader()->office());
    const core::Organ* organ = TRY(find_organ(office, arguments.positionals()[1], "ORGAN"));
    core::EndOrgan deed{.until = TRY(arguments.day("--until")), .successor = {}};
    if (arguments.has("--successor"))
        deed.successor = TRY(find_organ(office, arguments.get("--successor"), "--successor"))->id;
    const auto done = app::run<bool>(*open.desk, program(), [&](app::Plan& plan) -> app::Outcome<bool> {
        if (auto ended = app::end_organ(plan, organ->id, deed); !ended)
            return std::unexpected(std::move(ended).error());
        return true;
    });
    if (!done) return std::unexpected(as_error(done.error(), terminal.is_english));
    if (terminal.is_json) terminal.print({{"organ", organ->name}, {"until", deed.until.text()}});
    terminal.say(
        fmt::format("{} 至 {} 止；次日起运行 huiying office succeed 移交未办完的事项", organ->name, deed.until.text()),
        fmt::format("{} ends on {}; from the next day on huiying office succeed moves its unfinished work", organ->name,
                    deed.until.text()));
    return exit_done;
}

Ran run_office_succeed(const Arguments& arguments, const Terminal& terminal) {
    const OpenDesk open = TRY(open_desk(arguments.positionals()[0], terminal));
    const core::Office office = TRY(open.desk->store().reader()->office());
    const core::Organ* organ = TRY(find_organ(office, arguments.positionals()[1], "ORGAN"));
    const base::Day today = open.desk->today();
    const core::Organ* to = office.successor(organ->id, today);
    if (arguments.has("--to")) to = TRY(find_organ(office, arguments.get("--to"), "--to"));
    const app::Caller caller =
        arguments.has("--post") ? TRY(caller_of(office, arguments.get("--post"), today)) : program();
    const bool is_moving = to != nullptr && !arguments.has("--dry-run");
    const std::string reason = arguments.get("--reason");
    if (to == nullptr)
        terminal.say("没有登记承继机关：由本级党委政府或者其指定的机关确定后，用 --to 指明",
                     "no successor is on record: name with --to the organ that was designated");
    if (arguments.has("--matter")) {
        if (!is_moving)
            return base::fail(base::ErrorKind::bad_input, "where to?", "--to", "name the organ that takes it over");
        return tell_report(TRY(move_one(open, caller, arguments.get("--matter"), organ->id, to->id, reason, terminal)),
                           true, terminal);
    }
    const base::Id goal = is_moving ? to->id : base::Id{};
    return tell_report(TRY(move_all(open, caller, organ->id, goal, reason, terminal)), is_moving, terminal);
}

}  // namespace huiying
