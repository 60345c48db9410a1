// What stands in an account beside its money: contracts with what was paid on them, publications, reconciliations,
// findings of audits, rules. Part of `account show`.
#include <fmt/format.h>

#include "main/huiying/account_words.hpp"
#include "paper/table.hpp"

namespace huiying {
namespace {

using paper::Align;

std::string shown(const http::MaybeDay& day) {
    return day ? day->text() : "–";
}

void print_contracts(const http::AccountView& view, const Terminal& terminal) {
    if (view.contracts.empty()) return;
    const bool en = terminal.is_english;
    paper::Table table({{en ? "contract" : "合同"},
                        {en ? "project" : "项目"},
                        {en ? "amount" : "金额", Align::right},
                        {en ? "paid" : "已付", Align::right},
                        {en ? "prepaid %" : "可预付%", Align::right},
                        {en ? "due" : "履约日期"},
                        {en ? "performed" : "验收"}});
    for (const http::ContractView& one : view.contracts)
        table.row({one.number, one.project, one.amount, one.paid, std::to_string(one.prepaid_max), shown(one.due),
                   shown(one.performed)});
    terminal.out("\n" + table.text());
}

void print_findings(const http::AccountView& view, const Terminal& terminal) {
    if (view.findings.empty()) return;
    const bool en = terminal.is_english;
    paper::Table table({{en ? "finding" : "问题"},
                        {en ? "by" : "来源"},
                        {en ? "project" : "项目"},
                        {en ? "line" : "对应指标"},
                        {en ? "what" : "内容", Align::left, 40},
                        {en ? "rectified" : "整改"}});
    for (const http::FindingRecordView& one : view.findings)
        table.row({one.number, one.source, one.project, one.line, one.text,
                   one.rectified ? one.rectified->text() + " " + one.document : "–"});
    terminal.out("\n" + table.text());
}

}  // namespace

void print_records(const http::AccountView& view, const Terminal& terminal) {
    const bool en = terminal.is_english;
    print_contracts(view, terminal);
    print_findings(view, terminal);
    std::string text;
    for (const http::PublicationView& one : view.publications)
        text += fmt::format("{} {}  {}  {}\n", en ? "published:" : "公开：", en ? one.what : one.what_zh,
                            one.day.text(), one.link);
    for (const http::ReconciliationView& one : view.reconciliations)
        text += fmt::format("{} {}  {} − {} = {}  {}\n", en ? "reconciled:" : "对账：", one.day.text(), one.ours,
                            one.theirs, one.apart, one.note);
    for (const http::RuleView& one : view.rules)
        text += fmt::format("{} {} {}  {}  {}\n", en ? "rule:" : "制度：", one.name, one.version, one.day.text(),
                            one.document);
    if (!text.empty()) terminal.out("\n" + text);
}

}  // namespace huiying
