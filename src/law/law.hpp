// Reads law/**/*.toml into core values, strictly: unknown keys, missing citations, overlapping dates and unknown
// articles are errors that name file and line. Called at start and by `huiying law adopt`.
#pragma once
#include <string>
#include <vector>

#include "base/embedded.hpp"
#include "base/result.hpp"
#include "core/statute/statute.hpp"

namespace law {

/// One file as given: the path decides what it is (articles/…, terms/…, calendar/…, rolls/…, settings/…, standards/…,
/// money/…).
struct File {
    std::string path;
    std::string text;
};

/// The files of the set that are compiled into the program: not documents, indicators or retention.
[[nodiscard]] std::vector<File> embedded();

/// All files of a set; a later file with the same path replaces the earlier one (adopted over embedded).
[[nodiscard]] base::Result<core::Law> read(const std::vector<File>& files);

/// The path under which an adopted file belongs, from its own content: `kind = "calendar"`, year = 2027 →
/// calendar/2027.toml; `kind = "term"`, id = "handle" → terms/handle.toml. Fails when the file says neither.
[[nodiscard]] base::Result<std::string> path_of(const std::string& text, const std::string& name);

}  // namespace law
