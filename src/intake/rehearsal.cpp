#include "intake/rehearsal.hpp"

#include "core/matter/submission.hpp"

namespace intake {

std::expected<core::Decision, core::Refusal> Rehearsal::decide(core::Matter& matter, const core::Deed& deed,
                                                               base::Day day) {
    const core::Actor actor = caller_.actor();
    auto decision =
        core::decide(matter, deed, {.day = day, .today = today_, .actor = actor, .law = law_, .office = office_});
    if (!decision) return decision;
    core::Fact fact;
    fact.subject_kind = core::SubjectKind::matter;
    fact.subject = matter.id;
    fact.version = matter.version + 1;
    fact.day = day;
    fact.deed = deed;
    fact.clocks = decision->clocks;
    fact.breaches = decision->breaches;
    core::apply(matter, fact);
    return decision;
}

app::Outcome<app::Registered> Rehearsal::register_submission(const app::Registration& registration) {
    if (auto shape = app::check(registration); !shape) return std::unexpected(app::Failure(std::move(shape).error()));
    const base::Id office = registration.office.is_set() ? registration.office : caller_.organ;
    const base::Day day = registration.day.is_set() ? registration.day : today_;
    const app::DemandDraft& demand = registration.demands.front();
    base::Id id = base::Id{};
    if (!demand.attach_to.empty()) {
        auto found = view_.find_matter(demand.attach_to);
        if (!found) return std::unexpected(app::Failure(std::move(found).error()));
        id = *found;
    }
    core::RegisterSubmission deed;
    deed.form = registration.form;
    deed.received_day = registration.received_day;
    deed.region = registration.region;
    deed.office = office;
    deed.is_anonymous = registration.is_anonymous;
    deed.persons.resize(registration.persons.size());
    deed.matters = {id};
    const core::Actor actor = caller_.actor();
    auto submission = core::decide(core::Submission{}, deed,
                                   {.day = day, .today = today_, .actor = actor, .law = law_, .office = office_});
    if (!submission) return std::unexpected(app::Failure(submission.error()));

    const core::Organ* organ = office_.organ(office);
    const bool is_petition_office = organ != nullptr && organ->kind == core::OrganKind::petition_office;
    core::OpenMatter opening;
    opening.form = deed.form;
    opening.received_day = deed.received_day;
    opening.region = deed.region;
    opening.office = office;
    opening.role = is_petition_office ? core::LegRole::office : core::LegRole::lead;
    opening.matter_class = demand.matter_class;
    opening.category = demand.category;
    opening.accused = demand.accused;
    std::expected<core::Decision, core::Refusal> opened;
    if (id.is_set()) {
        auto joined = perform(id, core::Attach{{}, deed.form, deed.received_day}, day, {});
        if (!joined) return std::unexpected(joined.error());
    } else {
        opened = decide(matters_[id], opening, day);
        if (!opened) return std::unexpected(app::Failure(opened.error()));
    }
    app::Registered result;
    result.matters.push_back({.id = id, .number = {}, .clocks = {}});
    result.breaches = submission->breaches;
    result.notes = app::notes_of(registration, today_);
    return result;
}

app::Outcome<core::Decision> Rehearsal::perform(const base::Id& id, const core::Deed& deed, base::Day day,
                                                const std::string&) {
    auto known = matters_.find(id);
    if (known == matters_.end()) {
        auto matter = view_.matter(id);
        if (!matter) return std::unexpected(app::Failure(std::move(matter).error()));
        known = matters_.emplace(id, *std::move(matter)).first;
    }
    auto decision = decide(known->second, deed, day.is_set() ? day : today_);
    if (!decision) return std::unexpected(app::Failure(decision.error()));
    return *std::move(decision);
}

base::Result<core::Matter> Rehearsal::matter(const base::Id& id) {
    const auto known = matters_.find(id);
    if (known != matters_.end()) return known->second;
    return view_.matter(id);
}

}  // namespace intake
