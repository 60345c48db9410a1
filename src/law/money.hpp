// Reads law/money/*.toml: dated settings of budgets and their execution. Strict like all readers of law/. An office
// that counts otherwise adopts a file of its own (`huiying law adopt`). Used by app. Pure values, any thread.
#pragma once
#include "core/account/settings.hpp"
#include "law/law.hpp"

namespace law {

inline constexpr std::string_view money_folder = "money/";

[[nodiscard]] base::Result<core::MoneySettings> read_money(const File& file);
/// Those of `files` that are of this folder, together; a later file with the same path replaces the earlier one.
[[nodiscard]] base::Result<core::MoneySettings> money(const std::vector<File>& files);

}  // namespace law
