#include "http/register.hpp"

#include <fmt/format.h>

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

Response created(const app::Registered& registered, const core::Law& law, base::Day day) {
    RegisteredView view{.number = registered.number,
                        .query_code = registered.query_code,
                        .receipt = fmt::format("/api/v1/submissions/{}/receipt", registered.number),
                        .breaches = tell(law, registered.breaches, day)};
    for (const app::Registered::One& one : registered.matters) {
        view.matters.push_back({one.id, one.number, tell(law, one.clocks)});
    }
    return json(view, 201);
}

}  // namespace

void register_submission(const CallPtr& call) {
    auto registration = read(*call);
    if (!registration) return call->answer(problem(registration.error()));
    const base::Day day = registration->day.is_set() ? registration->day : call->hall.desk.today();
    submit<app::Registered>(
        call, call->caller,
        [registration = *std::move(registration)](app::Plan& plan) { return register_once(plan, registration); },
        [day](const app::Registered& registered, const store::Written&, const core::Law& law) {
            return created(registered, law, day);
        });
}

base::Result<Response> get_receipt(Call& call) {
    const auto reader = call.hall.readers.lease();
    const base::Id id = TRY(reader->find_submission(call.params[0], call.caller.viewer()));
    return Response{.type = "text/plain; charset=utf-8", .body = TRY(reader->receipt(id))};
}

}  // namespace http
