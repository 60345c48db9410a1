// trace: the definitions' questions put to the rows of one matter and its letters, with all facts, with each stretch
// of them from the beginning, and without each of them.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "core/indicator/amount.hpp"
#include "core/indicator/year_before.hpp"
#include "core/matter/correct.hpp"
#include "follow/body.hpp"
#include "follow/grouping.hpp"

namespace follow {
namespace {

using base::ErrorKind;
using core::Fact;

struct Question {
    std::size_t definition = 0;
    FigureSide side = FigureSide::numerator;
    core::Grain grain{};
    core::Node bound;
    std::optional<core::Amount> sum;
};

struct Row {
    std::size_t question = 0;
    std::uint8_t part = 0;  ///< leg's number, or rating's target
    friend auto operator<=>(const Row&, const Row&) = default;
};
struct Found {
    std::int64_t amount = 1;
    std::int64_t organ = core::null_cell;
};
using Answers = std::map<Row, Found>;

void ask(const std::vector<Question>& questions, core::Grain grain, const tally::Row& own, const tally::Row& matter,
         Answers& answers) {
    const bool is_child = grain != core::Grain::submissions && grain != core::Grain::matters;
    for (std::size_t i = 0; i < questions.size(); ++i) {
        const Question& question = questions[i];
        if (question.grain != grain || !core::holds(question.bound, {own, matter})) continue;
        Row row{.question = i};
        Found found;
        if (is_child) {
            row.part = static_cast<std::uint8_t>(own[tally::hidden(grain, tally::ChildHidden::leg)]);
            found.organ = own[core::find_column(grain, "organ")->index];
        }
        if (question.sum) found.amount = core::amount_of(*question.sum, own);
        answers[row] = found;
    }
}

/// The matter without one of its facts. A leg that the fact opened stays as one that nobody has, so that what is said
/// of other legs is still said of them.
tally::Story fold_without(std::span<const Fact> facts, std::uint64_t left_out) {
    std::vector<Fact> kept(facts.begin(), facts.end());
    std::erase_if(kept, [&](const Fact& fact) {
        return fact.seq == left_out && std::holds_alternative<core::Correct>(fact.deed);
    });
    tally::Story story;
    for (const Fact& fact : core::amended(kept)) {
        if (fact.seq != left_out) {
            story.add(fact);
            continue;
        }
        tally::Story with = story;
        with.add(fact);
        core::Leg nobodys;
        nobodys.role = core::LegRole::co;
        nobodys.is_active = false;
        story.matter.legs.resize(with.matter.legs.size(), nobodys);
    }
    return story;
}

Answers answers_of(const std::vector<Question>& questions, tally::Story story, const tally::OrganRows& organs) {
    std::erase_if(story.matter.clocks, [&](const core::Clock& clock) { return clock.leg >= story.matter.legs.size(); });
    const tally::MatterRows rows = tally::rows_of(story, 0, organs);
    Answers answers;
    ask(questions, core::Grain::matters, rows.matter, {}, answers);
    for (const tally::Row& row : rows.legs) ask(questions, core::Grain::legs, row, rows.matter, answers);
    for (const tally::Row& row : rows.reviews) ask(questions, core::Grain::reviews, row, rows.matter, answers);
    for (const tally::Row& row : rows.ratings) ask(questions, core::Grain::ratings, row, rows.matter, answers);
    return answers;
}

/// What is counted of a subject's first `count` facts, leaving one out where its number is given.
using Asking = std::function<Answers(std::span<const Fact> facts, std::uint64_t left_out)>;

struct Decided {
    Row row;
    Found found;
    std::uint64_t since = 0;
    std::set<std::uint64_t> by;
};

std::vector<Decided> decided(std::span<const Fact> facts, const Asking& asking) {
    std::vector<Decided> all;
    for (const auto& [row, found] : asking(facts, 0))
        all.push_back({row, found, facts.front().seq, {facts.front().seq}});
    std::set<std::size_t> open;
    for (std::size_t i = 0; i < all.size(); ++i) open.insert(i);
    for (std::size_t count = facts.size() - 1; count > 0 && !open.empty(); --count) {
        const Answers before = asking(facts.first(count), 0);
        std::erase_if(open, [&](std::size_t i) {
            if (before.contains(all[i].row)) return false;
            all[i].since = facts[count].seq;
            return true;
        });
    }
    for (std::size_t i = 1; i < facts.size() && !all.empty(); ++i) {
        const Answers without = asking(facts, facts[i].seq);
        for (Decided& one : all) {
            const auto found = without.find(one.row);
            if (found == without.end() || found->second.amount != one.found.amount) one.by.insert(facts[i].seq);
        }
    }
    for (Decided& one : all) one.by.insert(one.since);
    return all;
}

base::Result<> check_length(std::span<const Fact> facts) {
    if (facts.size() <= traced_facts_max) return {};
    return base::fail(ErrorKind::too_many, fmt::format("{} facts are not traced one by one", facts.size()), "id",
                      "huiying explain lists what each figure counted");
}

/// The matter and its letters at one period and cut.
class Tracing {
  public:
    Tracing(store::Reader& reader, const TraceQuery& query, OrgansAt organs, tally::OrganRows rows,
            std::shared_ptr<const core::Law> law)
        : reader_(reader), query_(query), organs_(std::move(organs)), rows_(std::move(rows)), law_(std::move(law)) {}

