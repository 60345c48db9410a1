// A simulated year of a district petition office: invented organs, people and letters, plainly labelled, the same for
// the same seed. Every fact goes through `decide` like any other.
#pragma once
#include <functional>

#include "app/desk.hpp"

namespace app {

struct DemoRequest {
    std::uint64_t seed = 1;
    std::uint32_t matters = 2'000;
    int year = 2025;
    std::function<void(std::uint32_t done, std::uint32_t all)> progress;  ///< may be empty
};
inline constexpr std::uint32_t demo_matters_max = 5'000'000;

struct DemoReport {
    std::uint64_t submissions = 0, matters = 0, deeds = 0, refused = 0, breaches = 0;
    base::Day last_day;  ///< the store's "today" from now on
};

/// The clock of a simulation: the store's Settings::now must be this one's.
struct DemoClock {
    base::Instant now;
    void set(base::Day day, int minute_of_day);
};

[[nodiscard]] base::Result<DemoReport> run_demo(Desk& desk, DemoClock& clock, const DemoRequest& request);

/// Posts people can sign in as, with the account names that `huiying demo` gives them.
struct DemoAccount {
    const char* account;
    const char* post;
};
[[nodiscard]] std::span<const DemoAccount> demo_accounts();

}  // namespace app
