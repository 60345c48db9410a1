// What stands in an account beside its money, as views: contracts with what was paid on them, publications,
// reconciliations, findings of audits, rules. Pure; any thread.
#pragma once
#include "core/account/money.hpp"
#include "http/account_view.hpp"

namespace http {

/// Adds those of one account, performances up to that day.
void tell_records(AccountView& view, const std::string& unit, const core::Account& account, base::Day until);

}  // namespace http
