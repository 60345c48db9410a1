#include "intake/office_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "app/plan.hpp"
#include "intake/cells.hpp"
#include "intake/mapping.hpp"
#include "intake/record.hpp"

namespace intake {
namespace {

using base::Result;
using core::RosterColumn;

constexpr std::size_t column_count = core::roster_column_words.size();

/// The lines of the list, read as values; what cannot be read is a problem and the rest goes on.
class RosterReader {
  public:
    Result<void> bind(const Record& header, const std::string& place) {
        for (std::size_t at = 0; at < header.fields.size(); ++at) {
            const auto column = core::parse_word<RosterColumn>(trimmed(header.fields[at]));
            if (column) at_[static_cast<std::size_t>(*column)] = at;
        }
        for (const RosterColumn needed : {RosterColumn::name, RosterColumn::from}) {
            if (at_[static_cast<std::size_t>(needed)]) continue;
            return base::fail(base::ErrorKind::bad_input, fmt::format("the column {} is missing", core::zh_of(needed)),
                              place, "see docs/formats/office.md for the columns of an office's list");
        }
        return {};
    }
    void read(const Record& record) {
        record_ = &record;
        if (!record.problem.empty()) return problem(RosterColumn::name, std::string(record.problem));
        if (cell(RosterColumn::name).empty()) return problem(RosterColumn::name, "the name is empty");
        const base::Day from = day(RosterColumn::from), until = day(RosterColumn::until);
        if (cell(RosterColumn::from).empty()) problem(RosterColumn::from, "the first day is empty");
        const std::string post = cell(RosterColumn::post);
        if (!post.empty()) {
            roster.posts.push_back({.line = record.line,
                                    .organ = cell(RosterColumn::name),
                                    .name = post,
                                    .roles = roles(),
                                    .from = from,
                                    .until = until});
            return;
        }
        roster.organs.push_back({.line = record.line,
                                 .name = cell(RosterColumn::name),
                                 .kind = word<core::OrganKind>(RosterColumn::kind),
                                 .level = word<core::OrganLevel>(RosterColumn::level),
                                 .parent = cell(RosterColumn::parent),
                                 .region = region(),
                                 .from = from,
                                 .until = until,
                                 .successor = cell(RosterColumn::successor)});
    }

    core::Roster roster;
    std::vector<core::RosterProblem> problems;

  private:
    const Record* record_ = nullptr;
    std::array<std::optional<std::size_t>, column_count> at_;

    void problem(RosterColumn column, std::string what) {
        problems.push_back({.line = record_->line, .column = column, .what = std::move(what)});
    }
    [[nodiscard]] std::string cell(RosterColumn column) const {
        const auto at = at_[static_cast<std::size_t>(column)];
        return at ? std::string(trimmed(record_->field(*at))) : std::string();
    }
    base::Day day(RosterColumn column) {
        static const std::vector<std::string> formats{"%Y-%m-%d", "%Y/%m/%d", "%Y年%m月%d日"};
        const std::string text = cell(column);
        const auto parsed = parse_date(text, formats);
        if (!text.empty() && !parsed) problem(column, text + " is no day; write it as 2026-03-16");
        return parsed.value_or(base::Day::none());
    }
    template <class E>
    E word(RosterColumn column) {
        const std::string text = cell(column);
        const auto parsed = core::parse_word<E>(text);
        if (parsed) return *parsed;
        std::vector<std::string_view> known;
        for (const core::Word& one : words(E{})) known.push_back(one.zh);
        problem(column,
                fmt::format("“{}” is no {}; it is one of {}", text, core::zh_of(column), fmt::join(known, "、")));
        return E{};
    }
    std::vector<core::Role> roles() {
        std::vector<core::Role> list;
        std::string text = cell(RosterColumn::roles);
        for (const std::string_view mark : {"、", "，", ";", "；"}) {
            for (std::size_t at = text.find(mark); at != text.npos; at = text.find(mark, at))
                text.replace(at, mark.size(), ",");
        }
        for (std::string_view rest = text; !rest.empty();) {
            const std::string_view one = trimmed(rest.substr(0, rest.find(',')));
            rest.remove_prefix(std::min(rest.size(), rest.find(',') == rest.npos ? rest.size() : rest.find(',') + 1));
            const auto role = core::parse_word<core::Role>(one);
            if (role) list.push_back(*role);
            if (!role && !one.empty()) problem(RosterColumn::roles, std::string(one) + " is no role");
        }
        return list;
    }
    std::uint32_t region() {
        const std::string text = cell(RosterColumn::region);
        const bool is_code = text.size() == 6 &&
                             std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; }) && text[0] != '0';
        if (!is_code) problem(RosterColumn::region, "give the six digits of GB/T 2260, e.g. 440111");
        return is_code ? static_cast<std::uint32_t>(std::stoul(text)) : 0;
    }
};

