#include "kit/compare.hpp"

#include <algorithm>

namespace kit {
namespace {

using core::Grain;

/// Nothing: there is no bound.
std::optional<std::uint64_t> hidden_of(const core::Definition& definition, const Hidden& hidden) {
    const bool are_accusations = counts_accusations(definition);
    std::optional<std::uint64_t> rows;
    switch (definition.grain) {
        case Grain::submissions: rows = hidden.letters + (are_accusations ? hidden.accusing_letters : 0); break;
        case Grain::matters: rows = hidden.turned_after_cut + (are_accusations ? hidden.accusations : 0); break;
        case Grain::legs:
        case Grain::reviews:
        case Grain::ratings:
            // A matter has any number of them.
            if (hidden.turned_after_cut == 0 && !(are_accusations && hidden.accusations > 0)) rows = 0;
            break;
    }
    const bool adds_up = !definition.sum.empty() || !definition.denominator_sum.empty();
    if (adds_up && rows != 0) return std::nullopt;
    return rows;
}

/// What is hidden adds; only days that are subtracted may take away.
bool is_possible(std::int64_t claimed, std::int64_t counted, std::optional<std::uint64_t> hidden, bool may_fall) {
    if (!hidden && may_fall) return true;
    if (claimed < counted) return false;
    return !hidden || static_cast<std::uint64_t>(claimed) - static_cast<std::uint64_t>(counted) <= *hidden;
}

Agreement agreement_of(const core::Definition& definition, const Compared& one) {
    const FigureLine& claimed = one.claimed;
    const bool has_form = claimed.denominator.has_value() == one.denominator.has_value() &&
                          claimed.unit == definition.unit &&
                          core::value_of(definition, claimed.numerator, claimed.denominator) == claimed.value;
    const auto may_fall = [](const std::string& amount) { return amount.contains(" - "); };
    const bool is_allowed =
        has_form && is_possible(claimed.numerator, one.numerator, one.hidden, may_fall(definition.sum)) &&
        (!one.denominator ||
         is_possible(*claimed.denominator, *one.denominator, one.hidden, may_fall(definition.denominator_sum)));
    if (!is_allowed) return Agreement::differs;
    if (counts_accusations(definition)) return Agreement::outside;
    return one.hidden == 0 ? Agreement::equal : Agreement::within;
}

}  // namespace

bool counts_accusations(const core::Definition& definition) {
    return std::ranges::none_of(definition.exclusions,
                                [](const core::Exclusion& exclusion) { return exclusion.when == "is_accusation"; });
}

base::Result<std::vector<Compared>> compare(const std::vector<core::Definition>& definitions,
                                            const std::vector<FigureLine>& claimed,
                                            const std::vector<std::int64_t>& totals, const Hidden& hidden) {
    if (claimed.size() != definitions.size())
        return refuse(Ground::figures, "more or fewer figures than definitions", std::string(figures_file));
    std::vector<Compared> compared;
    for (std::size_t i = 0; i < definitions.size(); ++i) {
        const core::Definition& definition = definitions[i];
        if (claimed[i].id != definition.id)
            return refuse(Ground::figures, "a figure without its definition, or out of order", claimed[i].id);
        Compared one{.name_zh = definition.name_zh,
                     .name_en = definition.name_en,
                     .is_example = definition.is_example,
                     .claimed = claimed[i],
                     .numerator = totals[2 * i],
                     .denominator = {},
                     .value = {},
                     .hidden = hidden_of(definition, hidden)};
        if (core::is_quotient(definition)) one.denominator = totals[2 * i + 1];
        one.value = core::value_of(definition, one.numerator, one.denominator);
        one.agreement = agreement_of(definition, one);
        compared.push_back(std::move(one));
    }
    return compared;
}

}  // namespace kit
