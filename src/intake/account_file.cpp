#include "intake/account_file.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/matter/refusal.hpp"
#include "intake/account_fields.hpp"
#include "intake/cells.hpp"
#include "intake/mapping.hpp"
#include "intake/record.hpp"

namespace intake {
namespace {

using base::Result;

struct Row {
    std::uint64_t line = 0;
    std::string organ;  ///< name; empty: the request's
    base::Day day;      ///< not set: today
    core::Deed deed;
};

/// "金额（万元）", "金额(元)", "金额" → the title without its unit, and fen a unit.
std::string_view without_unit(std::string_view title, std::int64_t& fen_per_unit) {
    for (const std::string_view open : {"（", "("}) {
        const std::size_t at = title.find(open);
        if (at == title.npos) continue;
        if (title.substr(at).find("万元") != title.npos) fen_per_unit = core::fen_per_wan;
        return title.substr(0, at);
    }
    return title;
}

class SheetReader {
  public:
    explicit SheetReader(AccountSheet sheet) : sheet_(sheet) {}

    Result<void> bind(const Record& header, const std::string& place) {
        const auto columns = columns_of(sheet_);
        at_.assign(columns.size(), std::nullopt);
        for (std::size_t at = 0; at < header.fields.size(); ++at) {
            std::int64_t unit = core::fen_per_yuan;
            const std::string_view title = without_unit(trimmed(header.fields[at]), unit);
            if (title.empty()) continue;
            const auto column = std::ranges::find_if(columns, [&](const AccountColumn& one) {
                std::int64_t ignored = 0;
                return one.field == title || without_unit(one.zh, ignored) == title;
            });
            if (column == columns.end()) {
                return fail(fmt::format("“{}” is no column of this sheet", title), place,
                            "see the template: huiying account template");
            }
            const auto index = static_cast<std::size_t>(column - columns.begin());
            if (at_[index])
                return fail(fmt::format("the column {} stands twice", title), place, "take one of them out");
            at_[index] = at;
            if (column->field == "amount") fen_per_unit_ = unit;
        }
        for (std::size_t i = 0; i < columns.size(); ++i) {
            if (columns[i].is_needed && !at_[i])
                return fail(fmt::format("the column {} is missing", columns[i].zh), place,
                            "see the template: huiying account template");
        }
        return {};
    }

    void read(const Record& record, const std::function<void(AccountProblem)>& problem) {
        const auto columns = columns_of(sheet_);
        if (!record.problem.empty()) return problem({record.line, {}, std::string(record.problem), {}});
        Row row{.line = record.line, .organ = {}, .day = {}, .deed = *account_deed(deed_of(sheet_))};
        bool is_sound = true;
        const auto bad = [&](const AccountColumn& column, std::string what, std::string cure = {}) {
            is_sound = false;
            problem({record.line, std::string(column.zh), std::move(what), std::move(cure)});
        };
        for (std::size_t i = 0; i < columns.size(); ++i) {
            if (!at_[i]) continue;
            for (const Record::BadCell& cell : record.bad_cells) {
                if (cell.field == *at_[i]) bad(columns[i], cell.what);
            }
            const std::string cell(trimmed(record.field(*at_[i])));
            if (cell.empty() && columns[i].is_needed) bad(columns[i], "this is needed");
            if (cell.empty()) continue;
            if (columns[i].field == "organ") {
                row.organ = cell;
                continue;
            }
            if (columns[i].field == "day") {
                const auto day = read_day(cell, columns[i].zh);
                if (day) row.day = *day;
                if (!day) bad(columns[i], day.error().message, day.error().cure);
                continue;
            }
            const auto read = set_field(row.deed, columns[i].field, cell, fen_per_unit_);
            if (!read) bad(columns[i], read.error().message, read.error().cure);
        }
        if (is_sound) rows.push_back(std::move(row));
    }

    std::vector<Row> rows;

  private:
    AccountSheet sheet_;
    std::vector<std::optional<std::size_t>> at_;
    std::int64_t fen_per_unit_ = core::fen_per_yuan;

    static std::unexpected<base::Error> fail(std::string what, const std::string& place, std::string cure) {
        return base::fail(base::ErrorKind::bad_input, std::move(what), place, std::move(cure));
    }
};

/// The title of the column that a refusal's field stands in.
std::string title_of(AccountSheet sheet, std::string_view field) {
    for (const AccountColumn& one : columns_of(sheet)) {
        if (one.field == field) return std::string(one.zh);
    }
    return std::string(field);
}

bool is_conflict(core::AccountRefusal refusal) {
    return refusal == core::AccountRefusal::duplicate_entry || refusal == core::AccountRefusal::contract_exists ||
           refusal == core::AccountRefusal::performed_already;
}

class Importer {
  public:
    Importer(const AccountRequest& request, std::vector<Row> rows, AccountReport& report)
        : request_(request), rows_(std::move(rows)), report_(report) {}

