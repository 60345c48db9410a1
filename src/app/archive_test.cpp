// Destruction under the archive rules: two facts by two posts, nothing before its time, keys only with the last matter.
#include "app/archive.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include "app/plan.hpp"

namespace {

using base::Day;

class ArchiveTest : public testing::Test {
  protected:
    std::filesystem::path folder_;
    base::Instant now_{};
    std::unique_ptr<store::Store> store_;
    std::unique_ptr<app::Desk> desk_;
    base::Id office_;
    app::Caller handler_, head_, registrar_;
    const Day past_ = Day::from(2026, 3, 15), today_ = Day::from(2026, 3, 16);

    void SetUp() override {
        folder_ =
            std::filesystem::temp_directory_path() / ("huiying-archive-" + std::to_string(::getpid()) + "-" +
                                                      testing::UnitTest::GetInstance()->current_test_info()->name());
        std::filesystem::remove_all(folder_);
        now_.ms = std::int64_t{today_.number} * 86'400'000 + 3'600'000;
        const store::Settings settings{.directory = folder_, .master_key = {}, .now = [this] { return now_; }};
        ASSERT_TRUE(store::Store::create(settings, "huiying/test"));
        store_ = *store::Store::open(settings);
        desk_ = *app::Desk::open(*store_);
        const app::Caller program{.post = {}, .organ = {}, .roles = {}, .is_unrestricted = true};
        const auto made = app::run<bool>(*desk_, program, [&](app::Plan& plan) -> app::Outcome<bool> {
            office_ = plan.view().new_id();
            const auto organ = plan.office(office_, core::RecordOrgan{.name = "区信访局",
                                                                      .kind = core::OrganKind::petition_office,
                                                                      .parent = {},
                                                                      .region = 440'111,
                                                                      .from = Day::from(2020, 1, 1)});
            if (!organ) return std::unexpected(organ.error());
            for (app::Caller* caller : {&handler_, &head_, &registrar_}) {
                *caller = {.post = plan.view().new_id(), .organ = office_, .roles = {core::Role::registrar}};
                if (caller != &registrar_) caller->roles.push_back(core::Role::office_handler);
            }
            return true;
        });
        ASSERT_TRUE(made);
    }
    void TearDown() override {
        desk_.reset();
        store_.reset();
        std::filesystem::remove_all(folder_);
    }

