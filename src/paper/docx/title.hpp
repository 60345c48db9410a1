// A long title cut into lines: words stay whole, no line is left with a character or two, and the lines shape a
// trapezoid or a diamond, as GB/T 9704-2012 wants (7.3.1). Used by head.cpp. Pure, any thread, nothing fails.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace paper {

/// `fitting`: full-width characters that fit on a line. One line where the title fits; a title that cannot be cut at
/// all is cut anywhere.
[[nodiscard]] std::vector<std::string> title_lines(std::string_view title, int fitting);

}  // namespace paper
