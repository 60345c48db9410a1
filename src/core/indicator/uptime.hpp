// Uptime 系统运行: how long the server ran, stood still as announced, and failed, from the facts that say when it ran.
// Used by follow, by kits and their verifier. Pure values, any thread.
#pragma once
#include "core/indicator/definition.hpp"
#include "core/ledger/fact.hpp"

namespace core {

/// So long a silence between two runs is no stop: a beat that came late.
inline constexpr std::int64_t silence_ms_max = 60'000;

/// Instants in milliseconds; `to` is not part of it.
struct Stretch {
    std::int64_t from = 0, to = 0;
    friend auto operator<=>(const Stretch&, const Stretch&) = default;
};

/// A stop that was announced. What of it lies before the announcement counts as a failure.
struct PlannedStop {
    Stretch when;
    std::int64_t announced_at = 0;
};

/// Whole seconds, rounded down; measured = running + planned + failed, from the first run on.
struct UptimeSums {
    std::int64_t measured_s = 0, running_s = 0, planned_s = 0, failed_s = 0;
    friend bool operator==(const UptimeSums&, const UptimeSums&) = default;
};

/// What runs and announcements come to within some time; runs in order of their beginnings.
[[nodiscard]] UptimeSums uptime_of(const std::vector<Stretch>& runs, const std::vector<PlannedStop>& planned,
                                   const Stretch& within);

/// Of an indicator; whole seconds. Denominator 0: nothing was measured.
struct UptimeFigure {
    std::int64_t numerator = 0, denominator = 0;
};

/// What the ledger knows by now: facts of the store in their order. Instants beyond the year 200,000, or a stretch that
/// ends before it begins, nobody wrote in earnest: they count nothing.
class RunRecord {
  public:
    void note(const Fact& fact);
    /// At a cut: from the first run, or the period's beginning, to the last run that is recorded, or the period's end.
    [[nodiscard]] UptimeSums sums(const Period& period, const Cut& cut) const;
    /// Of an indicator of that part: seconds of it, and those of the time that no announced stop excuses.
    [[nodiscard]] UptimeFigure figure(UptimePart part, const Period& period, const Cut& cut) const;
    /// What that rests on: the runs within the period, and the stops announced for it, each with its fact's number.
    struct Entry {
        std::uint64_t seq = 0;
        Stretch when;
        bool is_planned_stop = false;
    };
    [[nodiscard]] std::vector<Entry> entries(const Period& period, const Cut& cut) const;
    [[nodiscard]] std::int64_t recorded_until() const;  ///< the end of the last run; 0 if there is none

  private:
    struct Known {
        base::Day day;
        std::uint64_t seq = 0;
        [[nodiscard]] bool is_by(const Cut& cut) const { return day <= cut.day && (cut.seq == 0 || seq <= cut.seq); }
    };
    std::vector<std::pair<Known, Stretch>> runs_;
    std::vector<std::pair<Known, PlannedStop>> planned_;
};

/// A run cut at midnights (UTC+8), without what lies before `after`: what is recorded of it.
[[nodiscard]] std::vector<Stretch> days_of(const Stretch& run, std::int64_t after);
[[nodiscard]] base::Day day_of(const Stretch& run);  ///< on which it began
[[nodiscard]] std::int64_t begin_of(base::Day day);  ///< its midnight

}  // namespace core
