// Sheets of accounts: which columns a spreadsheet of each kind has, in which words. One table an import, a template to
// fill and docs/formats/account.md share. Pure, any thread.
#pragma once
#include <span>
#include <string_view>

#include "core/words.hpp"

namespace intake {

enum class AccountSheet : std::uint8_t { projects, budget, entries, contracts, performances, figures };
inline constexpr core::Word account_sheet_words[]{{"projects", "项目"},     {"budget", "预算"},
                                                  {"entries", "收支"},      {"contracts", "合同"},
                                                  {"performances", "验收"}, {"figures", "填报数"}};
constexpr std::span<const core::Word> words(AccountSheet) {
    return account_sheet_words;
}

struct AccountColumn {
    std::string_view field;  ///< of the deed; "day" and "organ" beside it
    std::string_view zh;     ///< title; one of amounts says its unit behind it: 金额（万元）
    bool is_needed = false;
    std::string_view sample;  ///< of the template's example row
    std::string_view about;   ///< for the guide
};

/// The deed of a row.
[[nodiscard]] std::string_view deed_of(AccountSheet sheet);
[[nodiscard]] std::span<const AccountColumn> columns_of(AccountSheet sheet);

}  // namespace intake
