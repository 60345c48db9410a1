#include "http/register.hpp"

#include <fmt/format.h>

#include "http/audit.hpp"
#include "http/drafts.hpp"
#include "http/submit.hpp"
#include "http/tell.hpp"

namespace http {
namespace {

/// A matter that this caller may not see cannot be joined: the same 404 as for a number that does not exist.
base::Result<void> check_joined(Call& call, const app::Registration& registration) {
    for (std::size_t i = 0; i < registration.demands.size(); ++i) {
        const std::string& number = registration.demands[i].attach_to;
        if (number.empty()) continue;
        if (!call.hall.readers.lease()->find_matter(number, call.caller.viewer())) {
            return base::fail(base::ErrorKind::not_found, "no such matter", fmt::format("demands[{}].attach_to", i),
                              "give the number of a matter that you can open");
        }
    }
    return {};
}

/// An office registers for itself or for organs below it.
base::Result<void> check_office(const Call& call, const app::Registration& registration) {
    if (!registration.office.is_set() || call.office->is_within(registration.office, call.caller.organ)) return {};
    return base::fail(base::ErrorKind::denied, "this organ is not yours to register for", "office",
                      "leave it out to register for your own");
}

base::Result<app::Registration> read(Call& call) {
    app::Registration registration;
    TRY(call.body(registration));
    TRY(app::check(registration));
    TRY(check_office(call, registration));
    TRY(check_joined(call, registration));
    return registration;
}

store::Outcome<app::Registered> register_once(app::Plan& plan, const app::Registration& registration) {
    if (!registration.external_number.empty() &&
        plan.view().find_external(registration.external_source, registration.external_number)) {
        return std::unexpected(
            store::Failure(base::Error{base::ErrorKind::conflict, "this external number is registered already",
                                       "external_number", "look it up instead of registering it again"}));
    }
    return plan.register_submission(registration);
}

RegisteredView view_of(const app::Registered& registered, const core::Law& law, base::Day day) {
    RegisteredView view{.number = registered.number,
                        .query_code = registered.query_code,
                        .receipt = fmt::format("/api/v1/submissions/{}/receipt", registered.number),
                        .breaches = tell(law, registered.breaches, day),
                        .is_collective = registered.is_collective};
    for (const app::Note& note : registered.notes) view.notes.push_back({note.place, note.id, note.zh, note.en});
    for (const app::Registered::One& one : registered.matters) {
        view.matters.push_back({one.id, one.number, tell(law, one.clocks)});
    }
    return view;
}

/// As `read`, for many letters; each is checked as if it came alone.
base::Result<std::pair<app::Registration, std::vector<app::Registration>>> read_identical(Call& call) {
    IdenticalDraft draft;
    TRY(call.body(draft));
    TRY(app::check(draft.submission));
    TRY(check_office(call, draft.submission));
    TRY(check_joined(call, draft.submission));
    if (draft.letters.empty() || draft.letters.size() > app::identical_max) {
        return base::fail(base::ErrorKind::bad_input, fmt::format("{} letters", draft.letters.size()), "letters",
                          fmt::format("give 1 to {} beside the first", app::identical_max));
    }
    std::vector<app::Registration> letters;
    for (std::size_t i = 0; i < draft.letters.size(); ++i) {
        app::Registration& letter = letters.emplace_back(draft.submission);
        letter.persons = std::move(draft.letters[i].persons);
        letter.external_number = std::move(draft.letters[i].external_number);
        if (auto shape = app::check(letter); !shape) {
            base::Error error = std::move(shape).error();
            error.place = fmt::format("letters[{}].{}", i, error.place);
            return std::unexpected(std::move(error));
        }
    }
    return std::pair{std::move(draft.submission), std::move(letters)};
}

}  // namespace

void register_identical(const CallPtr& call) {
    auto given = read_identical(*call);
    if (!given) return call->answer(problem(given.error()));
    const base::Day day = given->first.day.is_set() ? given->first.day : call->hall.desk.today();
    submit<std::vector<app::Registered>>(
        call, call->caller,
        [given = *std::move(given)](app::Plan& plan) { return plan.register_identical(given.first, given.second); },
        [day](const std::vector<app::Registered>& registered, const store::Written&, const core::Law& law) {
            std::vector<RegisteredView> views;
            for (const app::Registered& one : registered) views.push_back(view_of(one, law, day));
            return json(views, 201);
        });
}

void register_submission(const CallPtr& call) {
    auto registration = read(*call);
    if (!registration) return call->answer(problem(registration.error()));
    const base::Day day = registration->day.is_set() ? registration->day : call->hall.desk.today();
    submit<app::Registered>(
        call, call->caller,
        [registration = *std::move(registration)](app::Plan& plan) { return register_once(plan, registration); },
        [day](const app::Registered& registered, const store::Written&, const core::Law& law) {
            return json(view_of(registered, law, day), 201);
        });
}

base::Result<Response> get_receipt(Call& call) {
    const auto reader = call.hall.readers.lease();
    const base::Id id = TRY(reader->find_submission(call.params[0], call.caller.viewer()));
    note(call, store::AuditKind::read_submission, id);
    return Response{.type = "text/plain; charset=utf-8", .body = TRY(reader->receipt(id))};
}

}  // namespace http
