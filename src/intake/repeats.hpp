// Rows that are settled after all others: those that repeat a number which stands further down, and those
// whose number stood in the file before. The first one wins: the same again is already there, another content is
// rejected with both values. To know both, the file is read a second time, and only where there are such rows.
#pragma once
#include "intake/pipeline.hpp"

namespace intake {

struct Repeat {
    std::uint64_t first = 0;  ///< line of the first row with the number (by its hash)
    std::uint64_t line = 0;
    Seen::Key key = 0;
};

/// Rows that wait for another row, once that may have come in: as often as this brings one further.
[[nodiscard]] base::Result<> settle_waiting(const ImportRequest& request, const RowReader& rows, Pipeline& pipeline);

/// After everything else is decided. Memory: the first rows of one window.
[[nodiscard]] base::Result<> settle_repeats(std::vector<Repeat> repeats, const ImportRequest& request,
                                            const RowReader& rows, const Seen& seen, Pipeline& pipeline);

}  // namespace intake
