#include "app/account_book.hpp"

#include <fmt/format.h>

#include "app/new_fact.hpp"
#include "law/indicators.hpp"

namespace app {
namespace {

std::unexpected<Failure> failed(base::Error error) {
    return std::unexpected(Failure(std::move(error)));
}

/// What our entries say on the day of a reconciliation is computed, never asked of people.
void complete(core::Deed& deed, const core::Account& account, base::Day day) {
    if (auto* reconciliation = std::get_if<core::ReconcileAccount>(&deed))
        reconciliation->ours = core::spent_until(account, day);
}

}  // namespace

base::Error as_error(const core::AccountNo& no) {
    const core::AccountRefusalRow& row = core::row_of(no.refusal);
    return {base::ErrorKind::conflict, std::string(row.en), std::string(no.field), {}, row.word.id};
}

base::Result<std::vector<std::string>> AccountBook::typed_items() {
    if (typed_items_) return *typed_items_;
    std::vector<std::string> items;
    for (const core::Definition& one : TRY(law::indicators())) {
        if (one.measure == core::Measure::typed) items.push_back(one.id);
    }
    typed_items_ = items;
    return items;
}

base::Result<core::Account*> AccountBook::load(const AccountKey& key) {
    const base::Id id = key.id();
    const auto known = accounts_.find(id);
    if (known != accounts_.end()) return &known->second;
    core::Account account;
    if (plan_.view().version(id) > 0) account = core::account_of(TRY(plan_.view().facts(id)));
    return &accounts_.emplace(id, std::move(account)).first->second;
}

base::Result<const core::Account*> AccountBook::account(const AccountKey& key) {
    return TRY(load(key));
}

base::Result<std::optional<core::AccountNo>> AccountBook::refusal(const AccountKey& key, const core::Deed& deed,
                                                                  base::Day day) {
    const core::Account* account = TRY(load(key));
    std::vector<std::string> items;
    if (std::holds_alternative<core::TypeFigure>(deed)) items = TRY(typed_items());
    return core::account_refusal(
        *account, deed, {.day = day.is_set() ? day : plan_.today(), .today = plan_.today(), .typed_items = items});
}

Outcome<Entered> AccountBook::perform(const AccountKey& key, core::Deed deed, base::Day given) {
    const Caller& caller = plan_.caller();
    const core::Office& office = plan_.view().office();
    const bool is_own = caller.is_unrestricted || office.is_within(key.organ, caller.organ);
    if (!caller.may(core::Permission::manage_account) || !is_own)
        return std::unexpected(Failure(core::Refusal::not_permitted));
    if (office.organ(key.organ) == nullptr) return std::unexpected(Failure(core::Refusal::organ_unknown));
    const base::Day day = given.is_set() ? given : plan_.today();
    auto loaded = load(key);
    if (!loaded) return failed(std::move(loaded).error());
    core::Account& account = **loaded;
    complete(deed, account, day);
    auto no = refusal(key, deed, day);
    if (!no) return failed(std::move(no).error());
    if (*no) return failed(as_error(**no));

    core::NewFact fact =
        new_fact(core::SubjectKind::account, key.id(), account.version + 1, day, caller.post, std::move(deed));
    core::apply(account, as_fact(fact));
    plan_.write(std::move(fact));
    return Entered{account.id, account.version};
}

Outcome<void> AccountBook::check() const {
    for (const auto& [id, account] : accounts_) {
        const auto documents = core::unbalanced_transfers(account);
        if (documents.empty()) continue;
        base::Error error = as_error({core::AccountRefusal::transfer_unbalanced, "document"});
        error.place = fmt::format("document {}", documents.front());
        return failed(std::move(error));
    }
    return {};
}

}  // namespace app
