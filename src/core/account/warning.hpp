// Warnings: what stands in the account although it should not, and what is missing. Computed from the facts at a cut,
// never stored. Shown with the account, and the lines that a score sheet deducts from. Pure, any thread.
#pragma once
#include "core/account/account.hpp"
#include "core/account/settings.hpp"

namespace core {

enum class AccountWarning : std::uint8_t {
    paid_before_performance,
    paid_above_contract,
    contract_overdue,
    over_budget,
    spent_below_zero,
    off_purpose,
    voucher_incomplete,
    not_assessed,
    no_legal_basis,
    published_late,
    not_published,
    not_reconciled,
    reconciled_otherwise,
    transfer_unbalanced,
    execution_low,
    not_rectified,
};

struct AccountWarningRow {
    Word word;
    std::string_view zh, en;
};
[[nodiscard]] const AccountWarningRow& row_of(AccountWarning warning);
inline constexpr std::size_t account_warning_count = static_cast<std::size_t>(AccountWarning::not_rectified) + 1;

struct AccountWarningNote {
    AccountWarning warning{};
    std::uint32_t version = 0;  ///< of the entry that shows it; 0: the account as a whole
    base::Day day;              ///< of that entry, or the last day on which it would have been in time
    std::string about;          ///< project, contract, voucher, number of the finding
    std::int64_t amount = 0;    ///< fen: by how much; 0 where it is no amount
};

/// In order of the entries, then what is of the whole. `today` decides what is late though nothing was entered.
[[nodiscard]] std::vector<AccountWarningNote> warnings_of(const Account& account, const MoneySettings& settings,
                                                          base::Day today);

}  // namespace core
