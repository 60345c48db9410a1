// PDF of a .docx, a workbook or a picture through LibreOffice, in a process and a folder of its own. Workers only: it
// takes seconds.
#pragma once
#include <string>

#include "base/result.hpp"

namespace paper {

/// `unavailable` where LibreOffice is not installed or does not answer in time. The folder is gone afterwards.
[[nodiscard]] base::Result<std::string> pdf_of(const std::string& bytes, const std::string& ending = "docx");

}  // namespace paper
