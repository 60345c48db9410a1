// The file across two servers.
#include "store/uptime.hpp"

#include <gtest/gtest.h>

#include "store/town.hpp"

namespace store {
namespace {

TEST(Uptime, TheFileKeepsRunsUpToTheirLastBeat) {
    constexpr std::int64_t minute = 60'000;
    const testing::Place place;
    std::int64_t now = std::int64_t{20'000} * 86'400'000;  // 08:00 at UTC+8
    const std::int64_t begin = now;
    Settings settings = testing::settings_in(place.path());
    settings.now = [&now] { return base::Instant{now}; };
    {
        const auto uptime = Uptime::open(settings).value();
        ASSERT_TRUE(uptime->run());
        now += 60 * minute;
    }
    now += 40 * minute;
    {
        const auto uptime = Uptime::open(settings).value();
        ASSERT_TRUE(uptime->run());
        now += 20 * minute;
    }
    const std::vector<core::Stretch> wanted{{begin, begin + 60 * minute}, {begin + 100 * minute, begin + 120 * minute}};
    EXPECT_EQ(Uptime::open(settings).value()->runs().value(), wanted);
}

}  // namespace
}  // namespace store
