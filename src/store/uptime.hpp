// The server's own record of when it runs: a row a run, its last beat moved on every half minute, in uptime.db beside
// the ledger. It is scratch: what counts are the facts made of it (app/run_log.hpp). Used by serve. Fails as io when
// the file cannot be read or written. Any thread.
#pragma once
#include <functional>
#include <memory>

#include "core/indicator/uptime.hpp"
#include "store/store.hpp"

namespace store {

inline constexpr int beat_ms = 30'000;

class Uptime {
  public:
    /// Opens or makes the file.
    static base::Result<std::unique_ptr<Uptime>> open(const Settings& settings);
    ~Uptime();  ///< ends the run

    /// Begins a run and beats from a thread of its own until the Uptime goes. After the first beat of a day that thread
    /// calls `on_new_day`, which may take its time.
    [[nodiscard]] base::Result<void> run(std::function<void()> on_new_day = nullptr);
    /// All runs in order, each up to its last beat.
    [[nodiscard]] base::Result<std::vector<core::Stretch>> runs();

    struct Body;
    explicit Uptime(std::unique_ptr<Body> body);

  private:
    std::unique_ptr<Body> body_;
};

}  // namespace store
