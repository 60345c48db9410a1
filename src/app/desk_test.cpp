// The desk on a real store: registration with its receipt, law adopted in November, corrections, refusals that write
// nothing.
#include "app/desk.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>
#include <thread>

#include "app/plan.hpp"

namespace {

using base::Day;

class DeskTest : public testing::Test {
  protected:
    std::filesystem::path folder_;
    base::Instant now_{};
    std::unique_ptr<store::Store> store_;
    std::unique_ptr<app::Desk> desk_;
    base::Id office_, housing_;
    app::Caller registrar_, handler_, head_;

    void SetUp() override {
        folder_ =
            std::filesystem::temp_directory_path() / ("huiying-desk-" + std::to_string(::getpid()) + "-" +
                                                      testing::UnitTest::GetInstance()->current_test_info()->name());
        std::filesystem::remove_all(folder_);
        today(Day::from(2026, 11, 20));
        ASSERT_TRUE(store::Store::create(settings(), "huiying/test"));
        open();
        found();
    }
    void TearDown() override {
        desk_.reset();
        store_.reset();
        std::filesystem::remove_all(folder_);
    }

    store::Settings settings() {
        store::Settings settings;
        settings.directory = folder_;
        settings.now = [this] { return now_; };
        return settings;
    }
    void today(Day day) { now_.ms = std::int64_t{day.number} * 86'400'000 + 3'600'000; }
    void open() {
        desk_.reset();
        store_.reset();
        auto store = store::Store::open(settings());
        ASSERT_TRUE(store) << store.error().text();
        store_ = *std::move(store);
        auto desk = app::Desk::open(*store_);
        ASSERT_TRUE(desk) << desk.error().text();
        desk_ = *std::move(desk);
    }
    void found() {
        const app::Caller program{.post = {}, .organ = {}, .roles = {}, .is_unrestricted = true};
        struct Nothing {};
        const auto done = app::run<Nothing>(*desk_, program, [&](app::Plan& plan) -> app::Outcome<Nothing> {
            office_ = plan.view().new_id();
            housing_ = plan.view().new_id();
            (void)plan.office(office_, core::RecordOrgan{.name = "区信访局",
                                                         .kind = core::OrganKind::petition_office,
                                                         .level = core::OrganLevel::county,
                                                         .parent = {},
                                                         .region = 440'111,
                                                         .from = Day::from(2000, 1, 1)});
            (void)plan.office(housing_, core::RecordOrgan{.name = "区住建局",
                                                          .kind = core::OrganKind::department,
                                                          .level = core::OrganLevel::county,
                                                          .parent = {},
                                                          .region = 440'111,
                                                          .from = Day::from(2000, 1, 1)});
            return Nothing{};
        });
        ASSERT_TRUE(done);
        registrar_ = {.post = {}, .organ = office_, .roles = {core::Role::registrar}, .is_unrestricted = false};
        handler_ = {.post = {},
                    .organ = housing_,
                    .roles = {core::Role::organ_handler, core::Role::registrar},
                    .is_unrestricted = false};
        head_ = {.post = {}, .organ = housing_, .roles = {core::Role::organ_head}, .is_unrestricted = false};
    }
    app::Outcome<app::Registered> submit(const app::Caller& caller, const app::Registration& registration) {
        return app::run<app::Registered>(*desk_, caller,
                                         [&](app::Plan& plan) { return plan.register_submission(registration); });
    }
    app::Outcome<core::Decision> perform(const app::Caller& caller, const base::Id& matter, const core::Deed& deed,
                                         Day day = {}) {
        return app::run<core::Decision>(*desk_, caller,
                                        [&](app::Plan& plan) { return plan.perform(matter, deed, day); });
    }
    app::Registration letter(Day received) {
        app::Registration registration;
        registration.received_day = received;
        registration.region = 440'111;
        registration.persons.push_back({.kind = core::PersonKind::citizen,
                                        .name = "甲某",
                                        .phone = "000",
                                        .address = "模拟路1号",
                                        .id_number = {},
                                        .is_name_withheld = false});
        registration.demands.push_back({.title = "电梯停运",
                                        .text = "请求修复",
                                        .matter_class = core::MatterClass::claim,
                                        .category = 0,
                                        .attach_to = {},
                                        .is_first = true,
                                        .accused = {}});
        return registration;
    }
    core::Matter matter(const base::Id& id) { return *store_->reader()->matter(id, store::Viewer{}); }
    std::string calendar() {
        std::ifstream in("tests/scenarios/calendar-2027.toml");
        std::stringstream text;
        text << in.rdbuf();
        return text.str();
    }
};

TEST_F(DeskTest, OneLetterOfTwoDemandsGivesTwoMattersAndANumberThatChecks) {
    app::Registration two = letter(Day::from(2026, 11, 19));
    two.demands.push_back(two.demands[0]);
    two.demands[1].title = "噪声扰民";
    const auto registered = submit(registrar_, two);
    ASSERT_TRUE(registered);
    EXPECT_EQ(registered->number.substr(0, 15), "440111L20261119");
    EXPECT_EQ(registered->query_code.size(), 8u);
    ASSERT_EQ(registered->matters.size(), 2u);
    EXPECT_EQ(registered->matters[1].number, registered->number + "-2");
    // 《信访工作条例》第二十二条: 2026-11-19 + 15 days = 2026-12-04, a Friday.
    ASSERT_EQ(registered->matters[0].clocks.size(), 1u);
    EXPECT_EQ(registered->matters[0].clocks[0].due.due_day, Day::from(2026, 12, 4));

    app::Registration again = letter(Day::from(2026, 11, 20));
    again.demands[0].attach_to = registered->matters[0].number;
    const auto attached = submit(registrar_, again);
    ASSERT_TRUE(attached);
    EXPECT_EQ(attached->matters[0].id, registered->matters[0].id);
    EXPECT_EQ(matter(registered->matters[0].id).attached.size(), 1u);
    EXPECT_TRUE(store_->reader()->submission(attached->submission)->as_registered.is_repeat);
}

TEST_F(DeskTest, TodayWorksWithoutNextYearsCalendarAndTheAdoptionRestates) {
    const auto registered = submit(handler_, letter(Day::from(2026, 11, 20)));
    ASSERT_TRUE(registered);
    const base::Id id = registered->matters[0].id;
    ASSERT_TRUE(perform(handler_, id, core::Accept{0}));
    // 60 days from 2026-11-20 end on 2027-01-19: no calendar for that day yet.
    const core::Clock* clock = matter(id).clock(core::TermId::handle, 0);
    ASSERT_NE(clock, nullptr);
    EXPECT_EQ(matter(id).clock(core::TermId::handle, 0)->due.due_day, Day::from(2027, 1, 19));
    EXPECT_TRUE(matter(id).clock(core::TermId::handle, 0)->due.is_provisional);
    ASSERT_TRUE(perform(head_, id, core::Extend{0, 14}));
    EXPECT_EQ(matter(id).clock(core::TermId::handle, 0)->due.due_day, Day::from(2027, 2, 2));

    today(Day::from(2026, 12, 10));
    const app::Caller program{.post = {}, .organ = {}, .roles = {}, .is_unrestricted = true};
    const auto adopted = desk_->adopt(program, "2027.toml", calendar());
    ASSERT_TRUE(adopted);
    EXPECT_EQ(adopted->path, "calendar/2027.toml");
    EXPECT_EQ(adopted->clocks_restated, 1u);
    EXPECT_FALSE(matter(id).clock(core::TermId::handle, 0)->due.is_provisional);
    EXPECT_EQ(matter(id).clock(core::TermId::handle, 0)->due.due_day, Day::from(2027, 2, 2));

    const auto again = desk_->adopt(program, "2027.toml", calendar());
    ASSERT_TRUE(again);
    EXPECT_TRUE(again->is_unchanged);
    EXPECT_EQ(again->clocks_restated, 0u);
    open();  // what was adopted is there after a restart
    EXPECT_TRUE(desk_->law()->calendar.knows(Day::from(2027, 6, 1)));
    EXPECT_FALSE(desk_->adopt(registrar_, "2027.toml", calendar())) << "a registrar adopts no law";
    EXPECT_FALSE(desk_->adopt(program, "x.toml", "kind = \"calendar\"\nyear = 2028\nsurprise = 1\n"));
}

// 《信访工作条例》第三十四条: 60 days. Who rewrites the row of the past instead of adding one changes what still runs,
// for everybody to see, and nothing that is over.
TEST_F(DeskTest, ARuleChangedForThePastMovesNothingThatIsOver) {
    const auto answered = submit(handler_, letter(Day::from(2026, 8, 3)));
    const auto waiting = submit(handler_, letter(Day::from(2026, 11, 2)));
    ASSERT_TRUE(answered && waiting);
    const base::Id over = answered->matters[0].id, open_still = waiting->matters[0].id;
    ASSERT_TRUE(perform(handler_, over, core::Accept{0}, Day::from(2026, 8, 4)));
    ASSERT_TRUE(perform(handler_, over, core::Reply{0, core::ReplyKind::opinion, core::Outcome::supported},
                        Day::from(2026, 9, 29)));  // day 56 of 60
    ASSERT_TRUE(perform(handler_, open_still, core::Accept{0}, Day::from(2026, 11, 3)));
    const core::Clock before = *matter(over).clock(core::TermId::handle, 0);
    const std::size_t facts = store_->reader()->facts(over)->size();

    std::string rule;
    for (const law::File& file : law::embedded())
        if (file.path == "terms/handle.toml") rule = file.text;
    rule.replace(rule.rfind("count = 60"), 10, "count = 50");
    const app::Caller program{.post = {}, .organ = {}, .roles = {}, .is_unrestricted = true};
    const auto adopted = desk_->adopt(program, "handle.toml", rule);
    ASSERT_TRUE(adopted);
    EXPECT_EQ(adopted->clocks_restated, 1u);

    const core::Matter after = matter(over);
    EXPECT_EQ(after.clock(core::TermId::handle, 0)->due, before.due);
    EXPECT_EQ(after.clock(core::TermId::handle, 0)->stopped_day, before.stopped_day);
    EXPECT_EQ(store_->reader()->facts(over)->size(), facts);
    // 50 days from 2026-11-03 end on 2026-12-23, a Wednesday; the fact of the restatement stands in the history.
    EXPECT_EQ(matter(open_still).clock(core::TermId::handle, 0)->due.due_day, Day::from(2026, 12, 23));
    const auto history = store_->reader()->facts(open_still);
    EXPECT_TRUE(std::holds_alternative<core::RestateClocks>(history->back().fact.deed));
}

TEST_F(DeskTest, RepeatsFromManyCountersAtOnceAreAllCounted) {
    const auto first = submit(registrar_, letter(Day::from(2026, 11, 20)));
    ASSERT_TRUE(first);
    app::Registration again = letter(Day::from(2026, 11, 20));
    again.demands[0].attach_to = first->matters[0].number;
    constexpr std::size_t counters = 8, each = 12;
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < counters; ++i) {
        threads.emplace_back([&] {
            for (std::size_t n = 0; n < each; ++n) EXPECT_TRUE(submit(registrar_, again));
        });
    }
    for (std::thread& thread : threads) thread.join();
    const core::Matter matter_now = matter(first->matters[0].id);
    EXPECT_EQ(matter_now.attached.size(), counters * each);
    EXPECT_EQ(matter_now.version, 1 + counters * each);
    std::set<base::Id> submissions;
    for (const core::Attached& one : matter_now.attached) submissions.insert(one.submission);
    EXPECT_EQ(submissions.size(), counters * each) << "each by a submission of its own";
}

