#include "core/account/warning.hpp"

#include <algorithm>
#include <map>

#include "base/check.hpp"
#include "core/account/decide.hpp"
#include "core/account/money.hpp"

namespace core {
namespace {

using enum AccountWarning;

// In the order of the enumeration.
constexpr std::array rows{
    AccountWarningRow{{"paid_before_performance", "未验收先付款"},
                      "未经履约验收，付款超过合同约定的预付比例",
                      "paid before performance, beyond what the contract lets be prepaid"},
    AccountWarningRow{{"paid_above_contract", "付款超合同"}, "付款超过合同金额", "paid above the contract"},
    AccountWarningRow{
        {"contract_overdue", "逾期未履约"}, "过了履约日期仍未验收，或者验收晚于约定日期", "not performed by its day"},
    AccountWarningRow{{"over_budget", "超预算支出"}, "支出超过调整后预算", "spent beyond the adjusted budget"},
    AccountWarningRow{
        {"spent_below_zero", "冲回超支出"}, "冲回的金额超过已支出的金额", "more was taken back than spent"},
    AccountWarningRow{
        {"off_purpose", "不符合用途"}, "支出不符合项目用途（专款专用）", "spent on something else than the purpose"},
    AccountWarningRow{{"voucher_incomplete", "凭证不全"}, "凭证附件不齐全", "the voucher's attachments are incomplete"},
    AccountWarningRow{
        {"not_assessed", "未作立项评估"}, "新增项目未开展立项评估", "a new project without an assessment"},
    AccountWarningRow{{"no_legal_basis", "无立项依据"}, "项目没有填写立项依据", "a project without a legal basis"},
    AccountWarningRow{{"published_late", "公开逾期"}, "公开晚于规定期限", "published after its last day"},
    AccountWarningRow{
        {"not_published", "尚未公开"}, "规定期限已过，尚未公开", "its last day is over, and it is not published"},
    AccountWarningRow{
        {"not_reconciled", "对账不符"}, "本账与会计账不符", "our entries and the accounting system differ"},
    AccountWarningRow{{"reconciled_otherwise", "对账后有改动"},
                      "对账之后，当日以前的账目有改动",
                      "entries of before were changed after the reconciliation"},
    AccountWarningRow{
        {"transfer_unbalanced", "调剂不平"}, "同一文号的调剂合计不为零", "a transfer does not add up to zero"},
    AccountWarningRow{{"execution_low", "执行率偏低"},
                      "年末执行率低于规定，须说明原因",
                      "low execution at the year's end: a reason is wanted"},
    AccountWarningRow{
        {"not_rectified", "问题未整改"}, "审计、检查发现的问题尚未整改", "a finding is not rectified yet"},
};
static_assert(rows.size() == account_warning_count);

template <class T>
std::vector<const Noted<T>*> by_day(const std::vector<Noted<T>>& list) {
    std::vector<const Noted<T>*> ordered;
    for (const auto& one : list) ordered.push_back(&one);
    // Entries of one day in an order that does not depend on when they were entered.
    std::ranges::stable_sort(ordered, [](const auto* a, const auto* b) {
        if (a->day != b->day) return a->day < b->day;
        return encode_deed(Deed(a->deed)) < encode_deed(Deed(b->deed));
    });
    return ordered;
}

class Examiner {
  public:
    Examiner(const Account& account, const MoneySettings& settings, base::Day today)
        : account_(account), settings_(settings), today_(today) {}

    std::vector<AccountWarningNote> run() {
        projects();
        payments();
        contracts();
        reconciliations();
        findings();
        publications();
        for (const std::string& document : unbalanced_transfers(account_)) note({transfer_unbalanced, 0, {}, document});
        year_end();
        return std::move(notes_);
    }

  private:
    const Account& account_;
    const MoneySettings& settings_;
    base::Day today_;
    std::vector<AccountWarningNote> notes_;

    void note(AccountWarningNote one) { notes_.push_back(std::move(one)); }

    void projects() {
        for (const auto* one : account_.standing_projects()) {
            if (one->deed.kind != ProjectKind::project) continue;
            if (one->deed.is_new && !one->deed.is_assessed)
                note({not_assessed, one->version, one->day, one->deed.code});
            if (one->deed.legal_basis.empty()) note({no_legal_basis, one->version, one->day, one->deed.code});
        }
    }

