// measure: the whole set of indicators in one pass, in groups where asked, beside the year before where asked. What is
// not counted from rows comes from outside.cpp.
#include <fmt/format.h>

#include <algorithm>

#include "core/indicator/year_before.hpp"
#include "follow/body.hpp"
#include "follow/counts.hpp"

namespace follow {
namespace {

using base::ErrorKind;
constexpr std::size_t groups_max = 10'000;  ///< of one indicator
constexpr std::int64_t months_of_year = 12;

/// What is asked of one indicator, and where its answers lie among the scan's.
struct Wanted {
    std::size_t definition = 0;
    std::size_t numerator = 0;
    std::optional<std::size_t> denominator = {};
    bool is_grouped = false;
};

base::Result<std::vector<Wanted>> wanted_of(const Figures::Body& body, const Query& query,
                                            const std::vector<const By*>& bys) {
    std::vector<Wanted> wanted;
    const auto add = [&](std::size_t at, bool is_named) -> base::Result<void> {
        const core::Definition& definition = body.settings.definitions[at];
        const bool has_keys =
            core::is_counted(definition)
                ? std::ranges::all_of(bys, [&](const By* by) { return applies(*by, definition.grain); })
                : is_grouped_outside(definition, bys);
        const bool is_grouped = !bys.empty() && has_keys && !counts_accusations(definition);
        if (is_named && !bys.empty() && !is_grouped) {
            return base::fail(ErrorKind::bad_input, fmt::format("{} is not grouped that way", definition.id), "by",
                              "leave it out, or take another key");
        }
        if (bys.empty() || is_grouped) wanted.push_back({.definition = at, .is_grouped = is_grouped});
        return {};
    };
    for (std::size_t i = 0; query.ids.empty() && i < body.settings.definitions.size(); ++i) TRY(add(i, false));
    std::vector<std::size_t> named;
    for (const std::string& id : query.ids) named.push_back(TRY(body.find(id)));
    std::ranges::sort(named);
    const auto twice = std::ranges::unique(named);
    named.erase(twice.begin(), twice.end());
    for (const std::size_t i : named) TRY(add(i, true));
    return wanted;
}

/// The questions of all wanted indicators, bound to one period and cut.
struct Asked {
    std::vector<tally::Question> questions;
    std::vector<std::vector<tally::Key>> keys;
};

base::Result<Asked> ask(const Figures::Body& body, std::vector<Wanted>& wanted, const core::Scope& scope,
                        const std::vector<const By*>& bys) {
    Asked asked;
    const auto add = [&](core::Grain grain, const core::Predicate& predicate, const std::optional<core::Amount>& sum,
                         const std::vector<core::ColumnRef>& dated) -> base::Result<std::size_t> {
        asked.questions.push_back({grain, TRY(core::bind(predicate.root, scope)), sum});
        std::vector<tally::Key>& keys = asked.keys.emplace_back();
        for (const By* by : bys) {
            if (applies(*by, grain)) keys.push_back(key_of(*by, grain, dated));
        }
        return asked.questions.size() - 1;
    };
    for (Wanted& one : wanted) {
        if (!core::is_counted(body.settings.definitions[one.definition])) continue;
        const core::Parts& parts = body.parts[one.definition];
        const core::Grain grain = body.settings.definitions[one.definition].grain;
        one.numerator = TRY(add(grain, parts.numerator, parts.numerator_sum, parts.numerator_dated));
        if (parts.denominator)
            one.denominator = TRY(add(grain, *parts.denominator, parts.denominator_sum, parts.denominator_dated));
    }
    return asked;
}

base::Result<std::vector<Counts>> count_all(const Figures::Body& body, const Figures::Body::Held& held,
                                            std::vector<Wanted>& wanted, const core::Period& period,
                                            const std::vector<const By*>& bys) {
    const Asked asked = TRY(ask(body, wanted, {period, held.cut, held.organs.entries}, bys));
    const tally::Scan scan(asked.questions);
    std::vector<Counts> counts(wanted.size());
    const auto totals = body.totals(held, scan);
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        const core::Definition& definition = body.settings.definitions[wanted[i].definition];
        if (!core::is_counted(definition)) {
            counts[i] = TRY(count_outside(body, held, definition, period, bys));
            continue;
        }
        counts[i].total = {totals[wanted[i].numerator], wanted[i].denominator ? totals[*wanted[i].denominator] : 0};
    }
    if (bys.empty()) return counts;
    const auto groups = body.groups(held, scan, asked.keys);
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (!core::is_counted(body.settings.definitions[wanted[i].definition])) continue;
        const auto add = [&](std::size_t question, std::int64_t Pair::* part) {
            for (const auto& [cells, count] : groups[question]) {
                tally::GroupCells shown = cells;
                for (std::size_t k = 0; k < bys.size(); ++k)
                    shown[k] = shown_cell(*bys[k], cells[k], held.organs, period);
                counts[i].groups[shown].*part += count;
            }
        };
        add(wanted[i].numerator, &Pair::numerator);
        if (wanted[i].denominator) add(*wanted[i].denominator, &Pair::denominator);
        if (counts[i].groups.size() > groups_max) {
            return base::fail(ErrorKind::too_many, "too many groups", "by", "take fewer or coarser keys");
        }
    }
    return counts;
}

