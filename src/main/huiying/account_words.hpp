// What the commands of accounts share: whose account, of which year, at which cut, and tables as files.
#pragma once
#include "http/account_tell.hpp"
#include "main/huiying/command.hpp"

namespace huiying {

/// --organ and --year.
[[nodiscard]] base::Result<app::AccountKey> account_key(const Arguments& arguments, const core::Office& office);
/// --organ, --year, --as-of, --seq, --department of the store that comes first.
[[nodiscard]] base::Result<http::ReadAccounts> read_asked(const Arguments& arguments, const Terminal& terminal);
[[nodiscard]] base::Result<intake::AccountSheet> sheet_named(const std::string& word);
/// Contracts with what was paid on them, publications, reconciliations, findings and rules.
void print_records(const http::AccountView& view, const Terminal& terminal);
/// To the terminal as CSV where no file is named; else .xlsx or .csv by its name.
[[nodiscard]] Ran write_listing(const Terminal& terminal, const std::string& file, const std::string& sheet,
                                const std::vector<paper::ListingColumn>& columns,
                                const std::vector<paper::ListingRow>& rows);

}  // namespace huiying
