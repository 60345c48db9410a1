// Base 64 of RFC 4648 section 4, padded, as signed notes want it. Pure; any thread.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.hpp"

namespace core {

[[nodiscard]] std::string base64(base::ByteView bytes);

/// Nothing if the text is not the one text of these bytes: wrong letters, length, padding or left-over bits.
[[nodiscard]] std::optional<base::Bytes> parse_base64(std::string_view text);
[[nodiscard]] bool parse_base64(std::string_view text, std::span<std::uint8_t> out);  ///< exactly out.size() bytes

}  // namespace core
