// What huiying-verify prints: a table for people, Chinese or English, or JSON for machines. A kit is a stranger's file:
// nothing of it reaches a terminal as a control character.
#pragma once
#include <string>

#include "kit/verify.hpp"
#include "main/verify/papers.hpp"

namespace verify {

/// `papers`: those of a folder; null if none was named.
[[nodiscard]] std::string as_table(const kit::Report& report, const Papers* papers, bool is_english);
[[nodiscard]] std::string as_json(const kit::Report& report, const Papers* papers);
/// Every paper that the ledger holds for the evaluation, and that was not destroyed, lies in the folder.
[[nodiscard]] bool are_all_there(const kit::Report& report, const Papers& papers);

/// A refusal: its ground and what was found.
[[nodiscard]] std::string as_text(const base::Error& error, bool is_english);
[[nodiscard]] std::string as_json(const base::Error& error);

}  // namespace verify
