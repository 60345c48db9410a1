#include "core/account/refusal.hpp"

#include <array>

namespace core {
namespace {

// In the order of the enumeration.
constexpr std::array rows{
    AccountRefusalRow{{"account_exists", "账已存在"},
                      "该单位该年度的账已经建立；请直接记账",
                      "this organ has an account of that year; enter into it"},
    AccountRefusalRow{{"no_account", "账未建立"},
                      "该单位该年度的账尚未建立；请先建账（account open）",
                      "there is no such account; open it first (account open)"},
    AccountRefusalRow{{"no_such_year", "年度有误"}, "年度应在 2000 至 2199 之间", "the year lies outside 2000 to 2199"},
    AccountRefusalRow{
        {"day_in_future", "日期在将来"}, "日期不能晚于今天；请改正日期", "the day lies after today; correct it"},
    AccountRefusalRow{{"other_years_day", "日期不在本年度"},
                      "这笔账的日期不在本年度；请记入那一年的账",
                      "the day lies in another year; enter it into that year's account"},
    AccountRefusalRow{{"year_closed", "年度已结"},
                      "本年度决算已经公开；如确需更正，先冲销决算公开的记录",
                      "the final accounts were published; to correct one, annul that publication first"},
    AccountRefusalRow{{"word_missing", "必填项为空"}, "请填写此项", "this is needed; give it"},
    AccountRefusalRow{
        {"text_too_long", "文字过长"}, "此项超过 1000 字；请缩短", "longer than 1,000 characters; shorten it"},
    AccountRefusalRow{{"class_malformed", "经济分类有误"},
                      "经济分类科目是三至七位数字，如 30201",
                      "an economic class has three to seven digits, e.g. 30201"},
    AccountRefusalRow{{"amount_zero", "金额为零"}, "金额不能为零", "the amount is zero"},
    AccountRefusalRow{{"amount_too_large", "金额过大"},
                      "金额超过一万亿元；请核对单位（元、万元）",
                      "more than 10^12 yuan; check the unit"},
    AccountRefusalRow{{"wrong_sign", "正负号有误"},
                      "追加为正，追减和收回为负；请改正正负号",
                      "a supplement is positive, a cut and a reclaim are negative; correct the sign"},
    AccountRefusalRow{{"negative_amount", "金额为负"}, "此项金额不能为负", "this amount cannot be negative"},
    AccountRefusalRow{{"document_missing", "缺文号"},
                      "预算调整须有文号，支出和采购须有凭证号",
                      "an adjustment needs its document number, a payment or purchase its voucher number"},
    AccountRefusalRow{{"reason_missing", "缺事由"},
                      "预算调整、红字冲回须写明事由",
                      "an adjustment and a negative payment need a reason"},
    AccountRefusalRow{
        {"evidence_missing", "缺佐证"}, "填报数须附佐证材料的编号", "a typed figure needs the number of its evidence"},
    AccountRefusalRow{{"no_such_project", "没有此项目"},
                      "本账没有这个项目编码；请先登记项目",
                      "the account has no project of this code; record the project first"},
    AccountRefusalRow{{"no_such_contract", "没有此合同"},
                      "本账没有这个合同号；请先登记合同",
                      "the account has no contract of this number; record the contract first"},
    AccountRefusalRow{{"contract_of_other_project", "合同属于其他项目"},
                      "这份合同登记在另一个项目下；请核对项目编码",
                      "the contract stands under another project; check the project's code"},
    AccountRefusalRow{{"contract_exists", "合同已登记"},
                      "这个合同号已经登记，内容不同；有误的先冲销再登记",
                      "this contract number is recorded and says otherwise; annul the wrong one first"},
    AccountRefusalRow{
        {"prepaid_too_large", "预付比例有误"}, "预付比例不能超过 100%", "no more than 100 per cent can be prepaid"},
    AccountRefusalRow{
        {"performed_already", "已经验收"}, "这份合同已经验收合格", "the contract's performance was accepted already"},
    AccountRefusalRow{{"duplicate_entry", "重复记账"},
                      "同一凭证（文号）下已有同项目、同来源、同科目的一笔；同一凭证的合并为一笔，有误的先冲销",
                      "the same voucher has an entry of this project, source and class; add the two up, or annul the "
                      "wrong one first"},
    AccountRefusalRow{{"nothing_new", "没有变化"}, "已有相同的记录", "the same stands there already"},
    AccountRefusalRow{{"transfer_unbalanced", "调剂不平"},
                      "同一文号的调剂，转出与转入合计须为零；请一并记入各方",
                      "what a transfer's document takes away and gives must add up to zero; enter all sides together"},
    AccountRefusalRow{{"no_such_item", "没有此填报项"},
                      "没有这个填报项；huiying indicators 列出全部编号",
                      "there is no typed item of this id; huiying indicators lists them"},
    AccountRefusalRow{{"period_reversed", "起止颠倒"}, "起日晚于止日", "the period ends before it begins"},
    AccountRefusalRow{{"figure_malformed", "填报数有误"},
                      "分子、分母不能为负，小数不超过九位",
                      "numerator and denominator cannot be negative, nor have more than nine decimals"},
    AccountRefusalRow{
        {"finding_exists", "问题已登记"}, "这个问题编号已经登记", "a finding of this number is recorded already"},
    AccountRefusalRow{{"no_such_finding", "没有此问题"},
                      "本账没有这个问题编号；请先登记问题",
                      "the account has no finding of this number; record it first"},
    AccountRefusalRow{{"finding_rectified", "已经整改"}, "这个问题已经整改", "the finding was rectified already"},
    AccountRefusalRow{
        {"rule_exists", "制度已登记"}, "这项制度的这个版本已经登记", "this version of the rule is recorded already"},
    AccountRefusalRow{{"published_already", "已经公开"},
                      "此项已经公开；有误的先冲销",
                      "it was published already; annul the wrong one first"},
    AccountRefusalRow{{"no_such_entry", "没有此笔"},
                      "本账没有这一笔，或者已经冲销",
                      "the account has no such entry, or it is annulled already"},
    AccountRefusalRow{{"cannot_annul", "不能冲销"},
                      "建账和冲销本身不能冲销",
                      "neither the opening of an account nor an annulment can be annulled"},
    AccountRefusalRow{{"entry_in_use", "仍被引用"},
                      "还有账目引用它；请先冲销那些账目",
                      "other entries refer to it; annul those first"},
};
static_assert(rows.size() == account_refusal_count);

}  // namespace

const AccountRefusalRow& row_of(AccountRefusal refusal) {
    return rows[static_cast<std::size_t>(refusal)];
}

}  // namespace core
