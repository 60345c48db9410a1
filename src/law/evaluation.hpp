// Reads an evaluation file (kind = "evaluation", docs/formats/evaluation.md), strictly: unknown keys, funds that do not
// add up, actuals from two places and evidence that is not listed are errors that name file and line. Used by
// `huiying evaluate` and wherever an evaluation's text lies in the ledger: it is read from the text alone.
// Any thread.
#pragma once
#include "base/bytes.hpp"
#include "core/evaluation/sheet.hpp"
#include "core/evaluation/standard.hpp"
#include "law/law.hpp"

namespace law {

inline constexpr std::size_t evaluation_size_max = 1 << 20;  ///< bytes of the file

struct Evaluation {
    core::Sheet sheet;
    core::Standard standard;  ///< the one it names
    base::Hash hash{};        ///< SHA-256 of the file's bytes: what an approval or a signature refers to
};

/// Fails where the file, or the standard it names, is not fit for the year. Actuals from funds are filled in; those
/// that name an indicator wait for the ledger (core/evaluation/fill.hpp).
[[nodiscard]] base::Result<Evaluation> read_evaluation(const File& file, const std::vector<core::Standard>& standards);

}  // namespace law
