// Reads law/documents/*.toml, the forms of the papers, strictly: a form that does not print what the law asks for, or
// names a field its kind does not have, is an error that names file and line. Called at start;
// docs/formats/papers.md describes the files.
#pragma once
#include "core/matter/paper_form.hpp"
#include "law/law.hpp"

namespace law {

/// The files of law/documents compiled into the program.
[[nodiscard]] std::vector<File> embedded_documents();

/// One form a kind, in order of the kinds. A later file of a kind replaces the earlier one: an office's own wording.
[[nodiscard]] base::Result<std::vector<core::PaperForm>> read_documents(const std::vector<File>& files);

/// The program's own forms.
[[nodiscard]] base::Result<std::vector<core::PaperForm>> documents();

}  // namespace law