std::optional<std::string> difference(const std::optional<std::string>& now, const std::optional<std::string>& before) {
    if (!now || !before) return std::nullopt;
    const auto a = base::parse_decimal(*now), b = base::parse_decimal(*before);
    if (!a || !b) return std::nullopt;
    const auto result = base::subtract(*a, *b);
    if (!result) return std::nullopt;
    return result->text();
}

core::YearBefore before_of(const core::Definition& definition, const core::Figure& now, const Pair& counted,
                           const core::Period& period, const core::Cut& cut) {
    core::YearBefore before{
        .period = period, .cut = cut, .numerator = counted.numerator, .denominator = {}, .value = {}, .difference = {}};
    // Of what a decline was a year ago, the year before that would have to tell.
    if (!counted.is_known || definition.measure == core::Measure::decline) return before;
    if (core::is_quotient(definition)) before.denominator = counted.denominator;
    before.value = core::value_of(definition, before.numerator, before.denominator);
    if (counted.decimals > 0 && !core::is_quotient(definition))
        before.value = base::Decimal{counted.numerator, counted.decimals}.text();
    before.difference = difference(now.value, before.value);
    return before;
}

/// Variants of one question stand side by side, and by how much they differ with them.
void compare_variants(const std::vector<core::Definition>& definitions, const std::vector<Wanted>& wanted,
                      std::vector<Figure>& figures) {
    std::map<std::string, std::optional<std::string>> first;
    std::size_t at = 0;
    for (const Wanted& one : wanted) {
        const core::Definition& definition = definitions[one.definition];
        while (figures[at].id != definition.id || !figures[at].group.empty()) ++at;
        if (definition.measure != core::Measure::rate) continue;
        const auto [known, is_first] = first.try_emplace(definition.family, figures[at].value);
        if (!is_first) figures[at].variant_difference = difference(figures[at].value, known->second);
    }
}

bool is_same_group(const std::vector<GroupKey>& typed, const std::vector<GroupKey>& group) {
    return std::ranges::equal(typed, group,
                              [](const GroupKey& a, const GroupKey& b) { return a.by == b.by && a.key == b.key; });
}

/// What the office typed in takes the place of what the ledger holds: it knows that its ledger began later.
void take_typed(const std::vector<core::Baseline>& baselines, const core::Definition& definition,
                const core::Period& period, bool is_shown, core::Figure& figure) {
    for (const core::Baseline& typed : baselines) {
        const bool is_meant =
            typed.id == figure.id && typed.period == period && is_same_group(typed.group, figure.group);
        if (!is_meant) continue;
        if (definition.measure == core::Measure::decline) {
            const auto from = base::parse_decimal(typed.value);
            if (!from || from->scale != 0) continue;
            figure.denominator = from->digits;
            figure.value = core::value_of(definition, figure.numerator, figure.denominator);
        }
        if (!is_shown) continue;
        core::YearBefore& before = *figure.year_before;
        before.is_typed = true;
        before.numerator = 0;
        before.denominator.reset();
        if (definition.measure == core::Measure::decline) continue;
        before.value = typed.value;
        before.difference = difference(figure.value, before.value);
    }
}

/// The groups under the keys they have a year later: months lie twelve further on.
ByGroup a_year_later(const ByGroup& groups, const std::vector<const By*>& bys) {
    ByGroup later;
    for (const auto& [cells, counted] : groups) {
        tally::GroupCells key = cells;
        for (std::size_t k = 0; k < bys.size(); ++k) {
            if (bys[k]->kind == ByKind::month && key[k] != core::null_cell) key[k] += months_of_year;
        }
        later[key] = counted;
    }
    return later;
}

}  // namespace