TEST_F(DeskTest, WhatIsRefusedOrMalformedWritesNothing) {
    const std::uint64_t head = store_->head();
    app::Registration nameless = letter(Day::from(2026, 11, 20));
    nameless.persons.clear();
    const auto refused = submit(registrar_, nameless);
    ASSERT_FALSE(refused);
    EXPECT_EQ(std::get<core::Refusal>(refused.error()), core::Refusal::no_petitioner);
    app::Registration long_title = letter(Day::from(2026, 11, 20));
    long_title.demands[0].title.assign(201, 'x');
    const auto shapeless = submit(registrar_, long_title);
    ASSERT_FALSE(shapeless);
    EXPECT_EQ(std::get<base::Error>(shapeless.error()).place, "demands[0].title");
    app::Registration not_utf8 = letter(Day::from(2026, 11, 20));
    not_utf8.persons[0].name = "\xff\xfe";
    EXPECT_FALSE(submit(registrar_, not_utf8));
    app::Registration two_lines = letter(Day::from(2026, 11, 20));
    two_lines.persons[0].name = "甲\n000";
    EXPECT_FALSE(submit(registrar_, two_lines)) << "a name of two lines would move into the next field";
    app::Registration no_such = letter(Day::from(2026, 11, 20));
    no_such.demands[0].attach_to = "440111L2026010100001X-1";
    EXPECT_FALSE(submit(registrar_, no_such));
    EXPECT_FALSE(submit(head_, letter(Day::from(2026, 11, 20)))) << "a head of organ registers nothing";
    EXPECT_EQ(store_->head(), head);
}

