#include "http/range.hpp"

#include <algorithm>
#include <charconv>

namespace http {
namespace {

/// Digits and nothing else; a number too large for us lies behind every file.
std::optional<std::uint64_t> number(std::string_view text) {
    if (text.empty() || text.find_first_not_of("0123456789") != text.npos) return std::nullopt;
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} ? value : UINT64_MAX;
}

}  // namespace

std::optional<Range> parse_range(std::string_view header, std::uint64_t size) {
    constexpr std::string_view unit = "bytes=";
    if (!header.starts_with(unit)) return std::nullopt;
    header.remove_prefix(unit.size());
    const std::size_t dash = header.find('-');
    if (dash == header.npos) return std::nullopt;
    const auto first = number(header.substr(0, dash)), last = number(header.substr(dash + 1));
    if (dash == 0) {  // the last so many
        if (!last) return std::nullopt;
        return Range{.first = size - std::min(*last, size), .last = size - 1, .is_satisfiable = *last > 0};
    }
    const bool is_open = dash + 1 == header.size();
    if (!first || (!last && !is_open) || (last && *last < *first)) return std::nullopt;
    return Range{
        .first = *first, .last = std::min(last.value_or(UINT64_MAX), size - 1), .is_satisfiable = *first < size};
}

}  // namespace http
