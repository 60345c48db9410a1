// The files of an evaluation's report, as bytes: what `huiying evaluate --out DIR` writes and the API hands out.
// Any thread. Fails where the file names a layout or a section there is not, and where the disk is full.
#pragma once
#include <string>
#include <vector>

#include "base/result.hpp"
#include "evaluate/evaluate.hpp"
#include "paper/docx/document.hpp"

namespace evaluate {

struct ReportFile {
    std::string name;  ///< "baiyun-2023.json": the evaluation's id and what it is
    std::string bytes;
};

/// The report as a paper, before it is a file.
[[nodiscard]] base::Result<paper::Document> paper_of(const Evaluated& evaluated);

/// The whole report: .docx, .xlsx and .json.
[[nodiscard]] base::Result<std::vector<ReportFile>> report_of(const Evaluated& evaluated);

}  // namespace evaluate
