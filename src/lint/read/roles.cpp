#include "lint/read/roles.hpp"

#include <algorithm>
#include <array>

#include "lint/number.hpp"
#include "lint/words.hpp"

namespace lint {
namespace {

struct RoleWord {
    std::string_view word;
    Role role;
};
// A longer word that holds a shorter one decides.
constexpr std::array chinese{RoleWord{"一级指标", Role::level},
                             RoleWord{"二级指标", Role::kind},
                             RoleWord{"指标类型", Role::kind},
                             RoleWord{"指标类别", Role::kind},
                             RoleWord{"三级指标", Role::name},
                             RoleWord{"关键指标", Role::name},
                             RoleWord{"指标名称", Role::name},
                             RoleWord{"绩效指标名称", Role::name},
                             RoleWord{"评价指标", Role::name},
                             RoleWord{"四级指标", Role::other},
                             RoleWord{"计算公式或指标内容", Role::definition},
                             RoleWord{"计算公式", Role::definition},
                             RoleWord{"指标解释", Role::definition},
                             RoleWord{"指标说明", Role::definition},
                             RoleWord{"指标内容", Role::definition},
                             RoleWord{"评分标准", Role::definition},
                             RoleWord{"评分规则", Role::definition},
                             RoleWord{"评价标准", Role::definition},
                             RoleWord{"指标性质", Role::sign},
                             RoleWord{"指标方向", Role::sign},
                             RoleWord{"运算符", Role::sign},
                             RoleWord{"年度指标值", Role::target},
                             RoleWord{"年初指标值", Role::target},
                             RoleWord{"预期实现值", Role::target},
                             RoleWord{"预期指标值", Role::target},
                             RoleWord{"年初目标值", Role::target},
                             RoleWord{"年度目标值", Role::target},
                             RoleWord{"目标值", Role::target},
                             RoleWord{"指标值", Role::target},
                             RoleWord{"预期值", Role::target},
                             RoleWord{"计划值", Role::target},
                             RoleWord{"年度指标", Role::target},
                             RoleWord{"度量单位", Role::unit},
                             RoleWord{"计量单位", Role::unit},
                             RoleWord{"实际完成指标值", Role::actual},
                             RoleWord{"全年实际完成值", Role::actual},
                             RoleWord{"全年实际值", Role::actual},
                             RoleWord{"实际完成值", Role::actual},
                             RoleWord{"指标完成情况", Role::actual},
                             RoleWord{"全年完成值", Role::actual},
                             RoleWord{"完成指标值", Role::actual},
                             RoleWord{"实际值", Role::actual},
                             RoleWord{"完成值", Role::actual},
                             RoleWord{"实际完成情况", Role::actual},
                             RoleWord{"年末完成值", Role::actual},
                             RoleWord{"完成情况", Role::actual},
                             RoleWord{"目标完成情况", Role::other},
                             RoleWord{"年初预期目标", Role::other},
                             RoleWord{"主要任务", Role::other},
                             RoleWord{"部门整体支出的目标完成情况", Role::other},
                             RoleWord{"整体支出绩效", Role::other},
                             RoleWord{"分值", Role::full},
                             RoleWord{"满分", Role::full},
                             RoleWord{"权重", Role::full},
                             RoleWord{"标准分", Role::full},
                             RoleWord{"自评得分", Role::score},
                             RoleWord{"得分", Role::score},
                             RoleWord{"评分", Role::score},
                             RoleWord{"自评分", Role::score},
                             RoleWord{"年初预算数", Role::initial},
                             RoleWord{"年初预算", Role::initial},
                             RoleWord{"初始预算", Role::initial},
                             RoleWord{"年初资金预算数", Role::initial},
                             RoleWord{"年初批复数", Role::initial},
                             RoleWord{"预算调整数", Role::adjustment},
                             RoleWord{"预算调整额", Role::adjustment},
                             RoleWord{"调整数", Role::adjustment},
                             RoleWord{"预算调整增减额", Role::adjustment},
                             RoleWord{"调整增减", Role::adjustment},
                             RoleWord{"追加（减）", Role::adjustment},
                             RoleWord{"净调整", Role::adjustment},
                             RoleWord{"调整额", Role::adjustment},
                             RoleWord{"调整后预算数", Role::budget},
                             RoleWord{"调整后预算", Role::budget},
                             RoleWord{"全年预算数", Role::budget},
                             RoleWord{"全年预算", Role::budget},
                             RoleWord{"调整预算数", Role::budget},
                             RoleWord{"预算数", Role::budget},
                             RoleWord{"预算金额", Role::budget},
                             RoleWord{"预算安排", Role::budget},
                             RoleWord{"全年执行数", Role::spent},
                             RoleWord{"实际支出数", Role::spent},
                             RoleWord{"年度实际支出数", Role::spent},
                             RoleWord{"执行数", Role::spent},
                             RoleWord{"支出数", Role::spent},
                             RoleWord{"决算数", Role::spent},
                             RoleWord{"实际支出", Role::spent},
                             RoleWord{"支出金额", Role::spent},
                             RoleWord{"实际使用", Role::spent},
                             RoleWord{"预算完成率", Role::rate},
                             RoleWord{"预算执行率", Role::rate},
                             RoleWord{"执行率", Role::rate},
                             RoleWord{"完成率", Role::rate},
                             RoleWord{"支出率", Role::rate},
                             RoleWord{"支付率", Role::rate},
                             RoleWord{"预算调整率", Role::adjustment_rate},
                             RoleWord{"调整率", Role::adjustment_rate},
                             RoleWord{"任务涉及资金", Role::funds},
                             RoleWord{"涉及资金", Role::funds},
                             RoleWord{"任务资金", Role::funds},
                             RoleWord{"偏差原因分析及改进措施", Role::reason},
                             RoleWord{"偏差原因", Role::reason},
                             RoleWord{"未完成原因", Role::reason},
                             RoleWord{"扣分说明", Role::reason},
                             RoleWord{"扣分原因", Role::reason},
                             RoleWord{"备注", Role::reason},
                             RoleWord{"资金来源", Role::label},
                             RoleWord{"资金名称", Role::label},
                             RoleWord{"资金性质", Role::label},
                             RoleWord{"预算项目", Role::label},
                             RoleWord{"支出项目", Role::label},
                             RoleWord{"科目", Role::label}};
constexpr std::array english{RoleWord{"level", Role::level},
                             RoleWord{"first", Role::level},
                             RoleWord{"group", Role::level},
                             RoleWord{"kind", Role::kind},
                             RoleWord{"category", Role::kind},
                             RoleWord{"second", Role::kind},
                             RoleWord{"name", Role::name},
                             RoleWord{"namezh", Role::name},
                             RoleWord{"indicator", Role::name},
                             RoleWord{"title", Role::name},
                             RoleWord{"third", Role::name},
                             RoleWord{"definition", Role::definition},
                             RoleWord{"formula", Role::definition},
                             RoleWord{"meaning", Role::definition},
                             RoleWord{"operator", Role::sign},
                             RoleWord{"sign", Role::sign},
                             RoleWord{"op", Role::sign},
                             RoleWord{"bound", Role::sign},
                             RoleWord{"target", Role::target},
                             RoleWord{"expected", Role::target},
                             RoleWord{"unit", Role::unit},
                             RoleWord{"单位", Role::unit},
                             RoleWord{"actual", Role::actual},
                             RoleWord{"value", Role::actual},
                             RoleWord{"achieved", Role::actual},
                             RoleWord{"full", Role::full},
                             RoleWord{"weight", Role::full},
                             RoleWord{"fullmarks", Role::full},
                             RoleWord{"fullmark", Role::full},
                             RoleWord{"pointsmax", Role::full},
                             RoleWord{"max", Role::full},
                             RoleWord{"score", Role::score},
                             RoleWord{"points", Role::score},
                             RoleWord{"initial", Role::initial},
                             RoleWord{"initialbudget", Role::initial},
                             RoleWord{"adjustment", Role::adjustment},
                             RoleWord{"adjustments", Role::adjustment},
                             RoleWord{"budget", Role::budget},
                             RoleWord{"adjusted", Role::budget},
                             RoleWord{"adjustedbudget", Role::budget},
                             RoleWord{"spent", Role::spent},
                             RoleWord{"expenditure", Role::spent},
                             RoleWord{"executed", Role::spent},
                             RoleWord{"rate", Role::rate},
                             RoleWord{"executionrate", Role::rate},
                             RoleWord{"adjustmentrate", Role::adjustment_rate},
                             RoleWord{"funds", Role::funds},
                             RoleWord{"reason", Role::reason},
                             RoleWord{"deviation", Role::reason},
                             RoleWord{"source", Role::label},
                             RoleWord{"item", Role::label},
                             RoleWord{"label", Role::label},
                             RoleWord{"项目", Role::label},
                             RoleWord{"指标", Role::name},
                             RoleWord{"目标", Role::target},
                             RoleWord{"实际", Role::actual},
                             RoleWord{"预算", Role::budget},
                             RoleWord{"支出", Role::spent},
                             RoleWord{"名称", Role::name},
                             RoleWord{"类别", Role::kind}};

std::string plain_key(std::string_view title) {
    std::string key;
    for (const char c : squeezed(title)) {
        if (c == '_' || c == '-') continue;
        key += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return key;
}

constexpr std::array<std::string_view, 6> levels{"产出指标", "效益指标", "满意度指标", "成本指标", "产出", "效益"};
constexpr std::array<std::string_view, 13> kinds{"数量",     "质量",         "时效",       "成本",   "经济效益",
                                                 "社会效益", "生态效益",     "可持续影响", "满意度", "经济成本",
                                                 "社会成本", "生态环境成本", "可持续发展"};

}  // namespace

Role role_of(std::string_view title) {
    const std::string key = plain_key(title);
    for (const RoleWord& one : english) {
        if (key == one.word) return one.role;
    }
    if (length(key) > 24) return Role::none;
    const RoleWord* best = nullptr;
    for (const RoleWord& one : chinese) {
        if (has(key, one.word) && (best == nullptr || one.word.size() > best->word.size())) best = &one;
    }
    return best == nullptr ? Role::none : best->role;
}

std::vector<Role> roles_in(std::string_view header) {
    std::vector<Role> roles;
    const std::string flow = squeezed(header);
    for (std::size_t at = 0; at < flow.size();) {
        const RoleWord* best = nullptr;
        for (const RoleWord& one : chinese) {
            const bool is_here = std::string_view(flow).substr(at).starts_with(one.word);
            if (is_here && (best == nullptr || one.word.size() > best->word.size())) best = &one;
        }
        if (best != nullptr) roles.push_back(best->role);
        at += best != nullptr ? best->word.size() : character_size(flow, at);
    }
    return roles;
}

bool is_value(Role role) {
    return role == Role::target || role == Role::actual || role == Role::full || role == Role::score ||
           (role >= Role::initial && role <= Role::funds);
}

std::string_view level_word(std::string_view cell) {
    for (const std::string_view word : levels) {
        if (cell == word) return word;
    }
    return {};
}

std::string_view kind_word(std::string_view cell) {
    std::string_view bare = cell;
    strip_back(bare, {"指标"});
    if (bare == "服务对象" || bare == "服务对象满意度") bare = "满意度";
    for (const std::string_view word : kinds) {
        if (bare == word) return word;
    }
    return {};
}

}  // namespace lint
