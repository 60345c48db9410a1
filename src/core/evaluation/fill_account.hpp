// Puts money of the accounts into a sheet: rows of its funds, rates of its lines, findings that name a line. Used where
// a sheet meets a store and where a kit is recomputed. Pure, any thread.
#pragma once
#include <span>

#include "base/result.hpp"
#include "core/account/money.hpp"
#include "core/evaluation/report.hpp"
#include "core/evaluation/sheet.hpp"

namespace core {

/// The first place that takes its money from the accounts; empty if there is none.
[[nodiscard]] std::string account_place(const Sheet& sheet);

/// `accounts`: those of the organ and of all below it, of the sheet's year, as they stood at the cut. Rates of funds
/// are computed anew. Fails where the sheet's unit is neither 万元 nor 元, or where the rows do not add up.
[[nodiscard]] base::Result<> fill_account(Sheet& sheet, std::span<const Account> accounts,
                                          const MoneySettings& settings, const Cut& cut);

/// Month by month up to the sheet's cut, of the year's accounts as a whole.
[[nodiscard]] std::vector<MonthProgress> months_of(const Sheet& sheet, std::span<const Account> accounts,
                                                   const MoneySettings& settings);

}  // namespace core
