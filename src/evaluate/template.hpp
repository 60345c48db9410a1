// The finance bureau's own workbook, filled in its cells from an evaluation: what goes where is data, the map. Used by
// `huiying evaluate --template`. Any thread. Fails as core/evaluation/template_fill.hpp and intake/template.hpp say.
#pragma once
#include <filesystem>

#include "evaluate/report.hpp"

namespace evaluate {

struct FilledTemplate {
    ReportFile file;                    ///< "baiyun-2023-finance-form.xlsx": the evaluation's id and the map's
    std::vector<std::string> unfilled;  ///< cells whose value is not there yet, which stay as they are
};

[[nodiscard]] base::Result<FilledTemplate> filled_template(const Evaluated& evaluated, const law::File& map,
                                                           const std::filesystem::path& book);

}  // namespace evaluate
