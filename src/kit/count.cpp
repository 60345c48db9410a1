#include "kit/count.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <tuple>

#include "core/indicator/amount.hpp"
#include "core/indicator/year_before.hpp"

namespace kit {
namespace {

using core::SubjectKind;

std::string place_of(const Kept& kept) {
    return fmt::format("fact {}", kept.seq);
}

bool is_day(base::Day day) {
    return first_day <= day && day <= last_day;
}

/// In order of subjects, and of a subject's facts. As numbers, since half of the time of sorting is comparing.
auto place_of_subject(const Kept& kept) {
    static_assert(std::endian::native == std::endian::little && sizeof kept.subject.bytes == 16);
    std::array<std::uint64_t, 2> halves{};
    std::memcpy(halves.data(), kept.subject.bytes.data(), sizeof halves);
    return std::tuple(std::byteswap(halves[0]), std::byteswap(halves[1]), kept.seq);
}

/// All open facts of one subject, decoded, from an opening on. Where some may stay closed (attachments of a letter),
/// versions only rise.
template <class Opening>
base::Result<std::vector<core::Fact>> history_of(std::span<const Kept> kept, bool may_have_gaps) {
    if (kept.size() > subject_facts_max)
        return refuse(Ground::fact, "more facts than a subject has", place_of(kept[0]));
    std::vector<core::Fact> facts;
    facts.reserve(kept.size());
    for (const Kept& one : kept) {
        core::Fact fact = TRY(fact_of(one));
        const auto* correction = std::get_if<core::Correct>(&fact.deed);
        const bool moves = correction != nullptr && !correction->is_annulled;
        if (!is_day(fact.day) || (moves && !is_day(correction->day)))
            return refuse(Ground::fact, "no day on which anything was done", place_of(one));
        const std::uint32_t next = facts.empty() ? 1 : facts.back().version + 1;
        if (fact.version < next || (fact.version > next && !may_have_gaps)) {
            return refuse(Ground::gap, fmt::format("version {} where {} should stand", fact.version, next),
                          place_of(one));
        }
        if (std::holds_alternative<Opening>(fact.deed) != facts.empty())
            return refuse(Ground::fact, "a subject begins with its opening, and has only one", place_of(one));
        facts.push_back(std::move(fact));
    }
    return facts;
}

tally::Story story_of(std::span<const core::Fact> facts) {
    const bool is_corrected = std::ranges::any_of(
        facts, [](const core::Fact& fact) { return std::holds_alternative<core::Correct>(fact.deed); });
    if (is_corrected) return tally::fold_story(facts);
    tally::Story story;
    for (const core::Fact& fact : facts) story.add(fact);
    return story;
}

/// One call for each subject, with all its facts in order.
template <class Function>
base::Result<> each_subject(std::span<const Kept> kept, Function&& function) {
    for (std::size_t from = 0; from < kept.size();) {
        std::size_t to = from + 1;
        while (to < kept.size() && kept[to].subject == kept[from].subject) ++to;
        TRY(function(kept.subspan(from, to - from)));
        from = to;
    }
    return {};
}

/// The facts by a day: all of them as they stand, or copies of some.
class Until {
  public:
    Until(std::span<const core::Fact> all, base::Day day) : facts_(all) {
        const auto is_by = [&](const core::Fact& fact) { return fact.day <= day; };
        if (std::ranges::all_of(all, is_by)) return;
        std::ranges::copy_if(all, std::back_inserter(some_), is_by);
        facts_ = some_;
    }
    Until(const Until&) = delete;
    Until& operator=(const Until&) = delete;
    ~Until() = default;
    [[nodiscard]] std::span<const core::Fact> facts() const { return facts_; }

