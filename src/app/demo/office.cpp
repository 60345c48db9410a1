#include "app/demo/office.hpp"

#include "app/demo/demo.hpp"

namespace app {
namespace {

using core::OrganKind;
using core::OrganLevel;
using core::Role;

struct Founding {
    Plan& plan;
    base::Day from;

    base::Id organ(const std::string& name, OrganKind kind, OrganLevel level, const base::Id& parent) {
        const base::Id id = plan.view().new_id();
        (void)plan.office(
            id,
            core::RecordOrgan{
                .name = name, .kind = kind, .level = level, .parent = parent, .region = demo_region, .from = from},
            from);
        return id;
    }
    Caller post(const base::Id& organ, const std::string& name, std::vector<Role> roles) {
        const base::Id id = plan.view().new_id();
        (void)plan.office(organ, core::RecordPost{.post = id, .name = name, .roles = roles, .from = from}, from);
        return {.post = id, .organ = organ, .roles = std::move(roles), .is_unrestricted = false};
    }
    DemoOrgan handling(const std::string& name, OrganKind kind, OrganLevel level, const base::Id& parent) {
        DemoOrgan made{.id = organ(name, kind, level, parent), .name = name, .handler = {}, .head = {}};
        made.handler = post(made.id, name + "经办人", {Role::organ_handler, Role::reviewer});
        made.head = post(made.id, name + "负责人", {Role::organ_head});
        return made;
    }
};

constexpr const char* department_names[] = {
    "云山区住房和建设局",   "云山区人力资源和社会保障局", "云山区教育局",     "云山区卫生健康局",
    "云山区城市管理局",     "云山区规划和自然资源局",     "云山区生态环境局", "云山区民政局",
    "云山区市场监督管理局", "云山区交通运输局",           "云山区农业农村局", "云山区水务局"};
constexpr const char* township_names[] = {"松岭街道办事处", "临江街道办事处", "白石镇人民政府", "青溪镇人民政府"};

constexpr DemoAccount accounts[] = {{"dengji", "云山区信访局登记员"},
                                    {"banli", "云山区信访局办理员"},
                                    {"ducha", "云山区信访局督查专员"},
                                    {"juzhang", "云山区信访局局长"},
                                    {"caiwu", "云山区信访局财务"},
                                    {"zhujian", "云山区住房和建设局经办人"},
                                    {"zhujianju", "云山区住房和建设局负责人"},
                                    {"fucha", "云山区人民政府经办人"},
                                    {"anquan", "安全管理员"},
                                    {"xitong", "系统管理员"},
                                    {"shenji", "审计管理员"}};

}  // namespace

std::span<const DemoAccount> demo_accounts() {
    return accounts;
}

Outcome<DemoOffice> found_office(Desk& desk, base::Day from) {
    const Caller program{.post = {}, .organ = {}, .roles = {}, .is_unrestricted = true};
    return run<DemoOffice>(desk, program, [&](Plan& plan) -> Outcome<DemoOffice> {
        Founding founding{plan, from};
        DemoOffice office;
        office.city = founding.handling("模拟市人民政府", OrganKind::government, OrganLevel::city, {});
        office.district =
            founding.handling("云山区人民政府", OrganKind::government, OrganLevel::county, office.city.id);
        DemoOrgan& petition = office.petition_office;
        petition.name = "云山区信访局";
        petition.id = founding.organ(petition.name, OrganKind::petition_office, OrganLevel::county, office.district.id);
        (void)founding.post(petition.id, "云山区信访局登记员", {Role::registrar});
        petition.handler = founding.post(petition.id, "云山区信访局办理员", {Role::registrar, Role::office_handler});
        (void)founding.post(petition.id, "云山区信访局督查专员", {Role::supervisor});
        petition.head = founding.post(petition.id, "云山区信访局局长", {Role::leader});
        office.finance = founding.post(petition.id, "云山区信访局财务", {Role::finance});
        (void)founding.post(petition.id, "系统管理员", {Role::system_admin});
        (void)founding.post(petition.id, "安全管理员", {Role::security_admin});
        (void)founding.post(petition.id, "审计管理员", {Role::audit_admin});
        for (const char* name : department_names)
            office.organs.push_back(
                founding.handling(name, OrganKind::department, OrganLevel::county, office.district.id));
        for (const char* name : township_names)
            office.organs.push_back(
                founding.handling(name, OrganKind::township, OrganLevel::township, office.district.id));
        office.court = founding.handling("云山区人民法院", OrganKind::political_legal, OrganLevel::county, {});
        office.discipline = founding.handling("云山区纪委监委", OrganKind::discipline, OrganLevel::county, {});
        return office;
    });
}

}  // namespace app
