#include "tally/rows.hpp"

#include <algorithm>

namespace tally {
namespace {

using core::null_cell;
using enum core::MatterColumn;

std::int64_t cell(base::Day day) {
    return day.is_set() ? day.number : null_cell;
}
template <class T>
    requires std::is_enum_v<T> || std::is_unsigned_v<T>
std::int64_t cell(T value) {
    return static_cast<std::int64_t>(value);
}

template <class Column>
void set(Row& row, Column column, std::int64_t value) {
    row[static_cast<std::size_t>(column)] = value;
}

Row empty_row(Grain grain) {
    return Row(all_cells(grain), null_cell);
}

/// A clock as two cells. One that ended in time without its deed counts nowhere: both stay empty.
template <class Column>
const core::Clock* set_clock(Row& row, const core::Clock* clock, Column due, Column done) {
    if (clock == nullptr || clock->is_void) return nullptr;
    set(row, due, cell(clock->due.due_day));
    set(row, done, cell(clock->stopped_day));
    return clock;
}

/// The matter's reply clock: the latest handling period that counts, of the office's or the lead organ's turn.
const core::Clock* reply_clock(const core::Matter& matter) {
    for (std::size_t i = matter.clocks.size(); i-- > 0;) {
        const core::Clock& clock = matter.clocks[i];
        if (clock.due.term == core::TermId::handle && !clock.is_void) return &clock;
    }
    return nullptr;
}

/// First further submission after the first closing.
base::Day repeat_day_of(const Story& story) {
    base::Day first;
    if (!story.first_closed_day.is_set()) return first;
    for (const core::Attached& attached : story.matter.attached) {
        if (attached.received_day <= story.first_closed_day) continue;
        if (!first.is_set() || attached.received_day < first) first = attached.received_day;
    }
    return first;
}

/// First further submission at all, or of those by visit.
base::Day first_attached(const core::Matter& matter, bool is_visit_only) {
    base::Day first;
    for (const core::Attached& attached : matter.attached) {
        if (is_visit_only && attached.form != core::Form::visit) continue;
        if (!first.is_set() || attached.received_day < first) first = attached.received_day;
    }
    return first;
}

/// The organs that were there when it was registered: who goes on for one that has ended changes no figure as filed.
base::Id office_filed(const core::Matter& matter) {
    return matter.legs.empty() ? matter.office : matter.legs[0].organ_filed();
}

Row matter_row(const Story& story, std::uint32_t subject, const OrganRows& organs) {
    const core::Matter& matter = story.matter;
    Row row = empty_row(Grain::matters);
    set(row, received_day, cell(matter.received_day));
    set(row, registered_day, cell(matter.registered_day));
    set_clock(row, matter.clock(core::TermId::dispose, 0), dispose_due, disposed_day);
    set(row, accepted_day, cell(matter.accepted_day));
    const core::Clock* reply = set_clock(row, reply_clock(matter), reply_due, reply_done_day);
    set(row, replied_day, cell(matter.replied_day));
    set(row, routed_day, cell(matter.routed_day));
    set(row, closed_day, cell(matter.closed_day));
    set(row, first_closed_day, cell(story.first_closed_day));
    set(row, reopened_day, cell(story.first_reopened_day));
    set(row, repeat_day, cell(repeat_day_of(story)));
    set(row, repeats, static_cast<std::int64_t>(matter.attached.size()));
    set(row, form, cell(matter.form));
    set(row, matter_class, cell(matter.matter_class));
    set(row, category, cell(matter.category));
    set(row, region, cell(matter.region));
    set(row, office, organs.of(office_filed(matter)));
    const int lead = matter.lead();
    const core::Leg* lead_leg = lead >= 0 ? &matter.legs[static_cast<std::size_t>(lead)] : nullptr;
    set(row, organ, lead_leg != nullptr ? organs.of(lead_leg->organ_filed()) : null_cell);
    set(row, path, cell(matter.path));
    set(row, close_reason, cell(matter.close_reason));
    set(row, outcome, cell(lead_leg != nullptr ? lead_leg->outcome : core::Outcome::none));
    set(row, phase, cell(matter.phase()));
    set(row, is_first, matter.is_first);
    set(row, is_accusation, matter.matter_class == core::MatterClass::accusation);
    set(row, is_extended, reply != nullptr && matter.legs[reply->leg].extension_days > 0);
    set(row, is_irregular, reply != nullptr && reply->is_irregular);
    set(row, has_breach, !matter.breaches.empty());
    const core::Side& side = matter.side;
    set(row, contacted_day, cell(side.contacted_day));
    set(row, urgent_day, cell(side.urgent_day));
    set(row, agreed_day, cell(side.agreed_day));
    set(row, resolved_day, cell(side.resolved_day));
    set(row, is_solved, side.is_solved);
    set(row, is_content, side.is_accepted);
    set(row, execution, cell(side.execution));
    set(row, urges, cell(side.urges));
    set(row, urged_day, cell(side.urged_day));
    set(row, repeated_day, cell(first_attached(matter, false)));
    set(row, visited_day, cell(first_attached(matter, true)));
    if (lead_leg != nullptr && lead_leg->filed.is_set()) set(row, successor, organs.of(lead_leg->organ));
    row[hidden(Grain::matters, MatterHidden::subject)] = subject;
    row[hidden(Grain::matters, MatterHidden::changed_day)] = cell(story.changed_day);
    row[hidden(Grain::matters, MatterHidden::changed_seq)] = static_cast<std::int64_t>(story.changed_seq);
    row[hidden(Grain::matters, MatterHidden::is_corrected)] = story.is_corrected;
    row[hidden(Grain::matters, MatterHidden::was_accusation)] = story.was_accusation;
    return row;
}

void set_child(Row& row, Grain grain, std::size_t leg) {
    row[hidden(grain, ChildHidden::leg)] = static_cast<std::int64_t>(leg);
}

Row leg_row(const core::Matter& matter, std::size_t at, const OrganRows& organs) {
    using enum core::LegColumn;
    const core::Leg& leg = matter.legs[at];
    const auto number = static_cast<std::uint8_t>(at);
    Row row = empty_row(Grain::legs);
    set(row, role, cell(leg.role));
    set(row, core::LegColumn::organ, organs.of(leg.organ_filed()));
    set(row, mode, cell(leg.mode));
    set(row, opened_day, cell(leg.opened_day));
    set(row, core::LegColumn::received_day, cell(leg.received_day));
    set_clock(row, matter.clock(core::TermId::notice, number), notice_due, noticed_day);
    set(row, notice_manner, cell(leg.notice_manner));
    set(row, objection, cell(leg.objection));
    set(row, objected_day, cell(leg.objected_day));
    set(row, core::LegColumn::accepted_day, cell(leg.accepted_day));
    set(row, declined_day, cell(leg.declined_day));
    const core::Clock* reply = set_clock(row, matter.clock(core::TermId::handle, number), core::LegColumn::reply_due,
                                         core::LegColumn::reply_done_day);
    set_clock(row, matter.clock(core::TermId::assigned, number), assigned_due, assigned_done_day);
    set(row, delivered_day, cell(leg.delivered_day));
    set(row, passed_on_day, cell(leg.passed_on_day));
    set(row, is_active, leg.is_active);
    set(row, core::LegColumn::is_accusation, matter.matter_class == core::MatterClass::accusation);
    set(row, core::LegColumn::is_irregular, reply != nullptr && reply->is_irregular);
    if (leg.filed.is_set()) set(row, core::LegColumn::successor, organs.of(leg.organ));
    set_child(row, Grain::legs, at);
    return row;
}

Row review_row(const core::Matter& matter, std::size_t at, const OrganRows& organs) {
    using enum core::ReviewColumn;
    const core::Leg& leg = matter.legs[at];
    const bool is_final = leg.role == core::LegRole::final_reviewing;
    const core::TermId term = is_final ? core::TermId::final_review : core::TermId::review;
    Row row = empty_row(Grain::reviews);
    set(row, role, cell(leg.role));
    set(row, core::ReviewColumn::organ, organs.of(leg.organ_filed()));
    set(row, requested_day, cell(leg.received_day));
    const core::Clock* clock = matter.clock(term, static_cast<std::uint8_t>(at));
    if (clock != nullptr && !clock->is_void) set(row, review_due, cell(clock->due.due_day));
    set(row, decided_day, cell(leg.replied_day));
    set(row, core::ReviewColumn::outcome, cell(leg.review_outcome));
    set(row, delivered_day, cell(leg.delivered_day));
    set(row, hearing_days, cell(leg.hearing_days));
    set(row, core::ReviewColumn::is_accusation, matter.matter_class == core::MatterClass::accusation);
    set_child(row, Grain::reviews, at);
    return row;
}

const core::Clock* rate_clock(const core::Matter& matter) {
    for (std::size_t i = matter.clocks.size(); i-- > 0;) {
        if (matter.clocks[i].due.term == core::TermId::rate) return &matter.clocks[i];
    }
    return nullptr;
}

/// 国家信访局满意度评价: matters registered for the first time; not those of litigation, arbitration, reconsideration.
core::RatingExclusion exclusion_of(const core::Matter& matter, core::Grade grade) {
    using core::RatingExclusion;
    if (!matter.is_first) return RatingExclusion::not_first;
    if (matter.path != core::Path::none && matter.path != core::Path::petition) return RatingExclusion::other_procedure;
    if (!matter.replied_day.is_set()) return RatingExclusion::unanswered;
    const bool is_ended = matter.close_reason == core::CloseReason::withdrawn ||
                          matter.close_reason == core::CloseReason::petitioner_died;
    if (is_ended && grade == core::Grade::none) return RatingExclusion::ended_by_petitioner;
    return RatingExclusion::none;
}

/// One for each rated body, from the answer on (or the closing where there was none).
std::optional<Row> rating_row(const core::Matter& matter, core::RatingTarget rated, const OrganRows& organs) {
    using enum core::RatingColumn;
    const bool is_office = rated == core::RatingTarget::office;
    const core::Grade given = is_office ? matter.rating_office : matter.rating_organ;
    const base::Day given_day = is_office ? matter.rated_office_day : matter.rated_organ_day;
    base::Day finished = matter.replied_day;
    if (!finished.is_set()) finished = matter.closed_day;
    if (!finished.is_set()) finished = given_day;
    if (!finished.is_set()) return std::nullopt;
    const int lead = matter.lead();
    const base::Id organ_rated = is_office   ? office_filed(matter)
                                 : lead >= 0 ? matter.legs[static_cast<std::size_t>(lead)].organ_filed()
                                             : base::Id{};
    Row row = empty_row(Grain::ratings);
    set(row, target, cell(rated));
    set(row, core::RatingColumn::organ, organs.of(organ_rated));
    set(row, finished_day, cell(finished));
    if (const core::Clock* clock = rate_clock(matter)) set(row, window_due, cell(clock->due.due_day));
    set(row, grade, cell(given));
    set(row, rated_day, cell(given_day));
    set(row, exclusion, cell(exclusion_of(matter, given)));
    set(row, core::RatingColumn::is_accusation, matter.matter_class == core::MatterClass::accusation);
    set_child(row, Grain::ratings, static_cast<std::size_t>(rated));
    return row;
}

}  // namespace

std::size_t visible_cells(Grain grain) {
    return core::columns(grain).size();
}

std::size_t all_cells(Grain grain) {
    constexpr std::size_t behind[]{4, 5, 2, 2, 2};
    return visible_cells(grain) + behind[static_cast<std::size_t>(grain)];
}

std::int64_t OrganRows::of(const base::Id& organ) const {
    const auto found = rows_.find(organ);
    return found == rows_.end() ? null_cell : std::int64_t{found->second};
}

MatterRows rows_of(const Story& story, std::uint32_t subject, const OrganRows& organs) {
    const core::Matter& matter = story.matter;
    MatterRows rows{.matter = matter_row(story, subject, organs), .legs = {}, .reviews = {}, .ratings = {}};
    for (std::size_t at = 0; at < matter.legs.size(); ++at) {
        const core::LegRole role = matter.legs[at].role;
        const bool is_review = role == core::LegRole::reviewing || role == core::LegRole::final_reviewing;
        rows.legs.push_back(leg_row(matter, at, organs));
        if (is_review) rows.reviews.push_back(review_row(matter, at, organs));
    }
    for (const auto target : {core::RatingTarget::office, core::RatingTarget::organ}) {
        if (auto row = rating_row(matter, target, organs)) rows.ratings.push_back(*std::move(row));
    }
    return rows;
}

Row row_of(const SubmissionStory& story, std::uint32_t subject, const OrganRows& organs) {
    using enum core::SubmissionColumn;
    const core::RegisterSubmission& deed = story.submission.as_registered;
    Row row = empty_row(Grain::submissions);
    set(row, core::SubmissionColumn::received_day, cell(deed.received_day));
    set(row, core::SubmissionColumn::registered_day, cell(story.submission.registered_day));
    set(row, core::SubmissionColumn::form, cell(deed.form));
    set(row, source, cell(deed.source));
    set(row, core::SubmissionColumn::region, cell(deed.region));
    set(row, core::SubmissionColumn::office, organs.of(deed.office));
    set(row, people, cell(deed.people));
    set(row, matters, static_cast<std::int64_t>(deed.matters.size()));
    set(row, is_repeat, deed.is_repeat);
    set(row, is_anonymous, deed.is_anonymous);
    set(row, core::SubmissionColumn::is_accusation, story.is_accusation);
    const auto& origin = story.submission.origin;
    const auto raised = origin ? static_cast<int>(origin->level) + 1 : static_cast<int>(core::RaisedLevel::none);
    set(row, level, raised);
    set(row, is_collective, story.is_collective);
    row[hidden(Grain::submissions, SubmissionHidden::subject)] = subject;
    row[hidden(Grain::submissions, SubmissionHidden::changed_day)] = cell(story.changed_day);
    row[hidden(Grain::submissions, SubmissionHidden::changed_seq)] = static_cast<std::int64_t>(story.changed_seq);
    row[hidden(Grain::submissions, SubmissionHidden::is_corrected)] = story.is_corrected;
    return row;
}

}  // namespace tally
