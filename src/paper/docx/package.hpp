// Parts into the zip file that a .docx is. Used inside paper/docx, and for folders handed out as one
// file; any thread.
#pragma once
#include <span>

#include "paper/docx/document.hpp"

namespace paper {

/// In the order given, each with the same time, so the same parts give the same bytes. Fails where libzip does.
[[nodiscard]] base::Result<base::Bytes> package(std::span<const Part> parts);

}  // namespace paper
