// The section of a paper: page size, margins, grid, and the headers and footers that go with the layout. Used inside
// paper/docx; pure, any thread.
#pragma once
#include <vector>

#include "paper/docx/document.hpp"
#include "paper/docx/xml.hpp"

namespace paper {

/// w:sectPr, the last element of the body.
void write_section(Xml& xml, core::PaperLayout layout);

/// word/footer0….xml and, for letters, word/header01.xml.
[[nodiscard]] std::vector<Part> section_parts(const Document& document);

}  // namespace paper
