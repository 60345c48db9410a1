// /accounts: money and typed figures of organs, year by year. Reading: read_indicators, of the own organ and those
// below it (read_all: of any); entering: manage_account.
#pragma once
#include <tuple>

#include "app/account_book.hpp"
#include "http/account_view.hpp"
#include "http/audit.hpp"
#include "http/call.hpp"
#include "intake/account_sheets.hpp"

namespace http {

[[nodiscard]] base::Result<Response> list_accounts(Call& call);
[[nodiscard]] base::Result<Response> get_account(Call& call);
[[nodiscard]] base::Result<Response> get_entries(Call& call);
[[nodiscard]] base::Result<Response> get_money_value(Call& call);
[[nodiscard]] base::Result<Response> get_progress(Call& call);
[[nodiscard]] base::Result<Response> get_account_template(Call& call);
[[nodiscard]] base::Result<Response> import_account_sheet(Call& call);
void open_account(const CallPtr& call);
void enter_money(const CallPtr& call);
void record_in_account(const CallPtr& call);  ///< one deed of AccountDeeds, by the last part of the path

/// The account that the path names: what the caller may not look at does not exist.
using MayLook = bool (*)(const app::Caller& caller, const core::Office& office, const base::Id& organ);
[[nodiscard]] base::Result<app::AccountKey> account_of_path(Call& call, store::Reader& reader, MayLook may_look);

/// Those of a path of their own; money comes as a list, so that a transfer's sides come together.
using AccountDeeds =
    std::tuple<core::RecordProject, core::RecordContract, core::PerformContract, core::TypeFigure, core::PublishAccount,
               core::ReconcileAccount, core::RecordFinding, core::RectifyFinding, core::RecordRule, core::AnnulEntry>;

struct MoneyDraft {
    Day day;  ///< not set = today
    core::EnterMoney money;
    static constexpr std::string_view schema = "MoneyDraft";
    static constexpr std::string_view required[] = {"kind", "amount"};
    static void fields(auto& self, auto&& field) {
        field("day", self.day);
        core::EnterMoney::fields(self.money, field);
    }
};

struct MoneyDrafts {
    std::vector<MoneyDraft> entries;
    static constexpr std::string_view schema = "MoneyDrafts";
    static constexpr std::string_view required[] = {"entries"};
    static void fields(auto& self, auto&& field) { field("entries", self.entries); }
};

struct AccountsView {
    std::vector<AccountRowView> accounts = {};
    static constexpr std::string_view schema = "Accounts";
    static void fields(auto& self, auto&& field) { field("accounts", self.accounts); }
};

struct EntriesView {
    std::vector<EntryView> entries = {};
    static constexpr std::string_view schema = "AccountEntries";
    static void fields(auto& self, auto&& field) { field("entries", self.entries); }
};

}  // namespace http
