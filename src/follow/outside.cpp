#include <algorithm>
#include <numeric>

#include "base/check.hpp"
#include "follow/counts.hpp"

namespace follow {
namespace {

Pair pair_of(const std::optional<TypedFigures::Sum>& sum, const core::Definition& definition) {
    if (!sum) return none_of(definition);
    return {.numerator = sum->numerator, .denominator = sum->denominator.value_or(0), .decimals = sum->decimals};
}

}  // namespace

core::FigureSource source_of(const core::Definition& definition) {
    if (definition.measure == core::Measure::typed) return core::FigureSource::typed;
    if (definition.measure == core::Measure::uptime) return core::FigureSource::uptime;
    return core::FigureSource::ledger;
}

bool is_grouped_outside(const core::Definition& definition, const std::vector<const By*>& bys) {
    const bool is_by_organ = bys.size() == 1 &&
                             (bys[0]->kind == ByKind::organ || bys[0]->kind == ByKind::organ_filed) &&
                             bys[0]->column == "organ";
    return definition.measure == core::Measure::typed && is_by_organ;
}

Pair none_of(const core::Definition& definition) {
    return {.is_known = core::is_counted(definition)};
}

base::Result<Counts> count_outside(const Figures::Body& body, const Figures::Body::Held& held,
                                   const core::Definition& definition, const core::Period& period,
                                   const std::vector<const By*>& bys) {
    Counts counts;
    if (definition.measure == core::Measure::uptime) {
        const auto figure = body.follower->runs().figure(definition.uptime, period, held.cut);
        counts.total = {
            .numerator = figure.numerator, .denominator = figure.denominator, .is_known = figure.denominator > 0};
        return counts;
    }
    counts.total = pair_of(body.follower->typed().total(definition.id, period, held.cut), definition);
    if (bys.empty()) return counts;
    for (const auto& [organ, sum] : body.follower->typed().by_organ(definition.id, period, held.cut)) {
        const auto row = held.organs.row_of(organ);
        const std::int64_t cell = row ? shown_cell(*bys[0], *row, held.organs, period) : core::null_cell;
        const Pair typed = pair_of(sum, definition);
        const auto [at, is_new] = counts.groups.try_emplace({cell}, typed);
        if (is_new) continue;
        // Two organs that stand as one now: only what is in the same unit adds up.
        if (at->second.decimals != typed.decimals) at->second.is_known = false;
        at->second.numerator += typed.numerator;
        at->second.denominator += typed.denominator;
        at->second.is_known = at->second.is_known && typed.is_known;
    }
    return counts;
}

void share_out(const core::Definition& definition, std::span<core::Figure> groups) {
    constexpr std::int64_t whole = 10'000;  // 100.00 %
    if (core::is_quotient(definition)) return;
    std::int64_t total = 0;
    for (const core::Figure& group : groups) {
        if (group.numerator < 0 || !group.value) return;
        total += group.numerator;
    }
    if (total <= 0 || total > INT64_MAX / whole) return;
    std::vector<std::int64_t> shares(groups.size());
    std::int64_t left = whole;
    for (std::size_t i = 0; i < groups.size(); ++i) left -= shares[i] = groups[i].numerator * whole / total;
    std::vector<std::size_t> order(groups.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, std::greater{}, [&](std::size_t i) { return groups[i].numerator * whole % total; });
    for (std::size_t i = 0; left > 0; ++i, --left) ++shares[order[i]];
    for (std::size_t i = 0; i < groups.size(); ++i) groups[i].share = base::Decimal{shares[i], 2}.text();
}

}  // namespace follow
