#include "http/account_tell.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "base/chinese.hpp"
#include "http/account_records.hpp"
#include "http/deed_json.hpp"

namespace http {
namespace {

Ref organ_ref(const core::Office& office, const base::Id& id) {
    const core::Organ* organ = office.organ(id);
    return {id, organ == nullptr ? id.text() : organ->name};
}

std::optional<std::string> text_of(const std::optional<base::Decimal>& value) {
    return value ? std::optional(value->text()) : std::nullopt;
}

FundsView funds(const ReadAccounts& read, std::string key, std::string name, const core::MoneyFilter& filter) {
    const core::FundsAmounts amounts = core::funds_of(read.accounts, filter);
    const auto rate = [&](core::MoneyFormula formula) {
        return text_of(core::money_value(read.accounts, formula, filter, read.settings).value);
    };
    return {.key = std::move(key),
            .name = std::move(name),
            .initial = core::yuan_text(amounts.initial),
            .adjustment = core::yuan_text(amounts.adjustment),
            .adjusted = core::yuan_text(amounts.adjusted),
            .spent = core::yuan_text(amounts.spent),
            .rate = rate(core::MoneyFormula::execution_rate),
            .share = rate(core::MoneyFormula::spent_share)};
}

void tell_tables(AccountView& view, const ReadAccounts& read) {
    for (const core::ProjectKind kind : {core::ProjectKind::basic, core::ProjectKind::project})
        view.kinds.push_back(
            funds(read, std::string(core::id_of(kind)), std::string(core::zh_of(kind)), {.kind = kind}));
    for (std::size_t i = 0; i < core::money_source_words.size(); ++i) {
        const auto source = static_cast<core::MoneySource>(i);
        view.sources.push_back(
            funds(read, std::string(core::id_of(source)), std::string(core::zh_of(source)), {.source = source}));
    }
    for (const core::ClassGroup& group : read.settings.groups)
        view.groups.push_back(funds(read, group.id, group.name_zh, core::within(group, {})));
    std::map<std::string, std::string> projects;
    std::set<std::string> tasks;
    for (const core::Account& account : read.accounts) {
        for (const auto* one : account.standing_projects()) {
            projects.try_emplace(one->deed.code, one->deed.name);
            if (!one->deed.task.empty()) tasks.insert(one->deed.task);
        }
    }
    for (const auto& [code, name] : projects) view.projects.push_back(funds(read, code, name, {.project = code}));
    for (const std::string& task : tasks) view.tasks.push_back(funds(read, task, task, {.task = task}));
}

TypedView tell_typed(const core::Noted<core::TypeFigure>& one) {
    const int scale = static_cast<int>(one.deed.decimals);
    TypedView view{.item = one.deed.item,
                   .from = one.deed.from,
                   .to = one.deed.to,
                   .numerator = base::Decimal{one.deed.numerator, scale}.text(),
                   .denominator = std::nullopt,
                   .evidence = one.deed.evidence,
                   .version = one.version};
    if (one.deed.denominator != 0) view.denominator = base::Decimal{one.deed.denominator, scale}.text();
    return view;
}

std::string said(const std::string& what, const std::string& cure) {
    return cure.empty() ? what : what + "; " + cure;
}

}  // namespace

base::Result<ReadAccounts> read_accounts(store::Reader& reader, const app::AccountKey& key, const core::Cut& cut,
                                         bool is_department) {
    ReadAccounts read{.office = TRY(reader.office()),
                      .settings = TRY(app::money_settings(reader)),
                      .cut = cut,
                      .organ = key.organ,
                      .year = key.year,
                      .is_department = is_department,
                      .accounts = {}};
    if (is_department) {
        read.accounts = TRY(app::read_department(reader, key.organ, key.year, cut));
    } else {
        core::Account one = TRY(app::read_account(reader, key.organ, key.year, cut));
        if (one.version > 0) read.accounts.push_back(std::move(one));
    }
    if (!read.accounts.empty()) return read;
    return base::fail(base::ErrorKind::not_found, "this organ has no account of that year",
                      organ_ref(read.office, key.organ).name, "open one first: huiying account open");
}

MoneyValueView tell(const core::MoneyValue& value, const core::Cut& cut, bool with_entries) {
    const core::FormulaText& text = core::text_of(value.formula);
    MoneyValueView view{.id = core::id_of(value.formula),
                        .zh = core::zh_of(value.formula),
                        .en = text.en,
                        .how_zh = text.how_zh,
                        .how_en = text.how_en,
                        .value = text_of(value.value),
                        .unit = core::is_rate(value.formula) ? "%" : "元",
                        .numerator = value.numerator,
                        .denominator = value.denominator,
                        .as_of = cut.day,
                        .seq = cut.seq};
    if (!with_entries) return view;
    for (const core::CountedEntry& one : value.counted)
        view.counted.push_back({one.account, one.version, one.seq, one.amount});
    for (const core::CountedEntry& one : value.counted_below)
        view.counted_below.push_back({one.account, one.version, one.seq, one.amount});
    return view;
}

AccountView tell(const ReadAccounts& read) {
    AccountView view{.id = core::account_id(read.organ, read.year),
                     .organ = organ_ref(read.office, read.organ),
                     .year = read.year,
                     .is_department = read.is_department,
                     .is_closed = std::ranges::all_of(read.accounts, &core::Account::is_closed),
                     .as_of = read.cut.day,
                     .seq = read.cut.seq};
    for (std::size_t i = 0; i < core::money_formula_words.size(); ++i) {
        const auto formula = static_cast<core::MoneyFormula>(i);
        view.values.push_back(tell(core::money_value(read.accounts, formula, {}, read.settings), read.cut, false));
    }
    tell_tables(view, read);
    for (const core::Account& account : read.accounts) {
        const Ref organ = organ_ref(read.office, account.organ);
        view.units.push_back(organ);
        tell_records(view, organ.name, account, read.cut.day);
        for (const auto& one : account.figures) view.typed.push_back(tell_typed(one));
        for (const core::AccountWarningNote& one : core::warnings_of(account, read.settings, read.cut.day)) {
            const core::AccountWarningRow& row = core::row_of(one.warning);
            view.warnings.push_back({.id = row.word.id,
                                     .zh = row.zh,
                                     .en = row.en,
                                     .organ = organ.name,
                                     .version = one.version,
                                     .day = maybe(one.day),
                                     .about = one.about,
                                     .amount = one.amount});
        }
    }
    return view;
}

ProgressView tell_progress(const ReadAccounts& read, unsigned month) {
    ProgressView view{.organ = organ_ref(read.office, read.organ),
                      .year = read.year,
                      .month = month,
                      .as_of = read.cut.day,
                      .seq = read.cut.seq};
    const core::MoneyRow* thresholds = read.settings.on(core::last_of_month(read.year, month));
    view.is_example = thresholds != nullptr && thresholds->is_example;
    for (const core::ProgressRow& row : core::progress_of(read.accounts, read.year, month, read.settings)) {
        view.rows.push_back({.project = row.project,
                             .name = row.name,
                             .initial = core::yuan_text(row.funds.initial),
                             .adjustment = core::yuan_text(row.funds.adjustment),
                             .adjusted = core::yuan_text(row.funds.adjusted),
                             .spent_in_month = core::yuan_text(row.spent_in_month),
                             .spent = core::yuan_text(row.funds.spent),
                             .execution = text_of(row.execution),
                             .ahead = text_of(row.ahead),
                             .elapsed = row.elapsed.text(),
                             .light = core::id_of(row.light),
                             .light_zh = core::zh_of(row.light)});
    }
    return view;
}

std::vector<EntryView> tell_entries(const std::vector<store::FactText>& facts) {
    std::set<std::uint32_t> annulled;
    for (const store::FactText& one : facts) {
        if (const auto* annulment = std::get_if<core::AnnulEntry>(&one.fact.deed)) annulled.insert(annulment->version);
    }
    std::vector<EntryView> views;
    for (const store::FactText& one : facts) {
        EntryView& view = views.emplace_back();
        view.version = one.fact.version;
        view.seq = one.fact.seq;
        view.day = one.fact.day;
        view.kind = core::id_of(one.fact.deed);
        view.kind_zh = core::zh_of(one.fact.deed);
        view.deed.text.clear();
        write_deed(view.deed.text, one.fact.deed);
        view.is_annulled = annulled.contains(one.fact.version);
    }
    return views;
}

AccountReportView tell(const intake::AccountReport& report) {
    AccountReportView view{.rows = report.rows,
                           .entered = report.entered,
                           .unchanged = report.unchanged,
                           .opened = report.opened,
                           .sheet = report.sheet,
                           .is_dry_run = report.is_dry_run};
    for (const intake::AccountProblem& one : report.problems)
        view.problems.push_back({one.line, one.column, said(base::chinese(one.what), base::chinese(one.cure)),
                                 said(one.what, one.cure), one.is_conflict});
    return view;
}

std::vector<paper::ListingColumn> progress_columns() {
    using enum paper::CellKind;
    return {{"项目编码"},
            {"名称", text, 28},
            {"年初预算（元）", number},
            {"调整（元）", number},
            {"调整后预算（元）", number},
            {"本月支出（元）", number},
            {"累计支出（元）", number},
            {"执行率（%）", number},
            {"时序进度（%）", number},
            {"进度差（百分点）", number},
            {"预警"}};
}

std::vector<paper::ListingRow> progress_rows(const ProgressView& view) {
    std::vector<paper::ListingRow> rows;
    for (const ProgressRowView& row : view.rows) {
        rows.push_back({row.project, row.name, row.initial, row.adjustment, row.adjusted, row.spent_in_month, row.spent,
                        row.execution.value_or("n/a"), row.elapsed, row.ahead.value_or("n/a"),
                        std::string(row.light_zh)});
    }
    return rows;
}

std::vector<paper::ListingColumn> template_columns(intake::AccountSheet sheet) {
    std::vector<paper::ListingColumn> columns;
    for (const intake::AccountColumn& one : intake::columns_of(sheet))
        columns.push_back({std::string(one.zh), paper::CellKind::text, 16});
    return columns;
}

paper::ListingRow template_row(intake::AccountSheet sheet) {
    paper::ListingRow row;
    for (const intake::AccountColumn& one : intake::columns_of(sheet)) row.emplace_back(one.sample);
    return row;
}

}  // namespace http