  private:
    std::vector<core::Fact> some_;
    std::span<const core::Fact> facts_;
};

void sort_once(std::vector<base::Id>& ids) {
    std::ranges::sort(ids);
    const auto twice = std::ranges::unique(ids);
    ids.erase(twice.begin(), twice.end());
}

std::size_t heap_of(const base::Id& id) {
    return id.bytes.back() % heaps;
}

void add(Questions::Totals& to, const Questions::Totals& from) {
    for (std::size_t i = 0; i < to.size(); ++i) to[i] += from[i];
}

}  // namespace

base::Result<Questions> Questions::of(const std::vector<core::Definition>& definitions, const core::Scope& scope) {
    Questions questions;
    questions.count_ = 2 * definitions.size();
    for (std::size_t i = 0; i < definitions.size(); ++i) {
        const core::Definition& definition = definitions[i];
        auto& list = questions.of_grain_[static_cast<std::size_t>(definition.grain)];
        const auto add = [&](std::size_t total, const core::Predicate& predicate,
                             std::optional<core::Amount> sum) -> base::Result<> {
            const auto bound = core::bind(predicate.root, scope);
            if (!bound) return refuse(Ground::definitions, bound.error().message, definition.id);
            list.push_back({total, core::Steps(*bound), sum});
            return {};
        };
        if (!core::is_counted(definition)) continue;
        const auto parts = core::parts_of(definition);
        if (!parts) return refuse(Ground::definitions, parts.error().message, definition.id);
        TRY(add(2 * i, parts->numerator, parts->numerator_sum));
        if (parts->denominator) TRY(add(2 * i + 1, *parts->denominator, parts->denominator_sum));
    }
    return questions;
}

void Questions::ask(core::Grain grain, const core::Cells& cells, Totals& totals) const {
    for (const Question& question : of_grain_[static_cast<std::size_t>(grain)]) {
        if (!question.bound.hold(cells)) continue;
        const std::int64_t amount = question.sum ? core::amount_of(*question.sum, cells.own) : 1;
        totals[question.total] += amount == core::null_cell ? 0 : amount;
    }
}

base::Result<std::vector<Look>> looks_of(const std::vector<core::Definition>& definitions, const core::Period& period,
                                         const core::Cut& cut, std::span<const core::OrganEntry> organs) {
    std::vector<Look> looks{{TRY(Questions::of(definitions, {period, cut, organs})), cut.day}};
    std::vector<core::Definition> earlier;
    std::ranges::copy_if(definitions, std::back_inserter(earlier),
                         [](const core::Definition& one) { return one.measure == core::Measure::decline; });
    if (earlier.empty()) return looks;
    core::Definition recorded;
    recorded.id = "recorded";
    recorded.grain = core::Grain::submissions;
    recorded.numerator = core::recorded_question;
    earlier.push_back(std::move(recorded));
    const core::Cut before = core::a_year_before(cut);
    looks.push_back({TRY(Questions::of(earlier, {core::a_year_before(period), before, organs})), before.day});
    return looks;
}

Counting::Counting(const std::vector<Survey>& surveys, const std::vector<Look>& looks, const core::Office& office,
                   const core::Law& law)
    : surveys_(surveys), looks_(looks), organs_(rows_of(office)), law_(law), seen_(looks.size()) {
    for (std::size_t i = 0; i < looks.size(); ++i) seen_[i].counted.totals = looks[i].questions.zero();
}

tally::OrganRows Counting::rows_of(const core::Office& office) {
    tally::OrganRows rows;
    std::uint32_t row = 0;
    for (const base::Id& id : office.organs()) rows.set(id, ++row);
    return rows;
}

std::vector<Kept> Counting::kept_of(std::size_t heap, SubjectKind kind) const {
    std::vector<Kept> kept;
    for (const Survey& survey : surveys_) {
        base::ByteView rest = survey.facts[heap];
        while (!rest.empty()) {
            if (const Kept one = take_kept(rest); one.subject_kind == kind) kept.push_back(one);
        }
    }
    std::ranges::sort(kept, {}, place_of_subject);
    return kept;
}

const OpenMatterState* Counting::find(std::size_t look, const base::Id& matter) const {
    const auto& list = seen_[look].of_heap[heap_of(matter)].matters;
    const auto at = std::ranges::lower_bound(list, matter, {}, &OpenMatterState::id);
    return at == list.end() || at->id != matter ? nullptr : &*at;
}

base::Result<> Counting::count_matter(std::size_t look, std::size_t heap, const Kept& first,
                                      std::span<const core::Fact> at_cut, Questions::Totals& totals) {
    Heap& found = seen_[look].of_heap[heap];
    if (at_cut.empty()) {
        found.matters.push_back({first.subject, true});
        return {};
    }
    const tally::Story story = story_of(at_cut);
    const core::Matter& matter = story.matter;
    const auto is_lost = [&](const core::Clock& clock) { return clock.leg >= matter.legs.size(); };
    if (std::ranges::any_of(matter.clocks, is_lost))
        return refuse(Ground::fact, "a clock runs for a leg that is not there", place_of(first));
    found.matters.push_back({first.subject, matter.matter_class != core::MatterClass::accusation});
    const auto name = [&](const base::Id& letter) { found.named[heap_of(letter)].push_back(letter); };
    name(matter.submission);
    for (const core::Attached& attached : matter.attached) name(attached.submission);
    const tally::MatterRows rows = tally::rows_of(story, 0, organs_);
    const Questions& questions = looks_[look].questions;
    questions.ask(core::Grain::matters, {rows.matter, {}}, totals);
    for (const tally::Row& row : rows.legs) questions.ask(core::Grain::legs, {row, rows.matter}, totals);
    for (const tally::Row& row : rows.reviews) questions.ask(core::Grain::reviews, {row, rows.matter}, totals);
    for (const tally::Row& row : rows.ratings) questions.ask(core::Grain::ratings, {row, rows.matter}, totals);
    return {};
}

base::Result<> Counting::count_matters(std::size_t heap) {
    std::vector<Questions::Totals> totals;
    for (const Look& look : looks_) totals.push_back(look.questions.zero());
    const auto count = [&](std::span<const Kept> kept) -> base::Result<> {
        const std::vector<core::Fact> facts = TRY(history_of<core::OpenMatter>(kept, false));
        for (std::size_t i = 0; i < looks_.size(); ++i) {
            const Until at_cut(facts, looks_[i].cut_day);
            TRY(count_matter(i, heap, kept[0], at_cut.facts(), totals[i]));
        }
        return {};
    };
    std::vector<base::Id>& open = open_letters_[heap];
    const auto note_letter = [&](std::span<const Kept> kept) -> base::Result<> {
        if (version_of(kept[0]) == 1) open.push_back(kept[0].subject);
        return {};
    };
    TRY(each_subject(kept_of(heap, SubjectKind::matter), count));
    TRY(each_subject(kept_of(heap, SubjectKind::submission), note_letter));
    const std::lock_guard lock(mutex_);
    for (std::size_t i = 0; i < looks_.size(); ++i) add(seen_[i].counted.totals, totals[i]);
    return {};
}

base::Result<> Counting::count_letters(std::size_t heap, const std::vector<bool>& are_closed_settled) {
    std::vector<Questions::Totals> totals;
    for (const Look& look : looks_) totals.push_back(look.questions.zero());
    std::vector<std::uint64_t> uncertain(looks_.size(), 0);
    const auto count_at = [&](std::size_t look, std::span<const core::Fact> at_cut) {
        tally::SubmissionStory story = tally::fold_submission(at_cut);
        bool has_closed = false, has_other = story.submission.as_registered.matters.empty();
        for (const base::Id& id : story.submission.as_registered.matters) {
            const OpenMatterState* matter = find(look, id);
            has_closed = has_closed || matter == nullptr;
            has_other = has_other || (matter != nullptr && matter->is_other);
        }
        if (!has_other && has_closed && !are_closed_settled[look]) {
            ++uncertain[look];
            return;
        }
        story.is_accusation = !has_other;
        story.is_collective = core::is_collective(story.submission.as_registered, law_);
        const tally::Row row = tally::row_of(story, 0, organs_);
        looks_[look].questions.ask(core::Grain::submissions, {row, {}}, totals[look]);
    };
    const auto count_letter = [&](std::span<const Kept> kept) -> base::Result<> {
        // The registration of a letter with an accusation stays closed; what was done to the letter later need not.
        const auto& open = open_letters_[heap];
        if (!std::ranges::binary_search(open, kept[0].subject)) {
            for (const Kept& one : kept) TRY(fact_of(one));
            return {};
        }
        const std::vector<core::Fact> facts = TRY(history_of<core::RegisterSubmission>(kept, true));
        for (std::size_t i = 0; i < looks_.size(); ++i) {
            const Until at_cut(facts, looks_[i].cut_day);
            if (!at_cut.facts().empty()) count_at(i, at_cut.facts());
        }
        return {};
    };
    TRY(each_subject(kept_of(heap, SubjectKind::submission), count_letter));
    for (std::size_t i = 0; i < looks_.size(); ++i) {
        std::vector<base::Id> closed;
        for (const Heap& one : seen_[i].of_heap) {
            for (const base::Id& letter : one.named[heap]) {
                if (!std::ranges::binary_search(open_letters_[heap], letter)) closed.push_back(letter);
            }
        }
        sort_once(closed);
        const std::lock_guard lock(mutex_);
        Counted& counted = seen_[i].counted;
        add(counted.totals, totals[i]);
        counted.mixed_letters += closed.size();
        counted.uncertain_letters += uncertain[i];
    }
    return {};
}

}  // namespace kit
