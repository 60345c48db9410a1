// Fills cells of a workbook that somebody else made, such as the finance bureau's form. Only the cells named are
// touched: formats, formulas, other sheets, pictures and everything else stay as they are. Formulas lose their stored
// results and are worked out anew by whoever opens the file. Used by evaluate/template.hpp. Any thread.
#pragma once
#include <filesystem>
#include <vector>

#include "base/bytes.hpp"
#include "base/result.hpp"
#include "core/evaluation/template_fill.hpp"

namespace intake {

inline constexpr std::size_t template_bytes_max = 32 << 20;  ///< of all parts, unpacked
inline constexpr std::size_t template_parts_max = 1'000;

/// The filled workbook. Fails, naming the cell and what to do, where a cell lies outside what the sheet uses, inside
/// merged cells but not at their corner, or holds a formula, where it is filled twice, and where words that name a row
/// or a column are not found, or found twice.
[[nodiscard]] base::Result<base::Bytes> fill_template(const std::filesystem::path& book,
                                                      const std::vector<core::TemplateValue>& values);

}  // namespace intake
