#include "http/persons.hpp"

#include <algorithm>

#include "core/matter/contact.hpp"
#include "http/audit.hpp"

namespace http {
namespace {

/// Adds what one number finds; nothing for a number that was not given.
base::Result<void> find(Call& call, store::Reader& reader, core::ContactKind kind, const std::string& typed,
                        std::vector<base::Id>& found) {
    if (typed.empty()) return {};
    const core::ContactNumber contact = core::contact(kind, typed);
    if (contact.value.empty()) {
        return base::fail(base::ErrorKind::bad_input, "there are too few digits in it to look for",
                          std::string(kind == core::ContactKind::phone ? "phone" : "id_number"),
                          "give the whole number");
    }
    for (const base::Id& id : TRY(reader.find_contact(contact, call.caller.viewer(), matches_max))) {
        if (std::ranges::find(found, id) == found.end()) found.push_back(id);
    }
    return {};
}

base::Result<MatchedSubmissionView> tell(store::Reader& reader, const base::Id& id, const store::Viewer& viewer) {
    const core::RegisterSubmission deed = TRY(reader.submission(id, viewer)).as_registered;
    MatchedSubmissionView view{.number = deed.number, .form = deed.form, .received_day = deed.received_day};
    for (const base::Id& matter : deed.matters) {
        // A letter may hold matters of several organs: only those that this caller sees are told.
        const auto seen = reader.matter(matter, viewer);
        if (seen) view.matters.push_back({seen->number, seen->form, seen->received_day});
        if (!seen && seen.error().kind != base::ErrorKind::not_found) return std::unexpected(seen.error());
    }
    return view;
}

}  // namespace

base::Result<Response> search_persons(Call& call) {
    PersonSearch asked;
    TRY(call.body(asked));
    if (asked.phone.empty() && asked.id_number.empty()) {
        return base::fail(base::ErrorKind::bad_input, "nothing to look for", "phone", "give phone or id_number");
    }
    note(call, store::AuditKind::search_contact);
    const auto reader = call.hall.readers.lease();
    std::vector<base::Id> found;
    TRY(find(call, *reader, core::ContactKind::phone, asked.phone, found));
    TRY(find(call, *reader, core::ContactKind::id_number, asked.id_number, found));
    if (found.size() > matches_max) found.resize(matches_max);
    MatchesView view;
    for (const base::Id& id : found) view.submissions.push_back(TRY(tell(*reader, id, call.caller.viewer())));
    return json(view);
}

}  // namespace http
