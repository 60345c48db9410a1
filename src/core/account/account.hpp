// An account 年度账: one organ, one year; a fold of its facts. Entries that were annulled are set aside, so everything
// else reads what stands. Used by decide.hpp, money.hpp, app. Pure values, any thread; applying a fact never fails.
#pragma once
#include <span>

#include "core/indicator/figure.hpp"
#include "core/ledger/fact.hpp"

namespace core {

/// A deed as it stands in the account, with the fact that says so.
template <class T>
struct Noted {
    std::uint32_t version = 0;
    std::uint64_t seq = 0;  ///< 0 while a plan has not been written yet
    base::Day day;
    T deed;
};

struct Account {
    base::Id id, organ;
    std::uint32_t year = 0;
    std::uint32_t version = 0;  ///< of its last fact; 0 = it was never opened
    std::vector<Noted<RecordProject>> projects;
    std::vector<Noted<EnterMoney>> entries;
    std::vector<Noted<RecordContract>> contracts;
    std::vector<Noted<PerformContract>> performances;
    std::vector<Noted<TypeFigure>> figures;
    std::vector<Noted<PublishAccount>> publications;
    std::vector<Noted<ReconcileAccount>> reconciliations;
    std::vector<Noted<RecordFinding>> findings;
    std::vector<Noted<RectifyFinding>> rectifications;
    std::vector<Noted<RecordRule>> rules;
    std::vector<Noted<Deed>> annulled;  ///< what is read as never made
    std::vector<Noted<AnnulEntry>> annulments;

    /// A project recorded again was changed: the last record is the one that stands. Null if there is none.
    [[nodiscard]] const Noted<RecordProject>* project(std::string_view code) const;
    [[nodiscard]] std::vector<const Noted<RecordProject>*> standing_projects() const;  ///< each once, by code
    [[nodiscard]] const Noted<RecordContract>* contract(std::string_view number) const;
    /// The day on which its performance was accepted; not set if it was not by `until`.
    [[nodiscard]] base::Day performed_day(std::string_view contract, base::Day until) const;
    [[nodiscard]] const Noted<RecordFinding>* finding(std::string_view number) const;
    [[nodiscard]] bool is_closed() const;  ///< the final accounts were published
};

/// An account's id follows from its organ and year, so that there is never a second one.
[[nodiscard]] base::Id account_id(const base::Id& organ, std::uint32_t year);

void apply(Account& account, const Fact& fact);
[[nodiscard]] Account account_of(std::span<const Fact> facts);
/// As known at a cut: facts beyond its day or number are not looked at, annulments neither.
[[nodiscard]] Account account_at(std::span<const Fact> facts, const Cut& cut);

/// Every list of the account in turn, for what treats them alike.
void each_list(auto& account, auto&& visit) {
    visit(account.projects), visit(account.entries), visit(account.contracts), visit(account.performances);
    visit(account.figures), visit(account.publications), visit(account.reconciliations), visit(account.findings);
    visit(account.rectifications), visit(account.rules);
}

}  // namespace core
