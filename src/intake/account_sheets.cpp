#include "intake/account_sheets.hpp"

#include "base/check.hpp"

namespace intake {
namespace {

constexpr AccountColumn organ{"organ", "单位", false, "", "不填为命令所指的单位；部门汇总表填下属单位名称"};

constexpr AccountColumn projects[]{
    organ,
    {"code", "项目编码", true, "A01", "本账内唯一"},
    {"name", "项目名称", true, "信访业务专项", ""},
    {"kind", "类别", true, "项目支出", "基本支出、项目支出"},
    {"function", "功能分类", false, "2010308", "功能分类科目"},
    {"purpose", "用途", false, "接访场所运行", "专款专用的范围"},
    {"legal_basis", "立项依据", false, "", "文件名称和文号"},
    {"task", "任务", false, "任务一", "资金对应的工作任务"},
    {"is_new", "是否新增", false, "否", "是、否"},
    {"is_assessed", "是否评估", false, "否", "新增项目是否作过立项评估"},
};
constexpr AccountColumn budget[]{
    organ,
    {"day", "日期", true, "2023-01-20", "批复、调整的日期"},
    {"kind", "类型", true, "年初预算", "年初预算、追加、追减、调剂、收回、采购预算、决算"},
    {"project", "项目编码", false, "A01", "不填为单位整体"},
    {"source", "资金来源", false, "财政拨款", "财政拨款、上年结转、其他资金"},
    {"economic_class", "经济分类", false, "30201", "三至七位数字"},
    {"amount", "金额（万元）", true, "60.00", "追减、收回、调出为负"},
    {"document", "文号", false, "", "调整必填"},
    {"reason", "事由", false, "", "调整必填"},
};
constexpr AccountColumn entries[]{
    organ,
    {"day", "日期", true, "2023-05-06", ""},
    {"kind", "类型", true, "支出", "收入、支出、采购"},
    {"project", "项目编码", false, "A01", "不填为单位整体"},
    {"source", "资金来源", false, "财政拨款", "财政拨款、上年结转、其他资金"},
    {"economic_class", "经济分类", false, "30201", "三至七位数字"},
    {"amount", "金额（元）", true, "12345.67", "冲回为负"},
    {"document", "凭证号", false, "记-12", "支出、采购必填"},
    {"contract", "合同号", false, "", "所付的合同"},
    {"is_complete", "附件齐全", false, "是", "是、否"},
    {"is_on_purpose", "符合用途", false, "是", "是、否"},
    {"reason", "事由", false, "", "冲回必填"},
};
constexpr AccountColumn contracts[]{
    organ,
    {"day", "签订日期", true, "2023-03-01", ""},
    {"number", "合同号", true, "HT-2023-01", ""},
    {"project", "项目编码", false, "A01", ""},
    {"amount", "金额（元）", true, "50000.00", ""},
    {"due_day", "履约日期", false, "2023-06-30", "最迟的履约日期"},
    {"prepaid_max", "预付比例", false, "30", "验收前最多付百分之几"},
    {"procurement", "采购方式", false, "询价", ""},
};
constexpr AccountColumn performances[]{
    organ,
    {"day", "验收日期", true, "2023-06-15", ""},
    {"number", "合同号", true, "HT-2023-01", ""},
    {"is_accepted", "验收合格", false, "是", "是、否"},
};
constexpr AccountColumn figures[]{
    organ,
    {"item", "填报项", true, "consultations", "填报项编号"},
    {"from", "起日", true, "2023-01-01", ""},
    {"to", "止日", true, "2023-12-31", ""},
    {"numerator", "分子", true, "12", "计数只填分子"},
    {"denominator", "分母", false, "", ""},
    {"evidence", "佐证材料", true, "1-3", "佐证材料编号"},
};

}  // namespace

std::string_view deed_of(AccountSheet sheet) {
    switch (sheet) {
        case AccountSheet::projects: return "record_project";
        case AccountSheet::budget:
        case AccountSheet::entries: return "enter_money";
        case AccountSheet::contracts: return "record_contract";
        case AccountSheet::performances: return "perform_contract";
        case AccountSheet::figures: return "type_figure";
    }
    CHECK(false);
    return {};
}

std::span<const AccountColumn> columns_of(AccountSheet sheet) {
    switch (sheet) {
        case AccountSheet::projects: return projects;
        case AccountSheet::budget: return budget;
        case AccountSheet::entries: return entries;
        case AccountSheet::contracts: return contracts;
        case AccountSheet::performances: return performances;
        case AccountSheet::figures: return figures;
    }
    CHECK(false);
    return {};
}

}  // namespace intake
