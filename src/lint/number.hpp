// Numbers as reports write them, out of one flow of text: value, unit, bound, label. Days, years, articles and document
// numbers are none. Used by the readers. Pure, any thread; what is no number is passed over.
#pragma once
#include <string_view>

#include "lint/model.hpp"

namespace lint {

/// All numbers of a text without spaces, in order. At most `numbers_max`.
[[nodiscard]] std::vector<Number> scan_numbers(std::string_view text);
inline constexpr std::size_t numbers_max = 20'000;
/// The value of a cell: its first number; a second one in brackets as 满分. Words alone have no number.
[[nodiscard]] Value read_value(std::string_view text);
/// Whether the whole text is one number with its unit and bound: "≥20名", "75%以上", "60.40".
[[nodiscard]] bool is_bare_number(std::string_view text);

[[nodiscard]] bool is_countable(std::string_view unit);  ///< 件, 人次, 份 …: no fractions of it
[[nodiscard]] bool is_money(std::string_view unit);
[[nodiscard]] std::string_view sign(Bound bound);  ///< "≥", "" for exact

}  // namespace lint
