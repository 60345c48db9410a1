// The lines of a text in one writing: full-width digits and signs, ASCII commas between Chinese words, markdown marks
// and page numbers are evened out, and every byte remembers where it stood. Used by the text reader. Pure, any thread.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace lint {

struct Line {
    std::string text;                   ///< without spaces at both ends; inside them, one at a time
    std::vector<std::uint32_t> source;  ///< for each byte of `text`, the byte of the file
    bool is_after_blank = false;        ///< an empty line stands above
    bool is_apart = false;              ///< a table stood above: never the rest of a sentence
};

/// Empty lines and page numbers are left out. `text` is UTF-8.
[[nodiscard]] std::vector<Line> read_lines(std::string_view text, std::vector<std::uint32_t>& line_starts);
/// One writing for signs, as the lines have it; for cells.
[[nodiscard]] std::string canonical(std::string_view text);

}  // namespace lint
