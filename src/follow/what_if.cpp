// what_if: the figures as they would be if some matters' facts stood otherwise. Only the rows of those matters are made
// again; the rest of a figure is what it is.
#include "core/indicator/amount.hpp"
#include "follow/body.hpp"

namespace follow {
namespace {

/// What the rows of one matter add to each question.
void add_rows(const std::vector<tally::Question>& questions, const std::vector<core::Fact>& facts,
              const tally::OrganRows& organs, std::int64_t sign, std::vector<std::int64_t>& sums) {
    if (facts.empty()) return;
    const tally::MatterRows rows = tally::rows_of(tally::fold_story(facts), 0, organs);
    const auto add = [&](core::Grain grain, const tally::Row& own) {
        for (std::size_t i = 0; i < questions.size(); ++i) {
            const tally::Question& question = questions[i];
            if (question.grain != grain || !core::holds(question.bound, {own, rows.matter})) continue;
            const std::int64_t amount = question.sum ? core::amount_of(*question.sum, own) : 1;
            if (amount != core::null_cell) sums[i] += sign * amount;
        }
    };
    add(core::Grain::matters, rows.matter);
    for (const tally::Row& row : rows.legs) add(core::Grain::legs, row);
    for (const tally::Row& row : rows.reviews) add(core::Grain::reviews, row);
    for (const tally::Row& row : rows.ratings) add(core::Grain::ratings, row);
}

}  // namespace

base::Result<WhatIf> Figures::Body::what_if(const std::vector<Altered>& matters, const core::Period& period,
                                            const core::Cut& cut) {
    TRY(check_period(period, cut));
    const Held held = TRY(hold(cut));
    const core::Scope scope{period, held.cut, held.organs.entries};
    std::vector<tally::Question> questions;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (!core::is_of_one_period(settings.definitions[i])) continue;
        const core::Grain grain = settings.definitions[i].grain;
        questions.push_back({grain, TRY(core::bind(parts[i].numerator.root, scope)), parts[i].numerator_sum});
        if (parts[i].denominator)
            questions.push_back({grain, TRY(core::bind(parts[i].denominator->root, scope)), parts[i].denominator_sum});
    }
    std::vector<std::int64_t> added(questions.size());
    for (const Altered& matter : matters) {
        add_rows(questions, matter.before, follower->organs().rows(), -1, added);
        add_rows(questions, matter.after, follower->organs().rows(), +1, added);
    }
    const auto totals = this->totals(held, tally::Scan(questions));

    WhatIf answer{.cut = held.cut, .changes = {}};
    std::size_t next = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (!core::is_of_one_period(settings.definitions[i])) continue;
        const std::size_t numerator = next++;
        const std::optional<std::size_t> denominator = parts[i].denominator ? std::optional(next++) : std::nullopt;
        if (added[numerator] == 0 && (!denominator || added[*denominator] == 0)) continue;
        const auto figure = [&](const std::vector<std::int64_t>& more) {
            std::optional<std::int64_t> of;
            if (denominator) of = totals[*denominator] + more[*denominator];
            return figure_of(settings.definitions[i], totals[numerator] + more[numerator], of);
        };
        answer.changes.push_back({figure(std::vector<std::int64_t>(questions.size())), figure(added)});
    }
    return answer;
}

}  // namespace follow
