// Money figures: a small closed set of formulas over the entries of one account, or of several as a department that is
// the sum of its units. Amounts are fen, rates exact decimals, and what divides by nothing is not applicable. Every
// value names the entries that it counted. Used by app, score sheets, http and the command line. Pure, any thread.
#pragma once
#include "base/decimal.hpp"
#include "core/account/account.hpp"
#include "core/account/settings.hpp"

namespace core {

enum class MoneyFormula : std::uint8_t {
    initial,
    adjustment,
    supplement,
    cut,
    transfer,
    reclaim,
    adjusted,
    revenue,
    spent,
    final_account,
    unspent,
    carry_over,
    procurement_budget,
    procurement,
    execution_rate,
    adjustment_rate,
    final_difference_rate,
    revenue_difference_rate,
    carry_over_rate,
    procurement_rate,
    public_funds_rate,
    three_public_rate,
    spent_share,
};
inline constexpr std::array money_formula_words{Word{"initial", "年初预算"},
                                                Word{"adjustment", "预算调整数"},
                                                Word{"supplement", "追加"},
                                                Word{"cut", "追减"},
                                                Word{"transfer", "调剂"},
                                                Word{"reclaim", "收回"},
                                                Word{"adjusted", "调整后预算"},
                                                Word{"revenue", "收入"},
                                                Word{"spent", "支出"},
                                                Word{"final_account", "决算"},
                                                Word{"unspent", "未执行数"},
                                                Word{"carry_over", "年末结转结余"},
                                                Word{"procurement_budget", "采购预算"},
                                                Word{"procurement", "采购"},
                                                Word{"execution_rate", "预算执行率"},
                                                Word{"adjustment_rate", "预算调整率"},
                                                Word{"final_difference_rate", "预决算差异率"},
                                                Word{"revenue_difference_rate", "收入预决算差异率"},
                                                Word{"carry_over_rate", "结转结余率"},
                                                Word{"procurement_rate", "政府采购执行率"},
                                                Word{"public_funds_rate", "公用经费控制率"},
                                                Word{"three_public_rate", "三公经费控制率"},
                                                Word{"spent_share", "支出占比"}};
constexpr std::span<const Word> words(MoneyFormula) {
    return money_formula_words;
}
/// English, and how it is computed, in both languages.
struct FormulaText {
    std::string_view en, how_zh, how_en;
};
[[nodiscard]] const FormulaText& text_of(MoneyFormula formula);
[[nodiscard]] bool is_rate(MoneyFormula formula);

/// Which entries; what is not set does not restrict. `from` restricts what flows (revenue, expenditure, procurement): a
/// budget stands for the year. `to` restricts all.
struct MoneyFilter {
    std::optional<std::string> project = {};  ///< code; empty text: what belongs to no project
    std::optional<ProjectKind> kind = {};
    std::optional<MoneySource> source = {};
    std::string task = {};
    std::vector<std::string> classes = {};  ///< beginnings of economic classes; any of them
    base::Day from = {}, to = {};
};
/// The filter of a group of classes, narrowed by `filter`.
[[nodiscard]] MoneyFilter within(const ClassGroup& group, MoneyFilter filter);

struct CountedEntry {
    base::Id account;
    std::uint32_t version = 0;
    std::uint64_t seq = 0;
    std::int64_t amount = 0;  ///< fen, as it was counted: subtracted entries with the sign turned
};

struct MoneyValue {
    MoneyFormula formula{};
    std::int64_t numerator = 0;                        ///< fen; the value itself of an amount
    std::optional<std::int64_t> denominator;           ///< fen; rates only
    std::optional<base::Decimal> value;                ///< yuan with two decimals, or per cent; missing: not applicable
    std::vector<CountedEntry> counted, counted_below;  ///< in the numerator and in the denominator
};

/// `accounts` as they stand at the cut (account_at), all of one year.
[[nodiscard]] MoneyValue money_value(std::span<const Account> accounts, MoneyFormula formula, const MoneyFilter& filter,
                                     const MoneySettings& settings);

/// "593300.00"; and "59.33" 万元: exact, two decimals at least, as many as it takes.
[[nodiscard]] std::string yuan_text(std::int64_t fen);
[[nodiscard]] std::string wan_text(std::int64_t fen);
[[nodiscard]] base::Decimal wan_of(std::int64_t fen);
/// "593300.00", "59.33万元", "593,300元": fen; nothing for what is no amount or is finer than a fen.
[[nodiscard]] std::optional<std::int64_t> parse_amount(std::string_view text, std::int64_t fen_per_unit = 100);
inline constexpr std::int64_t fen_per_yuan = 100, fen_per_wan = 1'000'000;

/// One row of a funds table, as evaluation sheets take it.
struct FundsAmounts {
    std::int64_t initial = 0, adjustment = 0, adjusted = 0, spent = 0;
};
[[nodiscard]] FundsAmounts funds_of(std::span<const Account> accounts, const MoneyFilter& filter);

}  // namespace core
