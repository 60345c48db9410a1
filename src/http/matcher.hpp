// Path patterns: literal segments and {names}, compared segment by segment. The table is small and looked at in order.
#pragma once
#include <array>
#include <string>
#include <string_view>

namespace http {

inline constexpr std::size_t params_max = 4;
using Params = std::array<std::string, params_max>;  ///< decoded, in the order of the pattern

/// Whether `path` has the form of `pattern`; fills the parameters. A parameter is never empty; broken escapes match
/// nothing.
[[nodiscard]] bool matches(std::string_view pattern, std::string_view path, Params& params);

/// The name of the n-th parameter of a pattern; empty if there are not so many.
[[nodiscard]] std::string_view param_name(std::string_view pattern, std::size_t nth);

}  // namespace http
