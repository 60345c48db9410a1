#include "app/accounts.hpp"

#include <algorithm>

#include "law/money.hpp"

namespace app {
namespace {

base::Result<core::Account> account_by_id(store::Reader& reader, const base::Id& id, const core::Cut& cut) {
    std::vector<core::Fact> facts;
    for (store::FactText& one : TRY(reader.facts(id))) facts.push_back(std::move(one.fact));
    return core::account_at(facts, cut);
}

}  // namespace

base::Result<core::MoneySettings> money_settings(store::Reader& reader) {
    std::vector<law::File> files;
    for (law::File& file : law::embedded()) {
        if (file.path.starts_with(law::money_folder)) files.push_back(std::move(file));
    }
    for (const core::Fact& fact : TRY(reader.store_facts())) {
        const auto* adopted = std::get_if<core::AdoptLaw>(&fact.deed);
        if (adopted != nullptr && adopted->path.starts_with(law::money_folder))
            files.push_back({adopted->path, adopted->text});
    }
    return law::money(files);
}

bool may_read_account(const Caller& caller, const core::Office& office, const base::Id& organ) {
    if (caller.is_unrestricted || caller.may(core::Permission::read_all)) return true;
    return caller.may(core::Permission::read_indicators) && office.is_within(organ, caller.organ);
}

base::Result<core::Account> read_account(store::Reader& reader, const base::Id& organ, std::uint32_t year,
                                         const core::Cut& cut) {
    const base::Id id = core::account_id(organ, year);
    auto account = account_by_id(reader, id, cut);
    if (!account && account.error().kind == base::ErrorKind::not_found) return core::Account{};
    return account;
}

base::Result<std::vector<core::Account>> read_department(store::Reader& reader, const base::Id& organ,
                                                         std::uint32_t year, const core::Cut& cut) {
    const core::Office office = TRY(reader.office());
    std::vector<core::Account> accounts;
    for (const base::Id& unit : office.organs()) {
        if (!office.is_within(unit, organ)) continue;
        core::Account one = TRY(read_account(reader, unit, year, cut));
        if (one.version > 0) accounts.push_back(std::move(one));
    }
    return accounts;
}

base::Result<std::vector<AccountRow>> list_accounts(store::Reader& reader, const Caller& caller) {
    const core::Office office = TRY(reader.office());
    std::vector<AccountRow> rows;
    for (const base::Id& id : TRY(reader.accounts())) {
        const core::Account one = TRY(account_by_id(reader, id, {base::Day{INT32_MAX}, 0}));
        if (!may_read_account(caller, office, one.organ)) continue;
        const core::Organ* organ = office.organ(one.organ);
        rows.push_back({.id = id,
                        .organ = one.organ,
                        .organ_name = organ == nullptr ? one.organ.text() : organ->name,
                        .year = one.year,
                        .entries = static_cast<std::uint32_t>(one.entries.size())});
    }
    std::ranges::stable_sort(rows, std::ranges::greater{}, &AccountRow::year);
    return rows;
}

core::Cut completed(core::Cut cut, store::Reader& reader, base::Day today) {
    if (!cut.day.is_set()) cut.day = today;
    if (cut.seq == 0) cut.seq = reader.head();
    return cut;
}

}  // namespace app
