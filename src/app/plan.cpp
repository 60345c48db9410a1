#include "app/plan.hpp"

#include <algorithm>

#include "app/new_fact.hpp"
#include "core/matter/correct.hpp"
#include "core/matter/submission.hpp"
#include "core/office/changes.hpp"

namespace app {
namespace {

std::unexpected<Failure> refuse(core::Refusal refusal) {
    return std::unexpected(Failure(refusal));
}

template <class T>
Outcome<T> lift(base::Result<T> result) {
    if (!result) return std::unexpected(Failure(std::move(result).error()));
    return *std::move(result);
}

/// Whose key seals a text: that of the submission that opened the matter, unless another petitioner's own words.
base::Id key_owner(const core::Matter& matter, const core::Deed& deed) {
    const auto* supplement = std::get_if<core::Supplement>(&deed);
    return supplement != nullptr ? supplement->submission : matter.submission;
}

}  // namespace

core::Context Plan::context(base::Day day, const core::Actor& actor) const {
    return {.day = day.is_set() ? day : today_, .today = today_, .actor = actor, .law = law_, .office = view_.office()};
}

base::Result<core::Matter*> Plan::load(const base::Id& id) {
    const auto known = matters_.find(id);
    if (known != matters_.end()) return &known->second;
    const bool is_undone = std::ranges::find(undone_, id) != undone_.end();
    auto matter = is_undone ? core::fold(TRY(history(id))) : TRY(view_.matter(id));
    return &matters_.emplace(id, std::move(matter)).first->second;
}

base::Result<core::Matter> Plan::matter(const base::Id& id) {
    return *TRY(load(id));
}

base::Result<std::vector<core::Fact>> Plan::history(const base::Id& id) {
    const auto is_of_it = [&](const core::NewFact& fact) { return fact.subject == id; };
    std::vector<core::Fact> facts;
    const bool is_new = view_.version(id) == 0 && std::ranges::any_of(writes_.facts, is_of_it);
    if (!is_new) facts = TRY(view_.facts(id));
    for (const core::NewFact& fact : writes_.facts) {
        if (is_of_it(fact)) facts.push_back(as_fact(fact));
    }
    return facts;
}

void Plan::undo(std::size_t facts, std::size_t codes) {
    for (std::size_t i = facts; i < writes_.facts.size(); ++i) {
        if (matters_.erase(writes_.facts[i].subject) > 0) undone_.push_back(writes_.facts[i].subject);
    }
    writes_.facts.erase(writes_.facts.begin() + static_cast<std::ptrdiff_t>(facts), writes_.facts.end());
    writes_.query_codes.erase(writes_.query_codes.begin() + static_cast<std::ptrdiff_t>(codes),
                              writes_.query_codes.end());
}

Outcome<Registered> Plan::register_submission(const Registration& registration) {
    return whole([&] { return write_registration(registration); });
}

Outcome<core::Decision> Plan::perform(const base::Id& matter, const core::Deed& deed, base::Day day,
                                      const std::string& text) {
    return whole([&] { return write_deed(matter, deed, day, text); });
}

Outcome<Registered> Plan::write_registration(const Registration& registration) {
    if (auto shape = check(registration); !shape) return std::unexpected(Failure(std::move(shape).error()));
    if (!caller_->may(core::Permission::register_submission)) return refuse(core::Refusal::not_permitted);
    const base::Id office = registration.office.is_set() ? registration.office : caller_->organ;
    const base::Day day = registration.day.is_set() ? registration.day : today_;

    Registered result;
    result.submission = view_.new_id();
    core::RegisterSubmission deed{
        .number = {},
        .form = registration.form,
        .source = registration.source,
        .received_day = registration.received_day,
        .region = registration.region,
        .office = office,
        .people = std::max({registration.people, static_cast<std::uint32_t>(registration.persons.size()), 1u}),
        .persons = {},
        .matters = {},
        .is_repeat = false,
        .is_anonymous = registration.is_anonymous,
        .external_source = registration.external_source,
        .external_number = registration.external_number};
    bool is_accusation = false;
    std::vector<base::Id> attached(registration.demands.size());
    for (std::size_t i = 0; i < registration.demands.size(); ++i) {
        const DemandDraft& demand = registration.demands[i];
        is_accusation = is_accusation || demand.matter_class == core::MatterClass::accusation;
        if (demand.joins.is_set()) {
            attached[i] = demand.joins;
            deed.is_repeat = true;
        } else if (!demand.attach_to.empty()) {
            auto found = lift(view_.find_matter(demand.attach_to));
            if (!found) return std::unexpected(found.error());
            attached[i] = *found;
            deed.is_repeat = true;
        }
        deed.matters.push_back(attached[i].is_set() ? attached[i] : view_.new_id());
    }
    for (std::size_t i = 0; i < registration.persons.size(); ++i) deed.persons.push_back(view_.new_id());

    const core::Actor actor = caller_->actor();
    auto decision = core::decide(core::Submission{}, deed, context(day, actor));
    if (!decision) return refuse(decision.error());
    result.breaches = decision->breaches;
    result.is_collective = core::is_collective(deed, law_);
    // A number is taken only once nothing but the matters themselves can still refuse.
    const std::string prefix = core::number_prefix(deed.region, deed.form, deed.received_day);
    result.number = deed.number = core::number(prefix, view_.next_sequence(prefix));

    for (std::size_t i = 0; i < registration.persons.size(); ++i) {
        const PersonDraft& person = registration.persons[i];
        writes_.facts.push_back({.subject_kind = core::SubjectKind::person,
                                 .subject = deed.persons[i],
                                 .version = 1,
                                 .day = day,
                                 .actor = caller_->post,
                                 .is_accusation = false,
                                 .deed = core::RecordPerson{person.kind, person.is_name_withheld},
                                 .clocks = {},
                                 .breaches = {},
                                 .law = {},
                                 .text = person_text(person),
                                 .key_owner = deed.persons[i]});
    }
    writes_.facts.push_back({.subject_kind = core::SubjectKind::submission,
                             .subject = result.submission,
                             .version = 1,
                             .day = day,
                             .actor = caller_->post,
                             .is_accusation = is_accusation,
                             .deed = deed,
                             .clocks = {},
                             .breaches = decision->breaches,
                             .law = {},
                             .text = {},
                             .key_owner = {}});
    describe(registration, result.submission, day, is_accusation);
    unsigned nth = 0;
    for (std::size_t i = 0; i < registration.demands.size(); ++i) {
        const DemandDraft& demand = registration.demands[i];
        if (attached[i].is_set()) {
            auto done = perform(attached[i], core::Attach{result.submission, deed.form, deed.received_day}, day,
                                demand_text(demand));
            if (!done) return std::unexpected(done.error());
            result.matters.push_back({attached[i], matters_.at(attached[i]).number, {}});
            if (auto hint = repeat_note(matters_.at(attached[i]), i)) result.notes.push_back(*std::move(hint));
            continue;
        }
        core::OpenMatter opening{.number = core::matter_number(result.number, ++nth),
                                 .submission = result.submission,
                                 .form = deed.form,
                                 .received_day = deed.received_day,
                                 .region = deed.region,
                                 .office = office,
                                 .role = core::LegRole::office,
                                 .matter_class = demand.matter_class,
                                 .category = demand.category,
                                 .is_first = demand.is_first,
                                 .accused = demand.accused};
        const core::Organ* organ = view_.office().organ(office);
        if (organ != nullptr && organ->kind != core::OrganKind::petition_office) opening.role = core::LegRole::lead;
        auto opened = core::decide(core::Matter{}, opening, context(day, actor));
        if (!opened) return refuse(opened.error());
        core::NewFact fact{.subject_kind = core::SubjectKind::matter,
                           .subject = deed.matters[i],
                           .version = 1,
                           .day = day,
                           .actor = caller_->post,
                           .is_accusation = demand.matter_class == core::MatterClass::accusation,
                           .deed = opening,
                           .clocks = opened->clocks,
                           .breaches = opened->breaches,
                           .law = law_.hash,
                           .text = demand_text(demand),
                           .key_owner = result.submission};
        core::apply(matters_[fact.subject], as_fact(fact));
        result.matters.push_back({fact.subject, opening.number, opened->clocks});
        writes_.facts.push_back(std::move(fact));
    }
    for (Note& note : notes_of(registration, today_)) result.notes.push_back(std::move(note));
    result.query_code = view_.new_query_code();
    writes_.query_codes.push_back({result.submission, result.query_code});
    return result;
}

Outcome<core::Decision> Plan::write_deed(const base::Id& id, const core::Deed& deed, base::Day day,
                                         const std::string& text) {
    auto loaded = load(id);
    if (!loaded) return std::unexpected(Failure(std::move(loaded).error()));
    core::Matter& matter = **loaded;
    const core::Actor actor = caller_->actor();
    const core::Context at = context(day, actor);

    std::vector<core::Fact> facts;
    std::expected<core::Decision, core::Refusal> decision;
    if (const auto* correction = std::get_if<core::Correct>(&deed)) {
        auto known = lift(history(id));
        if (!known) return std::unexpected(known.error());
        facts = *std::move(known);
        decision = core::decide_correct(facts, *correction, at);
    } else if (std::holds_alternative<core::RestateClocks>(deed)) {
        decision = core::Decision{.clocks = core::restated(matter, at), .breaches = {}};
    } else {
        decision = core::decide(matter, deed, at);
    }
    if (!decision) return refuse(decision.error());
    if (std::holds_alternative<core::RestateClocks>(deed) && decision->clocks.empty()) return *std::move(decision);
    if (const auto* link = std::get_if<core::Link>(&deed)) {
        const core::Matter from = matter;  // loading the other one may move the map
        auto other = load(link->other);
        if (!other) return std::unexpected(Failure(std::move(other).error()));
        if (const auto no = core::link_refusal(from, *link, **other, at)) return refuse(*no);
    }
    if (const auto* merge = std::get_if<core::Merge>(&deed)) {
        auto joined = join(core::Matter(matter), merge->into, day);
        if (!joined) return std::unexpected(std::move(joined).error());
    }

    core::NewFact fact{.subject_kind = core::SubjectKind::matter,
                       .subject = id,
                       .version = matter.version + 1,
                       .day = at.day,
                       .actor = caller_->post,
                       .is_accusation = false,
                       .deed = deed,
                       .clocks = decision->clocks,
                       .breaches = decision->breaches,
                       .law = decision->clocks.empty() ? base::Hash{} : law_.hash,
                       .text = text,
                       .key_owner = text.empty() ? base::Id{} : key_owner(matter, deed)};
    const core::Fact applied = as_fact(fact);
    core::Matter& left = matters_.at(id);  // joining another matter may have moved the map
    if (facts.empty()) {
        core::apply(left, applied);
    } else {
        facts.push_back(applied);
        left = core::fold(facts);
    }
    fact.is_accusation = left.matter_class == core::MatterClass::accusation;
    writes_.facts.push_back(std::move(fact));
    return *std::move(decision);
}

std::optional<Failure> Plan::refusal(const base::Id& id, const core::Deed& deed) {
    auto loaded = load(id);
    if (!loaded) return Failure(std::move(loaded).error());
    const core::Actor actor = caller_->actor();
    const auto decision = core::decide(**loaded, deed, context({}, actor));
    if (!decision) return Failure(decision.error());
    return std::nullopt;
}

Outcome<void> Plan::join(const core::Matter& from, const base::Id& into, base::Day day) {
    auto other = load(into);
    if (!other) return std::unexpected(Failure(std::move(other).error()));
    if (const auto no = core::merge_refusal(from, **other)) return refuse(*no);
    std::vector<core::Attach> joining{{from.submission, from.form, from.received_day}};
    for (const core::Attached& one : from.attached) joining.push_back({one.submission, one.form, one.received_day});
    for (const core::Attach& one : joining) {
        if (auto done = perform(into, one, day); !done) return std::unexpected(std::move(done).error());
    }
    return {};
}

Outcome<core::Decision> Plan::annul(const base::Id& matter, std::uint32_t version, const std::string& reason) {
    core::Correct correction;
    correction.version = version;
    correction.is_annulled = true;
    return perform(matter, correction, {}, reason);
}

Outcome<core::Decision> Plan::unmerge(const base::Id& id, const std::string& reason) {
    auto loaded = lift(matter(id));
    if (!loaded) return std::unexpected(loaded.error());
    const core::Matter merged = *loaded;
    if (!merged.side.merged_into.is_set()) return refuse(core::Refusal::matter_not_closed);
    std::vector<base::Id> joined{merged.submission};
    for (const core::Attached& one : merged.attached) joined.push_back(one.submission);
    auto theirs = lift(view_.facts(merged.side.merged_into));
    if (!theirs) return std::unexpected(theirs.error());
    for (const core::Fact& fact : *theirs) {
        const auto* attach = std::get_if<core::Attach>(&fact.deed);
        if (attach == nullptr || std::ranges::find(joined, attach->submission) == joined.end()) continue;
        if (auto done = annul(merged.side.merged_into, fact.version, reason); !done) return done;
    }
    auto own = lift(view_.facts(id));
    if (!own) return std::unexpected(own.error());
    std::uint32_t version = 0;
    for (const core::Fact& fact : *own) {
        if (std::holds_alternative<core::Merge>(fact.deed)) version = fact.version;
    }
    return annul(id, version, reason);
}

Outcome<void> Plan::office(const base::Id& organ, const core::Deed& deed, base::Day day) {
    if (!caller_->may(core::Permission::manage_office)) return refuse(core::Refusal::not_permitted);
    if (const auto* post = std::get_if<core::RecordPost>(&deed); post != nullptr && !core::is_separated(post->roles)) {
        return std::unexpected(Failure(
            base::Error{base::ErrorKind::bad_input, "an administrator's post holds no other role 三员分立", "roles",
                        "make a post of its own for system_admin, security_admin and audit_admin each"}));
    }
    if (const auto* delegate = std::get_if<core::Delegate>(&deed)) {
        if (auto sound = core::check(*delegate, view_.office(), today_); !sound)
            return std::unexpected(Failure(std::move(sound).error()));
    }
    auto [version, is_new] = office_versions_.try_emplace(organ, 0);
    if (is_new) version->second = view_.version(organ);
    writes_.facts.push_back(
        new_fact(core::SubjectKind::organ, organ, ++version->second, day.is_set() ? day : today_, caller_->post, deed));
    return {};
}

}  // namespace app
