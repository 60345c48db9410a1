// archive …, erase: what is no longer kept, who proposed and who approved its destruction, and what a matter's file
// holds.
#include <fmt/format.h>

#include <algorithm>
#include <sstream>

#include "app/archive.hpp"
#include "app/plan.hpp"
#include "law/retention.hpp"
#include "main/huiying/command.hpp"

namespace huiying {
namespace {

struct Due {
    base::Id id;
    std::string number;
    core::MatterClass matter_class{};
    base::Day closed_day, kept_until;
};

/// Calls `with` for every closed matter of the store; it may stop with an error.
base::Result<> each_closed(store::Reader& reader, base::Day today,
                           const std::function<base::Result<>(const store::ListRow&)>& with) {
    store::ListQuery query{.viewer = {},
                           .holder = {},
                           .matter_class = {},
                           .phase = core::Phase::closed,
                           .number = {},
                           .today = today,
                           .cursor = {},
                           .limit = store::list_limit_max};
    do {
        const store::ListPage page = TRY(reader.list(query));
        for (const store::ListRow& row : page.rows) TRY(with(row));
        query.cursor = page.next;
    } while (!query.cursor.empty());
    return {};
}

/// Closed matters whose retention period has run out and whose destruction nobody approved yet, by number.
base::Result<std::vector<Due>> due(store::Reader& reader, base::Day today) {
    const auto rows = TRY(law::retention());
    std::vector<Due> found;
    const auto walked = each_closed(reader, today, [&](const store::ListRow& row) -> base::Result<> {
        const law::Retention* kept = law::retention_of(rows, row.matter_class, row.closed_day);
        const base::Day until = kept == nullptr ? base::Day::none() : law::kept_until(*kept, row.closed_day);
        if (!until.is_set() || until >= today) return {};
        const auto facts = TRY(reader.facts(row.id));
        if (std::holds_alternative<core::ApproveDestruction>(facts.back().fact.deed)) return {};
        found.push_back({row.id, row.number, row.matter_class, row.closed_day, until});
        return {};
    });
    TRY(walked);
    std::ranges::sort(found, {}, &Due::number);
    return found;
}

Ran tell(const Terminal& terminal, const std::vector<Due>& found) {
    json list = json::array();
    for (const Due& one : found) {
        list.push_back({{"number", one.number},
                        {"class", core::id_of(one.matter_class)},
                        {"closed_day", one.closed_day.text()},
                        {"kept_until", one.kept_until.text()}});
        if (!terminal.is_json)
            terminal.out(fmt::format("{}  {}  {}  {}\n", one.number, core::zh_of(one.matter_class),
                                     one.closed_day.text(), one.kept_until.text()));
    }
    if (terminal.is_json) terminal.print({{"matters", list}});
    terminal.say(
        fmt::format("保管期满 {} 件（期限为示例，见 law/archive）", found.size()),
        fmt::format("{} matters beyond their retention period (periods are examples, see law/archive)", found.size()));
    return exit_done;
}

/// One command for the whole list: all of it or none.
Ran act(const Arguments& arguments, const Terminal& terminal, bool is_approval) {
    const OpenDesk open = TRY(open_desk(arguments.positionals()[0], terminal));
    const std::string& list = arguments.positionals()[1];
    const std::string post = TRY(arguments.need("--post"));
    const auto reader = open.desk->store().reader();
    const core::Office office = TRY(reader->office());
    const app::Caller caller = TRY(caller_of(office, post, open.desk->today()));
    const std::vector<Due> found = TRY(due(*reader, open.desk->today()));
    std::uint64_t count = 0;
    const auto done = app::run<bool>(*open.desk, caller, [&](app::Plan& plan) -> app::Outcome<bool> {
        count = 0;
        for (const Due& one : found) {
            if (is_approval) {
                const auto facts = plan.view().facts(one.id);
                if (!facts) return std::unexpected(app::Failure(facts.error()));
                const auto* proposed = std::get_if<core::ProposeDestruction>(&facts->back().deed);
                if (proposed == nullptr || proposed->list != list) continue;
            }
            auto written = is_approval ? plan.approve_destruction(one.id, list)
                                       : plan.propose_destruction(one.id, list, one.kept_until);
            if (!written) return std::unexpected(std::move(written).error());
            ++count;
        }
        return true;
    });
    if (!done) return std::unexpected(as_error(done.error(), terminal.is_english));
    if (terminal.is_json) terminal.print({{"list", list}, {"matters", count}});
    if (is_approval) {
        terminal.say(fmt::format("已批准销毁 {} 件，密钥已毁", count),
                     fmt::format("destruction of {} matters approved; their keys are gone", count));
    } else {
        terminal.say(fmt::format("已提请销毁 {} 件，待另一岗位批准", count),
                     fmt::format("destruction of {} matters proposed; another post approves it", count));
    }
    return count > 0 ? exit_done : exit_finding;
}

}  // namespace

Ran run_archive_due(const Arguments& arguments, const Terminal& terminal) {
    const auto settings = settings_of(arguments.positionals()[0], terminal);
    const auto reader = TRY(store::open_reader(settings));
    return tell(terminal, TRY(due(*reader, settings.now().day())));
}

Ran run_archive_propose(const Arguments& arguments, const Terminal& terminal) {
    return act(arguments, terminal, false);
}

Ran run_archive_approve(const Arguments& arguments, const Terminal& terminal) {
    return act(arguments, terminal, true);
}

Ran run_archive_contents(const Arguments& arguments, const Terminal& terminal) {
    const auto reader = TRY(store::open_reader(settings_of(arguments.positionals()[0], terminal)));
    const base::Id id = TRY(reader->find_matter(arguments.positionals()[1], {}));
    const std::vector<app::FileEntry> entries = app::contents_of(TRY(reader->facts(id)));
    json list = json::array();
    for (const app::FileEntry& entry : entries) {
        list.push_back({{"nth", entry.nth},
                        {"day", entry.day.text()},
                        {"kind", entry.kind},
                        {"kind_zh", entry.kind_zh},
                        {"seq", entry.seq},
                        {"has_text", entry.has_text},
                        {"is_erased", entry.is_erased}});
        if (!terminal.is_json)
            terminal.out(fmt::format("{:3}  {}  {}{}\n", entry.nth, entry.day.text(), entry.kind_zh,
                                     entry.is_erased  ? "（已销毁）"
                                     : entry.has_text ? "（有正文）"
                                                      : ""));
    }
    if (terminal.is_json) terminal.print({{"number", arguments.positionals()[1]}, {"entries", list}});
    return exit_done;
}

namespace {

/// Files that may show a person: what came in whole. A redacted copy was made so that it shows nobody.
std::vector<std::uint32_t> whole_files(const core::Submission& submission) {
    std::vector<std::uint32_t> files;
    for (const core::File& file : submission.files) {
        if (!file.is_destroyed && !file.is_redacted()) files.push_back(file.version);
    }
    return files;
}

/// Which files go with a person: somebody has looked at them, or all go.
base::Result<std::vector<std::uint32_t>> files_of_person(const Arguments& arguments,
                                                         const core::Submission& submission) {
    std::vector<std::uint32_t> files = whole_files(submission);
    const std::string wanted = arguments.get("--files", "");
    if (wanted == "destroy") return files;
    if (files.empty() || wanted == "keep") return std::vector<std::uint32_t>{};
    std::string list;
    for (const std::uint32_t file : files) list += fmt::format("{}{}", list.empty() ? "" : ", ", file);
    return base::fail(
        base::ErrorKind::conflict, "files of the submission may show this person: " + list + "; 附件中可能有此人的信息",
        "--files",
        "look at them, keep redacted copies of what is still needed; then --files destroy, or --files keep "
        "if none shows the person");
}

}  // namespace

Ran run_erase(const Arguments& arguments, const Terminal& terminal) {
    const OpenDesk open = TRY(open_desk(arguments.positionals()[0], terminal));
    const std::string& number = arguments.positionals()[1];
    const std::string authority = TRY(arguments.need("--authority"));
    const std::uint64_t nth = TRY(arguments.number("--person", 0));
    const auto reader = open.desk->store().reader();
    const base::Id id = TRY(reader->find_submission(number));
    const core::Submission submission = TRY(reader->submission(id));
    const auto& persons = submission.as_registered.persons;
    std::vector<std::uint32_t> files;
    if (arguments.has("--file")) {
        if (nth != 0)
            return base::fail(base::ErrorKind::bad_input, "--file and --person are two things", "--file",
                              "do one after the other");
        files.push_back(static_cast<std::uint32_t>(TRY(arguments.number("--file", 0))));
    } else {
        if (nth == 0 || nth > persons.size())
            return base::fail(base::ErrorKind::bad_input, fmt::format("the submission has {} persons", persons.size()),
                              "--person", "give the place of one of them, from 1, or a file by --file");
        files = TRY(files_of_person(arguments, submission));
    }
    const app::Erasure erasure{.authority = authority, .is_on_request = arguments.has("--on-request")};
    const auto done = app::run<bool>(*open.desk, program(), [&](app::Plan& plan) -> app::Outcome<bool> {
        for (const std::uint32_t file : files) {
            if (auto gone = plan.destroy_file(submission.id, file, authority); !gone)
                return std::unexpected(gone.error());
        }
        if (nth == 0) return true;
        if (auto erased = plan.erase(submission.id, nth - 1, erasure); !erased) return std::unexpected(erased.error());
        return true;
    });
    if (!done) return std::unexpected(as_error(done.error(), terminal.is_english));
    if (terminal.is_json) terminal.print({{"number", number}, {"person", nth}, {"files", files}});
    if (nth != 0)
        terminal.say(fmt::format("{} 第 {} 名信访人的个人信息已删除", number, nth),
                     fmt::format("personal data of person {} of {} is erased", nth, number));
    if (!files.empty())
        terminal.say(fmt::format("已销毁附件 {} 个", files.size()),
                     fmt::format("{} files are destroyed", files.size()));
    return exit_done;
}

}  // namespace huiying
