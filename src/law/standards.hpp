// Reads law/standards/*.toml, the scoring standards, strictly: full marks that do not add up, bands with gaps and
// weights without a source are errors that name file and line. Used wherever an evaluation is scored; an office's own
// file of the same id replaces the program's (huiying law adopt, evaluate --standard). docs/formats/evaluation.md
// describes the files.
#pragma once
#include "core/evaluation/standard.hpp"
#include "law/law.hpp"

namespace law {

inline constexpr std::string_view standards_folder = "standards/";

/// Those of a set's files that lie in standards/.
[[nodiscard]] std::vector<File> standards_among(const std::vector<File>& files);

/// One standard a file, in order of their ids. A later file of an id replaces the earlier one.
[[nodiscard]] base::Result<std::vector<core::Standard>> read_standards(const std::vector<File>& files);

/// The program's own standards.
[[nodiscard]] base::Result<std::vector<core::Standard>> standards();

}  // namespace law
