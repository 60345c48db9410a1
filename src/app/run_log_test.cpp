// When the server ran, as facts: recorded once, cut at midnights, after a restart too; stops announced beforehand.
#include "app/run_log.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

namespace {

using base::Day;

constexpr std::int64_t hour = 3'600'000;
const Day monday = Day::from(2026, 11, 23);

class RunLogTest : public testing::Test {
  protected:
    std::filesystem::path folder_ =
        std::filesystem::temp_directory_path() / ("huiying-runs-" + std::to_string(::getpid()) + "-" +
                                                  testing::UnitTest::GetInstance()->current_test_info()->name());
    base::Instant now_{core::begin_of(monday + 2)};
    std::unique_ptr<store::Store> store_;
    std::unique_ptr<app::Desk> desk_;

    void SetUp() override {
        std::filesystem::remove_all(folder_);
        store::Settings settings;
        settings.directory = folder_;
        settings.now = [this] { return now_; };
        ASSERT_TRUE(store::Store::create(settings, "huiying/test"));
        store_ = store::Store::open(settings).value();
        desk_ = app::Desk::open(*store_).value();
    }
    void TearDown() override {
        desk_.reset();
        store_.reset();
        std::filesystem::remove_all(folder_);
    }
    [[nodiscard]] std::size_t record(std::vector<core::Stretch> runs, std::int64_t until = INT64_MAX) {
        const auto done = app::record_runs(*desk_, runs, until);
        EXPECT_TRUE(done.has_value());
        return done.value_or(0);
    }
    [[nodiscard]] core::UptimeSums sums(Day day) const {
        core::RunRecord record;
        const auto facts = store_->reader()->store_facts();
        for (const core::Fact& fact : facts.value()) record.note(fact);
        return record.sums({day, day}, {now_.day(), 0});
    }
    [[nodiscard]] std::string refused(const core::PlanStop& stop) {
        const app::Caller program{.post = {}, .organ = {}, .roles = {}, .is_unrestricted = true};
        const auto done = app::plan_stop(*desk_, program, stop);
        return done ? "" : std::get<base::Error>(done.error()).place;
    }
};

TEST_F(RunLogTest, EachDayOnceHoweverOftenItIsAsked) {
    const std::int64_t begin = core::begin_of(monday) + 20 * hour, midnight = core::begin_of(monday + 1);
    EXPECT_EQ(record({{begin, midnight + 8 * hour}}, midnight), 1u) << "the day that is over";
    EXPECT_EQ(record({{begin, midnight + 8 * hour}}, midnight), 0u);
    EXPECT_EQ(sums(monday), (core::UptimeSums{4 * 3'600, 4 * 3'600, 0, 0}));
    // It stopped at nine, and came back at ten: the rest of the run, and the hour between.
    const std::vector<core::Stretch> runs{{begin, midnight + 9 * hour}, {midnight + 10 * hour, midnight + 30 * hour}};
    EXPECT_EQ(record(runs), 3u);
    EXPECT_EQ(record(runs), 0u);
    EXPECT_EQ(sums(monday + 1), (core::UptimeSums{24 * 3'600, 23 * 3'600, 0, 3'600}));
    const auto facts = store_->reader()->store_facts();
    EXPECT_EQ(facts->back().day, monday + 2) << "each part is a fact of its own day";
}

TEST_F(RunLogTest, AStopIsAnnouncedBeforehand) {
    const std::int64_t now = now_.ms;
    EXPECT_EQ(refused({now - 2 * hour, now - hour, "升级"}), "from") << "over";
    EXPECT_EQ(refused({now - hour, now, "升级"}), "from") << "over just now";
    EXPECT_EQ(refused({now + 2 * hour, now + hour, "升级"}), "to") << "turned round";
    EXPECT_EQ(refused({now, now + hour, ""}), "reason");
    EXPECT_EQ(refused({now, now + hour, std::string(301, 'x')}), "reason");
    EXPECT_EQ(refused({now + hour, now + 2 * hour, "升级"}), "");
    ASSERT_EQ(record({{now, now + hour}, {now + 3 * hour, now + 4 * hour}}), 2u);
    EXPECT_EQ(sums(now_.day()), (core::UptimeSums{4 * 3'600, 2 * 3'600, 3'600, 3'600}));
}

}  // namespace
