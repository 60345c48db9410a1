// A report as plain text: what an editor saved or what came out of a PDF. Running text and flattened tables are told
// apart line by line. Pure, any thread; nothing in a text is refused.
#pragma once
#include <string>

#include "lint/model.hpp"

namespace lint {

/// `text` is UTF-8. `is_document`: its lines are paragraphs, none is broken.
void read_plain_text(Report& report, std::string text, bool is_document = false);

}  // namespace lint