    void payments() {
        std::map<std::string, std::int64_t> of_project, of_contract;
        for (const auto* one : by_day(account_.entries)) {
            const EnterMoney& money = one->deed;
            if (money.kind != MoneyKind::expenditure) continue;
            if (!money.is_on_purpose) note({off_purpose, one->version, one->day, money.document, money.amount});
            if (!money.is_complete) note({voucher_incomplete, one->version, one->day, money.document, money.amount});
            std::int64_t& spent = of_project[money.project];
            const std::int64_t before = spent;
            spent += money.amount;
            const std::int64_t budget = funds_of({&account_, 1}, {.project = money.project, .to = one->day}).adjusted;
            // Named once, where the line is crossed.
            if (spent > budget && before <= budget)
                note({over_budget, one->version, one->day, money.project, spent - budget});
            if (spent < 0 && before >= 0) note({spent_below_zero, one->version, one->day, money.project, spent});
            if (!money.contract.empty()) payment(*one, of_contract[money.contract]);
        }
    }
    void payment(const Noted<EnterMoney>& one, std::int64_t& paid) {
        const auto* contract = account_.contract(one.deed.contract);
        if (contract == nullptr) return;
        const std::int64_t before = paid;
        paid += one.deed.amount;
        const RecordContract& deed = contract->deed;
        if (paid > deed.amount && before <= deed.amount)
            note({paid_above_contract, one.version, one.day, deed.number, paid - deed.amount});
        // Amounts are at most amount_max, so a hundred times one fits.
        const std::int64_t prepaid = deed.amount * deed.prepaid_max / 100;
        const bool is_performed = account_.performed_day(deed.number, one.day).is_set();
        if (!is_performed && one.deed.amount > 0 && paid > prepaid)
            note({paid_before_performance, one.version, one.day, deed.number, paid - prepaid});
    }

    void contracts() {
        for (const auto& one : account_.contracts) {
            if (!one.deed.due_day.is_set()) continue;
            const base::Day done = account_.performed_day(one.deed.number, today_);
            const base::Day by = done.is_set() ? done : today_;
            if (by > one.deed.due_day) note({contract_overdue, one.version, one.deed.due_day, one.deed.number});
        }
    }

    void reconciliations() {
        for (const auto& one : account_.reconciliations) {
            const std::int64_t gap = one.deed.ours - one.deed.theirs;
            if (gap != 0) note({not_reconciled, one.version, one.day, one.deed.note, gap});
            const std::int64_t now = spent_until(account_, one.day);
            if (now != one.deed.ours)
                note({reconciled_otherwise, one.version, one.day, one.deed.note, now - one.deed.ours});
        }
    }

    void findings() {
        for (const auto& one : account_.findings) {
            const bool is_done = std::ranges::any_of(
                account_.rectifications, [&](const auto& other) { return other.deed.number == one.deed.number; });
            if (!is_done) note({not_rectified, one.version, one.day, one.deed.number});
        }
    }

    /// 公开: within so many days of the approval, which is the day of the first entry of its kind.
    void publications() {
        publication(PublishedWhat::budget, MoneyKind::initial);
        publication(PublishedWhat::final_accounts, MoneyKind::final_account);
    }
    void publication(PublishedWhat what, MoneyKind approved) {
        base::Day approval;
        for (const auto& one : account_.entries) {
            if (one.deed.kind == approved && (!approval.is_set() || one.day < approval)) approval = one.day;
        }
        const MoneyRow* setting = approval.is_set() ? settings_.on(approval) : nullptr;
        if (setting == nullptr) return;
        const base::Day last = approval + setting->publish_days;
        for (const auto& one : account_.publications) {
            if (one.deed.what != what) continue;
            if (one.day > last) note({published_late, one.version, last, std::string(id_of(what))});
            return;
        }
        if (today_ > last) note({not_published, 0, last, std::string(id_of(what))});
    }

    void year_end() {
        const base::Day last = base::Day::from(static_cast<int>(account_.year), 12, 31);
        const MoneyRow* setting = settings_.on(last);
        if (setting == nullptr || today_ < last) return;
        for (const auto* one : account_.standing_projects()) {
            const FundsAmounts funds = funds_of({&account_, 1}, {.project = one->deed.code});
            if (funds.adjusted <= 0) continue;
            const auto rate = base::percent(funds.spent, funds.adjusted, 6, base::Rounding::truncate);
            if (rate && base::compare(*rate, {setting->reason_below, 0}) < 0)
                note({execution_low, one->version, last, one->deed.code, funds.adjusted - funds.spent});
        }
    }
};

}  // namespace

const AccountWarningRow& row_of(AccountWarning warning) {
    return rows[static_cast<std::size_t>(warning)];
}

std::vector<AccountWarningNote> warnings_of(const Account& account, const MoneySettings& settings, base::Day today) {
    CHECK(account.version > 0);
    return Examiner(account, settings, today).run();
}

}  // namespace core
