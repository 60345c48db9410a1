// 支出进度: execution against time elapsed 时序进度, month by month, with lights whose thresholds are dated settings;
// the monthly sheet for the meeting. Pure, any thread.
#pragma once
#include "core/account/money.hpp"

namespace core {

enum class Light : std::uint8_t { none, green, yellow, red };
inline constexpr std::array light_words{Word{"none", "-"}, Word{"green", "绿"}, Word{"yellow", "黄"},
                                        Word{"red", "红"}};
constexpr std::span<const Word> words(Light) {
    return light_words;
}

/// One line of the sheet of one month, all sums up to its last day but `spent_in_month`.
struct ProgressRow {
    std::string project, name;  ///< empty project: a sum; its name says of what
    FundsAmounts funds;
    std::int64_t spent_in_month = 0;
    std::optional<base::Decimal> execution;  ///< per cent of the adjusted budget; missing: there is none
    base::Decimal elapsed;                   ///< 时序进度: months ÷ 12, per cent
    std::optional<base::Decimal> ahead;      ///< execution − elapsed, percentage points
    Light light = Light::none;
};

[[nodiscard]] base::Day last_of_month(std::uint32_t year, unsigned month);
/// red if execution < elapsed − red_behind, yellow if < elapsed − yellow_behind; compared exactly, not as printed.
[[nodiscard]] Light light_of(std::int64_t spent, std::int64_t adjusted, unsigned month, const MoneyRow& thresholds);
/// The whole, basic and project expenditure as sums, then every project by its code.
[[nodiscard]] std::vector<ProgressRow> progress_of(std::span<const Account> accounts, std::uint32_t year,
                                                   unsigned month, const MoneySettings& settings);

}  // namespace core
