// What cannot be entered into an account: a line a refusal, with what would have been right beside it.
#include "core/account/decide.hpp"

#include <gtest/gtest.h>

#include <set>

#include "core/account/account_test.hpp"

namespace core::testing {
namespace {

using enum MoneyKind;

const base::Day day = on(2023, 5, 6);

/// An account with two projects, a contract, a payment, a finding, a rule and a publication.
Ledger town() {
    Ledger one;
    one.enter(project("A"), day);
    one.enter(project("B"), day);
    one.enter(RecordContract{"HT-1", "A", wan("5"), on(2023, 9, 30), 30, "询价"}, day);
    one.enter({.kind = initial, .amount = "60", .project = "A"}, day);
    one.enter({.kind = expenditure, .amount = "1", .project = "A", .document = "记-1", .contract = "HT-1"}, day);
    one.enter(RecordFinding{"问1", "审计", "A", {}, "凭证不全"}, day);
    one.enter(RecordFinding{"问2", "审计", "A", {}, "已改"}, day);
    one.enter(RectifyFinding{"问2", "改-1"}, day);
    one.enter(RecordRule{"采购管理办法", "2023", "信〔2023〕2号"}, day);
    one.enter(PublishAccount{PublishedWhat::budget, "https://example.cn/1"}, day);
    one.enter(TypeFigure{"consultations", on(2023, 1, 1), on(2023, 3, 31), 12, 0, 0, "1-3"}, day);
    return one;
}

struct Row {
    std::string_view refusal;  ///< empty: it may be entered
    Deed deed;
    base::Day on_day = day;
};

Deed pay(std::string_view amount, std::string document, std::string reason = {}) {
    return Money{.kind = expenditure,
                 .amount = amount,
                 .project = "A",
                 .document = std::move(document),
                 .reason = std::move(reason)}
        .deed();
}
Deed adjust(MoneyKind kind, std::string_view amount, std::string document = "穗财1", std::string reason = "调整") {
    return Money{
        .kind = kind, .amount = amount, .project = "A", .document = std::move(document), .reason = std::move(reason)}
        .deed();
}
TypeFigure figure(std::string item, std::int64_t numerator = 12, std::string evidence = "1-4") {
    return {std::move(item), on(2023, 4, 1), on(2023, 4, 30), numerator, 0, 0, std::move(evidence)};
}
EnterMoney changed(Deed deed, auto&& change) {
    auto money = std::get<EnterMoney>(deed);
    change(money);
    return money;
}

std::vector<Row> rows() {
    base::Id organ;
    organ.bytes[0] = 1;
    return {
        {"account_exists", OpenAccount{organ, 2023}},
        {"day_in_future", pay("1", "记-2"), on(2030, 1, 2)},
        {"other_years_day", pay("1", "记-2"), on(2022, 12, 31)},
        {"", pay("1", "记-2"), on(2023, 12, 31)},
        {"", Money{.kind = final_account, .amount = "60"}.deed(), on(2024, 2, 1)},
        {"word_missing", RecordProject{}},
        {"word_missing", RecordContract{}},
        {"text_too_long", project(std::string(account_text_max + 1, 'x'))},
        {"", project(std::string(account_text_max - 6, 'x'))},
        {"class_malformed", changed(pay("1", "记-2"), [](auto& one) { one.economic_class = "30x"; })},
        {"class_malformed", changed(pay("1", "记-2"), [](auto& one) { one.economic_class = "30"; })},
        {"", changed(pay("1", "记-2"), [](auto& one) { one.economic_class = "30201"; })},
        {"amount_zero", pay("0", "记-2")},
        {"amount_too_large", changed(pay("1", "记-2"), [](auto& one) { one.amount = amount_max + 1; })},
        {"", changed(pay("1", "记-2"), [](auto& one) { one.amount = amount_max; })},
        {"wrong_sign", adjust(supplement, "-1")},
        {"wrong_sign", adjust(cut, "1")},
        {"wrong_sign", adjust(reclaim, "1")},
        {"", adjust(supplement, "1")},
        {"", adjust(cut, "-1")},
        {"", adjust(reclaim, "-1")},
        {"", adjust(transfer, "-1")},
        {"negative_amount", Money{.kind = initial, .amount = "-1", .project = "B"}.deed()},
        {"negative_amount", Money{.kind = final_account, .amount = "-1"}.deed()},
        {"document_missing", pay("1", "")},
        {"document_missing", adjust(supplement, "1", "")},
        {"document_missing", adjust(transfer, "1", "")},
        {"reason_missing", adjust(supplement, "1", "穗财1", "")},
        {"reason_missing", pay("-1", "记-3")},
        {"", pay("-1", "记-3", "退回")},
        {"no_such_project", changed(pay("1", "记-2"), [](auto& one) { one.project = "C"; })},
        {"no_such_contract", changed(pay("1", "记-2"), [](auto& one) { one.contract = "HT-2"; })},
        {"contract_of_other_project",
         changed(pay("1", "记-2"), [](auto& one) { one.project = "B", one.contract = "HT-1"; })},
        {"contract_exists", RecordContract{"HT-1", "A", wan("6"), on(2023, 9, 30), 30, "询价"}},
        {"nothing_new", RecordContract{"HT-1", "A", wan("5"), on(2023, 9, 30), 30, "询价"}},
        {"negative_amount", RecordContract{"HT-3", "A", -1, {}, 0, {}}},
        {"prepaid_too_large", RecordContract{"HT-3", "A", 100, {}, 101, {}}},
        {"no_such_contract", PerformContract{"HT-9", true}},
        {"", PerformContract{"HT-1", true}},
        {"duplicate_entry", changed(pay("2", "记-1"), [](auto& one) { one.contract = "HT-1"; })},
        {"", changed(pay("2", "记-1"), [](auto& one) { one.contract = "HT-1", one.economic_class = "30201"; })},
        {"duplicate_entry", Money{.kind = initial, .amount = "61", .project = "A"}.deed(), on(2023, 6, 1)},
        {"nothing_new", project("A")},
        {"", project("A", ProjectKind::basic)},
        {"no_such_item", figure("consultation")},
        {"", figure("consultations")},
        {"nothing_new", TypeFigure{"consultations", on(2023, 1, 1), on(2023, 3, 31), 12, 0, 0, "1-3"}},
        {"figure_malformed", figure("consultations", -1)},
        {"evidence_missing", figure("consultations", 12, "")},
        {"period_reversed", TypeFigure{"consultations", on(2023, 4, 2), on(2023, 4, 1), 1, 0, 0, "1"}},
        {"other_years_day", TypeFigure{"consultations", on(2022, 4, 2), on(2023, 4, 1), 1, 0, 0, "1"}},
        {"published_already", PublishAccount{PublishedWhat::budget, {}}},
        {"finding_exists", RecordFinding{"问1", "审计", {}, {}, "又一处"}},
        {"no_such_finding", RectifyFinding{"问3", "改-2"}},
        {"finding_rectified", RectifyFinding{"问2", "改-2"}},
        {"rule_exists", RecordRule{"采购管理办法", "2023", "别的文号"}},
        {"", RecordRule{"采购管理办法", "2024", "信〔2024〕2号"}},
        {"no_such_entry", AnnulEntry{99, "记错"}},
        {"reason_missing", AnnulEntry{5, ""}},
        {"cannot_annul", AnnulEntry{1, "记错"}},
        {"entry_in_use", AnnulEntry{2, "记错"}},  // the project that was paid from
        {"entry_in_use", AnnulEntry{4, "记错"}},  // the contract that was paid
        {"entry_in_use", AnnulEntry{8, "记错"}},  // the finding that was rectified
        {"", AnnulEntry{3, "记错"}},              // the project that nothing refers to
        {"", AnnulEntry{6, "记错"}},
    };
}

TEST(AccountDecide, Rows) {
    std::size_t line = 0;
    for (const Row& row : rows()) {
        ++line;
        const Ledger one = town();
        EXPECT_EQ(one.no(row.deed, row.on_day), row.refusal) << "row " << line << ", " << id_of(row.deed);
    }
}

TEST(AccountDecide, WhatNeedsAnotherState) {
    Account none;
    const auto refused = account_refusal(none, pay("1", "记-1"), {.day = day, .today = day});
    ASSERT_TRUE(refused);
    EXPECT_EQ(refused->refusal, AccountRefusal::no_account);
    base::Id organ;
    organ.bytes[0] = 1;
    EXPECT_EQ(account_refusal(none, OpenAccount{organ, 1999}, {.day = day, .today = day})->refusal,
              AccountRefusal::no_such_year);

    Ledger one = town();
    one.enter(PerformContract{"HT-1", true}, day);
    EXPECT_EQ(one.no(PerformContract{"HT-1", true}, day), "performed_already");

    const auto closing = one.enter(PublishAccount{PublishedWhat::final_accounts, {}}, on(2024, 3, 1));
    EXPECT_EQ(one.no(pay("1", "记-9"), day), "year_closed");
    EXPECT_EQ(one.no(AnnulEntry{6, "记错"}, day), "year_closed");
    one.enter(AnnulEntry{closing, "公开有误"}, on(2024, 3, 2));
    EXPECT_EQ(one.no(pay("1", "记-9"), day), "") << "the year is open again";
}

TEST(AccountDecide, EveryRefusalIsShown) {
    std::set<std::string_view> shown{"no_account", "no_such_year", "performed_already", "year_closed",
                                     "transfer_unbalanced",
                                     // evidence_test.cpp
                                     "evidence_exists", "no_such_evidence", "evidence_destroyed", "evidence_too_large"};
    for (const Row& row : rows()) shown.insert(row.refusal);
    for (std::size_t i = 0; i < account_refusal_count; ++i) {
        const AccountRefusalRow& row = row_of(static_cast<AccountRefusal>(i));
        EXPECT_TRUE(shown.contains(row.word.id)) << row.word.id;
        EXPECT_FALSE(row.en.empty()) << row.word.id;
    }
}

TEST(AccountDecide, TransfersAddUpToZero) {
    Ledger one = town();
    one.enter({.kind = transfer, .amount = "-10", .project = "A", .document = "穗财2", .reason = "调剂"}, day);
    EXPECT_EQ(unbalanced_transfers(one.account), std::vector<std::string>{"穗财2"});
    one.enter({.kind = transfer, .amount = "4", .project = "B", .document = "穗财2", .reason = "调剂"}, day);
    EXPECT_EQ(unbalanced_transfers(one.account), std::vector<std::string>{"穗财2"});
    one.enter({.kind = transfer, .amount = "6", .economic_class = "302", .document = "穗财2", .reason = "调剂"}, day);
    EXPECT_TRUE(unbalanced_transfers(one.account).empty());
}

TEST(AccountDecide, AnAnnulledEntryIsReadAsNeverMade) {
    Ledger one = town();
    const Deed deed = changed(pay("1", "记-1"), [](auto& money) { money.contract = "HT-1"; });
    EXPECT_EQ(one.no(deed, day), "duplicate_entry");
    EXPECT_TRUE(has_same(one.account, deed, day));
    one.enter(AnnulEntry{6, "记错"}, day);
    EXPECT_EQ(one.no(deed, day), "");
    EXPECT_FALSE(has_same(one.account, deed, day));
    EXPECT_EQ(one.account.annulled.size(), 1u);
    EXPECT_EQ(one.no(AnnulEntry{6, "再次"}, day), "no_such_entry");
    // A project recorded twice: without the later record the earlier one stands again.
    const auto later = one.enter(project("A", ProjectKind::basic), day);
    EXPECT_EQ(one.account.project("A")->deed.kind, ProjectKind::basic);
    one.enter(AnnulEntry{later, "记错"}, day);
    EXPECT_EQ(one.account.project("A")->deed.kind, ProjectKind::project);
}

}  // namespace
}  // namespace core::testing
