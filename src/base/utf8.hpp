// UTF-8: validity, length, width on a terminal. Pure.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace base {

/// Number of code points; nothing if the text is not well-formed UTF-8 (surrogates, overlong forms, NUL are not).
[[nodiscard]] std::optional<std::size_t> utf8_length(std::string_view text);
/// Columns on a terminal: 2 for East Asian wide and full-width characters, 0 for combining marks. Malformed bytes
/// count 1.
[[nodiscard]] std::size_t display_width(std::string_view text);
/// Padded with spaces to `width` columns; longer texts stay as they are.
[[nodiscard]] std::string pad(std::string_view text, std::size_t width);
/// 张*三, 138****1234, 陈*: the first character stays, the last too if there are more than two; one alone does not.
[[nodiscard]] std::string mask(std::string_view text);

}  // namespace base
