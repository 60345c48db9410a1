// The files of an evaluation's report, as bytes: what `huiying evaluate --out DIR` writes and the API hands out.
// Pure, any thread.
#pragma once
#include <string>
#include <vector>

#include "base/result.hpp"
#include "evaluate/evaluate.hpp"

namespace evaluate {

struct ReportFile {
    std::string name;  ///< "baiyun-2023.json": the evaluation's id and what it is
    std::string bytes;
};

/// The whole report in every form there is.
[[nodiscard]] base::Result<std::vector<ReportFile>> report_of(const Evaluated& evaluated);

}  // namespace evaluate
