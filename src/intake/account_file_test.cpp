// Sheets of accounts: what comes in, what is skipped, what is named with its row and column; and that a template,
// filled in, comes in as it went out.
#include "intake/account_file.hpp"

#include "app/accounts.hpp"
#include "intake/office_test.hpp"
#include "intake/workbook_test.hpp"
#include "paper/listing.hpp"

namespace intake {
namespace {

class AccountFile : public testing::Office {
  protected:
    app::AccountKey key() const { return {office_, 2026}; }

    base::Result<AccountReport> run(AccountSheet sheet, const std::string& lines, bool is_dry_run = false) {
        return import_account(
            *desk_, caller_,
            {.file = file("sheet.csv", lines), .sheet = sheet, .key = key(), .is_dry_run = is_dry_run});
    }
    /// "4 rows, 4 entered, 0 unchanged" and a line a problem.
    std::string counts(const base::Result<AccountReport>& report) {
        if (!report) return report.error().text();
        std::string text = std::to_string(report->rows) + " rows, " + std::to_string(report->entered) + " entered, " +
                           std::to_string(report->unchanged) + " unchanged";
        for (const AccountProblem& one : report->problems) {
            text += "\n" + std::to_string(one.line) + " " + one.column + ": " + one.what;
            if (one.is_conflict) text += " (conflict)";
        }
        return text;
    }
    core::Account account() {
        auto read = app::read_account(*store_->reader(), office_, 2026, {testing::today, head()});
        EXPECT_TRUE(read);
        return read ? *read : core::Account{};
    }
};

const std::string projects =
    "项目编码,项目名称,类别,立项依据\nA01,信访业务专项,项目支出,文1\nJ,基本支出,基本支出,文2\n";
const std::string budget =
    "日期,类型,项目编码,金额（万元）,文号,事由\n"
    "2026-01-20,年初预算,A01,60.00,,\n"
    "2026-01-20,年初预算,J,843.65,,\n"
    "2026-05-08,追加,J,106.87,荔财〔2026〕9号,人员经费\n";
const std::string entries =
    "日期,类型,项目编码,经济分类,金额（元）,凭证号,附件齐全,符合用途,事由\n"
    "2026-03-06,支出,A01,30201,593300.00,记-12,是,是,\n"
    "2026年4月6日,支出,J,30101,8222600.00,记-13,否,是,\n"
    "2026/4/7,支出,J,30101,-100.00,记-14,是,是,退回\n";

TEST_F(AccountFile, ComesInOnceAndOpensTheAccount) {
    EXPECT_EQ(counts(run(AccountSheet::projects, projects, true)), "2 rows, 2 entered, 0 unchanged");
    EXPECT_EQ(account().version, 0u) << "a dry run writes nothing";
    EXPECT_EQ(counts(run(AccountSheet::projects, projects)), "2 rows, 2 entered, 0 unchanged");
    EXPECT_EQ(counts(run(AccountSheet::budget, budget)), "3 rows, 3 entered, 0 unchanged");
    EXPECT_EQ(counts(run(AccountSheet::entries, entries)), "3 rows, 3 entered, 0 unchanged");
    const std::uint64_t before = head();
    EXPECT_EQ(counts(run(AccountSheet::entries, entries)), "3 rows, 0 entered, 3 unchanged");
    EXPECT_EQ(counts(run(AccountSheet::budget, budget)), "3 rows, 0 entered, 3 unchanged");
    EXPECT_EQ(counts(run(AccountSheet::projects, projects)), "2 rows, 0 entered, 2 unchanged");
    EXPECT_EQ(head(), before);

    const core::Account one = account();
    ASSERT_EQ(one.entries.size(), 6u);
    const core::FundsAmounts funds = core::funds_of({&one, 1}, {.project = "J"});
    EXPECT_EQ(funds.adjusted, 950'520'000) << "843.65 + 106.87 万元, in fen";
    EXPECT_EQ(funds.spent, 822'250'000) << "8222600 − 100 yuan, in fen";
    EXPECT_FALSE(one.entries[4].deed.is_complete);
    EXPECT_EQ(one.entries[4].day.text(), "2026-04-06");
}

TEST_F(AccountFile, ProblemsAreNamedAndNothingIsWritten) {
    ASSERT_TRUE(run(AccountSheet::projects, projects));
    ASSERT_TRUE(run(AccountSheet::entries, entries));
    const std::uint64_t before = head();
    EXPECT_EQ(counts(run(AccountSheet::entries,
                         "日期,类型,项目编码,经济分类,金额（元）,凭证号,附件齐全\n"
                         "2026-03-06,支出,A01,30201,593300.01,记-12,是\n"
                         "2026-13-06,开支,A02,,1.001,记-20,也许\n"
                         "2026-03-07,支出,A02,,1,记-21,\n"
                         "2026-03-07,支出,A01,,1,,\n"
                         ",支出,A01,,1,记-22,\n")),
              "5 rows, 0 entered, 0 unchanged\n"
              "2 凭证号: the same voucher has an entry of this project, source and class; add the two up, or annul the "
              "wrong one first (conflict)\n"
              "3 日期: “2026-13-06” is no day\n"
              "3 类型: “开支” is not known here\n"
              "3 金额（元）: “1.001” is no amount, or finer than a fen\n"
              "3 附件齐全: “也许” is neither yes nor no\n"
              "4 项目编码: the account has no project of this code; record the project first\n"
              "5 凭证号: an adjustment needs its document number, a payment or purchase its voucher number\n"
              "6 日期: this is needed");
    EXPECT_EQ(head(), before);
    EXPECT_NE(counts(run(AccountSheet::entries, "日期,类型,金额,备注\n")).find("“备注” is no column of this sheet"),
              std::string::npos);
    EXPECT_NE(counts(run(AccountSheet::entries, "日期,类型\n")).find("the column 金额（元） is missing"),
              std::string::npos);
    EXPECT_NE(counts(run(AccountSheet::entries, "")).find("the file is empty"), std::string::npos);
    // Twice in one file is a duplicate, not "already there".
    EXPECT_EQ(
        counts(run(AccountSheet::entries, "日期,类型,金额,凭证号\n2026-03-06,支出,5,记-30\n2026-03-06,支出,5,记-30\n"))
            .find("2 rows, 1 entered, 0 unchanged\n3 凭证号: the same voucher"),
        0u);
}

TEST_F(AccountFile, TransfersComeTogetherAndAnnulledRowsAreAPersonsMatter) {
    ASSERT_TRUE(run(AccountSheet::projects, projects));
    const std::string head_line = "日期,类型,项目编码,金额（万元）,文号,事由\n";
    const std::string out = "2026-05-08,调剂,A01,-5,文9,调剂\n", in = "2026-05-08,调剂,J,5,文9,调剂\n";
    EXPECT_NE(counts(run(AccountSheet::budget, head_line + out)).find("must add up to zero"), std::string::npos);
    EXPECT_EQ(counts(run(AccountSheet::budget, head_line + in + out)), "2 rows, 2 entered, 0 unchanged");
    ASSERT_TRUE(run(AccountSheet::entries, entries));
    const std::uint32_t version = account().entries.back().version;
    const auto annulled = app::run_book<app::Entered>(*desk_, caller_, [&](app::AccountBook& book) {
        return book.perform(key(), core::AnnulEntry{version, "记错"});
    });
    ASSERT_TRUE(annulled);
    EXPECT_EQ(counts(run(AccountSheet::entries, entries)),
              "3 rows, 0 entered, 2 unchanged\n"
              "4 : it was entered and annulled; to enter it again use account record (conflict)");
}

TEST_F(AccountFile, OrderOfRowsAndFilesOfADepartment) {
    ASSERT_TRUE(
        run(AccountSheet::projects, "单位,项目编码,项目名称,类别\n区住建局,A01,专项,项目支出\n,A01,专项,项目支出\n"));
    EXPECT_EQ(counts(run(AccountSheet::entries,
                         "单位,日期,类型,项目编码,金额,凭证号\n"
                         "区住建局,2026-03-06,支出,A01,1万元,记-1\n"
                         "某局,2026-03-06,支出,A01,1,记-2\n")),
              "2 rows, 1 entered, 0 unchanged\n3 单位: no organ is called 某局; record it first");
    EXPECT_EQ(counts(run(AccountSheet::entries,
                         "单位,日期,类型,项目编码,金额,凭证号\n"
                         "区住建局,2026-03-06,支出,A01,1万元,记-1\n"
                         ",2026-03-06,支出,A01,2万元,记-1\n")),
              "2 rows, 2 entered, 0 unchanged");
    const auto other = app::read_account(*store_->reader(), bureau_, 2026, {testing::today, head()});
    ASSERT_TRUE(other);
    ASSERT_EQ(other->entries.size(), 1u);
    EXPECT_EQ(other->entries[0].deed.amount, 1'000'000);
    EXPECT_EQ(account().entries[0].deed.amount, 2'000'000);
}

TEST_F(AccountFile, TypedFiguresContractsAndPerformances) {
    EXPECT_EQ(counts(run(AccountSheet::figures,
                         "填报项,起日,止日,分子,分母,佐证材料\n"
                         "consultations,2026-01-01,2026-03-31,12,,1-3\n"
                         "nothing_such,2026-01-01,2026-03-31,1,,1-3\n")),
              "2 rows, 1 entered, 0 unchanged\n"
              "3 填报项: there is no typed item of this id; huiying indicators lists them");
    EXPECT_EQ(counts(run(AccountSheet::figures,
                         "填报项,起日,止日,分子,分母,佐证材料\n"
                         "at_most_once_rate,2026-01-01,2026-03-31,14.23,15,1-4\n")),
              "1 rows, 1 entered, 0 unchanged");
    EXPECT_EQ(account().figures.back().deed.numerator, 1423);
    EXPECT_EQ(account().figures.back().deed.denominator, 1500);
    EXPECT_EQ(account().figures.back().deed.decimals, 2u);
    EXPECT_EQ(counts(run(AccountSheet::contracts,
                         "签订日期,合同号,金额（元）,履约日期,预付比例\n2026-03-01,HT-1,50000,2026-06-01,30%\n")),
              "1 rows, 1 entered, 0 unchanged");
    EXPECT_EQ(
        counts(run(AccountSheet::performances, "验收日期,合同号,验收合格\n2026-05-30,HT-1,是\n2026-05-30,HT-2,是\n")),
        "2 rows, 1 entered, 0 unchanged\n"
        "3 合同号: the account has no contract of this number; record the contract first");
}

TEST_F(AccountFile, EveryTemplateHasTheColumnsThatAreReadAndItsExampleComesIn) {
    // In an order in which each finds what it refers to.
    for (const AccountSheet sheet : {AccountSheet::projects, AccountSheet::budget, AccountSheet::entries,
                                     AccountSheet::contracts, AccountSheet::performances, AccountSheet::figures}) {
        std::vector<paper::ListingColumn> columns;
        paper::ListingRow row;
        for (const AccountColumn& one : columns_of(sheet)) {
            columns.push_back({std::string(one.zh)});
            row.emplace_back(one.sample);
        }
        std::string text = paper::csv_head(columns);
        paper::csv_append_row(text, columns, row);
        const auto report = import_account(
            *desk_, caller_, {.file = file("template.csv", text), .sheet = sheet, .key = {office_, 2023}});
        EXPECT_EQ(counts(report), "1 rows, 1 entered, 0 unchanged") << core::id_of(sheet);
    }
}

TEST_F(AccountFile, OnlyWhoMay) {
    caller_ = {.post = {}, .organ = bureau_, .roles = {core::Role::finance}, .is_unrestricted = false};
    EXPECT_FALSE(run(AccountSheet::projects, projects)) << "another organ's finance";
    caller_.organ = office_;
    EXPECT_EQ(counts(run(AccountSheet::projects, projects)), "2 rows, 2 entered, 0 unchanged");
    caller_.roles = {core::Role::leader};
    EXPECT_FALSE(run(AccountSheet::budget, budget));
}

}  // namespace
}  // namespace intake
