// Lists of matters, one matter, and the reasons of a due day.
#pragma once
#include "http/call.hpp"

namespace http {

[[nodiscard]] base::Result<Response> list_matters(Call& call);
[[nodiscard]] base::Result<Response> get_matter(Call& call);
[[nodiscard]] base::Result<Response> explain_clock(Call& call);
[[nodiscard]] base::Result<Response> get_contents(Call& call);  ///< 卷内目录; contents.cpp

enum class Format : std::uint8_t { json, csv };
inline constexpr std::array format_words{core::Word{"json", "JSON"}, core::Word{"csv", "CSV"}};
constexpr std::span<const core::Word> words(Format) {
    return format_words;
}

}  // namespace http