void account(const core::RosterDeed& one, OfficeReport& report) {
    const bool is_organ = std::holds_alternative<core::RecordOrgan>(one.deed);
    const bool is_post = std::holds_alternative<core::RecordPost>(one.deed);
    if (is_organ) ++(one.is_new ? report.organs_new : report.organs_changed);
    if (is_post) ++(one.is_new ? report.posts_new : report.posts_changed);
    if (std::holds_alternative<core::EndOrgan>(one.deed)) ++report.organs_ended;
    if (std::holds_alternative<core::EndPost>(one.deed)) ++report.posts_ended;
}

Result<RosterReader> read_roster(const std::filesystem::path& file, OfficeReport& report) {
    const Mapping plain;
    const auto reader = TRY(open_records(file, plain));
    report.sheet = reader->sheet();
    RosterReader rows;
    Record record;
    if (!TRY(reader->next(record)))
        return base::fail(base::ErrorKind::bad_input, "the file is empty", file.string(),
                          "the first line names the columns");
    TRY(rows.bind(record, file.string()));
    for (std::size_t lines = 0; TRY(reader->next(record)); ++lines) {
        if (lines == roster_lines_max) {
            return base::fail(base::ErrorKind::too_many, fmt::format("more than {} lines", roster_lines_max),
                              file.string(), "part it");
        }
        rows.read(record);
    }
    return rows;
}

}  // namespace

Result<OfficeReport> import_office(app::Desk& desk, const app::Caller& caller, const std::filesystem::path& file,
                                   bool is_dry_run) {
    if (!caller.may(core::Permission::manage_office)) {
        return base::fail(base::ErrorKind::denied, "this post may not change the office", {}, "ask a post that may");
    }
    OfficeReport report;
    report.is_dry_run = is_dry_run;
    const RosterReader rows = TRY(read_roster(file, report));
    const core::Roster& roster = rows.roster;
    // One command: the office that was looked at is the one that is changed.
    const auto done = app::run<bool>(desk, caller, [&](app::Plan& plan) -> app::Outcome<bool> {
        const core::Office& office = plan.view().office();
        report.problems = rows.problems;
        if (report.problems.empty()) report.problems = core::problems_of(roster, office);
        if (!report.problems.empty()) return true;
        std::vector<base::Id> fresh(roster.organs.size() + roster.posts.size());
        for (base::Id& id : fresh) id = plan.view().new_id();
        const auto deeds = core::deeds_of(roster, office, fresh);
        std::set<std::uint64_t> lines;
        for (const core::RosterDeed& one : deeds) {
            account(one, report);
            lines.insert(one.line);
            if (is_dry_run) continue;
            if (auto written = plan.office(one.organ, one.deed); !written) return std::unexpected(written.error());
        }
        report.unchanged = roster.organs.size() + roster.posts.size() - lines.size();
        return true;
    });
    if (done) return report;
    const auto* error = std::get_if<base::Error>(&done.error());
    if (error != nullptr) return std::unexpected(*error);
    return base::fail(base::ErrorKind::denied, std::string(core::row_of(std::get<core::Refusal>(done.error())).en));
}

}  // namespace intake
