// Finds and runs a command from words, prints help and errors.
#pragma once
#include "main/huiying/command.hpp"

namespace huiying {

/// `may_relay`: a command that writes is handed to the server when one leads the store.
int run_words(const std::vector<std::string>& words, Terminal terminal, bool may_relay);

[[nodiscard]] std::string help(bool is_english);
[[nodiscard]] std::string help(const Command& command, bool is_english);

}  // namespace huiying
