// One invented paper of every kind, for golden files and for LibreOffice. No person, organ or place in them exists.
#pragma once
#include "paper/render.hpp"

namespace samples {

/// Every field of the kind, optional ones too.
[[nodiscard]] paper::PaperFields fields(core::PaperKind kind);
[[nodiscard]] paper::Letterhead letterhead(core::PaperKind kind);

}  // namespace samples
