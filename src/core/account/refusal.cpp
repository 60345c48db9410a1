#include "core/account/refusal.hpp"

#include <array>

namespace core {
namespace {

// In the order of the enumeration; the sentences stand with their Chinese in messages/accounts.txt.
constexpr std::array rows{
    AccountRefusalRow{{"account_exists", "账已存在"}, "this organ has an account of that year; enter into it"},
    AccountRefusalRow{{"no_account", "账未建立"}, "there is no such account; open it first (account open)"},
    AccountRefusalRow{{"no_such_year", "年度有误"}, "the year lies outside 2000 to 2199"},
    AccountRefusalRow{{"day_in_future", "日期在将来"}, "the day lies after today; correct it"},
    AccountRefusalRow{{"other_years_day", "日期不在本年度"},
                      "the day lies in another year; enter it into that year's account"},
    AccountRefusalRow{{"year_closed", "年度已结"},
                      "the final accounts were published; to correct one, annul that publication first"},
    AccountRefusalRow{{"word_missing", "必填项为空"}, "this is needed; give it"},
    AccountRefusalRow{{"text_too_long", "文字过长"}, "longer than 1,000 characters; shorten it"},
    AccountRefusalRow{{"class_malformed", "经济分类有误"}, "an economic class has three to seven digits, e.g. 30201"},
    AccountRefusalRow{{"amount_zero", "金额为零"}, "the amount is zero"},
    AccountRefusalRow{{"amount_too_large", "金额过大"}, "more than 10^12 yuan; check the unit"},
    AccountRefusalRow{{"wrong_sign", "正负号有误"},
                      "a supplement is positive, a cut and a reclaim are negative; correct the sign"},
    AccountRefusalRow{{"negative_amount", "金额为负"}, "this amount cannot be negative"},
    AccountRefusalRow{{"document_missing", "缺文号"},
                      "an adjustment needs its document number, a payment or purchase its voucher number"},
    AccountRefusalRow{{"reason_missing", "缺事由"}, "an adjustment and a negative payment need a reason"},
    AccountRefusalRow{{"evidence_missing", "缺佐证"}, "a typed figure needs the number of its evidence"},
    AccountRefusalRow{{"no_such_project", "没有此项目"},
                      "the account has no project of this code; record the project first"},
    AccountRefusalRow{{"no_such_contract", "没有此合同"},
                      "the account has no contract of this number; record the contract first"},
    AccountRefusalRow{{"contract_of_other_project", "合同属于其他项目"},
                      "the contract stands under another project; check the project's code"},
    AccountRefusalRow{{"contract_exists", "合同已登记"},
                      "this contract number is recorded and says otherwise; annul the wrong one first"},
    AccountRefusalRow{{"prepaid_too_large", "预付比例有误"}, "no more than 100 per cent can be prepaid"},
    AccountRefusalRow{{"performed_already", "已经验收"}, "the contract's performance was accepted already"},
    AccountRefusalRow{{"duplicate_entry", "重复记账"},
                      "the same voucher has an entry of this project, source and class; add the two up, or annul the "
                      "wrong one first"},
    AccountRefusalRow{{"nothing_new", "没有变化"}, "the same stands there already"},
    AccountRefusalRow{{"transfer_unbalanced", "调剂不平"},
                      "what a transfer's document takes away and gives must add up to zero; enter all sides together"},
    AccountRefusalRow{{"no_such_item", "没有此填报项"},
                      "there is no typed item of this id; huiying indicators lists them"},
    AccountRefusalRow{{"period_reversed", "起止颠倒"}, "the period ends before it begins"},
    AccountRefusalRow{{"figure_malformed", "填报数有误"},
                      "numerator and denominator cannot be negative, nor have more than nine decimals"},
    AccountRefusalRow{{"finding_exists", "问题已登记"}, "a finding of this number is recorded already"},
    AccountRefusalRow{{"no_such_finding", "没有此问题"}, "the account has no finding of this number; record it first"},
    AccountRefusalRow{{"finding_rectified", "已经整改"}, "the finding was rectified already"},
    AccountRefusalRow{{"rule_exists", "制度已登记"}, "this version of the rule is recorded already"},
    AccountRefusalRow{{"published_already", "已经公开"}, "it was published already; annul the wrong one first"},
    AccountRefusalRow{{"no_such_entry", "没有此笔"}, "the account has no such entry, or it is annulled already"},
    AccountRefusalRow{{"cannot_annul", "不能冲销"},
                      "neither the opening of an account nor an annulment can be annulled"},
    AccountRefusalRow{{"entry_in_use", "仍被引用"}, "other entries refer to it; annul those first"},
    AccountRefusalRow{{"evidence_exists", "编号已用"}, "another paper stands under this number; give the next one"},
    AccountRefusalRow{{"no_such_evidence", "没有此佐证"}, "no paper was kept under this number"},
    AccountRefusalRow{{"evidence_destroyed", "佐证已销毁"},
                      "the paper of this number was destroyed; keep another under the next number"},
    AccountRefusalRow{{"evidence_too_large", "佐证过大"}, "a paper has 1 byte to 64 MiB; split it or scan it smaller"},
};
static_assert(rows.size() == account_refusal_count);

}  // namespace

const AccountRefusalRow& row_of(AccountRefusal refusal) {
    return rows[static_cast<std::size_t>(refusal)];
}

}  // namespace core
