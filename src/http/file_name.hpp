// Names of files: which are taken, and how one is given out (RFC 6266, RFC 8187).
#pragma once
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace http {

/// The name without the folders before it. `bad_input`: empty, too long, no UTF-8, or with characters that nobody sees.
[[nodiscard]] base::Result<std::string> checked_name(std::string_view given);

/// The value of Content-Disposition. The name ends as the type of the bytes says, so that nothing is opened as
/// something else; `plain` stands in for it where a client does not know the longer form.
[[nodiscard]] std::string disposition(bool is_inline, std::string_view name, std::string_view ending,
                                      std::string_view plain);

}  // namespace http
