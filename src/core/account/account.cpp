#include "core/account/account.hpp"

#include <algorithm>
#include <map>
#include <type_traits>

#include "core/ledger/hash.hpp"

namespace core {
namespace {

/// The last of the list whose member says `key`.
template <class T>
const Noted<T>* last(const std::vector<Noted<T>>& list, std::string T::* member, std::string_view key) {
    const auto found =
        std::find_if(list.rbegin(), list.rend(), [&](const auto& one) { return one.deed.*member == key; });
    return found == list.rend() ? nullptr : &*found;
}

void annul(Account& account, std::uint32_t version) {
    each_list(account, [&]<class T>(std::vector<Noted<T>>& list) {
        const auto found = std::ranges::find(list, version, &Noted<T>::version);
        if (found == list.end()) return;
        account.annulled.push_back({found->version, found->seq, found->day, Deed(found->deed)});
        list.erase(found);
    });
}

}  // namespace

const Noted<RecordProject>* Account::project(std::string_view code) const {
    return last(projects, &RecordProject::code, code);
}

std::vector<const Noted<RecordProject>*> Account::standing_projects() const {
    std::map<std::string_view, const Noted<RecordProject>*> by_code;
    for (const auto& one : projects) by_code[one.deed.code] = &one;
    std::vector<const Noted<RecordProject>*> list;
    for (const auto& [code, one] : by_code) list.push_back(one);
    return list;
}

const Noted<RecordContract>* Account::contract(std::string_view number) const {
    return last(contracts, &RecordContract::number, number);
}

base::Day Account::performed_day(std::string_view contract, base::Day until) const {
    base::Day day;
    for (const auto& one : performances) {
        const bool counts = one.deed.number == contract && one.deed.is_accepted && one.day <= until;
        if (counts && (!day.is_set() || one.day < day)) day = one.day;
    }
    return day;
}

const Noted<RecordFinding>* Account::finding(std::string_view number) const {
    return last(findings, &RecordFinding::number, number);
}

bool Account::is_closed() const {
    return std::ranges::any_of(publications,
                               [](const auto& one) { return one.deed.what == PublishedWhat::final_accounts; });
}

base::Id account_id(const base::Id& organ, std::uint32_t year) {
    base::Writer bytes;
    bytes.string("huiying account");
    bytes.raw(organ.bytes);
    bytes.u32(year);
    return id_from(sha256(bytes.out()));
}

void apply(Account& account, const Fact& fact) {
    account.version = fact.version;
    if (const auto* opened = std::get_if<OpenAccount>(&fact.deed)) {
        account.id = fact.subject;
        account.organ = opened->organ;
        account.year = opened->year;
        return;
    }
    if (const auto* annulment = std::get_if<AnnulEntry>(&fact.deed)) {
        annul(account, annulment->version);
        account.annulments.push_back({fact.version, fact.seq, fact.day, *annulment});
        return;
    }
    each_list(account, [&]<class T>(std::vector<Noted<T>>& list) {
        if (const auto* deed = std::get_if<T>(&fact.deed)) list.push_back({fact.version, fact.seq, fact.day, *deed});
    });
}

Account account_of(std::span<const Fact> facts) {
    Account account;
    for (const Fact& fact : facts) apply(account, fact);
    return account;
}

Account account_at(std::span<const Fact> facts, const Cut& cut) {
    Account account;
    for (const Fact& fact : facts) {
        // Opening is no entry: an account opened today may hold last year's money.
        const bool is_known = cut.seq == 0 || fact.seq <= cut.seq;
        if (is_known && (fact.day <= cut.day || fact.version == 1)) apply(account, fact);
    }
    return account;
}

}  // namespace core
