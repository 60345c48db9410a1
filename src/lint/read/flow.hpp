// Lines into paragraphs: what a page or a PDF broke is joined again, headings and list items stay apart. Used by the
// readers. Pure, any thread.
#pragma once
#include <span>
#include <string_view>

#include "lint/model.hpp"
#include "lint/read/lines.hpp"

namespace lint {

/// Appends the paragraphs and headings of the lines. `is_wrapped`: lines end where the page ends, not the sentence.
void read_flow(Report& report, std::span<const Line> lines, bool is_wrapped);
/// The text of a cell as a paragraph of its own; `label` names its row.
void add_cell_text(Report& report, std::string_view text, const std::string& label, const Place& place);

[[nodiscard]] bool begins_item(std::string_view line);  ///< 一、 （一） 1. ① …

}  // namespace lint