    /// Adds to `told`; `cut` may lie a year before.
    base::Result<> trace(const std::vector<core::Definition>& definitions, const std::vector<Question>& questions,
                         const core::Cut& cut, Trace& told) {
        const std::vector<Fact> facts = TRY(reader_.facts_at(query_.matter, cut.day, cut.seq));
        if (facts.empty() || questions.empty()) return {};
        TRY(check_length(facts));
        const core::Matter matter = core::fold(facts);
        if (matter.matter_class == core::MatterClass::accusation) return {};
        tell(definitions, questions, matter.number, facts, told,
             [&](std::span<const Fact> some, std::uint64_t left_out) {
                 return answers_of(questions, fold_without(some, left_out), rows_);
             });
        std::vector<base::Id> letters{matter.submission};
        for (const core::Attached& one : matter.attached) {
            if (std::ranges::find(letters, one.submission) == letters.end()) letters.push_back(one.submission);
        }
        for (const base::Id& letter : letters) TRY(trace_letter(definitions, questions, letter, cut, told));
        return {};
    }

  private:
    store::Reader& reader_;
    const TraceQuery& query_;
    OrgansAt organs_;
    tally::OrganRows rows_;
    std::shared_ptr<const core::Law> law_;

    base::Result<> trace_letter(const std::vector<core::Definition>& definitions,
                                const std::vector<Question>& questions, const base::Id& id, const core::Cut& cut,
                                Trace& told) {
        if (query_.viewer.organ.is_set()) {
            const auto seen = reader_.submission(id, query_.viewer);
            if (!seen && seen.error().kind == ErrorKind::not_found) return {};
            if (!seen) return std::unexpected(seen.error());
        }
        const std::vector<Fact> facts = TRY(reader_.facts_at(id, cut.day, cut.seq));
        if (facts.empty()) return {};
        TRY(check_length(facts));
        const core::Submission now = tally::fold_submission(facts).submission;
        const bool is_accusation = TRY(is_accusation_at(reader_, now, cut));
        tell(definitions, questions, now.as_registered.number, facts, told,
             [&](std::span<const Fact> some, std::uint64_t left_out) {
                 std::vector<Fact> kept(some.begin(), some.end());
                 std::erase_if(kept, [&](const Fact& fact) { return fact.seq == left_out; });
                 tally::SubmissionStory story = tally::fold_submission(kept);
                 story.is_accusation = is_accusation;
                 story.is_collective = core::is_collective(story.submission.as_registered, *law_);
                 Answers answers;
                 ask(questions, core::Grain::submissions, tally::row_of(story, 0, rows_), {}, answers);
                 return answers;
             });
        return {};
    }

