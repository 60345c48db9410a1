// What the ledger of a town itself says, accusations included: counted from all facts, one definition after the other.
#include <algorithm>

#include "core/indicator/year_before.hpp"
#include "kit/count.hpp"
#include "kit/town.hpp"

namespace kit::testing {

using core::SubjectKind;
using enum core::MatterClass;

namespace {

struct Rows {
    core::Grain grain;
    tally::Row own, matter;
};

std::int64_t count(const std::vector<Rows>& rows, const core::Definition& definition, const core::Predicate& predicate,
                   const std::optional<core::Amount>& sum, const core::Scope& scope) {
    const core::Node bound = must(core::bind(predicate.root, scope));
    std::int64_t total = 0;
    for (const Rows& one : rows) {
        if (one.grain != definition.grain || !core::holds(bound, {one.own, one.matter})) continue;
        total += sum ? one.own[sum->column] - (sum->minus ? one.own[*sum->minus] : 0) : 1;
    }
    return total;
}

/// What was typed for the item and not annulled by the cut, a stretch of days once; none of them overlap in a town.
FigureLine typed_line(const core::Definition& definition, const std::vector<core::Fact>& facts,
                      const core::Period& period, base::Day cut_day) {
    FigureLine line{definition.id, 0, {}, {}, definition.unit};
    if (core::is_quotient(definition)) line.denominator = 0;
    std::map<std::pair<base::Day, base::Day>, core::TypeFigure> latest;
    for (const core::Fact& fact : facts) {
        const auto* typed = std::get_if<core::TypeFigure>(&fact.deed);
        if (typed == nullptr || typed->item != definition.id || fact.day > cut_day) continue;
        if (typed->from < period.from || period.to < typed->to) continue;
        const bool is_annulled = std::ranges::any_of(facts, [&](const core::Fact& other) {
            const auto* annulled = std::get_if<core::AnnulEntry>(&other.deed);
            return annulled != nullptr && annulled->version == fact.version && other.day <= cut_day;
        });
        if (!is_annulled) latest[{typed->from, typed->to}] = *typed;
    }
    for (const auto& [days, typed] : latest) {
        line.numerator += typed.numerator;
        if (core::is_quotient(definition)) *line.denominator += typed.denominator;
        line.value = core::value_of(definition, line.numerator, line.denominator);
        if (typed.decimals > 0) line.value = base::Decimal{line.numerator, static_cast<int>(typed.decimals)}.text();
    }
    return line;
}

/// 9,801 of 10,000 seconds ran, on 2025-06-02.
FigureLine uptime_line(const core::Definition& definition, const core::Period& period, base::Day cut_day) {
    const base::Day june = base::Day::from(2025, 6, 2);
    if (june < period.from || period.to < june || cut_day < june) return {definition.id, 0, 0, {}, definition.unit};
    const bool is_running = definition.uptime == core::UptimePart::running;
    return {definition.id, is_running ? 9'801 : 199, 10'000, is_running ? "98.01" : "1.99", definition.unit};
}

}  // namespace

std::vector<FigureLine> Town::figures(const core::Period& period, base::Day cut_day) const {
    std::vector<core::OrganEntry> organs;
    std::uint32_t row = 0;
    for (const base::Id& id : office_.organs())
        organs.push_back({++row, office_.organ(id)->name, office_.organ(id)->kind});
    const tally::OrganRows rows_of_organs = Counting::rows_of(office_);
    const auto rows_at = [&](base::Day day) {
        std::map<base::Id, std::vector<core::Fact>> of_matter, of_letter;
        for (const core::Fact& fact : facts_) {
            if (fact.day > day) continue;
            if (fact.subject_kind == SubjectKind::matter) of_matter[fact.subject].push_back(fact);
            if (fact.subject_kind == SubjectKind::submission) of_letter[fact.subject].push_back(fact);
        }
        std::vector<Rows> rows;
        for (const auto& [id, facts] : of_matter) {
            const tally::MatterRows made = tally::rows_of(tally::fold_story(facts), 0, rows_of_organs);
            rows.push_back({core::Grain::matters, made.matter, {}});
            for (const auto& one : made.legs) rows.push_back({core::Grain::legs, one, made.matter});
            for (const auto& one : made.reviews) rows.push_back({core::Grain::reviews, one, made.matter});
            for (const auto& one : made.ratings) rows.push_back({core::Grain::ratings, one, made.matter});
        }
        for (const auto& [id, facts] : of_letter) {
            tally::SubmissionStory story = tally::fold_submission(facts);
            story.is_accusation =
                std::ranges::all_of(story.submission.as_registered.matters, [&](const base::Id& matter) {
                    return of_matter.contains(matter) && core::fold(of_matter.at(matter)).matter_class == accusation;
                });
            story.is_collective = core::is_collective(story.submission.as_registered, law_);
            rows.push_back({core::Grain::submissions, tally::row_of(story, 0, rows_of_organs), {}});
        }
        return rows;
    };
    const std::vector<Rows> rows = rows_at(cut_day), before = rows_at(core::a_year_before(cut_day));
    const core::Scope scope{period, {cut_day, leaves_.size()}, organs};
    const core::Scope scope_before{core::a_year_before(period), core::a_year_before(scope.cut), organs};
    // Known from its beginning on: something was received by its thirty-first day.
    const bool is_recorded = std::ranges::any_of(before, [&](const Rows& one) {
        const auto received = core::find_column(core::Grain::submissions, "received_day")->index;
        return one.grain == core::Grain::submissions && one.own[received] <= scope_before.period.from.number + 30;
    });
    std::vector<FigureLine> lines;
    for (const core::Definition& definition : must(law::indicators())) {
        if (definition.measure == core::Measure::typed) {
            lines.push_back(typed_line(definition, facts_, period, cut_day));
            continue;
        }
        if (definition.measure == core::Measure::uptime) {
            lines.push_back(uptime_line(definition, period, cut_day));
            continue;
        }
        const core::Parts parts = must(core::parts_of(definition));
        FigureLine line{definition.id,
                        count(rows, definition, parts.numerator, parts.numerator_sum, scope),
                        {},
                        {},
                        definition.unit};
        if (parts.denominator)
            line.denominator = count(rows, definition, *parts.denominator, parts.denominator_sum, scope);
        if (definition.measure == core::Measure::decline && is_recorded)
            line.denominator = count(before, definition, parts.numerator, parts.numerator_sum, scope_before);
        line.value = core::value_of(definition, line.numerator, line.denominator);
        lines.push_back(std::move(line));
    }
    return lines;
}

}  // namespace kit::testing
