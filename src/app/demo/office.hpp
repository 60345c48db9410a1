// The invented district of the simulation: 云山区, with its organs and posts.
#pragma once
#include <vector>

#include "app/plan.hpp"

namespace app {

inline constexpr std::uint32_t demo_region = 999'901;  ///< no such code in GB/T 2260

struct DemoOrgan {
    base::Id id;
    std::string name;
    Caller handler, head;
};

struct DemoOffice {
    DemoOrgan petition_office;  ///< 云山区信访局
    Caller finance;             ///< its finance officer
    DemoOrgan district, city;   ///< governments: review and final review
    DemoOrgan court, discipline;
    std::vector<DemoOrgan> organs;  ///< those that handle demands
};

[[nodiscard]] Outcome<DemoOffice> found_office(Desk& desk, base::Day from);

}  // namespace app
