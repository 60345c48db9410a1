// Refusals of an account: what cannot be entered. In order of precedence; account_test.cpp shows each.
#pragma once
#include <cstdint>

#include "core/words.hpp"

namespace core {

enum class AccountRefusal : std::uint8_t {
    account_exists,
    no_account,
    no_such_year,
    day_in_future,
    other_years_day,
    year_closed,
    word_missing,
    text_too_long,
    class_malformed,
    amount_zero,
    amount_too_large,
    wrong_sign,
    negative_amount,
    document_missing,
    reason_missing,
    evidence_missing,
    no_such_project,
    no_such_contract,
    contract_of_other_project,
    contract_exists,
    prepaid_too_large,
    performed_already,
    duplicate_entry,
    nothing_new,
    transfer_unbalanced,
    no_such_item,
    period_reversed,
    figure_malformed,
    finding_exists,
    no_such_finding,
    finding_rectified,
    rule_exists,
    published_already,
    no_such_entry,
    cannot_annul,
    entry_in_use,
    evidence_exists,
    no_such_evidence,
    evidence_destroyed,
    evidence_too_large,
};

struct AccountRefusalRow {
    Word word;
    std::string_view en;  ///< what is wrong and what to do; messages/accounts.txt has the Chinese
};
[[nodiscard]] const AccountRefusalRow& row_of(AccountRefusal refusal);
inline constexpr std::size_t account_refusal_count = static_cast<std::size_t>(AccountRefusal::evidence_too_large) + 1;

}  // namespace core
