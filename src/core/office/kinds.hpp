// Enumerations of the office: organs, levels, roles. Written in the ledger: only ever append.
#pragma once
#include <array>

#include "core/words.hpp"

namespace core {

enum class OrganKind : std::uint8_t {
    petition_office,
    department,
    government,
    political_legal,
    discipline,
    township,
    enterprise
};
inline constexpr std::array organ_kind_words{Word{"petition_office", "信访部门"}, Word{"department", "工作部门"},
                                             Word{"government", "党委政府"},      Word{"political_legal", "政法部门"},
                                             Word{"discipline", "纪检监察机关"},  Word{"township", "镇街"},
                                             Word{"enterprise", "国有企事业单位"}};
constexpr std::span<const Word> words(OrganKind) {
    return organ_kind_words;
}

enum class OrganLevel : std::uint8_t { national, province, city, county, township };
inline constexpr std::array organ_level_words{Word{"national", "国家"}, Word{"province", "省级"}, Word{"city", "市级"},
                                              Word{"county", "县区级"}, Word{"township", "镇街级"}};
constexpr std::span<const Word> words(OrganLevel) {
    return organ_level_words;
}

/// 系统、安全、审计三员分立: no post holds two of the last three.
enum class Role : std::uint8_t {
    registrar,
    office_handler,
    supervisor,
    organ_handler,
    organ_head,
    reviewer,
    leader,
    finance,
    evaluator,
    auditor,
    system_admin,
    security_admin,
    audit_admin
};
inline constexpr std::array role_words{Word{"registrar", "登记员"},
                                       Word{"office_handler", "信访办理员"},
                                       Word{"supervisor", "督查专员"},
                                       Word{"organ_handler", "责任单位经办人"},
                                       Word{"organ_head", "责任单位负责人"},
                                       Word{"reviewer", "复查复核员"},
                                       Word{"leader", "领导"},
                                       Word{"finance", "财务"},
                                       Word{"evaluator", "第三方评价"},
                                       Word{"auditor", "审计"},
                                       Word{"system_admin", "系统管理员"},
                                       Word{"security_admin", "安全管理员"},
                                       Word{"audit_admin", "审计管理员"}};
constexpr std::span<const Word> words(Role) {
    return role_words;
}

}  // namespace core
