// One field of an account's deed out of a text, by the name that `fields` gives it: what a cell of a spreadsheet and a
// word of the command line have in common. Pure, any thread.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "core/matter/deeds.hpp"

namespace intake {

/// A fresh deed of accounts by its id or Chinese word ("enter_money", "记账"); bad_input names those there are.
[[nodiscard]] base::Result<core::Deed> account_deed(std::string_view word);

/// Names of the deed's fields, in order.
[[nodiscard]] std::vector<std::string> field_names(const core::Deed& deed);

/// Amounts are "593300.00", "59.33万元"; without a unit they are `fen_per_unit` fen each. Days 2026-03-16, 2026/3/16 or
/// 2026年3月16日; yes and no as 是/否 or yes/no. bad_input, with the field as its place.
[[nodiscard]] base::Result<void> set_field(core::Deed& deed, std::string_view field, const std::string& text,
                                           std::int64_t fen_per_unit = 100);

/// "2026-03-16" and how else people write days.
[[nodiscard]] base::Result<base::Day> read_day(const std::string& text, std::string_view field);

}  // namespace intake
