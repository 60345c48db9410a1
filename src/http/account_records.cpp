#include "http/account_records.hpp"

namespace http {
namespace {

std::string paid_on(const core::Account& account, const std::string& contract) {
    std::int64_t paid = 0;
    for (const auto& entry : account.entries) {
        const bool is_payment = entry.deed.kind == core::MoneyKind::expenditure && entry.deed.contract == contract;
        if (is_payment) paid += entry.deed.amount;
    }
    return core::yuan_text(paid);
}

FindingRecordView tell_finding(const std::string& unit, const core::Account& account, const core::RecordFinding& deed) {
    FindingRecordView view{.unit = unit,
                           .number = deed.number,
                           .source = deed.source,
                           .project = deed.project,
                           .line = deed.line,
                           .text = deed.text,
                           .rectified = {},
                           .document = {}};
    for (const auto& one : account.rectifications) {
        if (one.deed.number != deed.number) continue;
        view.rectified = one.day;
        view.document = one.deed.document;
    }
    return view;
}

}  // namespace

void tell_records(AccountView& view, const std::string& unit, const core::Account& account, base::Day until) {
    for (const auto& one : account.contracts)
        view.contracts.push_back({.unit = unit,
                                  .number = one.deed.number,
                                  .project = one.deed.project,
                                  .amount = core::yuan_text(one.deed.amount),
                                  .paid = paid_on(account, one.deed.number),
                                  .prepaid_max = one.deed.prepaid_max,
                                  .procurement = one.deed.procurement,
                                  .due = maybe(one.deed.due_day),
                                  .performed = maybe(account.performed_day(one.deed.number, until))});
    for (const auto& one : account.publications)
        view.publications.push_back({.unit = unit,
                                     .what = core::id_of(one.deed.what),
                                     .what_zh = core::zh_of(one.deed.what),
                                     .day = one.day,
                                     .link = one.deed.link});
    for (const auto& one : account.reconciliations)
        view.reconciliations.push_back({.unit = unit,
                                        .day = one.day,
                                        .ours = core::yuan_text(one.deed.ours),
                                        .theirs = core::yuan_text(one.deed.theirs),
                                        .apart = core::yuan_text(one.deed.ours - one.deed.theirs),
                                        .note = one.deed.note});
    for (const auto& one : account.findings) view.findings.push_back(tell_finding(unit, account, one.deed));
    for (const auto& one : account.rules)
        view.rules.push_back({.unit = unit,
                              .name = one.deed.name,
                              .version = one.deed.version,
                              .document = one.deed.document,
                              .day = one.day});
}

}  // namespace http
