// Tokens of the predicate language, and the marked line that shows where a predicate is wrong. Used by parser.cpp only.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace core {

enum class TokenKind : std::uint8_t { name, quoted, number, day, symbol, end };

struct Token {
    TokenKind kind = TokenKind::end;
    std::string_view text;   ///< without the quotation marks; symbols in their ASCII form
    std::size_t at = 0;      ///< bytes from the start of the predicate
    std::size_t length = 0;  ///< bytes in the predicate
    std::int64_t value = 0;  ///< of a number or a day
};

/// The last token is always `end`. Full-width （）＝＜＞ and ≤ ≥ ≠ are taken for their ASCII forms.
[[nodiscard]] base::Result<std::vector<Token>> tokens_of(std::string_view text);

/// bad_input whose message shows the line with the token underlined; wide characters take two columns.
[[nodiscard]] std::unexpected<base::Error> fail_at(std::string_view text, const Token& token,
                                                   const std::string& message, std::string cure = {});

/// The nearest of `names`, or empty when none is near.
[[nodiscard]] std::string_view nearest(std::string_view name, std::span<const std::string_view> names);

}  // namespace core
