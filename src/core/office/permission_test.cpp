// The permission table by what it must never allow, and that roles add up: a post with two may what either may, no more
// and no less, whichever stands first.
#include "core/office/permission.hpp"

#include <gtest/gtest.h>

namespace core {
namespace {

TEST(Permission, RolesAddUp) {
    for (std::size_t i = 0; i < role_words.size(); ++i) {
        for (std::size_t j = 0; j < role_words.size(); ++j) {
            const Role both[] = {static_cast<Role>(i), static_cast<Role>(j)};
            for (std::size_t k = 0; k < permission_words.size(); ++k) {
                const auto permission = static_cast<Permission>(k);
                EXPECT_EQ(may(both, permission), may(both[0], permission) || may(both[1], permission))
                    << id_of(both[0]) << ' ' << id_of(both[1]) << ' ' << permission_words[k].id;
            }
        }
    }
    EXPECT_FALSE(may(std::span<const Role>{}, Permission::read_matters)) << "no role, no permission";
}

TEST(Permission, EveryPermissionIsSomebodysAndNoRoleIsEmpty) {
    for (std::size_t k = 0; k < permission_words.size(); ++k) {
        bool is_given = false;
        for (std::size_t i = 0; i < role_words.size(); ++i)
            is_given = is_given || may(static_cast<Role>(i), static_cast<Permission>(k));
        EXPECT_TRUE(is_given) << permission_words[k].id;
    }
    for (std::size_t i = 0; i < role_words.size(); ++i) {
        const Role role[] = {static_cast<Role>(i)};
        EXPECT_FALSE(permissions_of(role).empty()) << role_words[i].id;
    }
}

TEST(Permission, WhatNobodyMayBeside) {
    // 三员分立: who administers the system, its security or its audit sees no matter and handles none.
    for (const Role role : {Role::system_admin, Role::security_admin, Role::audit_admin}) {
        for (const Permission permission :
             {Permission::read_matters, Permission::read_all, Permission::register_submission, Permission::handle,
              Permission::reveal, Permission::correct, Permission::close}) {
            EXPECT_FALSE(may(role, permission)) << id_of(role);
        }
    }
    // Money and outside eyes see figures alone.
    for (const Role role : {Role::finance, Role::evaluator}) {
        EXPECT_FALSE(may(role, Permission::read_matters)) << id_of(role);
        EXPECT_FALSE(may(role, Permission::reveal)) << id_of(role);
    }
    // 《信访工作条例》第三十四条: the extension is approved by the person in charge, not by who handles.
    EXPECT_FALSE(may(Role::organ_handler, Permission::extend));
    EXPECT_TRUE(may(Role::organ_head, Permission::extend));
}

}  // namespace
}  // namespace core
