// What stands in an account although it should not: each warning with the entry that shows it, and the last amount or
// day that is still in order beside it.
#include "core/account/warning.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

#include "core/account/account_test.hpp"

namespace core::testing {
namespace {

using enum MoneyKind;

const base::Day day = on(2023, 5, 6);

/// "over_budget A 100" a line, sorted.
std::vector<std::string> told(const Ledger& one, base::Day today = on(2023, 6, 30)) {
    std::vector<std::string> lines;
    for (const AccountWarningNote& note : warnings_of(one.account, settings(), today))
        lines.push_back(std::string(row_of(note.warning).word.id) + " " + note.about + " " +
                        std::to_string(note.amount));
    std::ranges::sort(lines);
    return lines;
}

Ledger contracted() {
    Ledger one;
    one.enter(project("A"), day);
    one.enter({.kind = initial, .amount = "60", .project = "A"}, on(2023, 6, 20));
    one.enter(RecordContract{"HT-1", "A", wan("10"), on(2023, 9, 30), 30, {}}, day);
    return one;
}
Money pay(std::string_view amount, std::string document, std::string contract = {}) {
    return {.kind = expenditure,
            .amount = amount,
            .project = "A",
            .document = std::move(document),
            .contract = std::move(contract)};
}

TEST(AccountWarning, PaidBeforePerformance) {
    Ledger one = contracted();
    one.enter(pay("3", "记-1", "HT-1"), on(2023, 6, 25));
    EXPECT_TRUE(told(one).empty()) << "30 % may be prepaid";
    one.enter(pay("0.000001", "记-2", "HT-1"), on(2023, 6, 26));
    EXPECT_EQ(told(one), std::vector<std::string>{"paid_before_performance HT-1 1"});
    one.enter(PerformContract{"HT-1", false}, on(2023, 6, 26));
    EXPECT_EQ(told(one).size(), 1u) << "a performance that was not accepted is none";
    one.enter(PerformContract{"HT-1", true}, on(2023, 6, 27));
    one.enter(pay("6", "记-3", "HT-1"), on(2023, 6, 27));
    EXPECT_EQ(told(one).size(), 1u) << "after the performance it may be paid; the earlier payment stays what it was";
    one.enter(pay("2", "记-4", "HT-1"), on(2023, 6, 28));
    EXPECT_EQ(told(one).back(), "paid_before_performance HT-1 1");
    EXPECT_EQ(told(one).front(), "paid_above_contract HT-1 1000001") << "11.000001 of 10 万元, in fen";
}

TEST(AccountWarning, ContractsAfterTheirDay) {
    Ledger one = contracted();
    EXPECT_EQ(told(one, on(2023, 9, 30)), std::vector<std::string>{"not_published budget 0"});
    EXPECT_EQ(told(one, on(2023, 10, 1)),
              (std::vector<std::string>{"contract_overdue HT-1 0", "not_published budget 0"}));
    one.enter(PerformContract{"HT-1", true}, on(2023, 9, 30));
    EXPECT_EQ(told(one, on(2023, 10, 1)), std::vector<std::string>{"not_published budget 0"});
}

TEST(AccountWarning, BeyondTheBudget) {
    Ledger one = contracted();
    one.enter(pay("60", "记-1"), on(2023, 6, 25));
    EXPECT_TRUE(told(one).empty());
    one.enter(pay("0.01", "记-2"), on(2023, 6, 26));
    EXPECT_EQ(told(one), std::vector<std::string>{"over_budget A 10000"});
    one.enter({.kind = supplement, .amount = "1", .project = "A", .document = "穗财1", .reason = "追加"},
              on(2023, 6, 27));
    EXPECT_EQ(told(one).size(), 1u) << "on that day it was beyond";
    Ledger other = contracted();
    other.enter({.kind = expenditure, .amount = "-1", .project = "A", .document = "记-1", .reason = "退回"},
                on(2023, 6, 25));
    EXPECT_EQ(told(other), std::vector<std::string>{"spent_below_zero A -1000000"});
}

TEST(AccountWarning, VouchersAndProjects) {
    Ledger one = contracted();
    EnterMoney off = pay("1", "记-1").deed();
    off.is_on_purpose = false;
    one.enter(Deed(off), on(2023, 6, 25));
    EnterMoney incomplete = pay("2", "记-2").deed();
    incomplete.is_complete = false;
    one.enter(Deed(incomplete), on(2023, 6, 25));
    RecordProject fresh = project("N");
    fresh.is_new = true;
    fresh.legal_basis.clear();
    one.enter(fresh, day);
    EXPECT_EQ(told(one), (std::vector<std::string>{"no_legal_basis N 0", "not_assessed N 0", "off_purpose 记-1 1000000",
                                                   "voucher_incomplete 记-2 2000000"}));
    fresh.is_assessed = true;
    one.enter(fresh, day);
    EXPECT_EQ(told(one).size(), 3u) << "the project's last record is the one that stands";
}

TEST(AccountWarning, Publication) {
    // Approved on 20 June; 20 days: 10 July is the last.
    Ledger late = contracted(), early = contracted();
    late.enter(PublishAccount{PublishedWhat::budget, {}}, on(2023, 7, 11));
    early.enter(PublishAccount{PublishedWhat::budget, {}}, on(2023, 7, 10));
    EXPECT_EQ(told(late, on(2023, 8, 1)), std::vector<std::string>{"published_late budget 0"});
    EXPECT_TRUE(told(early, on(2023, 8, 1)).empty());
    EXPECT_TRUE(told(contracted(), on(2023, 7, 10)).empty());
    EXPECT_EQ(told(contracted(), on(2023, 7, 11)), std::vector<std::string>{"not_published budget 0"});
}

TEST(AccountWarning, ReconciliationsAndFindings) {
    Ledger one = contracted();
    one.enter(pay("5", "记-1"), on(2023, 6, 25));
    one.enter(ReconcileAccount{wan("5"), wan("4"), "六月"}, on(2023, 6, 30));
    EXPECT_EQ(told(one), std::vector<std::string>{"not_reconciled 六月 1000000"});
    one.enter(pay("1", "记-2"), on(2023, 6, 29));
    EXPECT_EQ(told(one),
              (std::vector<std::string>{"not_reconciled 六月 1000000", "reconciled_otherwise 六月 1000000"}));
    Ledger other = contracted();
    other.enter(RecordFinding{"问1", "审计", {}, {}, "有误"}, day);
    EXPECT_EQ(told(other), std::vector<std::string>{"not_rectified 问1 0"});
    other.enter(RectifyFinding{"问1", "改-1"}, day);
    EXPECT_TRUE(told(other).empty());
}

TEST(AccountWarning, TheYearsEnd) {
    Ledger one = contracted();
    one.enter(PublishAccount{PublishedWhat::budget, {}}, on(2023, 6, 21));
    one.enter(PerformContract{"HT-1", true}, on(2023, 6, 21));
    one.enter(pay("53.999999", "记-1"), on(2023, 6, 25));
    EXPECT_TRUE(told(one, on(2023, 12, 30)).empty());
    EXPECT_EQ(told(one, on(2023, 12, 31)), std::vector<std::string>{"execution_low A 6000001"}) << "89.999998 %";
    one.enter(pay("0.000001", "记-2"), on(2023, 12, 31));
    EXPECT_TRUE(told(one, on(2023, 12, 31)).empty()) << "90 % is enough";
    one.enter({.kind = transfer, .amount = "-1", .project = "A", .document = "穗财2", .reason = "调剂"},
              on(2023, 12, 31));
    EXPECT_EQ(told(one, on(2023, 12, 31)), std::vector<std::string>{"transfer_unbalanced 穗财2 0"});
}

}  // namespace
}  // namespace core::testing
