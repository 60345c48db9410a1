// Signs: what the detectors look for in the facts of one matter, and what the organs' ones come to together. Used by
// follow. Pure, any thread; nothing fails.
#pragma once
#include <map>
#include <optional>

#include "core/finding/detector.hpp"
#include "core/indicator/figure.hpp"
#include "core/matter/matter.hpp"

namespace core {

/// One thing that an organ did on a matter and a detector looks at.
struct Sign {
    DetectorKind kind{};
    base::Id organ;
    base::Day day;
    base::Instant at;           ///< of ratings: when it was recorded
    base::Day due, moved_due;   ///< of clocks; moved_due not set: the clock is gone
    std::int64_t days = 0;      ///< moved by, left until the due day, or since the closing
    std::uint32_t version = 0;  ///< of the fact
    base::Hash mark{};          ///< of a reply: keyed hash of its text, filled in by whoever can read it
};

/// In order of the facts. `facts` as written, corrections among them, up to the cut. Nothing of an accusation.
[[nodiscard]] std::vector<Sign> signs_of(std::span<const Fact> facts, const Period& period,
                                         std::span<const Detector> detectors);

/// Signs of the same kind and organ, with the matter that each is of (its place in a list of matters).
struct PlacedSign {
    Sign sign;
    std::uint32_t matter = 0;
};

/// What a detector found. Numbers of the arithmetic: `cases` of `all` (0: of nothing), against the threshold.
struct Found {
    DetectorKind kind{};
    base::Id organ;
    base::Day from, to;
    std::int64_t cases = 0, all = 0;
    std::optional<Sign> sign;            ///< of a finding on one matter
    std::vector<std::uint32_t> matters;  ///< none for ratings: nobody who rated is traced
};

/// In order of detectors, organs and days; whatever order the signs came in.
[[nodiscard]] std::vector<Found> findings_of(std::vector<PlacedSign> signs, const Period& period,
                                             std::span<const Detector> detectors);

}  // namespace core
