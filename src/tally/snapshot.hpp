// Snapshot: the tally as a file, so that a start need not fold the whole ledger again. Plain dumps of the columns with
// a checksum. Never trusted further than it goes: another format, another ledger, a damaged byte, and it is passed
// over.
#pragma once
#include <filesystem>

#include "base/result.hpp"
#include "tally/tally.hpp"

namespace tally {

/// Which ledger, and how far. `mark` is the subject of fact `seq`: after a restore the same number is another fact.
struct Stamp {
    std::uint32_t epoch = 0;
    std::uint64_t seq = 0;
    base::Id mark;
    friend bool operator==(const Stamp&, const Stamp&) = default;
};

struct Snapshot {
    Stamp stamp;
    Tally tally;
};

/// Written beside and renamed, so a half-written file is never read.
[[nodiscard]] base::Result<void> save_snapshot(const std::filesystem::path& file, const Tally& tally,
                                               const Stamp& stamp);
/// not_found without a file; corrupt when it is not one of ours, of another format or damaged.
[[nodiscard]] base::Result<Snapshot> load_snapshot(const std::filesystem::path& file);

}  // namespace tally
