// Import of a sheet of accounts (CSV or workbook) into the ledger, all of it or nothing. What stands there already is
// skipped; what contradicts it, or cannot be, is listed with row and column and then nothing is written. Accounts that
// the sheet needs are opened. Used by http and the command line. Blocks until it is durable.
#pragma once
#include <filesystem>

#include "app/account_book.hpp"
#include "intake/account_sheets.hpp"

namespace intake {

struct AccountProblem {
    std::uint64_t line = 0;    ///< of the text, or row of the sheet
    std::string column;        ///< its title; empty: the row as a whole
    std::string what, cure;    ///< in English; base/chinese.hpp has the Chinese
    bool is_conflict = false;  ///< the account says otherwise, or annulled it: a person decides
};

struct AccountReport {
    std::uint64_t rows = 0, entered = 0, unchanged = 0, opened = 0;
    std::string sheet;                     ///< of a workbook
    std::vector<AccountProblem> problems;  ///< where there are any, nothing was written
    bool is_dry_run = false;
};

struct AccountRequest {
    std::filesystem::path file;
    AccountSheet sheet{};
    app::AccountKey key;  ///< the organ is that of rows that name none
    bool is_dry_run = false;
    std::string name = {};  ///< of the file in messages; empty: its own
};

inline constexpr std::size_t account_rows_max = 20'000;
inline constexpr std::size_t account_problems_max = 1'000;

[[nodiscard]] base::Result<AccountReport> import_account(app::Desk& desk, const app::Caller& caller,
                                                         const AccountRequest& request);

}  // namespace intake
