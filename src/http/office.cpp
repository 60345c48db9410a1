#include "http/office.hpp"

#include "http/submit.hpp"
#include "http/tell.hpp"

namespace http {
namespace {

using base::ErrorKind;

Ref ref_post(const core::Office& office, const base::Id& id) {
    const core::Post* post = office.post(id);
    return {id, post != nullptr ? post->name : ""};
}

base::Result<base::Id> find_post(const core::Office& office, const std::string& text, const char* place) {
    base::Id id;
    const core::Post* post = office.post_named(text);
    if (post == nullptr && base::parse_id(text, id)) post = office.post(id);
    if (post == nullptr)
        return base::fail(ErrorKind::not_found, "no such post", place, "GET /posts tells their names and ids");
    return post->id;
}

DelegationView view_of(const core::Office& office, const core::Delegation& one, Day today) {
    const core::Post* post = office.post(one.post);
    return {.post = ref_post(office, one.post),
            .to = ref_post(office, one.to),
            .organ = ref(office, post != nullptr ? post->organ : base::Id{}),
            .from = one.from,
            .until = one.until,
            .is_standing = one.from <= today && today <= one.until};
}

/// Writes it and answers with what stands now.
void record(const CallPtr& call, const core::Delegate& deed, int status) {
    const base::Id organ = call->office->post(deed.post)->organ;
    submit<core::Delegation>(
        call, call->caller,
        [organ, deed](app::Plan& plan) -> store::Outcome<core::Delegation> {
            if (auto written = plan.office(organ, deed); !written) return std::unexpected(std::move(written).error());
            return core::Delegation{deed.post, deed.to, deed.from, deed.until};
        },
        [call, status](const core::Delegation& one, const store::Written&, const core::Law&) {
            return json(view_of(*call->office, one, call->hall.desk.today()), status);
        });
}

}  // namespace

std::vector<StandInView> stand_ins(const core::Office& office, const base::Id& post, Day today) {
    std::vector<StandInView> views;
    for (const core::Delegation& one : office.delegated_to(post, today))
        views.push_back({ref_post(office, one.post), one.from, one.until});
    return views;
}

base::Result<Response> get_posts(Call& call) {
    const Day today = call.hall.desk.today();
    std::vector<PostView> views;
    for (const base::Id& id : call.office->posts()) {
        const core::Post& post = *call.office->post(id);
        views.push_back({.id = id,
                         .name = post.name,
                         .organ = ref(*call.office, post.organ),
                         .roles = post.roles,
                         .stands_in_for = stand_ins(*call.office, id, today),
                         .permissions = core::permissions_of(call.office->roles_of(id, today)),
                         .from = maybe(post.from),
                         .until = maybe(post.until)});
    }
    return json(views);
}

base::Result<Response> get_delegations(Call& call) {
    std::vector<DelegationView> views;
    for (const core::Delegation& one : call.office->delegations())
        views.push_back(view_of(*call.office, one, call.hall.desk.today()));
    return json(views);
}

void delegate(const CallPtr& call) {
    const auto deed = [&]() -> base::Result<core::Delegate> {
        DelegationDraft draft;
        TRY(call->body(draft));
        return core::Delegate{.post = TRY(find_post(*call->office, draft.post, "post")),
                              .to = TRY(find_post(*call->office, draft.to, "to")),
                              .from = draft.from,
                              .until = draft.until};
    }();
    if (!deed) return call->answer(problem(deed.error()));
    record(call, *deed, 201);
}

void end_delegation(const CallPtr& call) {
    const auto deed = [&]() -> base::Result<core::Delegate> {
        DelegationEndDraft draft;
        TRY(call->body(draft));
        core::Delegate found{.post = TRY(find_post(*call->office, draft.post, "post")),
                             .to = TRY(find_post(*call->office, draft.to, "to")),
                             .from = draft.from,
                             .until = draft.until.is_set() ? draft.until : call->hall.desk.today() - 1};
        const core::Delegation* known = call->office->delegation(found.post, found.to, found.from);
        if (known == nullptr)
            return base::fail(ErrorKind::not_found, "no delegation between these posts began on that day", "from",
                              "GET /delegations lists them");
        if (found.until >= known->until)
            return base::fail(ErrorKind::conflict, "it ends on " + known->until.text() + " as it is", "until",
                              "give an earlier day, or delegate anew to lengthen it");
        return found;
    }();
    if (!deed) return call->answer(problem(deed.error()));
    record(call, *deed, 200);
}

}  // namespace http
