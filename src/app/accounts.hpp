// Reading accounts: those of a year that a caller may see, as they stood at a cut, and the dated settings that judge
// them. Used by http and the command line; score sheets take their money from here. Any thread with a reader of its
// own.
#pragma once
#include "app/desk.hpp"
#include "core/account/account.hpp"
#include "core/account/settings.hpp"

namespace app {

/// The program's settings, and what the store adopted since.
[[nodiscard]] base::Result<core::MoneySettings> money_settings(store::Reader& reader);

/// Whether the caller may look at an organ's account: that of its own organ or one below it, or any with read_all.
[[nodiscard]] bool may_read_account(const Caller& caller, const core::Office& office, const base::Id& organ);

/// One account at a cut; version 0 if it was not there yet.
[[nodiscard]] base::Result<core::Account> read_account(store::Reader& reader, const base::Id& organ, std::uint32_t year,
                                                       const core::Cut& cut);
/// 部门: the accounts of an organ and of all below it, of one year; those that were opened.
[[nodiscard]] base::Result<std::vector<core::Account>> read_department(store::Reader& reader, const base::Id& organ,
                                                                       std::uint32_t year, const core::Cut& cut);

struct AccountRow {
    base::Id id, organ;
    std::string organ_name;
    std::uint32_t year = 0, entries = 0;
};
/// By year, newest first, then in order of opening.
[[nodiscard]] base::Result<std::vector<AccountRow>> list_accounts(store::Reader& reader, const Caller& caller);

/// Head of the ledger and today where the cut says nothing.
[[nodiscard]] core::Cut completed(core::Cut cut, store::Reader& reader, base::Day today);

}  // namespace app
