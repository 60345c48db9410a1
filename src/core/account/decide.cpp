#include "core/account/decide.hpp"

#include <algorithm>
#include <map>
#include <type_traits>

#include "base/check.hpp"
#include "base/decimal.hpp"

namespace core {
namespace {

using enum AccountRefusal;
using No = std::optional<AccountNo>;

constexpr std::uint32_t year_min = 2000, year_max = 2199;
constexpr std::uint32_t percent_max = 100;

bool is_class(std::string_view text) {
    return text.size() >= 3 && text.size() <= 7 &&
           std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool is_adjustment(MoneyKind kind) {
    return kind == MoneyKind::supplement || kind == MoneyKind::cut || kind == MoneyKind::transfer ||
           kind == MoneyKind::reclaim;
}

bool needs_document(MoneyKind kind) {
    return is_adjustment(kind) || kind == MoneyKind::expenditure || kind == MoneyKind::procurement;
}

/// One place in the budget or one line of a voucher: what may not be entered twice.
bool is_same_line(const EnterMoney& a, const EnterMoney& b) {
    return a.kind == b.kind && a.project == b.project && a.source == b.source && a.economic_class == b.economic_class &&
           a.document == b.document && a.contract == b.contract;
}

template <class T>
bool is_equal(const T& a, const T& b) {
    return encode_deed(Deed(a)) == encode_deed(Deed(b));
}

class Decider {
  public:
    Decider(const Account& account, const AccountContext& context) : account_(account), c_(context) {}

    No operator()(const OpenAccount& deed) const {
        if (account_.version > 0) return no(account_exists, "year");
        if (!deed.organ.is_set()) return no(word_missing, "organ");
        if (deed.year < year_min || deed.year > year_max) return no(no_such_year, "year");
        return {};
    }
    No operator()(const RecordProject& deed) const {
        if (deed.code.empty()) return no(word_missing, "code");
        if (deed.name.empty()) return no(word_missing, "name");
        const auto* known = account_.project(deed.code);
        if (known != nullptr && is_equal(known->deed, deed)) return no(nothing_new, "code");
        return {};
    }
    No operator()(const EnterMoney& deed) const {
        // The final accounts are drawn up in the year that follows.
        if (deed.kind != MoneyKind::final_account && c_.day.year() != static_cast<int>(account_.year))
            return no(other_years_day, "day");
        if (account_.is_closed()) return no(year_closed, "day");
        if (!deed.economic_class.empty() && !is_class(deed.economic_class))
            return no(class_malformed, "economic_class");
        if (No sign = sign_refusal(deed)) return sign;
        if (needs_document(deed.kind) && deed.document.empty()) return no(document_missing, "document");
        const bool is_taken_back = deed.amount < 0;
        if ((is_adjustment(deed.kind) || is_taken_back) && deed.reason.empty()) return no(reason_missing, "reason");
        if (!deed.project.empty() && account_.project(deed.project) == nullptr) return no(no_such_project, "project");
        if (No other = contract_refusal(deed)) return other;
        const bool is_twice = std::ranges::any_of(account_.entries, [&](const auto& one) {
            // Revenue and what else has no voucher may come every month; a budget comes once.
            const bool is_same_day = one.day == c_.day || !deed.document.empty() || deed.kind == MoneyKind::initial;
            return is_same_line(one.deed, deed) && is_same_day;
        });
        return is_twice ? no(duplicate_entry, deed.document.empty() ? "kind" : "document") : No{};
    }
    No operator()(const RecordContract& deed) const {
        if (deed.number.empty()) return no(word_missing, "number");
        if (deed.amount == 0) return no(amount_zero, "amount");
        if (deed.amount < 0) return no(negative_amount, "amount");
        if (deed.amount > amount_max) return no(amount_too_large, "amount");
        if (!deed.project.empty() && account_.project(deed.project) == nullptr) return no(no_such_project, "project");
        if (deed.prepaid_max > percent_max) return no(prepaid_too_large, "prepaid_max");
        const auto* known = account_.contract(deed.number);
        if (known == nullptr) return {};
        return no(is_equal(known->deed, deed) ? nothing_new : contract_exists, "number");
    }
    No operator()(const PerformContract& deed) const {
        if (account_.contract(deed.number) == nullptr) return no(no_such_contract, "number");
        if (account_.performed_day(deed.number, c_.today).is_set()) return no(performed_already, "number");
        return {};
    }
    No operator()(const TypeFigure& deed) const {
        if (deed.item.empty()) return no(word_missing, "item");
        if (!c_.typed_items.empty() && std::ranges::find(c_.typed_items, deed.item) == c_.typed_items.end())
            return no(no_such_item, "item");
        if (!deed.from.is_set()) return no(word_missing, "from");
        if (!deed.to.is_set()) return no(word_missing, "to");
        if (deed.to < deed.from) return no(period_reversed, "to");
        if (deed.from.year() != static_cast<int>(account_.year) || deed.to.year() != static_cast<int>(account_.year))
            return no(other_years_day, "from");
        if (deed.to > c_.today) return no(day_in_future, "to");
        const bool is_off = deed.numerator < 0 || deed.denominator < 0 ||
                            deed.decimals > static_cast<std::uint32_t>(base::decimal_scale_max);
        if (is_off) return no(figure_malformed, deed.denominator < 0 ? "denominator" : "numerator");
        if (deed.evidence.empty()) return no(evidence_missing, "evidence");
        const bool is_same =
            std::ranges::any_of(account_.figures, [&](const auto& one) { return is_equal(one.deed, deed); });
        return is_same ? no(nothing_new, "item") : No{};
    }
    No operator()(const PublishAccount& deed) const {
        const bool is_twice =
            std::ranges::any_of(account_.publications, [&](const auto& one) { return one.deed.what == deed.what; });
        return is_twice ? no(published_already, "what") : No{};
    }
    No operator()(const ReconcileAccount& deed) const {
        if (deed.theirs > amount_max || deed.theirs < -amount_max) return no(amount_too_large, "theirs");
        return {};
    }
    No operator()(const RecordFinding& deed) const {
        if (deed.number.empty()) return no(word_missing, "number");
        if (deed.text.empty()) return no(word_missing, "text");
        if (!deed.project.empty() && account_.project(deed.project) == nullptr) return no(no_such_project, "project");
        return account_.finding(deed.number) != nullptr ? no(finding_exists, "number") : No{};
    }
    No operator()(const RectifyFinding& deed) const {
        if (account_.finding(deed.number) == nullptr) return no(no_such_finding, "number");
        if (deed.document.empty()) return no(word_missing, "document");
        const bool is_done = std::ranges::any_of(account_.rectifications,
                                                 [&](const auto& one) { return one.deed.number == deed.number; });
        return is_done ? no(finding_rectified, "number") : No{};
    }
    No operator()(const RecordRule& deed) const {
        if (deed.name.empty()) return no(word_missing, "name");
        if (deed.version.empty()) return no(word_missing, "version");
        const bool is_known = std::ranges::any_of(account_.rules, [&](const auto& one) {
            return one.deed.name == deed.name && one.deed.version == deed.version;
        });
        return is_known ? no(rule_exists, "version") : No{};
    }
    No operator()(const AnnulEntry& deed) const {
        const auto is_it = [&](const auto& one) { return one.version == deed.version; };
        if (deed.version == 1 || std::ranges::any_of(account_.annulments, is_it)) return no(cannot_annul, "version");
        if (deed.reason.empty()) return no(reason_missing, "reason");
        bool is_there = false;
        each_list(account_, [&](const auto& list) { is_there = is_there || std::ranges::any_of(list, is_it); });
        if (!is_there) return no(no_such_entry, "version");
        const bool is_publication = std::ranges::any_of(account_.publications, is_it);
        if (account_.is_closed() && !is_publication) return no(year_closed, "version");
        return is_in_use(deed.version) ? no(entry_in_use, "version") : No{};
    }
    template <class T>
    No operator()(const T&) const {
        CHECK(false);
        return {};
    }

  private:
    const Account& account_;
    const AccountContext& c_;

    static No no(AccountRefusal refusal, std::string_view field) { return AccountNo{refusal, field}; }

    static No sign_refusal(const EnterMoney& deed) {
        if (deed.amount == 0) return no(amount_zero, "amount");
        if (deed.amount > amount_max || deed.amount < -amount_max) return no(amount_too_large, "amount");
        switch (deed.kind) {
            case MoneyKind::supplement: return deed.amount < 0 ? no(wrong_sign, "amount") : No{};
            case MoneyKind::cut:
            case MoneyKind::reclaim: return deed.amount > 0 ? no(wrong_sign, "amount") : No{};
            case MoneyKind::initial:
            case MoneyKind::final_account: return deed.amount < 0 ? no(negative_amount, "amount") : No{};
            case MoneyKind::transfer:
            case MoneyKind::revenue:
            case MoneyKind::expenditure:
            case MoneyKind::procurement_budget:
            case MoneyKind::procurement: return {};
        }
        return {};
    }
    No contract_refusal(const EnterMoney& deed) const {
        if (deed.contract.empty()) return {};
        const auto* contract = account_.contract(deed.contract);
        if (contract == nullptr) return no(no_such_contract, "contract");
        return contract->deed.project != deed.project ? no(contract_of_other_project, "contract") : No{};
    }
    /// Whether something else would stand on nothing without it.
    bool is_in_use(std::uint32_t version) const {
        for (const auto& one : account_.projects) {
            const auto is_of_it = [&](const auto& other) { return other.deed.project == one.deed.code; };
            const bool is_last = std::ranges::count(account_.projects, one.deed.code,
                                                    [](const auto& other) { return other.deed.code; }) == 1;
            if (one.version == version && is_last)
                return std::ranges::any_of(account_.entries, is_of_it) ||
                       std::ranges::any_of(account_.contracts, is_of_it) ||
                       std::ranges::any_of(account_.findings, is_of_it);
        }
        for (const auto& one : account_.contracts) {
            if (one.version != version) continue;
            return std::ranges::any_of(account_.entries,
                                       [&](const auto& other) { return other.deed.contract == one.deed.number; }) ||
                   std::ranges::any_of(account_.performances,
                                       [&](const auto& other) { return other.deed.number == one.deed.number; });
        }
        for (const auto& one : account_.findings) {
            if (one.version != version) continue;
            return std::ranges::any_of(account_.rectifications,
                                       [&](const auto& other) { return other.deed.number == one.deed.number; });
        }
        return false;
    }
};

}  // namespace

std::optional<AccountNo> account_refusal(const Account& account, const Deed& deed, const AccountContext& context) {
    if (account.version == 0 && !std::holds_alternative<OpenAccount>(deed)) return AccountNo{no_account, "year"};
    if (context.day > context.today) return AccountNo{day_in_future, "day"};
    return std::visit(
        [&](const auto& one) -> No {
            if (No text = text_refusal(one)) return text;
            return Decider(account, context)(one);
        },
        deed);
}

std::vector<std::string> unbalanced_transfers(const Account& account) {
    std::map<std::string, std::int64_t> sums;
    for (const auto& one : account.entries) {
        if (one.deed.kind == MoneyKind::transfer) sums[one.deed.document] += one.deed.amount;
    }
    std::vector<std::string> documents;
    for (const auto& [document, sum] : sums) {
        if (sum != 0) documents.push_back(document);
    }
    return documents;
}

bool has_same(const Account& account, const Deed& deed, base::Day day) {
    bool is_there = false;
    each_list(account, [&]<class T>(const std::vector<Noted<T>>& list) {
        const auto* asked = std::get_if<T>(&deed);
        if (asked == nullptr) return;
        is_there = std::ranges::any_of(list, [&](const auto& one) {
            // A project, a contract or a figure is the same whenever it was handed in.
            const bool is_dated = std::is_same_v<T, EnterMoney>;
            return (!is_dated || one.day == day) && is_equal(one.deed, *asked);
        });
    });
    return is_there;
}

std::int64_t spent_until(const Account& account, base::Day day) {
    std::int64_t sum = 0;
    for (const auto& one : account.entries) {
        if (one.deed.kind == MoneyKind::expenditure && one.day <= day) sum += one.deed.amount;
    }
    return sum;
}

}  // namespace core
