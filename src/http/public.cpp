#include "http/public.hpp"

#include "http/submit.hpp"
#include "http/tell.hpp"

namespace http {
namespace {

/// The petitioner: no post, no organ. Whether there is something to rate the decision says.
const app::Caller petitioner{.post = {}, .organ = {}, .roles = {}, .is_unrestricted = true};

/// One answer for an unknown number and a wrong code, after the same work; counted alike, so that neither the answer
/// nor the limit tells which numbers exist.
base::Result<base::Id> find(Call& call, store::Reader& reader, std::string_view code) {
    Hall& hall = call.hall;
    const base::Instant now = hall.now();
    const std::string number = call.params[0].substr(0, call.params[0].find('-'));
    TRY(hall.queries.allow(call.request.client, now));
    TRY(hall.wrong_codes.allow(number, now));
    hall.queries.count(call.request.client, now);
    auto found = reader.find_query(number, code);
    if (!found && found.error().kind == base::ErrorKind::not_found) hall.wrong_codes.count(number, now);
    return found;
}

bool can_rate(const core::Matter& matter, const core::Law& law, const core::Office& office, base::Day today) {
    const core::Actor actor = petitioner.actor();
    const core::Context context{.day = today, .today = today, .actor = actor, .law = law, .office = office};
    return core::decide(matter, core::Rate{.target = core::RatingTarget::organ}, context).has_value() ||
           core::decide(matter, core::Rate{.target = core::RatingTarget::office}, context).has_value();
}

PublicMatterView tell(const core::Matter& matter, const core::Law& law, const core::Office& office, base::Day today) {
    PublicMatterView view{.number = matter.number,
                          .phase = matter.phase(),
                          .replied_day = maybe(matter.replied_day),
                          .can_rate = can_rate(matter, law, office, today)};
    const int at = matter.holder() >= 0 ? matter.holder() : matter.lead();
    if (at >= 0) view.organ = ref(office, matter.legs[static_cast<std::size_t>(at)].organ).name;
    if (const core::Clock* clock = matter.next_clock()) {
        view.due_day = clock->due.due_day;
        view.is_provisional = clock->due.is_provisional;
    }
    return view;
}

}  // namespace

base::Result<Response> query_submission(Call& call) {
    const auto reader = call.hall.readers.lease();
    const base::Id id = TRY(find(call, *reader, call.text("code")));
    const core::Submission submission = TRY(reader->submission(id, {}));
    const auto law = call.hall.desk.law();
    PublicView view{.number = submission.as_registered.number, .received_day = submission.as_registered.received_day};
    for (const base::Id& matter : submission.as_registered.matters) {
        view.matters.push_back(tell(TRY(reader->matter(matter, {})), *law, *call.office, call.hall.desk.today()));
    }
    return json(view);
}

void rate_submission(const CallPtr& call) {
    const auto rating = [&]() -> base::Result<std::pair<base::Id, core::Rate>> {
        PublicRating given;
        TRY(call->body(given));
        const auto reader = call->hall.readers.lease();
        const base::Id id = TRY(find(*call, *reader, given.code));
        for (const base::Id& matter : TRY(reader->submission(id, {})).as_registered.matters) {
            if (TRY(reader->matter(matter, {})).number != given.matter) continue;
            return std::pair{matter, core::Rate{.target = given.target, .grade = given.grade}};
        }
        return base::fail(base::ErrorKind::not_found, "no such matter of this submission", "matter",
                          "take a number from the query's answer");
    }();
    if (!rating) return call->answer(problem(rating.error()));
    submit<core::Decision>(
        call, petitioner, [rating = *rating](app::Plan& plan) { return plan.perform(rating.first, rating.second); },
        [](const core::Decision&, const store::Written&, const core::Law&) { return Response{.body = "{}"}; });
}

}  // namespace http
