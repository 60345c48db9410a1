#include "kit/typed.hpp"

#include <fmt/format.h>

#include <map>
#include <set>
#include <unordered_map>

#include "base/decimal.hpp"
#include "core/account/decide.hpp"

namespace kit {
namespace {

constexpr std::int64_t sum_max = 1'000 * core::amount_max;  ///< of all entries together, whatever their sign

bool is_sound(const core::TypeFigure& typed) {
    return typed.numerator >= 0 && typed.denominator >= 0 &&
           typed.decimals <= static_cast<std::uint32_t>(base::decimal_scale_max);
}

}  // namespace

base::Result<core::TypedFigures> typed_of(std::span<const core::Fact> facts) {
    core::TypedFigures typed;
    std::set<std::pair<base::Id, std::uint32_t>> opened;
    std::int64_t sum = 0;
    std::unordered_map<base::Id, std::uint32_t, core::IdHash> versions;
    for (const core::Fact& fact : facts) {
        const std::string place = fmt::format("fact {}", fact.seq);
        std::uint32_t& version = versions[fact.subject];
        if (fact.version != version + 1)
            return refuse(Ground::gap, fmt::format("version {} where {} should stand", fact.version, version + 1),
                          place);
        version = fact.version;
        if (version > subject_facts_max) return refuse(Ground::fact, "more facts than a subject has", place);
        if (std::holds_alternative<core::OpenAccount>(fact.deed) != (version == 1))
            return refuse(Ground::fact, "a subject begins with its opening, and has only one", place);
        if (fact.day < first_day || last_day < fact.day)
            return refuse(Ground::fact, "no day on which anything was done", place);
        const auto* figure = std::get_if<core::TypeFigure>(&fact.deed);
        if (figure != nullptr && !is_sound(*figure)) return refuse(Ground::fact, "no figure that anybody typed", place);
        const auto* opening = std::get_if<core::OpenAccount>(&fact.deed);
        if (opening != nullptr && !opened.emplace(opening->organ, opening->year).second)
            return refuse(Ground::fact, "a second account of the same organ and year", place);
        if (const auto* money = std::get_if<core::EnterMoney>(&fact.deed)) {
            if (money->amount > core::amount_max || money->amount < -core::amount_max)
                return refuse(Ground::fact, "more money than an entry has", place);
            sum += money->amount < 0 ? -money->amount : money->amount;
            if (sum > sum_max) return refuse(Ground::fact, "more money than there is", place);
        }
        typed.note(fact);
    }
    return typed;
}

std::vector<core::Account> accounts_of(std::span<const core::Fact> facts, const core::Office& office,
                                       const base::Id& organ, int year, const core::Cut& cut) {
    std::map<base::Id, std::vector<core::Fact>> of_account;
    for (const core::Fact& fact : facts) of_account[fact.subject].push_back(fact);
    std::vector<core::Account> accounts;
    for (const auto& [id, own] : of_account) {
        core::Account account = core::account_at(own, cut);
        if (static_cast<int>(account.year) == year && office.is_within(account.organ, organ))
            accounts.push_back(std::move(account));
    }
    return accounts;
}

}  // namespace kit
