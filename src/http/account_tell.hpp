// Accounts as views, and the monthly sheet and the templates as tables. Used by the handlers and by the command line,
// which prints the same members. Pure but for the reader; any thread.
#pragma once
#include "app/accounts.hpp"
#include "core/account/progress.hpp"
#include "core/account/warning.hpp"
#include "http/account_view.hpp"
#include "intake/account_file.hpp"
#include "paper/listing.hpp"

namespace http {

/// An account, or a department with all below it, as it stood at a cut.
struct ReadAccounts {
    core::Office office;
    core::MoneySettings settings;
    core::Cut cut;
    base::Id organ;
    std::uint32_t year = 0;
    bool is_department = false;
    std::vector<core::Account> accounts;  ///< one at least
};
/// not_found, with the command that opens one, where there is none.
[[nodiscard]] base::Result<ReadAccounts> read_accounts(store::Reader& reader, const app::AccountKey& key,
                                                       const core::Cut& cut, bool is_department);

[[nodiscard]] MoneyValueView tell(const core::MoneyValue& value, const core::Cut& cut, bool with_entries);
[[nodiscard]] AccountView tell(const ReadAccounts& read);
[[nodiscard]] ProgressView tell_progress(const ReadAccounts& read, unsigned month);
/// All facts of one account in order, what was annulled too.
[[nodiscard]] std::vector<EntryView> tell_entries(const std::vector<store::FactText>& facts);
[[nodiscard]] AccountReportView tell(const intake::AccountReport& report);

[[nodiscard]] std::vector<paper::ListingColumn> progress_columns();
[[nodiscard]] std::vector<paper::ListingRow> progress_rows(const ProgressView& view);
/// A template to fill: the titles, and one example row.
[[nodiscard]] std::vector<paper::ListingColumn> template_columns(intake::AccountSheet sheet);
[[nodiscard]] paper::ListingRow template_row(intake::AccountSheet sheet);

}  // namespace http
