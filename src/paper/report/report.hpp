// The report of an evaluation as a paper and as a workbook: the office's prose in the order of its layout, what the
// program says by itself, and the 自评表 with its lists. Text and table take every number from the same scored sheet.
// Used by evaluate/report.hpp; pure but for the workbook's file, any thread.
#pragma once
#include <filesystem>

#include "core/evaluation/report.hpp"
#include "core/evaluation/score.hpp"
#include "paper/docx/document.hpp"

namespace paper {

/// What a report is made from. Refers, never owns.
struct ReportSource {
    const core::Sheet& sheet;
    const core::Standard& standard;
    const core::ScoreSheet& scores;
    const core::ReportLayout& layout;
    std::span<const core::MonthProgress> months = {};

    [[nodiscard]] std::string filled(std::string_view text) const;  ///< its fields filled in
};

[[nodiscard]] Document report(const ReportSource& source);

/// Score sheet, points by group, funds, spending month by month, deductions, evidence and what others said, a sheet
/// each where there are any; a chart beside points, funds and months.
[[nodiscard]] base::Result<> write_workbook(const ReportSource& source, const std::filesystem::path& path);

// The parts of report(), for its own files and tests.

/// 成文日期: as the file says, else the day of the cut; not set where there is neither.
[[nodiscard]] base::Day day_of(const core::Sheet& sheet);

/// What the program says by itself: a text a paragraph, no number that is not in the sheet.
[[nodiscard]] std::vector<std::string> statements(const ReportSource& source, core::ReportPiece piece,
                                                  const core::ReportSection& section);
/// 自评表, by indicators or by tasks: several tables one under the other.
[[nodiscard]] std::vector<RuledTable> sheet_tables(const ReportSource& source);
[[nodiscard]] RuledTable deduction_table(const core::Sheet& sheet);  ///< 扣分说明; without rows if there are none
[[nodiscard]] RuledTable evidence_table(const core::Sheet& sheet);   ///< 佐证材料清单; the same

}  // namespace paper
