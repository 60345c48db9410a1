// Who may do what: one table, one page. A permission is asked of a post's roles; whether the matter is that organ's at
// all is asked by `decide` and by the readers.
#pragma once
#include <array>
#include <span>
#include <vector>

#include "core/office/kinds.hpp"

namespace core {

enum class Permission : std::uint8_t {
    read_matters,  ///< own organ's and its subordinates'
    read_all,      ///< every matter of the store that is not sealed from this organ
    register_submission,
    classify,
    forward,
    decide_objection,
    handle,  ///< notice, object, accept, decline, route, reply, deliver
    extend,  ///< approval by the organ's person in charge (art. 34)
    review,
    rate,  ///< the petitioner's word, entered on paper or by phone
    close,
    correct,
    reveal,  ///< see personal data, with a purpose
    read_indicators,
    import,
    manage_office,  ///< organs, posts, users, tokens
    adopt_law,
    read_audit,
    supervise,          ///< urge whoever holds a matter
    manage_account,     ///< money and typed figures of the organ and those below it
    link,               ///< say which matters hang together
    evaluate,           ///< declare targets, monitor, evaluate itself, hand in again
    decide_evaluation,  ///< approve, change, recheck, return, decide, use
    evaluate_outside,   ///< 第三方评价
};
inline constexpr std::array permission_words{Word{"read_matters", "查阅本单位事项"},
                                             Word{"read_all", "查阅全部事项"},
                                             Word{"register_submission", "登记"},
                                             Word{"classify", "分类"},
                                             Word{"forward", "转送交办"},
                                             Word{"decide_objection", "核实异议"},
                                             Word{"handle", "办理"},
                                             Word{"extend", "批准延期"},
                                             Word{"review", "复查复核"},
                                             Word{"rate", "代录评价"},
                                             Word{"close", "办结"},
                                             Word{"correct", "更正"},
                                             Word{"reveal", "查看个人信息"},
                                             Word{"read_indicators", "查阅指标"},
                                             Word{"import", "导入"},
                                             Word{"manage_office", "机构岗位管理"},
                                             Word{"adopt_law", "采用法规"},
                                             Word{"read_audit", "查阅审计"},
                                             Word{"supervise", "督促"},
                                             Word{"manage_account", "记账填报"},
                                             Word{"link", "关联事项"},
                                             Word{"evaluate", "绩效申报自评"},
                                             Word{"decide_evaluation", "绩效审核复核"},
                                             Word{"evaluate_outside", "第三方评价"}};
constexpr std::span<const Word> words(Permission) {
    return permission_words;
}

[[nodiscard]] bool may(Role role, Permission permission);
[[nodiscard]] bool may(std::span<const Role> roles, Permission permission);
/// 三员分立: a post that administers (system, security, audit) does nothing else.
[[nodiscard]] bool is_separated(std::span<const Role> roles);
[[nodiscard]] std::vector<Permission> permissions_of(std::span<const Role> roles);

}  // namespace core
