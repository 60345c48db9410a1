// Money of the accounts in a sheet: 843.65 and 106.87 and 822.26 万元 give the rates that the public table prints.
#include "core/evaluation/fill_account.hpp"

#include <gtest/gtest.h>

#include "core/account/account_test.hpp"
#include "core/evaluation/fill.hpp"

namespace core {
namespace {

using testing::Money;

Sheet sheet() {
    Sheet made;
    made.id = "case";
    made.year = 2023;
    made.place = "case.toml:2";
    FundsRow total{.id = "total", .name = "合计", .account = AccountFilter{}, .place = "case.toml:8"};
    FundsRow fiscal{.id = "fiscal", .name = "财政拨款", .part_of = "total", .place = "case.toml:12"};
    fiscal.account = AccountFilter{.source = MoneySource::appropriation};
    FundsRow carried{.id = "carried", .name = "上年结转", .part_of = "total", .place = "case.toml:16"};
    carried.account = AccountFilter{.source = MoneySource::carried_over};
    made.funds = {total, fiscal, carried};
    SheetLine rate{.id = "rate", .group = "execution", .place = "case.toml:20"};
    rate.actual = {.from = ActualFrom::funds, .of = "execution_rate", .row = "total"};
    SheetLine adjustment{.id = "adjustment", .group = "execution", .place = "case.toml:30"};
    adjustment.actual = {.from = ActualFrom::account, .of = "adjustment_rate"};
    made.lines = {rate, adjustment};
    return made;
}

testing::Ledger account() {
    testing::Ledger ledger;
    ledger.enter(Money{.kind = MoneyKind::initial, .amount = "800.00"}, testing::on(2023, 1, 20));
    ledger.enter(Money{.kind = MoneyKind::initial, .amount = "43.65", .source = MoneySource::carried_over},
                 testing::on(2023, 1, 20));
    ledger.enter(
        Money{.kind = MoneyKind::supplement, .amount = "106.87", .document = "区财〔2023〕5号", .reason = "新增"});
    ledger.enter(Money{.amount = "800.00", .economic_class = "30101"});
    ledger.enter(Money{.amount = "22.26", .economic_class = "30101", .source = MoneySource::carried_over});
    return ledger;
}

TEST(FillAccount, RowsRatesAndTheirCut) {
    Sheet filled = sheet();
    const testing::Ledger ledger = account();
    const Cut cut{testing::on(2023, 12, 31), 200};
    const std::vector<Account> accounts{account_at(ledger.facts, cut)};
    const auto done = fill_account(filled, accounts, testing::settings(), cut);
    ASSERT_TRUE(done) << done.error().text();
    EXPECT_EQ(filled.funds[0].initial->text(), "843.65");   // 800.00 + 43.65
    EXPECT_EQ(filled.funds[0].adjusted->text(), "950.52");  // 843.65 + 106.87
    EXPECT_EQ(filled.funds[0].spent->text(), "822.26");     // 800.00 + 22.26
    EXPECT_EQ(filled.funds[1].adjusted->text(), "906.87");  // 800.00 + 106.87
    EXPECT_EQ(filled.lines[0].actual.value->text(), "86.51");
    EXPECT_EQ(filled.lines[1].actual.value->text(), "12.67");
    EXPECT_EQ(filled.lines[1].actual.cut, cut);
}

TEST(FillAccount, AnEarlierCutKnowsLess) {
    Sheet filled = sheet();
    const testing::Ledger ledger = account();
    const Cut cut{testing::on(2023, 3, 31), 200};  // before the entries of June
    const std::vector<Account> accounts{account_at(ledger.facts, cut)};
    ASSERT_TRUE(fill_account(filled, accounts, testing::settings(), cut));
    EXPECT_EQ(filled.funds[0].adjusted->text(), "843.65");
    EXPECT_EQ(filled.lines[0].actual.value->text(), "0.00");
}

TEST(FillAccount, PartsThatDoNotAddUpAndUnknownUnitsAreTold) {
    Sheet filled = sheet();
    filled.funds.pop_back();  // the carried-over money is in no part
    const testing::Ledger ledger = account();
    const std::vector<Account> accounts{ledger.account};
    const auto apart = fill_account(filled, accounts, testing::settings(), {});
    ASSERT_FALSE(apart);
    EXPECT_EQ(apart.error().place, "case.toml:8");
    Sheet dollars = sheet();
    dollars.unit = "USD";
    EXPECT_EQ(fill_account(dollars, accounts, testing::settings(), {}).error().place, "case.toml:2");
    EXPECT_EQ(account_place(dollars), "case.toml:8");
}

}  // namespace
}  // namespace core
