#include "core/office/permission.hpp"

#include <algorithm>

namespace core {
namespace {

using enum Permission;

struct Row {
    Role role;
    std::initializer_list<Permission> may;
};

// One line a role. The three administrators see no matter at all: 三员分立.
const Row table[] = {
    {Role::registrar, {read_matters, register_submission, classify, rate, reveal, link}},
    {Role::office_handler,
     {read_matters, read_all, register_submission, classify, forward, decide_objection, handle, rate, close, correct,
      reveal, read_indicators, import, supervise, link}},
    {Role::supervisor, {read_matters, read_all, read_indicators, supervise}},
    {Role::organ_handler, {read_matters, handle, review, reveal, link}},
    {Role::organ_head, {read_matters, handle, extend, close, reveal, read_indicators, evaluate}},
    {Role::reviewer, {read_matters, review, reveal}},
    {Role::leader, {read_matters, read_all, read_indicators, decide_evaluation}},
    {Role::finance, {read_indicators, manage_account, evaluate, decide_evaluation}},
    {Role::evaluator, {read_indicators, evaluate_outside}},
    {Role::auditor, {read_indicators, read_audit}},
    {Role::system_admin, {adopt_law}},
    {Role::security_admin, {manage_office}},
    {Role::audit_admin, {read_audit}},
};

}  // namespace

bool may(Role role, Permission permission) {
    for (const Row& row : table) {
        if (row.role == role) return std::ranges::find(row.may, permission) != row.may.end();
    }
    return false;
}

bool may(std::span<const Role> roles, Permission permission) {
    return std::ranges::any_of(roles, [&](Role role) { return may(role, permission); });
}

bool is_separated(std::span<const Role> roles) {
    const bool has_administrator = std::ranges::any_of(roles, [](Role role) {
        return role == Role::system_admin || role == Role::security_admin || role == Role::audit_admin;
    });
    return !has_administrator || std::ranges::count(roles, roles.front()) == static_cast<std::ptrdiff_t>(roles.size());
}

std::vector<Permission> permissions_of(std::span<const Role> roles) {
    std::vector<Permission> granted;
    for (std::size_t i = 0; i < permission_words.size(); ++i) {
        if (may(roles, static_cast<Permission>(i))) granted.push_back(static_cast<Permission>(i));
    }
    return granted;
}

}  // namespace core
