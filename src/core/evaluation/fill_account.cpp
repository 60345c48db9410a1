#include "core/evaluation/fill_account.hpp"

#include <algorithm>

#include "core/account/progress.hpp"
#include "core/evaluation/fill.hpp"

namespace core {
namespace {

MoneyFilter filter_of(const AccountFilter& given) {
    return {.project = given.project, .kind = given.kind, .source = given.source, .task = {}, .classes = given.classes};
}

base::Decimal amount_in(const Sheet& sheet, std::int64_t fen) {
    return sheet.unit == "元" ? base::Decimal{fen, 2} : wan_of(fen);
}

void fill_findings(Sheet& sheet, const Account& account) {
    for (const auto& found : account.findings) {
        const auto line = std::ranges::find(sheet.lines, found.deed.line, &SheetLine::id);
        if (line == sheet.lines.end()) continue;
        LineFinding finding{found.deed.number, found.deed.source, found.deed.text, {}};
        for (const auto& rectified : account.rectifications) {
            if (rectified.deed.number == found.deed.number) finding.rectification = rectified.deed.document;
        }
        line->findings.push_back(std::move(finding));
    }
}

}  // namespace

std::string account_place(const Sheet& sheet) {
    for (const FundsRow& row : sheet.funds) {
        if (row.account) return row.place;
    }
    for (const SheetLine& line : sheet.lines) {
        if (line.actual.from == ActualFrom::account) return line.place;
    }
    return {};
}

base::Result<> fill_account(Sheet& sheet, std::span<const Account> accounts, const MoneySettings& settings,
                            const Cut& cut) {
    if (sheet.unit != "万元" && sheet.unit != "元")
        return base::fail(base::ErrorKind::bad_input, "accounts are kept in 元, this sheet in " + sheet.unit,
                          sheet.place, "write unit = \"万元\" or \"元\"");
    for (FundsRow& row : sheet.funds) {
        if (!row.account) continue;
        const FundsAmounts amounts = funds_of(accounts, filter_of(*row.account));
        row.initial = amount_in(sheet, amounts.initial);
        row.adjusted = amount_in(sheet, amounts.adjusted);
        row.spent = amount_in(sheet, amounts.spent);
    }
    fill_funds(sheet);
    for (SheetLine& line : sheet.lines) {
        if (line.actual.from != ActualFrom::account) continue;
        const auto formula = parse_word<MoneyFormula>(line.actual.of);
        if (!formula) continue;
        const MoneyValue value = money_value(accounts, *formula, {}, settings);
        line.actual.value = value.value;
        line.actual.numerator = base::Decimal{value.numerator, 2};
        if (value.denominator) line.actual.denominator = base::Decimal{*value.denominator, 2};
        line.actual.cut = cut;
    }
    for (const Account& account : accounts) fill_findings(sheet, account);
    return check_funds(sheet);
}

std::vector<MonthProgress> months_of(const Sheet& sheet, std::span<const Account> accounts,
                                     const MoneySettings& settings) {
    std::vector<MonthProgress> months;
    for (unsigned month = 1; month <= 12; ++month) {
        const auto year = static_cast<std::uint32_t>(sheet.year);
        if (sheet.cut.day.is_set() && last_of_month(year, month) > sheet.cut.day) break;
        const ProgressRow whole = progress_of(accounts, year, month, settings).front();
        months.push_back({month, amount_in(sheet, whole.funds.adjusted), amount_in(sheet, whole.funds.spent),
                          whole.execution, whole.elapsed});
    }
    return months;
}

}  // namespace core
