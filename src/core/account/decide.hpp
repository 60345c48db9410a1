// May this be entered into the account? Pure: state, deed, context in; one named refusal with the field at fault, or
// nothing. What happened although it should not have is entered and shows as a warning (warning.hpp).
// Used by app (AccountBook) for every way in: command line, HTTP, spreadsheets, simulation.
#pragma once
#include "base/utf8.hpp"
#include "core/account/account.hpp"
#include "core/account/refusal.hpp"

namespace core {

inline constexpr std::int64_t amount_max = 100'000'000'000'000;  ///< fen: 10^12 yuan
inline constexpr std::size_t account_text_max = 1'000;           ///< characters of one field

struct AccountContext {
    base::Day day, today;
    std::span<const std::string> typed_items = {};  ///< ids of the registry; empty: not checked
};

struct AccountNo {
    AccountRefusal refusal{};
    std::string_view field;  ///< of the deed; "day" for its day
};

/// A text of the deed that is longer than its limit or no UTF-8; nothing if all are fine.
template <class T>
[[nodiscard]] std::optional<AccountNo> text_refusal(const T& deed) {
    std::optional<AccountNo> refusal;
    T::fields(deed, [&](const char* name, const auto& value) {
        if constexpr (std::is_same_v<std::remove_cvref_t<decltype(value)>, std::string>) {
            const auto length = base::utf8_length(value);
            if (!length || *length > account_text_max) refusal = AccountNo{AccountRefusal::text_too_long, name};
        }
    });
    return refusal;
}

/// Deeds of accounts only; another is our mistake.
[[nodiscard]] std::optional<AccountNo> account_refusal(const Account& account, const Deed& deed,
                                                       const AccountContext& context);

/// Documents of transfers 调剂 that do not add up to zero: asked once a whole command has been applied.
[[nodiscard]] std::vector<std::string> unbalanced_transfers(const Account& account);

/// What the account holds of the same: a row that is imported again. Null if it is new.
[[nodiscard]] bool has_same(const Account& account, const Deed& deed, base::Day day);

/// Of a reconciliation: what our entries say on that day. The deed's own number is never asked of people.
[[nodiscard]] std::int64_t spent_until(const Account& account, base::Day day);

}  // namespace core
