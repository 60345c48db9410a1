// Documents and workbooks: the paragraphs and tables of a .docx, the sheets of an .xlsx, the rows of a CSV. Used by
// lint.cpp. One thread; fails on damage, passwords and sizes beyond the limits, with place and cure.
#pragma once
#include <filesystem>

#include "base/result.hpp"
#include "lint/model.hpp"

namespace lint {

[[nodiscard]] base::Result<> read_document(Report& report, const std::filesystem::path& file);
[[nodiscard]] base::Result<> read_workbook(Report& report, const std::filesystem::path& file);
/// `is_utf8`: else GB18030.
[[nodiscard]] base::Result<> read_csv(Report& report, const std::filesystem::path& file, bool is_utf8);

inline constexpr std::size_t rows_max = 50'000;
inline constexpr std::size_t sheets_max = 50;

}  // namespace lint
