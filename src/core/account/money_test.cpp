// Money figures against five public self-evaluations: each expected value was computed by hand from the amounts beside
// it before the program knew them. And what must hold of every figure: the order of entering changes nothing, and a cut
// gives the same for ever.
#include "core/account/money.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "core/account/account_test.hpp"
#include "core/account/progress.hpp"

namespace core::testing {
namespace {

using enum MoneyKind;
using F = MoneyFormula;

std::string value(std::span<const Account> accounts, F formula, const MoneyFilter& filter = {}) {
    const auto found = money_value(accounts, formula, filter, settings()).value;
    return found ? found->text() : "n/a";
}
std::string value(const Account& account, F formula, const MoneyFilter& filter = {}) {
    return value({&account, 1}, formula, filter);
}

TEST(Money, ProjectOfBaiyun) {
    Ledger one;
    one.enter(project("A01"), on(2023, 1, 5));
    one.enter({.kind = initial, .amount = "60", .project = "A01"});
    one.enter({.kind = expenditure, .amount = "59.33", .project = "A01", .document = "记-1"});
    EXPECT_EQ(value(one.account, F::execution_rate, {.project = "A01"}), "98.88") << "59.33/60 = 0.98883…";
    EXPECT_EQ(value(one.account, F::unspent), "6700.00");
    EXPECT_EQ(value(one.account, F::execution_rate, {.project = "A02"}), "n/a") << "nothing was budgeted";
}

TEST(Money, AdjustedBudgetOfTianhe) {
    Ledger one;
    one.enter({.kind = initial, .amount = "192.44"});
    one.enter({.kind = cut, .amount = "-12.78", .document = "穗财〔2023〕7号", .reason = "压减"});
    one.enter({.kind = expenditure, .amount = "179.60", .document = "记-1"});
    EXPECT_EQ(value(one.account, F::adjusted), "1796600.00");
    EXPECT_EQ(value(one.account, F::execution_rate), "99.97") << "179.60/179.66 = 0.99966…";
    EXPECT_EQ(value(one.account, F::adjustment_rate), "-6.64") << "−12.78/192.44 = −0.06641…";
    EXPECT_EQ(value(one.account, F::cut), "-127800.00");
    EXPECT_EQ(value(one.account, F::supplement), "0.00");
}

TEST(Money, EconomicClassesOfHuadu) {
    Ledger one(2021);
    one.enter(project("J", ProjectKind::basic), on(2021, 1, 5));
    one.enter(project("X"), on(2021, 1, 5));
    one.enter({.kind = initial, .amount = "1257.71"});
    one.enter({.kind = supplement, .amount = "133.32", .document = "花财〔2021〕3号", .reason = "人员经费"});
    int voucher = 0;
    const auto pay = [&](std::string_view amount, const char* code, const char* economic_class) {
        one.enter({.kind = expenditure,
                   .amount = amount,
                   .project = code,
                   .economic_class = economic_class,
                   .document = "记-" + std::to_string(++voucher)});
    };
    pay("785.96", "J", "301"), pay("43.89", "J", "302"), pay("60.99", "J", "303"), pay("1.98", "J", "310");
    pay("498.21", "X", "302");
    one.enter({.kind = revenue, .amount = "1391.03"});
    one.enter({.kind = final_account, .amount = "1391.03"});
    EXPECT_EQ(value(one.account, F::spent, {.kind = ProjectKind::basic}), "8928200.00");
    EXPECT_EQ(value(one.account, F::spent, {.kind = ProjectKind::project}), "4982100.00");
    EXPECT_EQ(value(one.account, F::spent), "13910300.00") << "892.82 + 498.21 = 1391.03";
    EXPECT_EQ(value(one.account, F::spent, {.classes = {"301"}}), "7859600.00");
    EXPECT_EQ(value(one.account, F::spent, {.classes = {"302"}}), "5421000.00") << "43.89 + 498.21";
    EXPECT_EQ(value(one.account, F::execution_rate), "100.00");
    EXPECT_EQ(value(one.account, F::final_difference_rate), "10.60") << "133.32/1257.71 = 0.10600…";
    EXPECT_EQ(value(one.account, F::revenue_difference_rate), "10.60");
    EXPECT_EQ(value(one.account, F::carry_over), "0.00");
    // 公用经费: basic expenditure in 302 and 310 only; nothing was budgeted by class, so there is no rate.
    EXPECT_EQ(money_value({&one.account, 1}, F::public_funds_rate, {}, settings()).numerator, wan("45.87"));
    EXPECT_EQ(value(one.account, F::public_funds_rate), "n/a");
}

TEST(Money, TasksOfLiwan) {
    Ledger one(2021);
    one.enter(project("T1", ProjectKind::project, "任务1"), on(2021, 1, 5));
    one.enter(project("T2", ProjectKind::project, "任务2"), on(2021, 1, 5));
    one.enter(project("T3", ProjectKind::project, "任务3"), on(2021, 1, 5));
    one.enter(project("J", ProjectKind::basic), on(2021, 1, 5));
    one.enter({.kind = initial, .amount = "843.65"});
    one.enter({.kind = supplement, .amount = "106.87", .document = "荔财〔2021〕9号", .reason = "追加"});
    one.enter({.kind = expenditure, .amount = "60.40", .project = "T1", .document = "记-1"});
    one.enter({.kind = expenditure, .amount = "12.00", .project = "T2", .document = "记-2"});
    one.enter({.kind = expenditure, .amount = "204.94", .project = "T3", .document = "记-3"});
    one.enter({.kind = expenditure, .amount = "544.92", .project = "J", .document = "记-4"});
    EXPECT_EQ(value(one.account, F::execution_rate), "86.51") << "822.26/(843.65 + 106.87) = 0.86506…";
    EXPECT_EQ(value(one.account, F::adjustment_rate), "12.67") << "106.87/843.65 = 0.12667…";
    EXPECT_EQ(value(one.account, F::adjustment), "1068700.00") << "a delta, not the adjusted budget";
    EXPECT_EQ(value(one.account, F::spent, {.task = "任务3"}), "2049400.00");
    EXPECT_EQ(value(one.account, F::spent_share, {.kind = ProjectKind::project}), "33.73")
        << "277.34/822.26 = 0.33729…";
}

TEST(Money, DepartmentIsTheSumOfItsUnits) {
    Ledger office(2023, 1), centre(2023, 2);
    office.enter({.kind = initial, .amount = "3074.17"});
    office.enter({.kind = expenditure, .amount = "3074.17", .document = "记-1"});
    centre.enter({.kind = initial, .amount = "1195.14"});
    centre.enter({.kind = expenditure, .amount = "1195.14", .document = "记-1"});
    const std::vector both{office.account, centre.account};
    EXPECT_EQ(value(both, F::spent), "42693100.00") << "3074.17 + 1195.14 = 4269.31";
    EXPECT_EQ(value(both, F::execution_rate), "100.00") << "where budget and expenditure are the same";
    const MoneyValue spent = money_value(both, F::spent, {}, settings());
    ASSERT_EQ(spent.counted.size(), 2u);
    EXPECT_NE(spent.counted[0].account, spent.counted[1].account);
}

TEST(Money, ControlRatesAndProcurement) {
    Ledger one;
    one.enter(project("J", ProjectKind::basic), on(2023, 1, 5));
    one.enter({.kind = initial, .amount = "8.00", .project = "J", .economic_class = "30217"});
    one.enter({.kind = initial, .amount = "12.00", .project = "J", .economic_class = "30201"});
    one.enter({.kind = expenditure, .amount = "3.00", .project = "J", .economic_class = "30217", .document = "记-1"});
    one.enter({.kind = expenditure, .amount = "12.00", .project = "J", .economic_class = "30201", .document = "记-2"});
    one.enter({.kind = procurement_budget, .amount = "7.00"});
    one.enter({.kind = procurement, .amount = "6.51", .document = "采-1"});
    EXPECT_EQ(value(one.account, F::three_public_rate), "37.50") << "3/8";
    EXPECT_EQ(value(one.account, F::public_funds_rate), "75.00") << "15/20";
    EXPECT_EQ(value(one.account, F::public_funds_rate, {.classes = {"30201"}}), "100.00") << "narrowed: 12/12";
    EXPECT_EQ(value(one.account, F::procurement_rate), "93.00") << "6.51/7";
    EXPECT_EQ(value(one.account, F::final_difference_rate), "n/a") << "no final accounts were entered";
    EXPECT_EQ(value(one.account, F::carry_over_rate), "n/a");
}

TEST(Money, SourcesAndPeriods) {
    Ledger one;
    one.enter({.kind = revenue, .amount = "100", .source = MoneySource::appropriation}, on(2023, 1, 31));
    one.enter({.kind = revenue, .amount = "20", .source = MoneySource::carried_over}, on(2023, 1, 31));
    one.enter({.kind = expenditure, .amount = "40", .document = "记-1"}, on(2023, 3, 31));
    one.enter({.kind = expenditure, .amount = "50", .document = "记-2"}, on(2023, 4, 1));
    EXPECT_EQ(value(one.account, F::revenue, {.source = MoneySource::carried_over}), "200000.00");
    EXPECT_EQ(value(one.account, F::spent, {.to = on(2023, 3, 31)}), "400000.00") << "the last day counts";
    EXPECT_EQ(value(one.account, F::spent, {.from = on(2023, 4, 1), .to = on(2023, 4, 30)}), "500000.00");
    EXPECT_EQ(value(one.account, F::carry_over), "300000.00") << "120 − 90";
}

TEST(Money, AmountsAreExact) {
    EXPECT_EQ(parse_amount("59.33万元"), 59'330'000);
    EXPECT_EQ(parse_amount("593,300.00元"), 59'330'000);
    EXPECT_EQ(parse_amount("0.01"), 1);
    EXPECT_EQ(parse_amount("-12.78", fen_per_wan), -12'780'000);
    EXPECT_EQ(parse_amount("59.330001", fen_per_wan), 59'330'001);
    EXPECT_EQ(parse_amount("0.001"), std::nullopt) << "finer than a fen";
    EXPECT_EQ(parse_amount("59.3300001", fen_per_wan), std::nullopt);
    EXPECT_EQ(parse_amount("sixty"), std::nullopt);
    EXPECT_EQ(parse_amount(""), std::nullopt);
    EXPECT_EQ(wan_text(59'330'000), "59.33");
    EXPECT_EQ(wan_text(59'330'001), "59.330001");
    EXPECT_EQ(wan_text(60'000'000), "60.00");
}

/// A year of entries with a seed, each good by itself, in no order.
std::vector<std::pair<base::Day, Money>> year_of_entries(std::mt19937& chance) {
    std::vector<std::pair<base::Day, Money>> entries;
    const auto upto = [&](unsigned n) { return static_cast<unsigned>(chance() % n); };
    static const std::string amounts[]{"0.01", "1.5", "12.78", "60", "0.000001"};
    for (unsigned i = 0; i < 60; ++i) {
        Money money{.kind = upto(3) == 0 ? revenue : expenditure, .amount = amounts[upto(5)]};
        money.project = upto(2) == 0 ? "A" : "B";
        money.economic_class = upto(2) == 0 ? "30201" : "30217";
        money.document = "记-" + std::to_string(i);
        entries.emplace_back(on(2023, 1 + upto(12), 1 + upto(28)), money);
    }
    entries.emplace_back(on(2023, 2, 1), Money{.kind = initial, .amount = "70", .project = "A"});
    entries.emplace_back(on(2023, 2, 1), Money{.kind = initial, .amount = "30", .project = "B"});
    return entries;
}

std::string all_values(const Account& account) {
    std::string text;
    for (std::size_t i = 0; i < money_formula_words.size(); ++i) {
        for (const char* code : {"", "A", "B"}) {
            MoneyFilter filter;
            if (*code != 0) filter.project = code;
            text += value(account, static_cast<F>(i), filter) + " ";
        }
    }
    return text;
}

TEST(Money, OrderOfEnteringChangesNothing) {
    const unsigned seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 chance(seed);
    auto entries = year_of_entries(chance);
    std::string first;
    for (int round = 0; round < 8; ++round) {
        Ledger one;
        one.enter(project("A"), on(2023, 1, 1));
        one.enter(project("B", ProjectKind::basic), on(2023, 1, 1));
        for (const auto& [day, money] : entries) one.enter(money, day);
        if (round == 0) first = all_values(one.account);
        EXPECT_EQ(all_values(one.account), first);
        std::ranges::shuffle(entries, chance);
    }
}

TEST(Money, TheSameCutGivesTheSameForEver) {
    const unsigned seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 chance(seed);
    Ledger one;
    one.enter(project("A"), on(2023, 1, 1));
    one.enter(project("B", ProjectKind::basic), on(2023, 1, 1));
    std::vector<std::pair<Cut, std::string>> kept;
    std::vector<std::uint32_t> versions;
    for (const auto& [day, money] : year_of_entries(chance)) {
        versions.push_back(one.enter(money, day));
        if (chance() % 4 == 0) {
            const std::uint32_t version = versions[chance() % versions.size()];
            const AnnulEntry annulment{version, "记错"};
            if (one.no(annulment, day).empty()) one.enter(annulment, day);
        }
        const Cut cut{on(2023, 1 + static_cast<unsigned>(chance() % 12), 28), one.seq};
        kept.emplace_back(cut, all_values(account_at(one.facts, cut)));
    }
    for (const auto& [cut, values] : kept) EXPECT_EQ(all_values(account_at(one.facts, cut)), values) << cut.seq;
}

TEST(Progress, LightsByExactComparison) {
    const MoneyRow thresholds = settings().rows.front();
    // June: 50 % of the year. Yellow below 40 %, red below 30 %; at the mark it is not behind yet.
    EXPECT_EQ(light_of(4'000, 10'000, 6, thresholds), Light::green);
    EXPECT_EQ(light_of(3'999, 10'000, 6, thresholds), Light::yellow);
    EXPECT_EQ(light_of(3'000, 10'000, 6, thresholds), Light::yellow);
    EXPECT_EQ(light_of(2'999, 10'000, 6, thresholds), Light::red);
    EXPECT_EQ(light_of(1, 0, 6, thresholds), Light::none) << "no budget, no light";
    // July: 58.33… %; yellow below 48.33… %: 48.33 % is behind, as printed it would be a tie.
    EXPECT_EQ(light_of(4'833, 10'000, 7, thresholds), Light::yellow);
    EXPECT_EQ(light_of(4'834, 10'000, 7, thresholds), Light::green);
}

TEST(Progress, SheetOfAMonth) {
    Ledger one;
    one.enter(project("A"), on(2023, 1, 1));
    one.enter({.kind = initial, .amount = "60", .project = "A"}, on(2023, 1, 20));
    one.enter({.kind = expenditure, .amount = "12", .project = "A", .document = "记-1"}, on(2023, 5, 31));
    one.enter({.kind = expenditure, .amount = "3", .project = "A", .document = "记-2"}, on(2023, 6, 30));
    one.enter({.kind = expenditure, .amount = "30", .project = "A", .document = "记-3"}, on(2023, 7, 1));
    one.enter({.kind = cut, .amount = "-10", .project = "A", .document = "穗财1", .reason = "压减"}, on(2023, 7, 2));
    const auto sheet = progress_of({&one.account, 1}, 2023, 6, settings());
    ASSERT_EQ(sheet.size(), 4u) << "the whole, basic, project, and the one project";
    const ProgressRow& row = sheet.back();
    EXPECT_EQ(row.project, "A");
    EXPECT_EQ(row.funds.adjusted, wan("60")) << "the cut of July is not June's";
    EXPECT_EQ(row.funds.spent, wan("15"));
    EXPECT_EQ(row.spent_in_month, wan("3"));
    EXPECT_EQ(row.execution->text(), "25.00");
    EXPECT_EQ(row.elapsed.text(), "50.00");
    EXPECT_EQ(row.ahead->text(), "-25.00");
    EXPECT_EQ(row.light, Light::red);
}

}  // namespace
}  // namespace core::testing