base::Result<bool> Figures::Body::is_recorded(const Held& held, const core::Period& period) const {
    const auto early = TRY(core::parse_predicate(core::Grain::submissions, core::recorded_question));
    const core::Scope scope{period, held.cut, held.organs.entries};
    auto bound = TRY(core::bind(early.root, scope));
    const tally::Scan scan({{core::Grain::submissions, std::move(bound), std::nullopt}});
    return totals(held, scan)[0] > 0;
}

core::Figure figure_of(const core::Definition& definition, std::int64_t numerator,
                       std::optional<std::int64_t> denominator) {
    return {.id = definition.id,
            .name_zh = definition.name_zh,
            .name_en = definition.name_en,
            .grain = definition.grain,
            .group = {},
            .numerator = numerator,
            .denominator = denominator,
            .value = core::value_of(definition, numerator, denominator),
            .unit = definition.unit,
            .family = definition.family,
            .is_example = definition.is_example,
            .source = source_of(definition),
            .share = {},
            .variant_difference = {},
            .year_before = {}};
}

base::Result<Answer> Figures::Body::measure(const Query& query) {
    TRY(check_period(query.period, query.cut));
    const auto bys = TRY(parse_bys(query.by));
    auto wanted = TRY(wanted_of(*this, query, bys));

    Answer answer;
    std::vector<Counts> now, before(wanted.size());
    OrgansAt organs;
    {
        const Held held = TRY(hold(query.cut));
        answer.cut = held.cut;
        now = TRY(count_all(*this, held, wanted, query.period, bys));
        organs = held.organs;
    }
    const core::Period period = core::a_year_before(query.period);
    const core::Cut cut = core::a_year_before(answer.cut);
    const bool declines = std::ranges::any_of(wanted, [&](const Wanted& one) {
        return settings.definitions[one.definition].measure == core::Measure::decline;
    });
    if (query.with_year_before || declines) {
        const Held held = TRY(hold(cut));
        const bool is_known = TRY(is_recorded(held, period));
        before = TRY(count_all(*this, held, wanted, period, bys));
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            before[i].groups = a_year_later(before[i].groups, bys);
            if (!core::is_counted(settings.definitions[wanted[i].definition])) continue;
            before[i].total.is_known = is_known;
            for (auto& [cells, counted] : before[i].groups) counted.is_known = is_known;
            before[i].is_known = is_known;
        }
    }

    for (std::size_t i = 0; i < wanted.size(); ++i) {
        const core::Definition& definition = settings.definitions[wanted[i].definition];
        const auto figure = [&](const Pair& counted, const Pair& earlier, std::vector<GroupKey> group) {
            std::optional<std::int64_t> denominator;
            if (core::is_quotient(definition)) denominator = counted.denominator;
            if (definition.measure == core::Measure::decline)
                denominator = earlier.is_known ? std::optional(earlier.numerator) : std::nullopt;
            Figure made = figure_of(definition, counted.numerator, denominator);
            if (counted.decimals > 0 && !core::is_quotient(definition))
                made.value = base::Decimal{counted.numerator, counted.decimals}.text();
            if (!counted.is_known) made.value.reset();
            made.group = std::move(group);
            if (query.with_year_before) made.year_before = before_of(definition, made, earlier, period, cut);
            take_typed(settings.baselines, definition, period, query.with_year_before, made);
            return made;
        };
        answer.figures.push_back(figure(now[i].total, before[i].total, {}));
        const std::size_t first = answer.figures.size();
        for (const auto& [cells, counted] : before[i].groups) now[i].groups.try_emplace(cells, none_of(definition));
        for (const auto& [cells, counted] : now[i].groups) {
            std::vector<GroupKey> group;
            for (std::size_t k = 0; k < bys.size(); ++k)
                group.push_back(name_of(*bys[k], definition.grain, cells[k], organs));
            const auto earlier = before[i].groups.find(cells);
            Pair nothing = none_of(definition);
            if (core::is_counted(definition)) nothing.is_known = before[i].is_known;
            answer.figures.push_back(
                figure(counted, earlier != before[i].groups.end() ? earlier->second : nothing, std::move(group)));
        }
        share_out(definition, std::span(answer.figures).subspan(first));
    }
    compare_variants(settings.definitions, wanted, answer.figures);
    return answer;
}

}  // namespace follow
