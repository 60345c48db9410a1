#include "app/registration.hpp"
#include "base/utf8.hpp"
#include "http/audit.hpp"
#include "http/deed_json.hpp"
#include "http/deeds.hpp"
#include "http/matter_view.hpp"
#include "http/matters.hpp"
#include "http/tell.hpp"

namespace http {
namespace {

/// All that one answer is told from; read once.
struct Read {
    store::Reader& reader;
    const core::Matter& matter;
    const core::Law& law;
    const core::Office& office;
    store::Viewer viewer;
    base::Day today;
};

PersonView tell_person(const core::RecordPerson& record, const store::FactText& fact) {
    const app::PersonDraft person = app::person_from(fact.text);
    // 《信访工作条例》第三十条第三款: whoever asked for it is not named, not even by a first character.
    return {.kind = record.kind,
            .name = record.is_name_withheld ? "***" : base::mask(person.name),
            .phone = base::mask(person.phone),
            .address = base::mask(person.address)};
}

base::Result<std::vector<PersonView>> read_persons(const Read& from, std::span<const base::Id> ids) {
    std::vector<PersonView> persons;
    for (const base::Id& id : ids) {
        for (const store::FactText& fact : TRY(from.reader.facts(id, from.viewer))) {
            if (const auto* record = std::get_if<core::RecordPerson>(&fact.fact.deed)) {
                persons.push_back(tell_person(*record, fact));
            }
        }
    }
    return persons;
}

base::Result<std::optional<SubmissionView>> read_submission(const Read& from) {
    const auto submission = from.reader.submission(from.matter.submission, from.viewer);
    if (!submission) {  // a letter that also holds an accusation is sealed as a whole from the accused
        if (submission.error().kind == base::ErrorKind::not_found) return std::nullopt;
        return std::unexpected(submission.error());
    }
    const core::RegisterSubmission& deed = submission->as_registered;
    const core::RecordOrigin origin = submission->origin.value_or(core::RecordOrigin{});
    return SubmissionView{.number = deed.number,
                          .form = deed.form,
                          .source = deed.source,
                          .received_day = deed.received_day,
                          .people = deed.people,
                          .is_repeat = deed.is_repeat,
                          .is_collective = core::is_collective(deed, from.law),
                          .level = submission->origin ? std::optional(origin.level) : std::nullopt,
                          .origin_from = origin.from,
                          .origin_document = origin.document,
                          .persons = TRY(read_persons(from, deed.persons))};
}

std::vector<AttachedView> read_attached(const Read& from) {
    std::vector<AttachedView> views;
    for (const core::Attached& one : from.matter.attached) {
        const auto submission = from.reader.submission(one.submission, from.viewer);
        AttachedView& view = views.emplace_back(AttachedView{"", one.form, one.received_day});
        if (!submission) continue;
        const core::RegisterSubmission& deed = submission->as_registered;
        view.number = deed.number;
        view.source = deed.source;
        if (submission->origin) view.level = submission->origin->level;
        view.people = deed.people;
        view.is_collective = core::is_collective(deed, from.law);
    }
    return views;
}

SideView tell_side(const Read& from) {
    const core::Side& side = from.matter.side;
    SideView view{.contacted_day = maybe(side.contacted_day),
                  .disputed_day = maybe(side.disputed_day),
                  .urgent_day = maybe(side.urgent_day),
                  .reported_to = side.reported_to,
                  .not_reported_to = core::not_reported_to(from.matter, from.office),
                  .studied_day = maybe(side.studied_day),
                  .adoption = {},
                  .is_rewarded = side.is_rewarded,
                  .agreed_day = maybe(side.agreed_day),
                  .execution = side.execution,
                  .resolved_day = maybe(side.resolved_day),
                  .is_solved = side.is_solved,
                  .is_accepted = side.is_accepted,
                  .remedies = side.remedies,
                  .aided_day = maybe(side.aided_day),
                  .procedure_day = maybe(side.procedure_day),
                  .procedure_organ = {},
                  .cared_day = maybe(side.cared_day),
                  .aftercare = side.aftercare,
                  .is_aftercare_due = from.matter.is_finally_reviewed() && side.aftercare.empty(),
                  .urges = side.urges,
                  .urged_day = maybe(side.urged_day),
                  .links = {},
                  .merged_into = {}};
    if (side.procedure_day.is_set()) {
        const core::Organ* organ = from.office.organ(side.procedure_organ);
        view.procedure_organ = organ != nullptr ? organ->name : side.procedure_name;
    }
    if (side.studied_day.is_set()) view.adoption = side.adoption;
    for (const core::Linked& link : side.links) {
        if (const auto other = from.reader.matter(link.other, from.viewer)) view.links.push_back(other->number);
    }
    if (side.merged_into.is_set()) {
        if (const auto other = from.reader.matter(side.merged_into, from.viewer)) view.merged_into = other->number;
    }
    return view;
}

PaperView tell_paper(const core::Paper& paper) {
    PaperView view{.paper = paper.version,
                   .leg = paper.leg,
                   .kind = paper.kind,
                   .number = paper.number,
                   .day = paper.day,
                   .is_void = paper.is_void,
                   .is_edited = paper.edited != 0,
                   .is_scanned = paper.scan != 0,
                   .served_day = maybe(paper.served_day),
                   .served_by = {}};
    if (paper.served_day.is_set()) view.served_by = paper.served_by;
    return view;
}

LegView tell_leg(const Read& from, std::size_t index) {
    const core::Leg& leg = from.matter.legs[index];
    return {.index = static_cast<std::uint32_t>(index),
            .role = leg.role,
            .organ = ref(from.office, leg.organ),
            .organ_filed = leg.filed.is_set() ? std::optional(ref(from.office, leg.filed)) : std::nullopt,
            .succeeded_day = maybe(leg.succeeded_day),
            .mode = leg.mode,
            .opened_day = leg.opened_day,
            .received_day = maybe(leg.received_day),
            .noticed_day = maybe(leg.noticed_day),
            .objection = leg.objection,
            .objected_day = maybe(leg.objected_day),
            .accepted_day = maybe(leg.accepted_day),
            .declined_day = maybe(leg.declined_day),
            .replied_day = maybe(leg.replied_day),
            .reply_kind = leg.replied_day.is_set() ? std::optional(leg.reply_kind) : std::nullopt,
            .outcome = leg.outcome,
            .review_outcome = leg.review_outcome,
            .delivered_day = maybe(leg.delivered_day),
            .extension_days = leg.extension_days,
            .external_due = maybe(leg.external_due),
            .is_active = leg.is_active};
}

ClockView tell_clock(const Read& from, const core::Clock& clock) {
    TermWords words = words_of(from.law, clock.due.term, clock.due.from);
    ClockView view{.leg = clock.leg,
                   .term = core::name(clock.due.term),
                   .term_zh = std::move(words.zh),
                   .term_en = std::move(words.en),
                   .article_zh = std::move(words.article_zh),
                   .article_en = std::move(words.article_en),
                   .from = clock.due.from,
                   .unrolled_day = clock.due.unrolled_day,
                   .due_day = clock.due.due_day,
                   .is_provisional = clock.due.is_provisional,
                   .stopped_day = maybe(clock.stopped_day),
                   .state = state_of(clock, from.today)};
    if (clock.is_running()) view.days_left = clock.due.due_day - from.today;
    return view;
}

ActorView tell_actor(const Read& from, const base::Id& post_id) {
    const core::Post* post = from.office.post(post_id);
    if (post == nullptr) return {};
    return {Ref{post->id, post->name}, ref(from.office, post->organ)};
}

FactView tell_fact(const Read& from, std::span<const store::FactText> facts, const store::FactText& told) {
    const core::Fact& fact = told.fact;
    std::uint16_t corrected = 0;
    if (const auto* correction = std::get_if<core::Correct>(&fact.deed)) {
        for (const store::FactText& other : facts) {
            if (other.fact.version == correction->version) corrected = core::kind_of(other.fact.deed);
        }
    }
    FactView view{.seq = fact.seq,
                  .version = fact.version,
                  .day = fact.day,
                  .recorded_at = fact.recorded_at,
                  .kind = core::id_of(fact.deed),
                  .kind_zh = core::zh_of(fact.deed),
                  .actor = tell_actor(from, fact.actor),
                  .deed = {.text = {}},
                  .clocks = tell(from.law, fact.clocks),
                  .breaches = tell(from.law, fact.breaches, fact.day),
                  .text = told.text,
                  .is_sealed = told.is_sealed,
                  .is_erased = told.is_erased};
    write_deed(view.deed.text, fact.deed, corrected);
    return view;
}

/// The opening fact's text: title, blank line, text.
void tell_demand(MatterView& view, std::string_view text) {
    const std::size_t gap = text.find("\n\n");
    view.title = text.substr(0, gap);
    if (gap != text.npos) view.text = text.substr(gap + 2);
}

base::Result<MatterView> tell_matter(const Read& from, const app::Caller& caller) {
    const core::Matter& matter = from.matter;
    MatterView view{.id = matter.id,
                    .number = matter.number,
                    .form = matter.form,
                    .matter_class = matter.matter_class,
                    .path = matter.path,
                    .phase = matter.phase(),
                    .category = matter.category,
                    .region = matter.region,
                    .received_day = matter.received_day,
                    .registered_day = matter.registered_day,
                    .accepted_day = maybe(matter.accepted_day),
                    .replied_day = maybe(matter.replied_day),
                    .closed_day = maybe(matter.closed_day),
                    .close_reason = matter.close_reason,
                    .is_first = matter.is_first,
                    .office = maybe_ref(from.office, matter.office),
                    .submission = TRY(read_submission(from)),
                    .attached = read_attached(from),
                    .ratings = {matter.rating_office, matter.rating_organ},
                    .side = tell_side(from),
                    .breaches = tell(from.law, matter.breaches, matter.received_day),
                    .allowed = allowed(matter, caller, from.law, from.office, from.today)};
    if (const int holder = matter.holder(); holder >= 0) {
        view.holder = ref(from.office, matter.legs[static_cast<std::size_t>(holder)].organ);
    }
    for (std::size_t i = 0; i < matter.legs.size(); ++i) view.legs.push_back(tell_leg(from, i));
    for (const core::Clock& clock : matter.clocks) view.clocks.push_back(tell_clock(from, clock));
    for (const core::Paper& paper : matter.papers) view.papers.push_back(tell_paper(paper));
    const auto facts = TRY(from.reader.facts(matter.id, from.viewer));
    for (const store::FactText& fact : facts) view.facts.push_back(tell_fact(from, facts, fact));
    view.checklist = checklist_of(matter, facts, from.today);
    if (!facts.empty()) tell_demand(view, facts.front().text);
    return view;
}

}  // namespace

base::Result<Response> get_matter(Call& call) {
    const base::Id id = TRY(call.id(0));
    const auto reader = call.hall.readers.lease();
    const core::Matter matter = TRY(reader->matter(id, call.caller.viewer()));
    note(call, store::AuditKind::read_matter, id, matter.matter_class == core::MatterClass::accusation);
    const auto law = call.hall.desk.law();
    const Read from{*reader, matter, *law, *call.office, call.caller.viewer(), call.hall.desk.today()};
    return json(TRY(tell_matter(from, call.caller)));
}

base::Result<Response> explain_clock(Call& call) {
    const base::Id id = TRY(call.id(0));
    const core::Matter matter = TRY(call.hall.readers.lease()->matter(id, call.caller.viewer()));
    const auto term = core::parse_term(call.params[2]);
    const core::Clock* clock = nullptr;
    for (const core::Clock& one : matter.clocks) {
        if (std::to_string(one.leg) == call.params[1] && term == one.due.term) clock = &one;
    }
    if (clock == nullptr) return base::fail(base::ErrorKind::not_found, "no such clock");
    core::Lengthening more;
    if (clock->leg < matter.legs.size()) {
        const core::Leg& leg = matter.legs[clock->leg];
        more = {.assigned_days = static_cast<int>(leg.assigned_days),
                .extension_days = static_cast<int>(leg.extension_days),
                .hearing_days = static_cast<int>(leg.hearing_days)};
    }
    return json(tell(TRY(core::explain(*call.hall.desk.law(), clock->due.term, clock->due.from, more))));
}

}  // namespace http
