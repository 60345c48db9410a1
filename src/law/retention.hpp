// Reads law/archive/retention.toml: how long the files of a closed matter are kept, by class and dated. Strict like all
// readers of law/. Used by the archive (app, main, http). Pure values, any thread.
#pragma once
#include "core/matter/kinds.hpp"
#include "law/law.hpp"

namespace law {

struct Retention {
    core::MatterClass matter_class{};
    base::Day from;           ///< of closing: this row holds for what was closed from this day on
    int years = 0;            ///< 0 = for ever
    bool is_example = false;  ///< 示例: nobody has read it in a text
    std::string source;
};

[[nodiscard]] base::Result<std::vector<Retention>> read_retention(const File& file);
/// The program's own file.
[[nodiscard]] base::Result<std::vector<Retention>> retention();

/// The row for a matter of this class closed on this day; null if none governs it: then it is kept.
[[nodiscard]] const Retention* retention_of(const std::vector<Retention>& rows, core::MatterClass matter_class,
                                            base::Day closed_day);
/// The last day of the period, counted from 1 January of the year after closing; not set = for ever.
[[nodiscard]] base::Day kept_until(const Retention& row, base::Day closed_day);

}  // namespace law