    app::Registered registered(int demands) {
        app::Registration registration;
        registration.received_day = today_;
        registration.region = 440'111;
        for (const char* name : {"张三", "李四"}) registration.persons.emplace_back().name = name;
        for (int i = 0; i < demands; ++i) {
            app::DemandDraft& demand = registration.demands.emplace_back();
            demand.title = "路灯";
            demand.matter_class = core::MatterClass::claim;
        }
        const auto done = app::run<app::Registered>(
            *desk_, handler_, [&](app::Plan& plan) { return plan.register_submission(registration); });
        EXPECT_TRUE(done);
        return *done;
    }
    /// What the plan answered: empty for done, else the refusal's id or the error's message.
    std::string run(const app::Caller& caller, const std::function<app::Outcome<void>(app::Plan&)>& body) {
        const auto done = app::run<bool>(*desk_, caller, [&](app::Plan& plan) -> app::Outcome<bool> {
            if (auto each = body(plan); !each) return std::unexpected(each.error());
            return true;
        });
        if (done) return {};
        if (const auto* refusal = std::get_if<core::Refusal>(&done.error())) return std::string(core::id_of(*refusal));
        return std::get<base::Error>(done.error()).message;
    }
    void close(const base::Id& matter) {
        EXPECT_EQ(run(handler_,
                      [&](app::Plan& plan) -> app::Outcome<void> {
                          auto done = plan.perform(matter, core::Withdraw{});
                          if (!done) return std::unexpected(done.error());
                          return {};
                      }),
                  "");
    }
    std::string propose(const app::Caller& caller, const base::Id& matter, Day kept_until) {
        return run(caller, [&](app::Plan& plan) { return plan.propose_destruction(matter, "销1号", kept_until); });
    }
    std::string approve(const app::Caller& caller, const base::Id& matter, const std::string& list = "销1号") {
        return run(caller, [&](app::Plan& plan) { return plan.approve_destruction(matter, list); });
    }
    bool is_erased(const base::Id& subject) { return store_->reader()->facts(subject)->front().is_erased; }
};

TEST_F(ArchiveTest, TwoPostsAndThenTheKeysAreGone) {
    const app::Registered one = registered(1);
    const base::Id matter = one.matters[0].id;
    const base::Id person = store_->reader()->submission(one.submission)->as_registered.persons[0];
    close(matter);
    EXPECT_EQ(propose(handler_, matter, past_), "");
    EXPECT_FALSE(is_erased(matter)) << "proposed is not approved";
    EXPECT_EQ(approve(handler_, matter), "the post that proposed a destruction cannot approve it");
    EXPECT_NE(approve(head_, matter, "销2号"), "") << "another list";
    EXPECT_EQ(approve(head_, matter), "");
    EXPECT_TRUE(is_erased(matter));
    EXPECT_TRUE(is_erased(person));
    const auto entries = app::contents_of(*store_->reader()->facts(matter));
    ASSERT_EQ(entries.size(), 4u);
    EXPECT_EQ(entries[0].kind, "open_matter");
    EXPECT_TRUE(entries[0].is_erased);
    EXPECT_EQ(entries[3].kind, "approve_destruction");
    EXPECT_EQ(entries[3].nth, 4u);
    EXPECT_NE(propose(handler_, matter, past_), "") << "once is enough";
    EXPECT_EQ(store::fsck(store_->settings(), {})->findings_total, 0u);
}

TEST_F(ArchiveTest, NothingBeforeItsTime) {
    const base::Id matter = registered(1).matters[0].id;
    EXPECT_EQ(propose(handler_, matter, past_), "the matter is open");
    close(matter);
    EXPECT_NE(propose(handler_, matter, today_).find("has not run out"), std::string::npos) << "its last day counts";
    EXPECT_NE(propose(handler_, matter, Day::none()).find("for ever"), std::string::npos);
    EXPECT_EQ(propose(registrar_, matter, past_), "not_permitted");
    EXPECT_NE(approve(head_, matter), "") << "nobody proposed it";
    EXPECT_EQ(propose(handler_, matter, past_), "");
}

TEST_F(ArchiveTest, WhatWasDoneSinceUndoesTheProposal) {
    const base::Id matter = registered(1).matters[0].id;
    close(matter);
    EXPECT_EQ(propose(handler_, matter, past_), "");
    EXPECT_EQ(run(handler_,
                  [&](app::Plan& plan) -> app::Outcome<void> {
                      auto done = plan.perform(matter, core::Reopen{});
                      if (!done) return std::unexpected(done.error());
                      return {};
                  }),
              "");
    EXPECT_NE(approve(head_, matter), "");
    EXPECT_FALSE(is_erased(matter));
}

TEST_F(ArchiveTest, ALetterIsKeptWhileOneOfItsMattersIs) {
    const app::Registered one = registered(2);
    const base::Id first = one.matters[0].id, second = one.matters[1].id;
    close(first);
    close(second);
    EXPECT_EQ(propose(handler_, first, past_), "");
    EXPECT_EQ(approve(head_, first), "");
    EXPECT_FALSE(is_erased(first)) << "the other matter of the letter is still kept";
    EXPECT_EQ(propose(handler_, second, past_), "");
    EXPECT_EQ(approve(head_, second), "");
    EXPECT_TRUE(is_erased(first));
    EXPECT_TRUE(is_erased(second));
    EXPECT_EQ(store::fsck(store_->settings(), {})->findings_total, 0u);
}

TEST_F(ArchiveTest, AnAdministratorsPostDoesNothingElse) {
    const app::Caller program{.post = {}, .organ = {}, .roles = {}, .is_unrestricted = true};
    const auto post = [&](std::vector<core::Role> roles) {
        return run(program, [&](app::Plan& plan) {
            return plan.office(
                office_,
                core::RecordPost{
                    .post = plan.view().new_id(), .name = "岗", .roles = roles, .from = Day::from(2020, 1, 1)});
        });
    };
    using enum core::Role;
    EXPECT_EQ(post({system_admin}), "");
    EXPECT_EQ(post({registrar, office_handler}), "");
    EXPECT_NE(post({system_admin, security_admin}), "");
    EXPECT_NE(post({audit_admin, system_admin}), "");
    EXPECT_NE(post({registrar, audit_admin}), "");
    EXPECT_EQ(post({}), "");
}

/// Erasing one person, as the archive does: the same periods, and their own request under 《个人信息保护法》第四十七条.
class ErasureTest : public ArchiveTest {
  protected:
    const app::Caller program_{.post = {}, .organ = {}, .roles = {}, .is_unrestricted = true};

