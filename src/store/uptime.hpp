// Uptime 运行记录: when the server ran, written by the server itself: a row a run, its last beat moved on every half
// minute. What lies between two runs is a stop: planned where one was announced before it began, else a failure. Beside
// the ledger, in uptime.db: nobody is asked and nothing of a petition is in it. Used by serve, the command line and
// follow (system uptime). Fails as io when the file cannot be read or written. Any thread.
#pragma once
#include <memory>

#include "store/store.hpp"

namespace store {

inline constexpr int beat_ms = 30'000;
/// So long a silence is no stop: a beat that came late.
inline constexpr int silence_ms_max = 2 * beat_ms;

/// Instants in milliseconds; `to` is not part of it.
struct Stretch {
    std::int64_t from = 0, to = 0;
    friend auto operator<=>(const Stretch&, const Stretch&) = default;
};

/// A stop that was announced. What of it lies before the announcement counts as a failure.
struct PlannedStop {
    Stretch when;
    std::int64_t announced_at = 0;
    std::string reason;
};

/// Whole seconds, rounded down; measured = running + planned + failed, from the first beat of the store on.
struct UptimeSums {
    std::int64_t measured_s = 0, running_s = 0, planned_s = 0, failed_s = 0;
    friend bool operator==(const UptimeSums&, const UptimeSums&) = default;
};

/// Pure: what runs and announcements come to within some time; runs in order of their beginnings.
[[nodiscard]] UptimeSums uptime_of(const std::vector<Stretch>& runs, const std::vector<PlannedStop>& planned,
                                   const Stretch& within);

class Uptime {
  public:
    /// Opens or makes the file.
    static base::Result<std::unique_ptr<Uptime>> open(const Settings& settings);
    ~Uptime();  ///< ends the run

    /// Begins a run and beats from a thread of its own until the Uptime goes.
    [[nodiscard]] base::Result<void> run();
    /// bad_input when it lies in the past: an announcement comes first.
    [[nodiscard]] base::Result<void> announce(const Stretch& when, const std::string& reason);
    /// From the first day to the end of the last one, or to now.
    [[nodiscard]] base::Result<UptimeSums> sums(base::Day from, base::Day to);

    struct Body;
    explicit Uptime(std::unique_ptr<Body> body);

  private:
    std::unique_ptr<Body> body_;
};

/// The same from outside, beside a running server or without one; nothing where no server ever ran.
[[nodiscard]] base::Result<UptimeSums> uptime_sums(const Settings& settings, base::Day from, base::Day to);

}  // namespace store
