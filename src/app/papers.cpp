#include "app/papers.hpp"

#include <fmt/format.h>

#include "app/new_fact.hpp"
#include "base/utf8.hpp"

namespace app {
namespace {

using core::PaperKind;

constexpr std::size_t number_max = 60, code_max = 20;  ///< characters

/// Only fields that the kind has: the same facts serve many kinds.
void put(paper::PaperFields& fields, PaperKind kind, std::string_view id, std::string value) {
    if (!value.empty() && core::find_field(kind, id) != nullptr) fields[std::string(id)] = std::move(value);
}
void put(paper::PaperFields& fields, PaperKind kind, std::string_view id, base::Day day) {
    if (day.is_set()) put(fields, kind, id, day.text());
}

std::string name_of(const core::Office& office, const base::Id& organ) {
    const core::Organ* found = office.organ(organ);
    return found != nullptr ? found->name : std::string();
}

/// The leg's organ, or the petition office where the paper is the office's word about that leg.
base::Id issuer_of(const core::Matter& matter, const core::Leg& leg, PaperKind kind) {
    const bool is_passing =
        kind == PaperKind::forward_letter || kind == PaperKind::assign_letter || kind == PaperKind::objection_decision;
    return is_passing ? matter.office : leg.organ;
}

Outcome<std::string> number_for(Plan& plan, const PaperOrder& order, const base::Id& issuer, base::Day day) {
    const auto typed = base::utf8_length(order.number);
    if (!typed || *typed > number_max) return bad("the number is too long", "number", "60 characters at most");
    if (!order.number.empty()) return order.number;
    const auto length = base::utf8_length(order.code);
    if (order.code.empty() || !length || *length > code_max)
        return bad("the organ's code is missing", "code", "give 机关代字, e.g. 云信, or type a number");
    const std::string prefix = fmt::format("paper {} {} {}", issuer.text(), order.code, day.year());
    return paper::document_number(order.code, day.year(), static_cast<int>(plan.view().next_sequence(prefix)));
}

}  // namespace

paper::PaperFields lawful_fields(const core::Matter& matter, std::uint8_t at, PaperKind kind, const core::Law& law) {
    paper::PaperFields fields;
    if (at >= matter.legs.size()) return fields;
    const auto days = [&](std::string_view id, core::TermId term, base::Day from) {
        const core::Term* row = law.term(term, from);
        if (row != nullptr) put(fields, kind, id, std::to_string(row->count));
    };
    const base::Day today = matter.last_day;
    const bool is_review = kind == PaperKind::review_opinion;
    days("remedy_days", is_review ? core::TermId::final_review_request : core::TermId::review_request, today);
    days("notice_days", core::TermId::notice, today);
    days("object_days", core::TermId::object, today);
    if (const core::Clock* clock = matter.clock(core::TermId::handle, at)) {
        put(fields, kind, "due_day", clock->due.due_day);
        const core::Leg& leg = matter.legs[at];
        const auto before = core::due(law, core::TermId::handle, clock->due.from, {});
        if (leg.extension_days > 0 && before) put(fields, kind, "old_due_day", before->due_day);
    }
    if (kind == PaperKind::assign_letter) {
        if (const core::Clock* clock = matter.clock(core::TermId::assigned, at))
            put(fields, kind, "due_day", clock->due.due_day);
    }
    return fields;
}

paper::PaperFields known_fields(const core::Matter& matter, std::uint8_t at, PaperKind kind, const core::Office& office,
                                const PaperTexts& texts) {
    paper::PaperFields fields;
    if (at >= matter.legs.size()) return fields;
    const core::Leg& leg = matter.legs[at];
    for (const char* id : {"petitioner", "applicant"}) put(fields, kind, id, texts.petitioner.name);
    put(fields, kind, "address", texts.petitioner.address);
    put(fields, kind, "phone", texts.petitioner.phone);
    put(fields, kind, "matter", texts.title);
    put(fields, kind, "matter_number", matter.number);
    for (const char* id : {"request", "suggestion"})
        put(fields, kind, id, texts.text.empty() ? texts.title : texts.text);
    put(fields, kind, "matter_class", std::string(core::zh_of(matter.matter_class)));
    const bool is_to_leg = kind == PaperKind::forward_letter || kind == PaperKind::assign_letter;
    put(fields, kind, "addressee", name_of(office, is_to_leg ? leg.organ : matter.office));
    put(fields, kind, "form", std::string(core::zh_of(matter.form)));
    put(fields, kind, "received_day", leg.role == core::LegRole::office ? matter.received_day : leg.received_day);
    put(fields, kind, "requested_day", leg.received_day);
    put(fields, kind, "accepted_day", leg.accepted_day);
    if (matter.path != core::Path::none) put(fields, kind, "path", std::string(core::zh_of(matter.path)));
    const bool is_review = leg.role == core::LegRole::reviewing || leg.role == core::LegRole::final_reviewing;
    if (is_review) {
        put(fields, kind, "outcome", std::string(core::zh_of(leg.review_outcome)));
    } else if (leg.outcome != core::Outcome::none) {
        put(fields, kind, "outcome", std::string(core::zh_of(leg.outcome)));
    }
    if (matter.side.studied_day.is_set()) put(fields, kind, "adoption", std::string(core::zh_of(matter.side.adoption)));
    if (matter.legs.size() > 1) {
        const core::Leg& last = matter.legs.back();
        put(fields, kind, "forwarded_to", name_of(office, last.organ));
        put(fields, kind, "forwarded_day", last.opened_day);
    }
    for (const char* id : {"recipient", "to", "handled_by"}) put(fields, kind, id, name_of(office, leg.organ));
    if (is_review && matter.lead() >= 0) {
        put(fields, kind, "respondent", name_of(office, matter.legs[static_cast<std::size_t>(matter.lead())].organ));
    }
    return fields;
}

Outcome<IssuedPaper> issue(Plan& plan, const base::Id& id, const PaperOrder& order, const PaperTexts& texts,
                           const std::vector<core::PaperForm>& forms) {
    auto loaded = plan.matter(id);
    if (!loaded) return std::unexpected(Failure(std::move(loaded).error()));
    const core::Matter matter = *std::move(loaded);
    core::IssuePaper deed{.leg = order.leg, .kind = order.kind, .number = {}, .is_typed_number = !order.number.empty()};
    if (auto no = plan.refusal(id, deed)) return std::unexpected(*std::move(no));

    const core::Leg& leg = matter.legs[order.leg];
    const core::PaperForm& form = forms[static_cast<std::size_t>(order.kind)];
    paper::PaperFields fields = known_fields(matter, order.leg, order.kind, plan.view().office(), texts);
    for (const auto& [field, value] : order.fields) fields[field] = value;
    for (const auto& [field, value] : lawful_fields(matter, order.leg, order.kind, plan.law())) fields[field] = value;
    const base::Id issuer = issuer_of(matter, leg, order.kind);
    paper::Letterhead head{.organ = name_of(plan.view().office(), issuer),
                           .number = "〔〕",
                           .day = plan.today(),
                           .query_url = texts.query_url,
                           .copies_to = order.copies_to,
                           .print_day = plan.today()};
    // Once with any number: what is missing is told before a number is taken.
    if (auto trial = paper::compose(form, fields, head); !trial)
        return std::unexpected(Failure(std::move(trial).error()));
    if (form.layout != core::PaperLayout::sheet) {
        auto number = number_for(plan, order, issuer, plan.today());
        if (!number) return std::unexpected(std::move(number).error());
        head.number = deed.number = *std::move(number);
    }
    auto bytes = paper::render(form, fields, head);
    if (!bytes) return std::unexpected(Failure(std::move(bytes).error()));
    auto done = plan.perform(id, deed, {}, std::string(bytes->begin(), bytes->end()));
    if (!done) return std::unexpected(std::move(done).error());
    return IssuedPaper{.version = matter.version + 1, .number = deed.number, .size = bytes->size()};
}

}  // namespace app
