// Delegations and ended organs: the last day that counts and the day after, and everything that cannot be.
#include "core/office/changes.hpp"

#include <gtest/gtest.h>

#include "core/office/permission.hpp"

namespace core {
namespace {

using base::Day;

base::Id id(std::uint8_t n) {
    base::Id made;
    made.bytes.fill(n);
    return made;
}

const base::Id housing = id(1), water = id(2), old_housing = id(3);
const base::Id head = id(11), deputy = id(12), clerk = id(13), water_head = id(14), security = id(15), leaver = id(16);
const Day today = Day::from(2026, 7, 1);

class Changes : public testing::Test {
  protected:
    Office office_;

    void record(const base::Id& subject, Deed deed) {
        Fact fact;
        fact.subject_kind = SubjectKind::organ;
        fact.subject = subject;
        fact.deed = std::move(deed);
        office_.apply(fact);
    }
    void post(const base::Id& organ, const base::Id& post, std::vector<Role> roles) {
        record(organ, RecordPost{.post = post, .name = "", .roles = std::move(roles), .from = Day::from(2020, 1, 1)});
    }
    void SetUp() override {
        for (const base::Id& organ : {housing, water, old_housing}) {
            record(organ, RecordOrgan{.name = organ.text(),
                                      .kind = OrganKind::department,
                                      .level = OrganLevel::county,
                                      .parent = {},
                                      .region = 440'111,
                                      .from = Day::from(2020, 1, 1)});
        }
        post(housing, head, {Role::organ_head});
        post(housing, deputy, {Role::organ_handler});
        post(housing, clerk, {Role::organ_handler});
        post(housing, security, {Role::security_admin});
        post(housing, leaver, {Role::organ_head});
        record(housing, EndPost{.post = leaver, .until = Day::from(2026, 7, 10)});
        post(water, water_head, {Role::organ_head});
    }
    /// Empty where it may be; else the member that is wrong.
    std::string wrong(const base::Id& post, const base::Id& to, Day from, Day until, Day on = today) {
        const auto checked = check(Delegate{.post = post, .to = to, .from = from, .until = until}, office_, on);
        return checked ? "" : checked.error().place;
    }
    bool may_extend(const base::Id& post, Day day) { return may(office_.roles_of(post, day), Permission::extend); }
};

TEST_F(Changes, ADeputyMayFromTheFirstDayToTheLast) {
    ASSERT_EQ(wrong(head, deputy, today, today + 14), "");
    record(housing, Delegate{.post = head, .to = deputy, .from = today, .until = today + 14});
    EXPECT_FALSE(may_extend(deputy, today - 1));
    EXPECT_TRUE(may_extend(deputy, today));
    EXPECT_TRUE(may_extend(deputy, today + 14));
    EXPECT_FALSE(may_extend(deputy, today + 15));
    EXPECT_TRUE(may_extend(head, today)) << "who delegates goes on being who they are";
    ASSERT_EQ(office_.delegated_to(deputy, today).size(), 1u);
    EXPECT_EQ(office_.delegated_to(deputy, today)[0].post, head);
    EXPECT_TRUE(office_.delegated_to(deputy, today + 15).empty());
}

TEST_F(Changes, WhatWasDelegatedIsNotHandedOn) {
    record(housing, Delegate{.post = head, .to = deputy, .from = today, .until = today + 14});
    record(housing, Delegate{.post = deputy, .to = clerk, .from = today, .until = today + 14});
    EXPECT_FALSE(may_extend(clerk, today));
}

TEST_F(Changes, ItEndsEarlierAndNeverInThePast) {
    record(housing, Delegate{.post = head, .to = deputy, .from = today, .until = today + 14});
    const Day later = today + 5;
    EXPECT_EQ(wrong(head, deputy, today, later - 1, later), "") << "at once: yesterday was its last day";
    EXPECT_EQ(wrong(head, deputy, today, later - 2, later), "until");
    record(housing, Delegate{.post = head, .to = deputy, .from = today, .until = later - 1});
    EXPECT_EQ(office_.delegations().size(), 1u);
    EXPECT_TRUE(may_extend(deputy, later - 1));
    EXPECT_FALSE(may_extend(deputy, later));
}

TEST_F(Changes, WhatNoDelegationCanBe) {
    EXPECT_EQ(wrong(id(99), deputy, today, today), "post");
    EXPECT_EQ(wrong(head, id(99), today, today), "to");
    EXPECT_EQ(wrong(head, head, today, today), "to");
    EXPECT_EQ(wrong(head, water_head, today, today), "to") << "only within the organ";
    EXPECT_EQ(wrong(security, deputy, today, today), "post") << "三员分立";
    EXPECT_EQ(wrong(head, security, today, today), "to") << "三员分立";
    EXPECT_EQ(wrong(head, deputy, Day{}, today), "from");
    EXPECT_EQ(wrong(head, deputy, today, Day{}), "until");
    EXPECT_EQ(wrong(head, deputy, today - 1, today), "from");
    EXPECT_EQ(wrong(head, deputy, today + 1, today), "until");
    EXPECT_EQ(wrong(head, deputy, today, today + 365), "") << "a year and a day of a leap year at most";
    EXPECT_EQ(wrong(head, deputy, today, today + 366), "until");
    EXPECT_EQ(wrong(leaver, deputy, today, Day::from(2026, 7, 10)), "");
    EXPECT_EQ(wrong(leaver, deputy, today, Day::from(2026, 7, 11)), "post") << "the post is gone by then";
    record(housing, Delegate{.post = head, .to = deputy, .from = today, .until = today + 14});
    EXPECT_EQ(wrong(head, deputy, today + 14, today + 20), "from") << "already delegated on that day";
    EXPECT_EQ(wrong(head, deputy, today + 15, today + 20), "");
    EXPECT_EQ(wrong(head, deputy, today, today + 20), "") << "the same, longer";
}

TEST_F(Changes, AnOrganEndsWithASuccessorThatIsThere) {
    const auto wrong_end = [&](const base::Id& organ, Day until, const base::Id& successor) {
        const auto checked = check(EndOrgan{.until = until, .successor = successor}, organ, office_);
        return checked ? std::string() : checked.error().place;
    };
    EXPECT_EQ(wrong_end(old_housing, today, housing), "");
    EXPECT_EQ(wrong_end(old_housing, today, {}), "") << "who goes on is not settled yet";
    EXPECT_EQ(wrong_end(old_housing, {}, housing), "until");
    EXPECT_EQ(wrong_end(old_housing, Day::from(2019, 12, 31), housing), "until");
    EXPECT_EQ(wrong_end(old_housing, today, id(99)), "successor");
    EXPECT_EQ(wrong_end(old_housing, today, old_housing), "successor");
    EXPECT_EQ(wrong_end(id(99), today, housing), "organ");
    record(old_housing, EndOrgan{.until = today, .successor = housing});
    EXPECT_EQ(wrong_end(housing, today + 10, old_housing), "successor") << "it would follow upon itself";
    EXPECT_EQ(wrong_end(water, today + 10, old_housing), "") << "through to the one that stands";

    EXPECT_FALSE(office_.has_ended(old_housing, today));
    EXPECT_EQ(office_.successor(old_housing, today), nullptr);
    EXPECT_TRUE(office_.has_ended(old_housing, today + 1));
    EXPECT_EQ(office_.successor(old_housing, today + 1)->id, housing);
    EXPECT_EQ(office_.successor(housing, today + 1), nullptr) << "it has not ended";
    record(housing, EndOrgan{.until = today + 5, .successor = water});
    EXPECT_EQ(office_.successor(old_housing, today + 6)->id, water);
}

TEST_F(Changes, WhoTakesThePlaceOfTheAccusedIsAccusedToo) {
    EXPECT_TRUE(office_.is_accused_with(old_housing, old_housing));
    EXPECT_FALSE(office_.is_accused_with(housing, old_housing));
    record(old_housing, EndOrgan{.until = today, .successor = housing});
    EXPECT_TRUE(office_.is_accused_with(housing, old_housing));
    EXPECT_FALSE(office_.is_accused_with(old_housing, housing)) << "not the other way round";
    EXPECT_FALSE(office_.is_accused_with(water, old_housing));
}

}  // namespace
}  // namespace core