    void tell(const std::vector<core::Definition>& definitions, const std::vector<Question>& questions,
              const std::string& number, const std::vector<Fact>& facts, Trace& told, const Asking& asking) {
        for (const Decided& one : decided(facts, asking)) {
            const Question& question = questions[one.row.question];
            const core::Organ* organ =
                one.found.organ == core::null_cell ? nullptr : organs_.at(static_cast<std::uint32_t>(one.found.organ));
            told.counted.push_back({.id = definitions[question.definition].id,
                                    .side = question.side,
                                    .number = number,
                                    .what = part_name(question.grain, one.row.part, organ),
                                    .amount = one.found.amount == core::null_cell ? 0 : one.found.amount,
                                    .since = one.since,
                                    .decided_by = {one.by.begin(), one.by.end()}});
            for (const Fact& fact : facts) {
                const bool is_told = std::ranges::find(told.facts, fact.seq, &Fact::seq) != told.facts.end();
                if (one.by.contains(fact.seq) && !is_told) told.facts.push_back(fact);
            }
        }
    }
};

base::Result<std::vector<std::size_t>> wanted_of(const Figures::Body& body, const std::vector<std::string>& ids) {
    std::vector<std::size_t> wanted;
    for (const std::string& id : ids) wanted.push_back(TRY(body.find(id)));
    for (std::size_t i = 0; ids.empty() && i < body.settings.definitions.size(); ++i) wanted.push_back(i);
    std::ranges::sort(wanted);
    return wanted;
}

/// Both sides of what is counted from rows; a year before, only what declines are measured from.
base::Result<std::vector<Question>> questions_of(const Figures::Body& body, const std::vector<std::size_t>& wanted,
                                                 const core::Scope& scope, bool is_year_before) {
    std::vector<Question> questions;
    for (const std::size_t i : wanted) {
        const core::Definition& definition = body.settings.definitions[i];
        const bool is_decline = definition.measure == core::Measure::decline;
        if (!core::is_counted(definition) || (is_year_before && !is_decline)) continue;
        const core::Parts& parts = body.parts[i];
        questions.push_back({i, is_year_before ? FigureSide::denominator : FigureSide::numerator, definition.grain,
                             TRY(core::bind(parts.numerator.root, scope)), parts.numerator_sum});
        if (!parts.denominator) continue;
        questions.push_back({i, FigureSide::denominator, definition.grain,
                             TRY(core::bind(parts.denominator->root, scope)), parts.denominator_sum});
    }
    return questions;
}

}  // namespace

base::Result<Trace> Figures::Body::trace(const TraceQuery& query) {
    TRY(check_period(query.period, query.cut));
    const std::vector<std::size_t> wanted = TRY(wanted_of(*this, query.ids));
    auto reader = TRY(readers.lend());
    const core::Matter now = TRY(reader->matter(query.matter, query.viewer));
    Trace told{.cut = TRY(resolve(query.cut)), .number = now.number, .counted = {}, .facts = {}};
    const core::Cut before_cut = core::a_year_before(told.cut);
    const core::Period before = core::a_year_before(query.period);
    OrgansAt organs;
    tally::OrganRows rows;
    {
        const std::shared_lock lock(follower->mutex());
        organs = follower->organs().at(told.cut.seq);
        rows = follower->organs().rows();
    }
    const std::vector<Fact> then = TRY(reader->facts_at(query.matter, told.cut.day, told.cut.seq));
    // 《信访工作条例》第三十条第三款: what is an accusation, at the cut or by now, stands in no list.
    told.is_sealed = now.matter_class == core::MatterClass::accusation ||
                     (!then.empty() && core::fold(then).matter_class == core::MatterClass::accusation);
    if (told.is_sealed) return told;

    const std::vector<core::OrganEntry> entries = organs.entries;
    const auto questions = TRY(questions_of(*this, wanted, {query.period, told.cut, entries}, false));
    const auto earlier = TRY(questions_of(*this, wanted, {before, before_cut, entries}, true));
    Tracing tracing(*reader, query, std::move(organs), std::move(rows), follower->law());
    TRY(tracing.trace(settings.definitions, questions, told.cut, told));
    const std::size_t of_this_year = told.counted.size();
    TRY(tracing.trace(settings.definitions, earlier, before_cut, told));
    // Of a year that the ledger does not know from its beginning, no decline is computed.
    if (told.counted.size() > of_this_year) {
        const Held held = TRY(hold(before_cut));
        if (!TRY(is_recorded(held, before))) told.counted.resize(of_this_year);
    }
    const auto place = [&](const Traced& one) {
        return std::ranges::find(settings.definitions, one.id, &core::Definition::id) - settings.definitions.begin();
    };
    std::ranges::stable_sort(told.counted, {}, [&](const Traced& one) { return std::pair(place(one), one.side); });
    std::erase_if(told.facts, [&](const Fact& fact) {
        return std::ranges::none_of(
            told.counted, [&](const Traced& one) { return std::ranges::binary_search(one.decided_by, fact.seq); });
    });
    std::ranges::sort(told.facts, {}, &Fact::seq);
    return told;
}

}  // namespace follow
