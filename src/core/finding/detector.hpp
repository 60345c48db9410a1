// Detectors: patterns that figures can be polished with, looked for in what organs do. A finding is about a matter's
// handling or an organ, never about who petitioned, and it is a question, no verdict: it shows its arithmetic and what
// would be harmless. Definitions are data (law/detectors/*.toml, read by law/detectors.hpp). Pure values, any thread.
#pragma once
#include <span>
#include <string>
#include <vector>

#include "base/day.hpp"
#include "core/words.hpp"

namespace core {

enum class DetectorKind : std::uint8_t {
    closures_bunched,
    clock_reset,
    rerouted_late,
    extension_burst,
    identical_replies,
    closed_reopened,
    ratings_bunched,
};
inline constexpr std::array detector_kind_words{
    Word{"closures_bunched", "期末集中办结"},  Word{"clock_reset", "重置期限"},
    Word{"rerouted_late", "临期改派改类"},     Word{"extension_burst", "集中延期"},
    Word{"identical_replies", "批量相同答复"}, Word{"closed_reopened", "办结后重开"},
    Word{"ratings_bunched", "集中评价"}};
constexpr std::span<const Word> words(DetectorKind) {
    return detector_kind_words;
}

/// What counts from a day on; of two rows the later one that has begun by the end of the period.
struct Threshold {
    base::Day from;
    int days = 0;     ///< the last days of a month, before a due day, after a closing
    int minutes = 0;  ///< within which ratings are one batch
    int share = 0;    ///< per cent at least
    int least = 0;    ///< cases at least
    bool is_example = false;
    std::string source;
};

struct Detector {
    DetectorKind kind{};
    std::string meaning_zh, meaning_en;
    std::string harmless_zh, harmless_en;  ///< what else it may be
    std::vector<Threshold> thresholds;     ///< one at least, in order of `from`

    /// Null before the first.
    [[nodiscard]] const Threshold* at(base::Day day) const;
};

}  // namespace core
