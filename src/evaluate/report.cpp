#include "evaluate/report.hpp"

#include "evaluate/json.hpp"

namespace evaluate {

base::Result<std::vector<ReportFile>> report_of(const Evaluated& evaluated) {
    std::vector<ReportFile> files;
    files.push_back({evaluated.sheet.id + ".json", json_of(evaluated) + "\n"});
    return files;
}

}  // namespace evaluate
