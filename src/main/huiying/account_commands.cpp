// account …: money and typed figures of an organ and year: open, record, import, show.
#include <fmt/format.h>

#include <algorithm>
#include <fstream>

#include "http/account_tell.hpp"
#include "http/json_out.hpp"
#include "intake/account_fields.hpp"
#include "main/huiying/account_words.hpp"
#include "paper/table.hpp"

namespace huiying {
namespace {

using base::ErrorKind;
using base::Result;

/// What stands behind the name of the deed: fields, and "+" between the deeds of one command.
struct Words {
    std::string deed;
    std::vector<std::string> fields;
};

/// Every deed between two "+" begins as the one before it, so that only what differs is said again.
Result<std::vector<core::Deed>> read_deeds(const Words& words) {
    core::Deed deed = TRY(intake::account_deed(words.deed));
    std::vector<core::Deed> deeds;
    for (const std::string& word : words.fields) {
        if (word == "+") {
            deeds.push_back(deed);
            continue;
        }
        const std::size_t at = word.find('=');
        if (at == word.npos) {
            return base::fail(ErrorKind::bad_input, "there is no = in " + word, {},
                              fmt::format("write name=value: {}", fmt::join(intake::field_names(deed), ", ")));
        }
        TRY(intake::set_field(deed, std::string_view(word).substr(0, at), word.substr(at + 1)));
    }
    deeds.push_back(std::move(deed));
    return deeds;
}

Ran tell_entered(const Terminal& terminal, const app::Entered& entered, std::size_t count) {
    if (terminal.is_json) {
        terminal.print({{"account", entered.account.text()}, {"version", entered.version}, {"entered", count}});
    } else {
        terminal.say(fmt::format("已记 {} 笔，末笔为第 {} 笔", count, entered.version),
                     fmt::format("{} entered, the last is entry {}", count, entered.version));
    }
    return exit_done;
}

Ran write(const Arguments& arguments, const Terminal& terminal, const std::vector<core::Deed>& deeds) {
    const OpenDesk open = TRY(open_desk(arguments.positionals()[0], terminal));
    const core::Office office = TRY(open.desk->store().reader()->office());
    const app::AccountKey key = TRY(account_key(arguments, office));
    const base::Day day = TRY(arguments.day("--day", base::Day::none()));
    const auto done = app::run_book<app::Entered>(*open.desk, program(), [&](app::AccountBook& book) {
        app::Outcome<app::Entered> entered;
        for (const core::Deed& deed : deeds) {
            entered = book.perform(key, deed, day);
            if (!entered) return entered;
        }
        return entered;
    });
    if (!done) return std::unexpected(as_error(done.error(), terminal.is_english));
    return tell_entered(terminal, *done, deeds.size());
}

}  // namespace

Result<app::AccountKey> account_key(const Arguments& arguments, const core::Office& office) {
    const std::string name = TRY(arguments.need("--organ"));
    const core::Organ* organ = office.organ_named(name);
    if (organ == nullptr) {
        std::vector<std::string> known;
        for (const base::Id& id : office.organs()) known.push_back(office.organ(id)->name);
        const std::string near = nearest(name, known);
        return base::fail(ErrorKind::not_found, "no organ is called " + name, "--organ",
                          near.empty() ? "record it first: huiying organ" : "did you mean " + near + "?");
    }
    const std::uint64_t year = TRY(arguments.number("--year", 0));
    if (year == 0) return base::fail(ErrorKind::bad_input, "--year is missing", "--year", "give it: --year 2023");
    return app::AccountKey{organ->id, static_cast<std::uint32_t>(std::min<std::uint64_t>(year, UINT32_MAX))};
}

Result<http::ReadAccounts> read_asked(const Arguments& arguments, const Terminal& terminal) {
    const store::Settings settings = settings_of(arguments.positionals()[0], terminal);
    const auto reader = TRY(store::open_reader(settings));
    const core::Office office = TRY(reader->office());
    const app::AccountKey key = TRY(account_key(arguments, office));
    core::Cut cut;
    cut.day = TRY(arguments.day("--as-of", settings.now().day()));
    cut.seq = TRY(arguments.number("--seq", 0));
    cut = app::completed(cut, *reader, cut.day);
    return http::read_accounts(*reader, key, cut, arguments.has("--department"));
}

Ran run_account_open(const Arguments& arguments, const Terminal& terminal) {
    const OpenDesk open = TRY(open_desk(arguments.positionals()[0], terminal));
    const core::Office office = TRY(open.desk->store().reader()->office());
    const app::AccountKey key = TRY(account_key(arguments, office));
    const auto done = app::run_book<app::Entered>(*open.desk, program(), [&](app::AccountBook& book) {
        return book.perform(key, core::OpenAccount{key.organ, key.year});
    });
    if (!done) return std::unexpected(as_error(done.error(), terminal.is_english));
    return tell_entered(terminal, *done, 1);
}

Ran run_account_record(const Arguments& arguments, const Terminal& terminal) {
    const auto& given = arguments.positionals();
    const std::vector<core::Deed> deeds = TRY(read_deeds({given[1], {given.begin() + 2, given.end()}}));
    return write(arguments, terminal, deeds);
}

Ran run_account_import(const Arguments& arguments, const Terminal& terminal) {
    const std::string& file = arguments.positionals()[2];
    const auto sheet = TRY(sheet_named(arguments.positionals()[1]));
    const OpenDesk open = TRY(open_desk(arguments.positionals()[0], terminal));
    const core::Office office = TRY(open.desk->store().reader()->office());
    const app::AccountKey key = TRY(account_key(arguments, office));
    const intake::AccountReport report = TRY(intake::import_account(
        *open.desk, program(),
        {.file = terminal.path(file), .sheet = sheet, .key = key, .is_dry_run = arguments.has("--dry-run")}));
    if (terminal.is_json) {
        terminal.print(json::parse(http::to_json(http::tell(report))));
        return report.problems.empty() ? exit_done : exit_finding;
    }
    const std::string of_sheet = report.sheet.empty() ? "" : report.sheet + "!";
    const http::AccountReportView view = http::tell(report);
    for (const http::AccountProblemView& one : view.problems) {
        terminal.err(fmt::format("{}:{}{}: {}{}{}\n", file, of_sheet, one.line, one.column,
                                 one.column.empty() ? "" : ": ", terminal.is_english ? one.en : one.zh));
    }
    if (!report.problems.empty()) {
        terminal.say(fmt::format("{} 处问题，未写入任何内容", report.problems.size()),
                     fmt::format("{} problems; nothing was written", report.problems.size()));
        return exit_finding;
    }
    const std::string dry = report.is_dry_run ? (terminal.is_english ? "dry run: " : "试运行：") : "";
    terminal.out(dry + (terminal.is_english ? fmt::format("{} rows = {} entered + {} already there\n", report.rows,
                                                          report.entered, report.unchanged)
                                            : fmt::format("共 {} 行 = 记入 {} + 已有 {}\n", report.rows, report.entered,
                                                          report.unchanged)));
    return exit_done;
}

Ran run_account_template(const Arguments& arguments, const Terminal& terminal) {
    const auto sheet = TRY(sheet_named(arguments.positionals()[0]));
    const std::string title(core::zh_of(sheet));
    return write_listing(terminal, arguments.get("--out"), title, http::template_columns(sheet),
                         {http::template_row(sheet)});
}

}  // namespace huiying