TEST_F(DeskTest, ACorrectionShowsInTheClockAndStaysInTheHistory) {
    const auto registered = submit(handler_, letter(Day::from(2026, 3, 16)));
    ASSERT_TRUE(registered);
    const base::Id id = registered->matters[0].id;
    ASSERT_TRUE(perform(handler_, id, core::Accept{0}, Day::from(2026, 3, 20)));
    ASSERT_TRUE(perform(handler_, id, core::Reply{0, core::ReplyKind::opinion, core::Outcome::supported},
                        Day::from(2026, 5, 19)));
    app::Caller office = registrar_;
    office.roles = {core::Role::office_handler};
    const core::Correct deed{
        .version = 2, .is_annulled = false, .day = Day::from(2026, 3, 18), .deed = core::encode_deed(core::Accept{0})};
    const auto corrected = perform(office, id, deed);
    ASSERT_TRUE(corrected);
    // From 2026-03-18 the 60 days end on Sunday 2026-05-17, so on the 18th; the answer of the 19th is late.
    EXPECT_EQ(matter(id).clock(core::TermId::handle, 0)->due.due_day, Day::from(2026, 5, 18));
    EXPECT_EQ(matter(id).accepted_day, Day::from(2026, 3, 18));
    EXPECT_TRUE(std::ranges::any_of(
        matter(id).breaches, [](const core::BreachNote& note) { return note.breach == core::Breach::replied_late; }));
    const auto facts = store_->reader()->facts(id);
    ASSERT_TRUE(facts);
    EXPECT_EQ(facts->size(), 4u);
    EXPECT_EQ((*facts)[1].fact.day, Day::from(2026, 3, 20)) << "the mistake stays where it is";
}

}  // namespace
