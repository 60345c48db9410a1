// Range of a download (RFC 9110 section 14): one range of bytes, or none.
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

namespace http {

struct Range {
    std::uint64_t first = 0, last = 0;  ///< both included
    bool is_satisfiable = true;
};

/// What the header asks for of `size` bytes, at least one. Nothing where there is no header, or one that the standard
/// lets us pass over: other units, several ranges, no digits. Then the whole is given.
[[nodiscard]] std::optional<Range> parse_range(std::string_view header, std::uint64_t size);

}  // namespace http
