// What an error says, in Chinese. Errors are written in English where they arise; messages/*.txt holds each of those
// texts with its Chinese, and a house rule (tests/tidy/messages.py) finds one that is missing. Used where an error
// meets a person: http and main. Any thread.
#pragma once
#include "base/result.hpp"

namespace base {

/// The Chinese of a text of ours; a text that is in no table (Chinese already, or somebody else's) comes back as it is.
[[nodiscard]] std::string chinese(std::string_view english);
/// Message and cure; kind and place stay.
[[nodiscard]] Error in_chinese(const Error& error);

}  // namespace base
