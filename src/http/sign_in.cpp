#include "http/sign_in.hpp"

#include <fmt/format.h>

#include "http/audit.hpp"
#include "http/office.hpp"

namespace http {
namespace {

using base::ErrorKind;

constexpr std::string_view bearer = "Bearer ";

std::unexpected<base::Error> not_signed_in() {
    return base::fail(ErrorKind::denied, "nobody is signed in, or the session has ended", {}, "sign in; 请登录");
}

/// The post that the request speaks for; empty account name for a program's token.
base::Result<store::Account> account_of(Call& call) {
    const std::string_view given = call.request.header("Authorization");
    if (given.starts_with(bearer)) {
        return store::Account{.name = {}, .post = TRY(call.hall.accounts.token(given.substr(bearer.size())))};
    }
    const std::string_view cookie = call.request.cookie(session_cookie);
    if (cookie.empty()) return not_signed_in();
    return call.hall.accounts.session(cookie, call.hall.now());
}

base::Result<app::Caller> caller_of(Call& call, const base::Id& post_id) {
    const core::Post* post = call.office->post(post_id);
    const base::Day today = call.hall.desk.today();
    if (post == nullptr || post->from > today || (post->until.is_set() && post->until < today)) {
        return base::fail(ErrorKind::denied, "the post of this account is not in force", {},
                          "the security administrator gives the account a post; 岗位未设或已撤");
    }
    return app::Caller{.post = post->id, .organ = post->organ, .roles = call.office->roles_of(post_id, today)};
}

/// A change made by a page of ours: other sites can neither set this header nor hide that they are others.
bool is_forged(const Request& request, bool is_by_cookie) {
    if (request.method == Method::get) return false;
    if (request.header("Sec-Fetch-Site") == "cross-site") return true;
    return is_by_cookie && request.header("X-Huiying") != "1";
}

SessionView view_of(const Call& call) {
    const core::Post* post = call.office->post(call.caller.post);
    const core::Organ* organ = call.office->organ(call.caller.organ);
    return {.name = call.account,
            .post = {call.caller.post, post != nullptr ? post->name : ""},
            .organ = {call.caller.organ, organ != nullptr ? organ->name : ""},
            .roles = call.caller.roles,
            .permissions = core::permissions_of(call.caller.roles),
            .stands_in_for = stand_ins(*call.office, call.caller.post, call.hall.desk.today()),
            .today = call.hall.desk.today(),
            .store = call.hall.store_view};
}

std::string cookie_of(const Call& call, std::string_view value, bool is_ended) {
    return fmt::format("{}={}; Path=/; HttpOnly; SameSite=Strict{}{}", session_cookie, value,
                       call.hall.settings.is_behind_tls ? "; Secure" : "", is_ended ? "; Max-Age=0" : "");
}

}  // namespace

std::optional<Response> admit(Call& call) {
    const Who& who = call.route->who;
    const bool is_open = who.kind == Who::Kind::anyone;
    const bool is_by_cookie = !is_open && !call.request.header("Authorization").starts_with(bearer);
    if (!is_open) {
        auto account = account_of(call);
        if (!account) return problem(account.error(), SignedIn::no);
        auto caller = caller_of(call, account->post);
        if (!caller) return problem(caller.error());
        call.account = std::move(account->name);
        call.caller = *std::move(caller);
        if (call.account.empty()) note(call, store::AuditKind::token_used);
    }
    if (is_forged(call.request, is_by_cookie)) {
        return problem(
            {ErrorKind::denied, "this change does not come from a page of ours", {}, "send the header X-Huiying: 1"});
    }
    if (who.kind == Who::Kind::permitted && !call.caller.may(who.permission)) {
        return problem(core::Refusal::not_permitted, 403);
    }
    return std::nullopt;
}

base::Result<Response> sign_in(Call& call) {
    Hall& hall = call.hall;
    TRY(hall.sign_in_failures.allow(call.request.client, hall.now()));
    Credentials given;
    TRY(call.body(given));
    const auto account = hall.accounts.check_password(given.name, given.password, hall.now());
    if (!account) {
        hall.sign_in_failures.count(call.request.client, hall.now());
        // What was typed as a name may be somebody's password: it is kept only where an account has it.
        if (hall.accounts.is_known(given.name)) call.account = given.name;
        note(call, store::AuditKind::sign_in_failed);
        return problem(account.error(), SignedIn::no);
    }
    call.caller = TRY(caller_of(call, account->post));
    call.account = account->name;
    note(call, store::AuditKind::sign_in);
    const std::string session = TRY(hall.accounts.new_session(account->name, hall.now()));
    Response answer = json(view_of(call));
    answer.headers.emplace_back("Set-Cookie", cookie_of(call, session, false));
    return answer;
}

base::Result<Response> get_session(Call& call) {
    return json(view_of(call));
}

base::Result<Response> sign_out(Call& call) {
    const std::string_view cookie = call.request.cookie(session_cookie);
    if (!cookie.empty()) TRY(call.hall.accounts.end_session(cookie));
    note(call, store::AuditKind::sign_out);
    Response answer{.status = 204, .type = {}};
    answer.headers.emplace_back("Set-Cookie", cookie_of(call, {}, true));
    return answer;
}

}  // namespace http