    std::string erase(const app::Registered& one, std::size_t nth, bool is_on_request = false) {
        return run(program_, [&](app::Plan& plan) {
            return plan.erase(one.submission, nth, {.authority = "档〔2026〕3号", .is_on_request = is_on_request});
        });
    }
    void go_to(Day day) { now_.ms = std::int64_t{day.number} * 86'400'000 + 3'600'000; }
    std::vector<base::Id> persons_of(const app::Registered& one) {
        return store_->reader()->submission(one.submission)->as_registered.persons;
    }
};

TEST_F(ErasureTest, WaitsForTheEndOfTheMatterAndOfItsPeriod) {
    const app::Registered one = registered(1);
    const std::string number = one.matters[0].number;
    EXPECT_EQ(erase(one, 0), "a matter of this person is open: " + number);
    close(one.matters[0].id);
    // A claim closed in 2026 is kept for thirty years from 2027-01-01 (law/archive, 示例).
    EXPECT_EQ(erase(one, 0), "the file of " + number + " is still kept: until 2056-12-31");
    go_to(Day::from(2056, 12, 31));
    EXPECT_EQ(erase(one, 0), "the file of " + number + " is still kept: until 2056-12-31") << "its last day";
    go_to(Day::from(2057, 1, 1));
    EXPECT_EQ(erase(one, 0), "");
    EXPECT_TRUE(is_erased(persons_of(one)[0]));
    EXPECT_FALSE(is_erased(persons_of(one)[1]));
    EXPECT_EQ(erase(one, 0), "") << "again changes nothing";
    EXPECT_EQ(erase(one, 2), "the submission has 2 persons");
    EXPECT_EQ(run(handler_, [&](app::Plan& plan) { return plan.erase(one.submission, 1, {.authority = "x"}); }),
              "not_permitted");
    EXPECT_EQ(run(program_, [&](app::Plan& plan) { return plan.erase(one.submission, 1, {.authority = ""}); }),
              "the authority is missing");
}

TEST_F(ErasureTest, AGrantedRequestNeedsNoPeriodButAnOpenMatterNeedsSomebody) {
    const app::Registered one = registered(1);
    EXPECT_EQ(erase(one, 0, true), "") << "one of two co-petitioners of an open matter";
    const auto facts = store_->reader()->facts(persons_of(one)[0]);
    ASSERT_TRUE(facts);
    EXPECT_EQ(std::get<core::ErasePerson>(facts->back().fact.deed).authority,
              "《个人信息保护法》第四十七条 档〔2026〕3号");
    EXPECT_EQ(erase(one, 1, true), "a matter of this person is open: " + one.matters[0].number)
        << "nobody else would be left to be answered";
    close(one.matters[0].id);
    EXPECT_EQ(erase(one, 1, true), "");
    EXPECT_TRUE(is_erased(persons_of(one)[1]));
}

TEST_F(ErasureTest, AMergedMatterIsOpenWhileTheOtherIs) {
    const app::Registered one = registered(1), other = registered(1);
    EXPECT_EQ(run(handler_,
                  [&](app::Plan& plan) -> app::Outcome<void> {
                      auto done = plan.perform(one.matters[0].id, core::Merge{other.matters[0].id});
                      if (!done) return std::unexpected(done.error());
                      return {};
                  }),
              "");
    go_to(Day::from(2060, 1, 1));
    EXPECT_EQ(erase(one, 0), "a matter of this person is open: " + other.matters[0].number);
}

}  // namespace
