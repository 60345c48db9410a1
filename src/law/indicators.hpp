// Reads law/indicators/*.toml into definitions, strictly: unknown keys, bad predicates, missing reasons and sources,
// and ids used twice are errors that name file and line. Called at start; docs/formats/indicators.md describes the
// files.
#pragma once
#include "core/indicator/definition.hpp"
#include "law/law.hpp"

namespace law {

/// The files of law/indicators compiled into the program.
[[nodiscard]] std::vector<File> embedded_indicators();

/// In the order of the files' `order`, then of the entries. A later file with the same path replaces the earlier one.
[[nodiscard]] base::Result<std::vector<core::Definition>> read_indicators(const std::vector<File>& files);

/// The program's own definitions.
[[nodiscard]] base::Result<std::vector<core::Definition>> indicators();

/// What the office typed in for the year before: a file of its own, named on the command line or in the store.
[[nodiscard]] base::Result<std::vector<core::Baseline>> read_baselines(
    const File& file, const std::vector<core::Definition>& definitions);

}  // namespace law
