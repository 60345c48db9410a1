// Reads law/reports/*.toml, the layouts of evaluation reports, strictly. docs/formats/evaluation.md describes the
// files. Pure values, any thread.
#pragma once
#include "core/evaluation/report.hpp"
#include "core/evaluation/sheet.hpp"
#include "law/law.hpp"

namespace law {

[[nodiscard]] base::Result<core::ReportLayout> read_report_layout(const File& file);

/// The program's own.
[[nodiscard]] base::Result<std::vector<core::ReportLayout>> report_layouts();

/// The layout a sheet names; without a name only the table by indicators. Fails, naming the place, where there is no
/// such layout and where the sheet has a section that the layout does not have.
[[nodiscard]] base::Result<core::ReportLayout> layout_of(const core::Sheet& sheet);

}  // namespace law
