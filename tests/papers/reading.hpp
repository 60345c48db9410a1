// A .docx part as lines a person can read and compare: one line a paragraph with its style, one a table row.
#pragma once
#include <string>
#include <vector>

#include "paper/docx/document.hpp"

namespace samples {

/// All text of a paper: header of page 1, body, the type area's paragraphs and tables.
[[nodiscard]] std::string reading(const std::vector<paper::Part>& parts);
/// XML with one element a line, for golden files.
[[nodiscard]] std::string indented(const std::string& xml);
[[nodiscard]] const std::string& part(const std::vector<paper::Part>& parts, std::string_view path);

}  // namespace samples
