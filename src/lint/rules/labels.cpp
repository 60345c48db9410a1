#include "lint/rules/labels.hpp"

#include "lint/number.hpp"
#include "lint/words.hpp"

namespace lint {

bool is_execution_rate(std::string_view label) {
    return has_any(label, {"完成率", "执行率", "支出率", "支出进度", "执行进度", "支付率", "支付进度", "完成预算",
                           "占预算", "完成全年预算", "完成年度预算", "预算执行"});
}

Nature nature_of(const Figure& figure) {
    if (figure.unit == "分") return Nature::score;
    std::string label = squeezed(figure.label);
    if (figure.unit == "%") return is_execution_rate(label) ? Nature::rate : Nature::other;
    if (!is_money(figure.unit)) return Nature::other;
    // Funds are called budgets too: what they are spent on is spent.
    for (const std::string_view name : {"一般公共预算", "政府性基金预算", "国有资本经营预算", "预算内", "预算外"}) {
        for (std::size_t at = label.find(name); at != label.npos; at = label.find(name)) label.erase(at, name.size());
    }
    if (has_any(label, {"比上年", "较上年", "比去年", "较去年", "同比", "上年同期", "比年初", "较年初"}))
        return Nature::other;
    if (has_any(label,
                {"追加", "追减", "调增", "调减", "核减", "核增", "压减", "调整数", "调整额", "预算调整", "收回"}) &&
        !has(label, "调整后") && !has(label, "调整预算数"))
        return Nature::adjustment;
    if (has_any(label, {"结转", "结余"})) return Nature::carried;
    // The last word decides: "预算支出" was spent, "支出预算" was planned.
    const std::size_t planned = last_of(label, {"预算", "安排", "批复", "下达"});
    const std::size_t spent =
        last_of(label, {"支出", "执行数", "决算", "实际使用", "列支", "支付", "使用资金", "执行"});
    if (planned != label.npos && (spent == label.npos || planned > spent)) {
        return has_any(label, {"年初", "初始", "原预算", "期初"}) ? Nature::initial : Nature::budget;
    }
    if (spent != label.npos) return Nature::spent;
    return has_any(label, {"收入", "拨款"}) ? Nature::revenue : Nature::other;
}

std::string_view scope_of(std::string_view label) {
    for (const std::string_view scope : {"基本支出", "项目支出", "人员经费", "公用经费", "人员支出", "三公", "工资福利",
                                         "商品和服务", "对个人和家庭", "资本性支出", "政府采购", "培训费", "会议费"}) {
        if (has(label, scope)) return scope;
    }
    return {};
}

std::string shown(const Number& number) {
    return number.is_rank ? fmt::format("第{}", number.value.text())
                          : fmt::format("{}{}{}", sign(number.bound), number.value.text(), number.unit);
}

std::string shown(const Value& value) {
    return excerpt(value.text, 40);
}

std::vector<Stretch> paragraphs_of(const Report& report) {
    std::vector<Stretch> all;
    for (std::size_t i = 0; i < report.figures.size(); ++i) {
        if (all.empty() || report.figures[all.back().first].paragraph != report.figures[i].paragraph)
            all.push_back({i, i});
        all.back().end = i + 1;
    }
    return all;
}

}  // namespace lint
