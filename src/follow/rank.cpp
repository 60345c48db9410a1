// rank and spread: one indicator organ by organ, and how the days of handling are spread.
#include <fmt/format.h>

#include <algorithm>

#include "follow/body.hpp"

namespace follow {
namespace {

using base::ErrorKind;
__extension__ typedef __int128 Wide;

Wide root(Wide square) {
    if (square < 2) return square;
    // Newton from above: falls until it stands.
    Wide guess = Wide{1} << 64;
    for (;;) {
        const Wide next = (guess + square / guess) / 2;
        if (next >= guess) return guess;
        guess = next;
    }
}

/// Wilson's interval of 95 % (z = 1.96) for k of n, in hundredths of a per cent, rounded outwards:
/// (2k + z² ∓ √(z²·(4k(n−k)/n + z²))) ÷ 2(n + z²), exact. Scaled by 10⁴, z² is 38 416.
struct Interval {
    std::int64_t low = 0, high = 0;
};
Interval wilson(std::int64_t k, std::int64_t n) {
    constexpr Wide z2 = 38'416, one = 10'000, whole = 10'000;
    const Wide middle = whole * (2 * one * k + z2);
    const Wide step = 2 * (one * n + z2);  // one hundredth of a per cent
    // Both sides of the comparison with the root, squared and multiplied by n.
    const Wide square = whole * whole * z2 * (4 * one * k * (n - k) + z2 * n);
    const auto lies_outside = [&](Wide distance) { return distance >= 0 && distance * distance * n >= square; };
    const Wide reach = root(square / n);
    Wide low = std::max<Wide>((middle - reach) / step, 0), high = (middle + reach) / step;
    while (low > 0 && !lies_outside(middle - low * step)) --low;
    while (lies_outside(middle - (low + 1) * step)) ++low;
    while (!lies_outside(high * step - middle)) ++high;
    while (lies_outside((high - 1) * step - middle)) --high;
    return {static_cast<std::int64_t>(low), static_cast<std::int64_t>(std::min(high, whole))};
}

/// So many rows keep every product within 127 bits.
constexpr std::int64_t wilson_rows_max = 10'000'000;

bool is_share(const core::Definition& definition) {
    return definition.measure == core::Measure::rate && definition.is_within && definition.sum.empty();
}

/// a ÷ b against c ÷ d, exactly; the denominators are not negative.
std::strong_ordering compare(const core::Definition& definition, const Figure& a, const Figure& b) {
    if (!core::is_quotient(definition)) return a.numerator <=> b.numerator;
    const Wide left = Wide{a.numerator} * *b.denominator, right = Wide{b.numerator} * *a.denominator;
    const auto order = left < right   ? std::strong_ordering::less
                       : left > right ? std::strong_ordering::greater
                                      : std::strong_ordering::equal;
    // (before − now) ÷ before grows as now ÷ before falls.
    return definition.measure == core::Measure::decline ? 0 <=> order : order;
}

bool is_countable(const core::Definition& definition, const Figure& figure, std::int64_t least) {
    if (!figure.value) return false;
    return !core::is_quotient(definition) ||
           (figure.denominator && *figure.denominator >= std::max<std::int64_t>(least, 1));
}

/// The row's place in the amounts: the smallest that so many per cent of the rows do not exceed.
std::int64_t percentile(const tally::Amounts& amounts, std::int64_t rows, std::int64_t per_cent) {
    const std::int64_t wanted = (rows * per_cent + 99) / 100;
    std::int64_t seen = 0;
    for (const auto& [amount, count] : amounts) {
        seen += count;
        if (seen >= wanted) return amount;
    }
    return 0;
}

Spread spread_of(const tally::Amounts& amounts) {
    Spread spread;
    for (const auto& [amount, rows] : amounts) spread.rows += rows;
    if (spread.rows == 0) return spread;
    spread.p50 = percentile(amounts, spread.rows, 50);
    spread.p90 = percentile(amounts, spread.rows, 90);
    spread.max = amounts.rbegin()->first;
    return spread;
}

}  // namespace

base::Result<Ranking> Figures::Body::rank(const RankQuery& query) {
    const core::Definition& definition = settings.definitions[TRY(find(query.id))];
    if (definition.better == core::Better::none) {
        return base::fail(ErrorKind::bad_input, query.id + " is not ranked: more of it is neither better nor worse",
                          "id", "its definition would have to say `better`");
    }
    if (query.by != "organ" && query.by != "organ_filed" && query.by != "office") {
        return base::fail(ErrorKind::bad_input, "only organs are ranked", "by",
                          "it is one of: organ, organ_filed, office");
    }
    if (query.least < 1) {
        return base::fail(ErrorKind::bad_input, "the least number of rows is one at least", "least",
                          "leave it out for 20");
    }
    Query asked{.ids = definition.beside, .period = query.period, .cut = query.cut, .by = {query.by}};
    asked.ids.push_back(query.id);
    Answer answer = TRY(measure(asked));
    Ranking ranking{.cut = answer.cut, .total = {}, .better = definition.better, .least = query.least, .rows = {}};
    const core::Office office = TRY(hold(answer.cut)).organs.office;
    std::map<std::string, std::vector<Figure>> beside;
    for (Figure& figure : answer.figures) {
        if (figure.group.empty()) {
            if (figure.id == query.id) ranking.total = std::move(figure);
            continue;
        }
        base::Id id;
        const core::Organ* organ = base::parse_id(figure.group[0].key, id) ? office.organ(id) : nullptr;
        if (organ == nullptr || (query.peers && organ->kind != *query.peers)) continue;
        if (figure.id != query.id) {
            beside[figure.group[0].key].push_back(std::move(figure));
            continue;
        }
        Ranked& row = ranking.rows.emplace_back();
        if (is_share(definition) && *figure.denominator > 0 && *figure.denominator <= wilson_rows_max) {
            const Interval interval = wilson(figure.numerator, *figure.denominator);
            row.low = base::Decimal{interval.low, 2}.text();
            row.high = base::Decimal{interval.high, 2}.text();
        }
        row.figure = std::move(figure);
    }
    std::ranges::sort(ranking.rows, {}, [](const Ranked& row) { return row.figure.group[0].label; });
    const auto counts = [&](const Ranked& row) { return is_countable(definition, row.figure, query.least); };
    const auto unranked = std::ranges::stable_partition(ranking.rows, counts);
    const std::span ranked(ranking.rows.begin(), unranked.begin());
    const auto is_before = [&](const Ranked& a, const Ranked& b) {
        const auto order = compare(definition, a.figure, b.figure);
        return definition.better == core::Better::higher ? order > 0 : order < 0;
    };
    std::ranges::stable_sort(ranked, is_before);
    for (std::size_t i = 0; i < ranked.size(); ++i) {
        const bool is_tied = i > 0 && compare(definition, ranked[i].figure, ranked[i - 1].figure) == 0;
        ranked[i].rank = is_tied ? ranked[i - 1].rank : static_cast<std::uint32_t>(i + 1);
    }
    // What an organ has none of is shown as none, in the order of the definition: silence is no gap in a table.
    for (Ranked& row : ranking.rows) {
        const std::vector<Figure>& known = beside[row.figure.group[0].key];
        for (const std::string& id : definition.beside) {
            const auto shown = std::ranges::find(known, id, &Figure::id);
            const core::Definition& other = settings.definitions[TRY(find(id))];
            const auto nothing = core::is_quotient(other) ? std::optional<std::int64_t>(0) : std::nullopt;
            row.beside.push_back(shown != known.end() ? *shown : figure_of(other, 0, nothing));
            row.beside.back().group = row.figure.group;
        }
    }
    return ranking;
}

base::Result<Spreads> Figures::Body::spread(const std::string& id, const core::Period& period, const core::Cut& cut,
                                            const std::vector<std::string>& by) {
    TRY(check_period(period, cut));
    const auto bys = TRY(parse_bys(by));
    const std::size_t at = TRY(find(id));
    const core::Definition& definition = settings.definitions[at];
    const bool has_amount = definition.measure == core::Measure::average || definition.measure == core::Measure::sum;
    if (!has_amount) {
        return base::fail(ErrorKind::bad_input, id + " has no amount that could be spread", "id",
                          "ask for an average or a sum, such as days_to_reply");
    }
    std::vector<tally::Key> keys;
    for (const By* one : bys) {
        if (!applies(*one, definition.grain)) {
            return base::fail(ErrorKind::bad_input, fmt::format("{} is not grouped that way", id), "by",
                              "take another key");
        }
        keys.push_back(key_of(*one, definition.grain, parts[at].numerator_dated));
    }
    const Held held = TRY(hold(cut));
    const core::Scope scope{period, held.cut, held.organs.entries};
    const tally::Scan scan(
        {{definition.grain, TRY(core::bind(parts[at].numerator.root, scope)), parts[at].numerator_sum}});
    std::map<tally::GroupCells, tally::Amounts> shown;
    tally::Amounts all;
    for (const auto& [cells, amounts] : amounts(held, scan, keys)) {
        tally::GroupCells cell = cells;
        for (std::size_t k = 0; k < bys.size(); ++k) cell[k] = shown_cell(*bys[k], cells[k], held.organs, period);
        for (const auto& [amount, rows] : amounts) all[amount] += rows, shown[cell][amount] += rows;
    }
    Spreads spreads{.cut = held.cut, .total = {}, .rows = {spread_of(all)}};
    std::int64_t sum = 0, rows = 0;
    for (const auto& [amount, count] : all) sum += amount * count, rows += count;
    spreads.total = figure_of(definition, sum, core::is_quotient(definition) ? std::optional(rows) : std::nullopt);
    if (bys.empty()) return spreads;
    for (const auto& [cells, amounts] : shown) {
        Spread& row = spreads.rows.emplace_back(spread_of(amounts));
        for (std::size_t k = 0; k < bys.size(); ++k)
            row.group.push_back(name_of(*bys[k], definition.grain, cells[k], held.organs));
    }
    return spreads;
}

}  // namespace follow
