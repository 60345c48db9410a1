#include "core/office/roster.hpp"

#include <gtest/gtest.h>

namespace core {
namespace {

const base::Day start = base::Day::from(2010, 1, 1);

RosterOrgan organ(std::uint64_t line, const std::string& name, const std::string& parent = {}) {
    return {
        .line = line, .name = name, .parent = parent, .region = 440111, .from = start, .until = {}, .successor = {}};
}
RosterPost post(std::uint64_t line, const std::string& at, const std::string& name, std::vector<Role> roles) {
    return {.line = line, .organ = at, .name = name, .roles = std::move(roles), .from = start, .until = {}};
}

std::vector<base::Id> ids(std::size_t count) {
    std::vector<base::Id> list(count);
    for (std::size_t i = 0; i < count; ++i) list[i].bytes[15] = static_cast<std::uint8_t>(i + 1);
    return list;
}

/// The office once the list's deeds are done.
Office after(const Roster& roster, Office office = {}) {
    std::uint32_t version = 0;
    const auto fresh = ids(20);
    for (const RosterDeed& one : deeds_of(roster, office, fresh)) {
        Fact fact;
        fact.subject_kind = SubjectKind::organ;
        fact.subject = one.organ;
        fact.version = ++version;
        fact.deed = one.deed;
        office.apply(fact);
    }
    return office;
}
std::string problems(const Roster& roster, const Office& office = {}) {
    std::string text;
    for (const RosterProblem& one : problems_of(roster, office))
        text += std::to_string(one.line) + " " + std::string(id_of(one.column)) + ": " + one.what + "\n";
    return text;
}

TEST(Roster, ChildrenMayStandBeforeTheirParents) {
    const Roster roster{.organs = {organ(2, "局", "区"), organ(3, "区")},
                        .posts = {post(4, "局", "窗口", {Role::registrar})}};
    EXPECT_EQ(problems(roster), "");
    const Office office = after(roster);
    ASSERT_EQ(office.organs().size(), 2u);
    EXPECT_EQ(office.organ(office.organs()[0])->name, "区");
    EXPECT_TRUE(office.is_within(office.organ_named("局")->id, office.organ_named("区")->id));
    EXPECT_EQ(office.post_named("窗口")->organ, office.organ_named("局")->id);
}

TEST(Roster, WhatIsThereIsSkippedAndWhatDiffersIsRecordedAnew) {
    Roster roster{.organs = {organ(2, "区"), organ(3, "局", "区"), organ(4, "老局", "区")},
                  .posts = {post(5, "局", "窗口", {Role::registrar})}};
    roster.organs[2].until = base::Day::from(2019, 3, 31);
    roster.organs[2].successor = "局";
    const Office office = after(roster);
    EXPECT_EQ(office.organ_named("老局")->until.text(), "2019-03-31");
    EXPECT_EQ(office.organ_named("老局")->successor, office.organ_named("局")->id);
    EXPECT_TRUE(deeds_of(roster, office, ids(20)).empty());

    // Another level of an organ that has ended: its end is said again, for to record it anew takes the end back.
    roster.organs[2].level = OrganLevel::city;
    roster.organs[2].until = {};
    roster.organs[2].successor = {};
    roster.posts[0].roles = {Role::registrar, Role::office_handler};
    const auto deeds = deeds_of(roster, office, ids(20));
    ASSERT_EQ(deeds.size(), 3u);
    EXPECT_FALSE(deeds[0].is_new);
    const Office changed = after(roster, office);
    EXPECT_EQ(changed.organs().size(), 3u);
    EXPECT_EQ(changed.organ_named("老局")->level, OrganLevel::city);
    EXPECT_EQ(changed.organ_named("老局")->until.text(), "2019-03-31");
    EXPECT_EQ(changed.organ_named("老局")->successor, changed.organ_named("局")->id);
    EXPECT_EQ(changed.post_named("窗口")->id, office.post_named("窗口")->id);
}

TEST(Roster, BadHalves) {
    EXPECT_EQ(problems({.organs = {organ(2, "局", "没有")}, .posts = {}}),
              "2 parent: no organ is called 没有, neither here nor in the office\n");
    EXPECT_EQ(problems({.organs = {organ(2, "甲", "乙"), organ(3, "乙", "丙"), organ(4, "丙", "甲")}, .posts = {}}),
              "2 parent: 甲 stands under itself\n3 parent: 乙 stands under itself\n4 parent: 丙 stands under itself\n");
    EXPECT_EQ(problems({.organs = {organ(2, "甲", "甲")}, .posts = {}}), "2 parent: 甲 stands under itself\n");
    EXPECT_EQ(problems({.organs = {organ(2, "甲"), organ(3, "甲")}, .posts = {}}),
              "3 name: line 2 has the same name\n");
    Roster ending{.organs = {organ(2, "甲"), organ(3, "乙")}, .posts = {}};
    ending.organs[0].until = base::Day::from(2009, 12, 31);
    ending.organs[1].successor = "甲";
    EXPECT_EQ(problems(ending),
              "2 until: it ends before it begins\n3 until: an organ with a successor has a last day\n");
    // A ring that only the office and the list together make.
    const Office office = after({.organs = {organ(2, "区"), organ(3, "局", "区")}, .posts = {}});
    EXPECT_EQ(problems({.organs = {organ(2, "区", "局")}, .posts = {}}, office), "2 parent: 区 stands under itself\n");
}

// 系统、安全、审计三员分立.
TEST(Roster, TheThreeAdministratorsAreSeparated) {
    const std::string why = "roles: 三员分立: one post cannot be two of system, security and audit administrator\n";
    const auto with = [](std::vector<Role> roles) {
        return problems({.organs = {organ(2, "局")}, .posts = {post(3, "局", "岗", std::move(roles))}});
    };
    EXPECT_EQ(with({Role::system_admin, Role::security_admin}), "3 " + why);
    EXPECT_EQ(with({Role::audit_admin, Role::registrar, Role::system_admin}), "3 " + why);
    EXPECT_EQ(with({Role::security_admin, Role::audit_admin}), "3 " + why);
    EXPECT_EQ(with({Role::audit_admin, Role::auditor}), "");
    EXPECT_EQ(with({}), "3 roles: a post has at least one role\n");
    EXPECT_EQ(problems({.organs = {}, .posts = {post(3, "局", "岗", {Role::leader})}}),
              "3 name: no organ is called 局, neither here nor in the office\n");
    const Office office =
        after({.organs = {organ(2, "局"), organ(3, "院")}, .posts = {post(4, "局", "岗", {Role::leader})}});
    EXPECT_EQ(problems({.organs = {}, .posts = {post(2, "院", "岗", {Role::leader})}}, office),
              "2 post: this post is one of 局\n");
}

}  // namespace
}  // namespace core
