// Reads the map of a form (kind = "template", docs/formats/evaluation.md), strictly. It is no part of the law set: the
// office keeps it beside the finance bureau's workbook. Used by `huiying evaluate --template`. Any thread.
#pragma once
#include "core/evaluation/template_map.hpp"
#include "law/law.hpp"

namespace law {

inline constexpr std::size_t template_map_cells_max = 2'000;

[[nodiscard]] base::Result<core::TemplateMap> read_template_map(const File& file);

}  // namespace law
