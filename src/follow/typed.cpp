#include "follow/typed.hpp"

#include <algorithm>
#include <tuple>

namespace follow {
namespace {

bool lies_within(const core::Period& part, const core::Period& whole) {
    return whole.from <= part.from && part.to <= whole.to;
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
        sum.numerator += value->numerator;
        if (value->denominator) sum.denominator = sum.denominator.value_or(0) + *value->denominator;
    }
    return sum;
}

}  // namespace

void TypedFigures::add(TypedValue value) {
    auto& values = of_item_[value.item];
    const auto at = std::ranges::upper_bound(values, value.seq, {}, &TypedValue::seq);
    values.insert(at, std::move(value));
}

std::map<base::Id, std::optional<TypedFigures::Sum>> TypedFigures::by_organ(const std::string& item,
                                                                            const core::Period& period,
                                                                            const core::Cut& cut) const {
    std::map<base::Id, std::optional<Sum>> sums;
    const auto found = of_item_.find(item);
    if (found == of_item_.end()) return sums;
    std::map<std::tuple<base::Id, base::Day, base::Day>, const TypedValue*> latest;
    for (const TypedValue& value : found->second) {
        const bool stands = value.seq <= cut.seq && value.day <= cut.day && lies_within(value.period, period);
        if (stands) latest[{value.organ, value.period.from, value.period.to}] = &value;
    }
    std::map<base::Id, std::vector<const TypedValue*>> of_organ;
    for (const auto& [key, value] : latest) of_organ[value->organ].push_back(value);
    for (const auto& [organ, values] : of_organ) {
        sums.emplace(organ, add_up(values));
    }
    return sums;
}

std::optional<TypedFigures::Sum> TypedFigures::total(const std::string& item, const core::Period& period,
                                                     const core::Cut& cut) const {
    std::optional<Sum> total;
    for (auto& [organ, sum] : by_organ(item, period, cut)) {
        if (!sum) return std::nullopt;
        if (!total) total.emplace();
        total->numerator += sum->numerator;
        if (sum->denominator) total->denominator = total->denominator.value_or(0) + *sum->denominator;
        total->values.insert(total->values.end(), sum->values.begin(), sum->values.end());
    }
    return total;
}

}  // namespace follow
