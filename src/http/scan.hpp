// The one hook for the office's virus scanner: `serve --scan-command "clamdscan --no-summary -"`. Runs on workers.
#pragma once
#include "store/objects.hpp"

namespace http {

/// "clamdscan --no-summary -" into words at the blanks; there is no shell and no quoting.
[[nodiscard]] std::vector<std::string> words_of_command(std::string_view command);

/// Gives the plain bytes to the scanner's standard input. Exit 0: clean, nothing is said. `bad_input` at exit 1: it
/// found something. `unavailable` at any other end, also after scan_max_s: what was not looked at is not taken.
[[nodiscard]] base::Result<> scan(const std::vector<std::string>& command, store::ObjectReader& file);

}  // namespace http
