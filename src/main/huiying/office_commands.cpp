// organ, post, user, token: who works here.
#include <fmt/format.h>

#include <iostream>
#include <sstream>

#include "app/plan.hpp"
#include "base/chinese.hpp"
#include "core/office/roster.hpp"
#include "intake/office_file.hpp"
#include "main/huiying/command.hpp"
#include "store/accounts.hpp"

namespace huiying {
namespace {

template <class E>
base::Result<E> word(const Arguments& arguments, const std::string& option) {
    const std::string text = TRY(arguments.need(option));
    if (const auto value = core::parse_word<E>(text)) return *value;
    std::vector<std::string> known;
    for (const core::Word& one : words(E{})) known.emplace_back(one.id);
    return base::fail(base::ErrorKind::bad_input, "'" + text + "' is not known", option,
                      fmt::format("one of {}", fmt::join(known, ", ")));
}

base::Result<core::Office> office_of(const OpenDesk& open) {
    return open.desk->store().reader()->office();
}

base::Result<const core::Organ*> organ_named(const core::Office& office, const std::string& name) {
    const core::Organ* organ = office.organ_named(name);
    if (organ == nullptr)
        return base::fail(base::ErrorKind::not_found, "no organ is called " + name, {},
                          "record it first: huiying organ");
    return organ;
}

base::Result<const core::Post*> post_named(const core::Office& office, const std::string& name) {
    const core::Post* post = office.post_named(name);
    if (post != nullptr) return post;
    std::vector<std::string> known;
    for (const base::Id& id : office.posts()) known.push_back(office.post(id)->name);
    if (known.size() > 8) known.resize(8);
    return base::fail(
        base::ErrorKind::not_found, "no post is called " + name, "--post",
        known.empty() ? "record it first: huiying post" : fmt::format("for example {}", fmt::join(known, ", ")));
}

/// Writes a deed of an organ; an organ or post that has no id yet gets one.
template <class T>
Ran write(const OpenDesk& open, const Terminal& terminal, base::Id organ, T deed) {
    const auto made = app::run<base::Id>(*open.desk, program(), [&](app::Plan& plan) -> app::Outcome<base::Id> {
        base::Id id = organ;
        if (!organ.is_set()) id = organ = plan.view().new_id();
        if constexpr (std::is_same_v<T, core::RecordPost>) {
            if (!deed.post.is_set()) deed.post = plan.view().new_id();
            id = deed.post;
        }
        if (auto written = plan.office(organ, deed); !written) return std::unexpected(written.error());
        return id;
    });
    if (!made) return std::unexpected(as_error(made.error(), terminal.is_english));
    if (terminal.is_json) terminal.print({{"id", made->text()}});
    terminal.say("已登记 " + deed.name, "recorded " + deed.name);
    return exit_done;
}

Ran list_tokens(store::Accounts& accounts, const core::Office& office, const Terminal& terminal) {
    json list = json::array();
    for (const store::Accounts::Token& token : TRY(accounts.tokens())) {
        const core::Post* post = office.post(token.post);
        const std::string name = post == nullptr ? token.post.text() : post->name;
        list.push_back({{"post", name}, {"label", token.label}});
        if (!terminal.is_json) terminal.out(fmt::format("{}  {}\n", name, token.label));
    }
    if (terminal.is_json) terminal.print({{"tokens", list}});
    return exit_done;
}

Ran revoke_tokens(store::Accounts& accounts, const base::Id& post, const std::string& label, const Terminal& terminal) {
    const std::uint64_t count = TRY(accounts.revoke_tokens(post, label));
    if (terminal.is_json) terminal.print({{"revoked", count}});
    terminal.say(fmt::format("已撤销 {} 个令牌", count), fmt::format("{} tokens revoked", count));
    return count > 0 ? exit_done : exit_finding;
}

}  // namespace

Ran run_organ(const Arguments& arguments, const Terminal& terminal) {
    const OpenDesk open = TRY(open_desk(arguments.positionals()[0], terminal));
    const core::Office office = TRY(office_of(open));
    const std::string& name = arguments.positionals()[1];
    if (office.organ_named(name) != nullptr)
        return base::fail(base::ErrorKind::conflict, name + " is recorded already");
    core::RecordOrgan deed;
    deed.name = name;
    deed.kind = TRY(word<core::OrganKind>(arguments, "--kind"));
    deed.level = TRY(word<core::OrganLevel>(arguments, "--level"));
    deed.region = static_cast<std::uint32_t>(TRY(arguments.number("--region", 0)));
    deed.from = TRY(arguments.day("--from", base::Day::from(2000, 1, 1)));
    if (arguments.has("--under")) deed.parent = TRY(organ_named(office, arguments.get("--under")))->id;
    return write(open, terminal, {}, deed);
}

Ran run_post(const Arguments& arguments, const Terminal& terminal) {
    const OpenDesk open = TRY(open_desk(arguments.positionals()[0], terminal));
    const core::Office office = TRY(office_of(open));
    const std::string organ_name = TRY(arguments.need("--organ"));
    const base::Id organ = TRY(organ_named(office, organ_name))->id;
    core::RecordPost deed{.post = {}, .name = arguments.positionals()[1], .roles = {}, .from = open.desk->today()};
    const std::string roles = TRY(arguments.need("--roles"));
    std::istringstream list(roles);
    for (std::string one; std::getline(list, one, ',');) {
        const auto role = core::parse_word<core::Role>(one);
        if (!role)
            return base::fail(base::ErrorKind::bad_input, "'" + one + "' is no role", "--roles",
                              "see docs/glossary.md");
        deed.roles.push_back(*role);
    }
    if (!core::are_separated(deed.roles)) {
        return base::fail(base::ErrorKind::bad_input,
                          "三员分立: one post cannot be two of system, security and audit administrator", "--roles",
                          "make a post for each");
    }
    const core::Post* present = office.post_named(deed.name);
    if (present != nullptr) deed.post = present->id;
    return write(open, terminal, organ, deed);
}

Ran run_office_import(const Arguments& arguments, const Terminal& terminal) {
    const std::string& name = arguments.positionals()[1];
    const OpenDesk open = TRY(open_desk(arguments.positionals()[0], terminal));
    const auto report =
        TRY(intake::import_office(*open.desk, program(), terminal.path(name), arguments.has("--dry-run")));
    const std::string sheet = report.sheet.empty() ? "" : report.sheet + "!";
    if (terminal.is_json) {
        json problems = json::array();
        for (const core::RosterProblem& one : report.problems)
            problems.push_back({{"line", one.line}, {"column", core::id_of(one.column)}, {"what", one.what}});
        terminal.print({{"organs_new", report.organs_new},
                        {"organs_changed", report.organs_changed},
                        {"organs_ended", report.organs_ended},
                        {"posts_new", report.posts_new},
                        {"posts_changed", report.posts_changed},
                        {"posts_ended", report.posts_ended},
                        {"unchanged", report.unchanged},
                        {"problems", problems},
                        {"dry_run", report.is_dry_run}});
        return report.problems.empty() ? exit_done : exit_finding;
    }
    for (const core::RosterProblem& one : report.problems)
        terminal.err(fmt::format("{}:{}{}: {}: {}\n", name, sheet, one.line, core::zh_of(one.column),
                                 terminal.is_english ? one.what : base::chinese(one.what)));
    if (!report.problems.empty()) {
        terminal.say(fmt::format("{} 处问题，未写入任何内容", report.problems.size()),
                     fmt::format("{} problems; nothing was written", report.problems.size()));
        return exit_finding;
    }
    const std::string dry = report.is_dry_run ? (terminal.is_english ? "dry run: " : "试运行：") : "";
    terminal.out(dry +
                 (terminal.is_english
                      ? fmt::format("organs: {} new, {} changed, {} ended; posts: {} new, {} changed, {} ended; {} "
                                    "lines were there already\n",
                                    report.organs_new, report.organs_changed, report.organs_ended, report.posts_new,
                                    report.posts_changed, report.posts_ended, report.unchanged)
                      : fmt::format("机关：新 {}，改 {}，撤 {}；岗位：新 {}，改 {}，撤 {}；{} 行已有\n",
                                    report.organs_new, report.organs_changed, report.organs_ended, report.posts_new,
                                    report.posts_changed, report.posts_ended, report.unchanged)));
    return exit_done;
}

Ran run_user(const Arguments& arguments, const Terminal& terminal) {
    const OpenDesk open = TRY(open_desk(arguments.positionals()[0], terminal));
    const core::Office office = TRY(office_of(open));
    const std::string post_name = TRY(arguments.need("--post"));
    const base::Id post = TRY(post_named(office, post_name))->id;
    const std::string password = TRY(arguments.need("--password"));
    const auto accounts = TRY(store::Accounts::open(open.desk->store().settings()));
    TRY(accounts->set_password(arguments.positionals()[1], post, password));
    terminal.say("账号 " + arguments.positionals()[1] + " 可以登录",
                 "the account " + arguments.positionals()[1] + " can sign in");
    return exit_done;
}

Ran run_token(const Arguments& arguments, const Terminal& terminal) {
    const OpenDesk open = TRY(open_desk(arguments.positionals()[0], terminal));
    const core::Office office = TRY(office_of(open));
    const std::string what = arguments.positionals().size() > 1 ? arguments.positionals()[1] : "";
    const auto accounts = TRY(store::Accounts::open(open.desk->store().settings()));
    if (what == "list") return list_tokens(*accounts, office, terminal);
    if (!what.empty() && what != "revoke")
        return base::fail(base::ErrorKind::bad_input, "'" + what + "' is neither revoke nor list", {}, "see --help");
    const std::string post_name = TRY(arguments.need("--post"));
    const base::Id post = TRY(post_named(office, post_name))->id;
    if (what == "revoke") return revoke_tokens(*accounts, post, arguments.get("--label"), terminal);
    const std::string token = TRY(accounts->new_token(post, arguments.get("--label")));
    if (terminal.is_json) {
        terminal.print({{"token", token}});
        return exit_done;
    }
    terminal.out(token + "\n");
    terminal.say("令牌只显示这一次", "the token is shown this once only");
    return exit_done;
}

}  // namespace huiying
