// The tables of an evaluation file, one reader each. Used by evaluation.cpp only. Any thread.
#pragma once
#include "core/evaluation/sheet.hpp"
#include "law/fields.hpp"

namespace law {

inline constexpr DecimalRange amount_range{-9'999'999'999, 9'999'999'999, 6};  ///< 万元 down to the 分
inline constexpr DecimalRange number_range{-9'999'999'999, 9'999'999'999, 4};  ///< targets and actuals
inline constexpr DecimalRange points_of_line{0, 1000, 4};

[[nodiscard]] base::Result<core::FundsRow> read_funds(const Table& table, const std::string& path);
[[nodiscard]] base::Result<core::SheetLine> read_line(const Table& table, const std::string& path,
                                                      const core::Standard& standard);
[[nodiscard]] base::Result<core::SheetTask> read_task(const Table& table, const std::string& path);
[[nodiscard]] base::Result<core::Bonus> read_bonus(const Table& table, const std::string& path);
[[nodiscard]] base::Result<core::EvidenceItem> read_evidence(const Table& table, const std::string& path);
[[nodiscard]] base::Result<core::ExternalResult> read_external(const Table& table, const std::string& path);
[[nodiscard]] base::Result<core::ProseSection> read_section(const Table& table, const std::string& path);

/// What the parts say of each other: rows, tasks, evidence and parts that are named must be there, ids be given once,
/// rows of funds add up to the row they are part of.
[[nodiscard]] base::Result<> check_sheet(const core::Sheet& sheet);

}  // namespace law
