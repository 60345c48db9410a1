// What huiying-verify prints: a table for people, Chinese or English, or JSON for machines. A kit is a stranger's file:
// nothing of it reaches a terminal as a control character.
#pragma once
#include <string>

#include "kit/verify.hpp"

namespace verify {

[[nodiscard]] std::string as_table(const kit::Report& report, bool is_english);
[[nodiscard]] std::string as_json(const kit::Report& report);

/// A refusal: its ground and what was found.
[[nodiscard]] std::string as_text(const base::Error& error, bool is_english);
[[nodiscard]] std::string as_json(const base::Error& error);

}  // namespace verify
