// Money of the accounts in a sheet: 843.65 and 106.87 and 822.26 万元 give the rates that the public table prints.
#include "core/evaluation/fill_account.hpp"

#include <gtest/gtest.h>

#include "core/account/account_test.hpp"
#include "core/evaluation/fill.hpp"

namespace core {
namespace {

using testing::Money;

FundsRow row(const char* id, const char* part_of, AccountFilter filter, const char* place) {
    FundsRow made;
    made.id = id;
    made.part_of = part_of;
    made.account = std::move(filter);
    made.place = place;
    return made;
}

SheetLine line(const char* id, ActualFrom from, const char* of, const char* of_row) {
    SheetLine made;
    made.id = id;
    made.actual.from = from;
    made.actual.of = of;
    made.actual.row = of_row;
    made.place = "case.toml:20";
    return made;
}

Sheet sheet() {
    Sheet made;
    made.year = 2023;
    made.place = "case.toml:2";
    made.funds = {row("total", "", {}, "case.toml:8"),
                  row("fiscal", "total", {.source = MoneySource::appropriation}, "case.toml:12"),
                  row("carried", "total", {.source = MoneySource::carried_over}, "case.toml:16")};
    made.lines = {line("execution", ActualFrom::funds, "execution_rate", "total"),
                  line("adjustment", ActualFrom::account, "adjustment_rate", "")};
    return made;
}

testing::Ledger account() {
    testing::Ledger ledger;
    ledger.enter(Money{.kind = MoneyKind::initial, .amount = "800.00"}, testing::on(2023, 1, 20));
    ledger.enter(Money{.kind = MoneyKind::initial, .amount = "43.65", .source = MoneySource::carried_over},
                 testing::on(2023, 1, 20));
    ledger.enter(
        Money{.kind = MoneyKind::supplement, .amount = "106.87", .document = "区财〔2023〕5号", .reason = "新增"});
    ledger.enter(Money{.kind = MoneyKind::expenditure, .amount = "800.00", .document = "记-1"});
    ledger.enter(Money{
        .kind = MoneyKind::expenditure, .amount = "22.26", .source = MoneySource::carried_over, .document = "记-2"});
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

TEST(FillAccount, AFindingReachesItsLineUntilSomethingIsDeducted) {
    Sheet filled = sheet();
    testing::Ledger ledger = account();
    const base::Day day = testing::on(2023, 8, 18);
    ledger.enter(Deed(RecordFinding{"审-1", "区审计局", "", "adjustment", "调整没有批复"}), day);
    ledger.enter(Deed(RecordFinding{"审-2", "区审计局", "", "elsewhere", "与本表无关"}), day);
    ledger.enter(Deed(RectifyFinding{"审-1", "信〔2023〕9号"}), day);
    const std::vector<Account> accounts{ledger.account};
    ASSERT_TRUE(fill_account(filled, accounts, testing::settings(), {testing::on(2023, 12, 31), 200}));
    EXPECT_TRUE(filled.lines[0].findings.empty());
    ASSERT_EQ(filled.lines[1].findings.size(), 1u);
    EXPECT_EQ(filled.lines[1].findings[0].rectification, "信〔2023〕9号");
}

TEST(FillAccount, MonthsUpToTheCut) {
    Sheet filled = sheet();
    filled.cut = {testing::on(2023, 6, 30), 200};
    const testing::Ledger ledger = account();
    const std::vector<Account> accounts{account_at(ledger.facts, filled.cut)};
    const auto months = months_of(filled, accounts, testing::settings());
    ASSERT_EQ(months.size(), 6u);
    EXPECT_EQ(months[0].adjusted.text(), "843.65");
    EXPECT_EQ(months[0].execution->text(), "0.00");
    EXPECT_EQ(months[5].elapsed.text(), "50.00");
    EXPECT_EQ(months[5].adjusted.text(), "950.52");   // 843.65 + 106.87
    EXPECT_EQ(months[5].execution->text(), "86.51");  // 822.26 ÷ 950.52
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
