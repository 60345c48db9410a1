// The book of accounts: deeds of accounts decided one after the other within a plan, each against what the earlier ones
// would leave, written all or nothing with it. Every way in goes through here: command line, HTTP, spreadsheets,
// simulation. One plan, one thread.
#pragma once
#include <map>

#include "app/plan.hpp"
#include "core/account/decide.hpp"
#include "core/account/money.hpp"

namespace app {

/// One organ's account of one year.
struct AccountKey {
    base::Id organ;
    std::uint32_t year = 0;
    [[nodiscard]] base::Id id() const { return core::account_id(organ, year); }
};

struct Entered {
    base::Id account;
    std::uint32_t version = 0;
};

class AccountBook {
  public:
    explicit AccountBook(Plan& plan) : plan_(plan) {}

    /// `day` not set = today. Needs manage_account, for the organ itself or one above it.
    Outcome<Entered> perform(const AccountKey& key, core::Deed deed, base::Day day = {});
    /// What only the whole command can show: transfers that do not add up. To be asked before the plan is taken.
    [[nodiscard]] Outcome<void> check() const;

    /// As this plan would leave it; version 0 if it was never opened.
    [[nodiscard]] base::Result<const core::Account*> account(const AccountKey& key);
    /// Why a deed cannot be entered, in words for people; nothing if it can. Does not ask who wants to.
    [[nodiscard]] base::Result<std::optional<core::AccountNo>> refusal(const AccountKey& key, const core::Deed& deed,
                                                                       base::Day day);

  private:
    Plan& plan_;
    std::map<base::Id, core::Account> accounts_;
    std::optional<std::vector<std::string>> typed_items_;

    [[nodiscard]] base::Result<core::Account*> load(const AccountKey& key);
    [[nodiscard]] base::Result<std::vector<std::string>> typed_items();
};

/// A refusal as an error: both languages, the field as its place, its code in brackets.
[[nodiscard]] base::Error as_error(const core::AccountNo& no);

/// Runs one command over the book and waits until it is durable.
template <class T>
Outcome<T> run_book(Desk& desk, const Caller& caller, std::function<Outcome<T>(AccountBook&)> body) {
    return run<T>(desk, caller, [&](Plan& plan) -> Outcome<T> {
        AccountBook book(plan);
        auto value = body(book);
        if (!value) return value;
        if (auto checked = book.check(); !checked) return std::unexpected(std::move(checked).error());
        return value;
    });
}

}  // namespace app
