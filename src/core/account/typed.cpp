#include "core/account/typed.hpp"

#include <algorithm>
#include <tuple>

namespace core {
namespace {

bool lies_within(const Period& part, const Period& whole) {
    return whole.from <= part.from && part.to <= whole.to;
}

/// Digits in another unit; nothing beyond the largest number.
std::optional<std::int64_t> aligned(std::int64_t digits, int from, int to) {
    for (; from < to; ++from) {
        if (__builtin_mul_overflow(digits, 10, &digits)) return std::nullopt;
    }
    return digits;
}

std::optional<std::int64_t> added(std::optional<std::int64_t> a, std::optional<std::int64_t> b) {
    std::int64_t sum = 0;
    if (!a || !b || __builtin_add_overflow(*a, *b, &sum)) return std::nullopt;
    return sum;
}

/// False beyond the largest number.
bool add_to(TypedFigures::Sum& sum, std::int64_t numerator, std::optional<std::int64_t> denominator, int decimals) {
    const int common = std::max(sum.decimals, decimals);
    const auto above = added(aligned(sum.numerator, sum.decimals, common), aligned(numerator, decimals, common));
    if (!above) return false;
    sum.numerator = *above;
    if (sum.denominator || denominator) {
        const auto below = added(aligned(sum.denominator.value_or(0), sum.decimals, common),
                                 aligned(denominator.value_or(0), decimals, common));
        if (!below) return false;
        sum.denominator = below;
    }
    sum.decimals = common;
    return true;
}

/// The widest stretches that cover what was typed: a quarter takes the place of its months.
std::optional<TypedFigures::Sum> add_up(const std::vector<const TypedValue*>& values) {
    TypedFigures::Sum sum;
    for (const TypedValue* value : values) {
        const bool is_covered = std::ranges::any_of(values, [&](const TypedValue* other) {
            return other != value && lies_within(value->period, other->period);
        });
        if (!is_covered) sum.values.push_back(value);
    }
    std::ranges::sort(sum.values, {}, [](const TypedValue* value) { return value->period.from; });
    for (std::size_t i = 1; i < sum.values.size(); ++i) {
        if (sum.values[i]->period.from <= sum.values[i - 1]->period.to) return std::nullopt;
    }
    for (const TypedValue* value : sum.values) {
        if (!add_to(sum, value->numerator, value->denominator, value->decimals)) return std::nullopt;
    }
    return sum;
}

}  // namespace

bool TypedValue::stands_at(const Cut& cut) const {
    const bool is_annulled = annulled_seq != 0 && annulled_seq <= cut.seq && annulled_day <= cut.day;
    return seq <= cut.seq && day <= cut.day && !is_annulled;
}

void TypedFigures::note(const Fact& fact) {
    if (const auto* opened = std::get_if<OpenAccount>(&fact.deed)) organs_[fact.subject] = opened->organ;
    if (const auto* typed = std::get_if<TypeFigure>(&fact.deed)) {
        add({.item = typed->item,
             .organ = organs_[fact.subject],
             .period = {typed->from, typed->to},
             .numerator = typed->numerator,
             .denominator = typed->denominator == 0 ? std::nullopt : std::optional(typed->denominator),
             .decimals = static_cast<int>(typed->decimals),
             .day = fact.day,
             .seq = fact.seq,
             .evidence = typed->evidence,
             .account = fact.subject,
             .version = fact.version});
    }
    const auto* annulled = std::get_if<AnnulEntry>(&fact.deed);
    if (annulled == nullptr) return;
    for (auto& [item, values] : of_item_) {
        for (TypedValue& value : values) {
            if (value.account != fact.subject || value.version != annulled->version) continue;
            value.annulled_day = fact.day;
            value.annulled_seq = fact.seq;
        }
    }
}

void TypedFigures::add(TypedValue value) {
    auto& values = of_item_[value.item];
    const auto at = std::ranges::upper_bound(values, value.seq, {}, &TypedValue::seq);
    values.insert(at, std::move(value));
}

std::map<base::Id, std::optional<TypedFigures::Sum>> TypedFigures::by_organ(const std::string& item,
                                                                            const Period& period,
                                                                            const Cut& cut) const {
    std::map<base::Id, std::optional<Sum>> sums;
    const auto found = of_item_.find(item);
    if (found == of_item_.end()) return sums;
    std::map<std::tuple<base::Id, base::Day, base::Day>, const TypedValue*> latest;
    for (const TypedValue& value : found->second) {
        if (value.stands_at(cut) && lies_within(value.period, period))
            latest[{value.organ, value.period.from, value.period.to}] = &value;
    }
    std::map<base::Id, std::vector<const TypedValue*>> of_organ;
    for (const auto& [key, value] : latest) of_organ[value->organ].push_back(value);
    for (const auto& [organ, values] : of_organ) {
        sums.emplace(organ, add_up(values));
    }
    return sums;
}

std::optional<TypedFigures::Sum> TypedFigures::total(const std::string& item, const Period& period,
                                                     const Cut& cut) const {
    std::optional<Sum> total;
    for (auto& [organ, sum] : by_organ(item, period, cut)) {
        if (!sum) return std::nullopt;
        if (!total) total.emplace();
        if (!add_to(*total, sum->numerator, sum->denominator, sum->decimals)) return std::nullopt;
        total->values.insert(total->values.end(), sum->values.begin(), sum->values.end());
    }
    return total;
}

}  // namespace core
