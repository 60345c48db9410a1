#include "evaluate/report.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "evaluate/json.hpp"
#include "law/reports.hpp"
#include "paper/report/report.hpp"

namespace evaluate {
namespace {

/// A workbook is written to a file; here it is wanted as bytes.
base::Result<std::string> workbook_of(const paper::ReportSource& source) {
    std::string pattern = (std::filesystem::temp_directory_path() / "huiying-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr)
        return base::fail(base::ErrorKind::io, "there is no room for a workbook", "TMPDIR", "make some");
    const std::filesystem::path folder = pattern;
    const std::filesystem::path path = folder / "report.xlsx";
    const auto written = paper::write_workbook(source, path);
    std::ifstream in(path, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(in), {}};
    std::error_code ignored;
    std::filesystem::remove_all(folder, ignored);
    if (!written) return std::unexpected(written.error());
    if (bytes.empty()) return base::fail(base::ErrorKind::io, "the workbook cannot be read back");
    return bytes;
}

}  // namespace

base::Result<paper::Document> paper_of(const Evaluated& evaluated) {
    const core::ReportLayout layout = TRY(law::layout_of(evaluated.sheet));
    return paper::report({evaluated.sheet, evaluated.standard, evaluated.scores, layout, evaluated.months});
}

base::Result<std::vector<ReportFile>> report_of(const Evaluated& evaluated) {
    const core::ReportLayout layout = TRY(law::layout_of(evaluated.sheet));
    const paper::ReportSource source{evaluated.sheet, evaluated.standard, evaluated.scores, layout, evaluated.months};
    const base::Bytes docx = TRY(paper::docx(paper::report(source)));
    const std::string& id = evaluated.sheet.id;
    std::vector<ReportFile> files;
    files.push_back({id + ".docx", std::string(base::text_of(docx))});
    files.push_back({id + ".xlsx", TRY(workbook_of(source))});
    files.push_back({id + ".json", json_of(evaluated) + "\n"});
    return files;
}

}  // namespace evaluate
