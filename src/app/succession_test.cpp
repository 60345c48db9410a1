// An ended organ's work in a store: all of it moves, page by page, and again when it was cut off; what accuses the
// successor stays and is named. And what has lapsed: found on the day after, closed together, reopened for a just
// cause.
#include "app/succession.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>

#include "app/lapse.hpp"

namespace {

using base::Day;

class SuccessionTest : public testing::Test {
  protected:
    std::filesystem::path folder_;
    base::Instant now_{};
    std::unique_ptr<store::Store> store_;
    std::unique_ptr<app::Desk> desk_;
    base::Id government_, office_, housing_, planning_;
    app::Caller handler_;
    const app::Caller program_{.post = {}, .organ = {}, .roles = {}, .is_unrestricted = true};
    const Day monday_ = Day::from(2026, 3, 16);

    void go_to(Day day) { now_.ms = std::int64_t{day.number} * 86'400'000 + 3'600'000; }
    void SetUp() override {
        folder_ =
            std::filesystem::temp_directory_path() / ("huiying-succession-" + std::to_string(::getpid()) + "-" +
                                                      testing::UnitTest::GetInstance()->current_test_info()->name());
        std::filesystem::remove_all(folder_);
        go_to(monday_);
        const store::Settings settings{.directory = folder_, .master_key = {}, .now = [this] { return now_; }};
        ASSERT_TRUE(store::Store::create(settings, "huiying/test"));
        store_ = *store::Store::open(settings);
        desk_ = *app::Desk::open(*store_);
        run([&](app::Plan& plan) {
            const auto organ = [&](const char* name, core::OrganKind kind, const base::Id& parent) {
                const base::Id made = plan.view().new_id();
                EXPECT_TRUE(plan.office(made, core::RecordOrgan{.name = name,
                                                                .kind = kind,
                                                                .level = core::OrganLevel::county,
                                                                .parent = parent,
                                                                .region = 440'111,
                                                                .from = Day::from(2020, 1, 1)}));
                return made;
            };
            government_ = organ("区政府", core::OrganKind::government, {});
            office_ = organ("区信访局", core::OrganKind::petition_office, government_);
            housing_ = organ("区住建局", core::OrganKind::department, government_);
            planning_ = organ("区规划局", core::OrganKind::department, government_);
            handler_ = {.post = plan.view().new_id(),
                        .organ = office_,
                        .roles = {core::Role::registrar, core::Role::office_handler}};
        });
    }
    void TearDown() override {
        desk_.reset();
        store_.reset();
        std::filesystem::remove_all(folder_);
    }
    void run(const std::function<void(app::Plan&)>& body) {
        const auto done = app::run<bool>(*desk_, program_, [&](app::Plan& plan) -> app::Outcome<bool> {
            body(plan);
            return true;
        });
        ASSERT_TRUE(done);
    }
    /// Registered at the office and forwarded.
    app::NamedMatter matter(const base::Id& to, core::MatterClass matter_class = core::MatterClass::claim) {
        app::NamedMatter made;
        run([&](app::Plan& plan) {
            app::Registration registration;
            registration.office = office_;
            registration.received_day = plan.today();
            registration.region = 440'111;
            registration.persons.push_back({.name = "甲", .phone = {}, .address = {}, .id_number = {}});
            registration.demands.emplace_back().title = "路灯";
            registration.demands[0].matter_class = matter_class;
            const auto registered = plan.register_submission(registration);
            ASSERT_TRUE(registered);
            made = {registered->matters[0].id, registered->matters[0].number};
            core::Forward forward;
            forward.to = to;
            ASSERT_TRUE(plan.perform(made.id, forward));
        });
        return made;
    }
    core::Matter read(const app::NamedMatter& of) { return *store_->reader()->matter(of.id, {}); }
    std::vector<std::string> unfinished() {
        std::vector<std::string> numbers;
        const auto reader = store_->reader();
        app::Unfinished walk(*reader, planning_, desk_->today());
        while (!walk.is_done()) {
            const auto page = walk.next();
            for (const app::NamedMatter& one : *page) numbers.push_back(one.number);
        }
        std::ranges::sort(numbers);
        return numbers;
    }
    void end_planning(Day until, const base::Id& successor) {
        run([&](app::Plan& plan) {
            EXPECT_TRUE(app::end_organ(plan, planning_, {.until = until, .successor = successor}));
        });
    }
};

TEST_F(SuccessionTest, AllThatIsUnderWayMovesWithItsClocks) {
    std::vector<app::NamedMatter> held;
    for (int i = 0; i < 5; ++i) held.push_back(matter(planning_));
    const app::NamedMatter elsewhere = matter(housing_), closed = matter(planning_);
    run([&](app::Plan& plan) { ASSERT_TRUE(plan.perform(closed.id, core::Withdraw{})); });
    const core::DueDay due = read(held[0]).clock(core::TermId::notice, 1)->due;
    end_planning(monday_, housing_);
    go_to(monday_ + 1);
    EXPECT_EQ(unfinished().size(), 5u);

    // Cut off after two: the next run finds the three that are left.
    const auto first =
        app::run<app::Succession>(*desk_, handler_, [&](app::Plan& plan) -> app::Outcome<app::Succession> {
            return app::succeed(plan, std::span(held).first(2), planning_, housing_, "区编〔2026〕3号");
        });
    ASSERT_TRUE(first);
    EXPECT_EQ(first->matters, 2u);
    EXPECT_EQ(first->legs, 2u);
    EXPECT_TRUE(first->left.empty());
    EXPECT_EQ(unfinished().size(), 3u);
    const auto rest =
        app::run<app::Succession>(*desk_, handler_, [&](app::Plan& plan) -> app::Outcome<app::Succession> {
            return app::succeed(plan, held, planning_, housing_, {});
        });
    ASSERT_TRUE(rest);
    EXPECT_EQ(rest->matters, 3u);
    EXPECT_TRUE(unfinished().empty());

    const core::Matter moved = read(held[0]);
    EXPECT_EQ(moved.legs[1].organ, housing_);
    EXPECT_EQ(moved.legs[1].organ_filed(), planning_);
    EXPECT_EQ(moved.clock(core::TermId::notice, 1)->due, due) << "the same clock";
    EXPECT_EQ(moved.holder(), 1);
    EXPECT_EQ(read(closed).legs[1].organ, planning_) << "what is over stays as it was";
    EXPECT_EQ(read(elsewhere).legs[1].filed, base::Id{});
    // The successor's people see it in their list, and those above the ended organ go on seeing it.
    store::ListQuery query;
    query.viewer.organ = housing_;
    query.list = store::WorkList::held;
    query.today = monday_ + 1;
    EXPECT_EQ(store_->reader()->list(query)->rows.size(), 6u);
}

TEST_F(SuccessionTest, BeforeTheDayAfterNothingMoves) {
    const app::NamedMatter held = matter(planning_);
    end_planning(monday_, housing_);
    const auto done =
        app::run<app::Succession>(*desk_, handler_, [&](app::Plan& plan) -> app::Outcome<app::Succession> {
            return app::succeed(plan, std::span(&held, 1), planning_, housing_, {});
        });
    ASSERT_TRUE(done);
    EXPECT_EQ(done->matters, 0u);
    ASSERT_EQ(done->left.size(), 1u);
    EXPECT_EQ(std::get<core::Refusal>(done->left[0].why), core::Refusal::organ_in_force);
    EXPECT_EQ(done->left[0].number, held.number);
}

TEST_F(SuccessionTest, WhatAccusesTheEndedOrganNeverGoesToItsSuccessor) {
    const app::NamedMatter held = matter(planning_);
    run([&](app::Plan& plan) {
        ASSERT_TRUE(plan.perform(
            held.id,
            core::Classify{.matter_class = core::MatterClass::accusation, .category = 0, .accused = planning_}));
    });
    end_planning(monday_, housing_);
    go_to(monday_ + 1);
    EXPECT_EQ(unfinished(), std::vector{held.number}) << "found although the ended organ could not see it";
    const auto done =
        app::run<app::Succession>(*desk_, handler_, [&](app::Plan& plan) -> app::Outcome<app::Succession> {
            return app::succeed(plan, std::span(&held, 1), planning_, housing_, {});
        });
    ASSERT_EQ(done->left.size(), 1u);
    EXPECT_EQ(std::get<core::Refusal>(done->left[0].why), core::Refusal::recused_accused_organ);
    EXPECT_FALSE(store_->reader()->matter(held.id, {.organ = housing_, .may_read_all = true}))
        << "the same people sit there";
    EXPECT_TRUE(store_->reader()->matter(held.id, {.organ = office_, .may_read_all = true}));
}

TEST_F(SuccessionTest, WhatHasLapsedIsFoundTheDayAfter) {
    const app::NamedMatter silent = matter(housing_), asking = matter(housing_), waiting = matter(housing_);
    run([&](app::Plan& plan) {
        for (const app::NamedMatter& one : {silent, asking, waiting}) {
            ASSERT_TRUE(plan.perform(one.id, core::Accept{.leg = 1}));
            ASSERT_TRUE(plan.perform(
                one.id,
                core::Reply{.leg = 1, .kind = core::ReplyKind::opinion, .outcome = core::Outcome::unsupported}));
            if (one.number == waiting.number) continue;
            ASSERT_TRUE(plan.perform(one.id, core::Deliver{.leg = 1}));
        }
        ASSERT_TRUE(plan.perform(asking.id, core::RequestReview{.organ = government_, .posted_day = {}}));
    });
    const auto lapsed = [&] {
        std::vector<std::string> numbers;
        const auto reader = store_->reader();
        app::LapsedWalk walk(*reader, {}, desk_->today());
        while (!walk.is_done()) {
            const auto page = walk.next();
            for (const app::Lapsed& one : *page) {
                numbers.push_back(one.number);
                EXPECT_EQ(one.term, core::TermId::review_request);
                EXPECT_EQ(one.due_day, Day::from(2026, 4, 15));
            }
        }
        return numbers;
    };
    go_to(Day::from(2026, 4, 15));  // 16 March and thirty days, a Wednesday: the last day
    EXPECT_TRUE(lapsed().empty());
    go_to(Day::from(2026, 4, 16));
    EXPECT_EQ(lapsed(), std::vector{silent.number});
    const std::vector all{silent, asking, waiting};
    const auto done = app::run<app::LapsesClosed>(
        *desk_, handler_,
        [&](app::Plan& plan) -> app::Outcome<app::LapsesClosed> { return app::close_lapsed(plan, all); });
    ASSERT_TRUE(done);
    EXPECT_EQ(done->closed, 1u);
    EXPECT_EQ(done->left.size(), 2u) << "under review, and never delivered";
    EXPECT_TRUE(lapsed().empty());
    EXPECT_EQ(read(silent).close_reason, core::CloseReason::lapsed);
    run([&](app::Plan& plan) { ASSERT_TRUE(plan.perform(silent.id, core::AdmitLate{})); });
    EXPECT_FALSE(read(silent).is_closed());
    EXPECT_TRUE(lapsed().empty()) << "admitted: the petitioner is expected to ask";
}

}  // namespace
