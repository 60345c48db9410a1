// What stands in an account beside its money: contracts with what was paid on them, publications, reconciliations,
// findings of audits, rules. Part of `account show`.
#include <fmt/format.h>

#include "main/huiying/account_words.hpp"
#include "paper/table.hpp"

namespace huiying {
namespace {

using paper::Align;

std::string shown(base::Day day) {
    return day.is_set() ? day.text() : "–";
}

void print_contracts(const core::Account& account, base::Day until, const Terminal& terminal) {
    if (account.contracts.empty()) return;
    const bool en = terminal.is_english;
    paper::Table table({{en ? "contract" : "合同"},
                        {en ? "project" : "项目"},
                        {en ? "amount" : "金额", Align::right},
                        {en ? "paid" : "已付", Align::right},
                        {en ? "prepaid %" : "可预付%", Align::right},
                        {en ? "due" : "履约日期"},
                        {en ? "performed" : "验收"}});
    for (const auto& one : account.contracts) {
        std::int64_t paid = 0;
        for (const auto& entry : account.entries) {
            const bool is_payment =
                entry.deed.kind == core::MoneyKind::expenditure && entry.deed.contract == one.deed.number;
            if (is_payment) paid += entry.deed.amount;
        }
        table.row({one.deed.number, one.deed.project, core::yuan_text(one.deed.amount), core::yuan_text(paid),
                   std::to_string(one.deed.prepaid_max), shown(one.deed.due_day),
                   shown(account.performed_day(one.deed.number, until))});
    }
    terminal.out("\n" + table.text());
}

void print_findings(const core::Account& account, const Terminal& terminal) {
    if (account.findings.empty()) return;
    const bool en = terminal.is_english;
    paper::Table table({{en ? "finding" : "问题"},
                        {en ? "by" : "来源"},
                        {en ? "project" : "项目"},
                        {en ? "line" : "对应指标"},
                        {en ? "what" : "内容", Align::left, 40},
                        {en ? "rectified" : "整改"}});
    for (const auto& one : account.findings) {
        std::string done = "–";
        for (const auto& rectified : account.rectifications) {
            if (rectified.deed.number == one.deed.number) done = rectified.day.text() + " " + rectified.deed.document;
        }
        table.row({one.deed.number, one.deed.source, one.deed.project, one.deed.line, one.deed.text, done});
    }
    terminal.out("\n" + table.text());
}

}  // namespace

void print_records(const core::Account& account, base::Day until, const Terminal& terminal) {
    const bool en = terminal.is_english;
    print_contracts(account, until, terminal);
    print_findings(account, terminal);
    std::string text;
    for (const auto& one : account.publications)
        text += fmt::format("{} {}  {}  {}\n", en ? "published:" : "公开：",
                            en ? id_of(one.deed.what) : zh_of(one.deed.what), one.day.text(), one.deed.link);
    for (const auto& one : account.reconciliations) {
        const std::int64_t apart = one.deed.ours - one.deed.theirs;
        text += fmt::format("{} {}  {} − {} = {}  {}\n", en ? "reconciled:" : "对账：", one.day.text(),
                            core::yuan_text(one.deed.ours), core::yuan_text(one.deed.theirs), core::yuan_text(apart),
                            one.deed.note);
    }
    for (const auto& one : account.rules)
        text += fmt::format("{} {} {}  {}  {}\n", en ? "rule:" : "制度：", one.deed.name, one.deed.version,
                            one.day.text(), one.deed.document);
    if (!text.empty()) terminal.out("\n" + text);
}

}  // namespace huiying