    /// Projects before what they pay, adjustments after the budget: whatever the order of the rows.
    app::Outcome<bool> run(app::AccountBook& book, const core::Office& office) {
        std::ranges::stable_sort(rows_, [](const Row& a, const Row& b) { return a.day < b.day; });
        for (const Row& row : rows_) {
            app::AccountKey key = request_.key;
            if (!row.organ.empty()) {
                const core::Organ* organ = office.organ_named(row.organ);
                if (organ == nullptr) {
                    problem({row.line, "单位", fmt::format("no organ is called {}; record it first", row.organ), {}});
                    continue;
                }
                key.organ = organ->id;
            }
            if (auto done = enter(book, key, row); !done) return done;
        }
        return true;
    }

  private:
    const AccountRequest& request_;
    std::vector<Row> rows_;
    AccountReport& report_;
    std::map<base::Id, core::Account> before_;  ///< as they stood before this file

    void problem(AccountProblem one) {
        if (report_.problems.size() < account_problems_max) report_.problems.push_back(std::move(one));
    }

    app::Outcome<bool> enter(app::AccountBook& book, const app::AccountKey& key, const Row& row) {
        auto account = book.account(key);
        if (!account) return std::unexpected(store::Failure(std::move(account).error()));
        const auto [before, is_first] = before_.try_emplace(key.id(), **account);
        if ((*account)->version == 0) {
            auto opened = book.perform(key, core::OpenAccount{key.organ, key.year});
            if (!opened) return std::unexpected(std::move(opened).error());
            ++report_.opened;
        }
        if (core::has_same(before->second, row.deed, row.day)) return ++report_.unchanged, true;
        if (was_annulled(before->second, row)) {
            problem({row.line, {}, "it was entered and annulled; to enter it again use account record", {}, true});
            return true;
        }
        auto entered = book.perform(key, row.deed, row.day);
        if (entered) return ++report_.entered, true;
        const auto* error = std::get_if<base::Error>(&entered.error());
        if (error == nullptr || error->kind != base::ErrorKind::conflict)
            return std::unexpected(std::move(entered).error());
        const auto no = book.refusal(key, row.deed, row.day);
        problem({row.line, title_of(request_.sheet, error->place), error->message, error->cure,
                 no && *no && is_conflict((*no)->refusal)});
        return true;
    }

    static bool was_annulled(const core::Account& account, const Row& row) {
        return std::ranges::any_of(account.annulled, [&](const auto& one) {
            return one.day == row.day && core::encode_deed(one.deed) == core::encode_deed(row.deed);
        });
    }
};

Result<SheetReader> read_sheet(const AccountRequest& request, AccountReport& report) {
    const Mapping plain;
    const auto reader = TRY(open_records(request.file, plain));
    report.sheet = reader->sheet();
    SheetReader sheet(request.sheet);
    const std::string place = request.name.empty() ? request.file.filename().string() : request.name;
    Record record;
    if (!TRY(reader->next(record)))
        return base::fail(base::ErrorKind::bad_input, "the file is empty", place, "the first line names the columns");
    TRY(sheet.bind(record, place));
    while (TRY(reader->next(record))) {
        if (++report.rows > account_rows_max) {
            return base::fail(base::ErrorKind::too_many, fmt::format("more than {} rows", account_rows_max), place,
                              "part it");
        }
        sheet.read(record, [&](AccountProblem problem) {
            if (report.problems.size() < account_problems_max) report.problems.push_back(std::move(problem));
        });
    }
    return sheet;
}

}  // namespace

Result<AccountReport> import_account(app::Desk& desk, const app::Caller& caller, const AccountRequest& request) {
    AccountReport report;
    report.is_dry_run = request.is_dry_run;
    SheetReader sheet = TRY(read_sheet(request, report));
    // A sentinel, not a failure: a plan that shall not be written is given up.
    const base::Error give_up{base::ErrorKind::unavailable, "nothing is written", {}, {}};
    bool is_given_up = false;
    const AccountReport read = report;
    const auto done = app::run<bool>(desk, caller, [&](app::Plan& plan) -> app::Outcome<bool> {
        report = read;
        app::AccountBook book(plan);
        Importer importer(request, sheet.rows, report);
        if (auto run = importer.run(book, plan.view().office()); !run) return run;
        if (auto checked = book.check(); !checked) {
            const auto& error = std::get<base::Error>(checked.error());
            report.problems.push_back({0, title_of(request.sheet, "document"), error.message, error.place});
        }
        is_given_up = request.is_dry_run || !report.problems.empty();
        if (is_given_up) return std::unexpected(store::Failure(give_up));
        return true;
    });
    if (done || is_given_up) {
        std::ranges::stable_sort(report.problems, {}, &AccountProblem::line);
        return report;
    }
    if (const auto* error = std::get_if<base::Error>(&done.error())) return std::unexpected(*error);
    const core::RefusalRow& refused = core::row_of(std::get<core::Refusal>(done.error()));
    return base::fail(base::ErrorKind::denied, std::string(refused.en));
}

}  // namespace intake
