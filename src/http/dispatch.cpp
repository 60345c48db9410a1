#include "http/dispatch.hpp"

#include "base/utf8.hpp"
#include "http/pages.hpp"
#include "http/query.hpp"
#include "http/sign_in.hpp"

namespace http {
namespace {

struct Found {
    const Route* route = nullptr;
    std::string allowed = {};  ///< methods of this address, when the method is none of them
};

Found find(const Request& request, Params& params) {
    Found found;
    for (const Route& route : routes()) {
        if (!matches(route.path, request.path, params)) continue;
        if (route.method == request.method) return {.route = &route};
        found.allowed.append(found.allowed.empty() ? "" : ", ").append(name(route.method));
    }
    return found;
}

base::Result<void> read_query(Call& call) {
    std::string_view rest = call.request.query;
    while (!rest.empty()) {
        const std::string_view pair = rest.substr(0, rest.find('&'));
        rest.remove_prefix(std::min(pair.size() + 1, rest.size()));
        if (pair.empty()) continue;
        const std::size_t equals = std::min(pair.find('='), pair.size());
        Header given;
        const bool is_decoded = percent_decode(pair.substr(0, equals), true, given.first) &&
                                percent_decode(pair.substr(std::min(equals + 1, pair.size())), true, given.second);
        if (!is_decoded || !base::utf8_length(given.first) || !base::utf8_length(given.second)) {
            return base::fail(base::ErrorKind::bad_input, "the query is not percent-encoded UTF-8", "query",
                              "encode it as encodeURIComponent does");
        }
        TRY(take_parameter(call, *call.route, std::move(given)));
    }
    return check_parameters(call, *call.route);
}

void run(const CallPtr& call) {
    // Libraries below may throw (memory, formatting): here it ends, as a 500 without their words.
    try {
        std::visit(
            [&]<class H>(H handler) {
                if constexpr (std::same_as<H, AtOnce>) {
                    call->answer(handler(*call));
                } else {
                    handler(call);
                }
            },
            call->route->handler);
    } catch (const std::exception&) {
        call->answer(
            problem(500, "the server could not finish this request", "try again; tell the administrator if it stays"));
    }
}

void send_to(Workers& workers, const CallPtr& call) {
    if (workers.post([call] { run(call); })) return;
    call->answer(problem({base::ErrorKind::unavailable, "the server has too much to do", {}, "try again in a moment"}));
}

}  // namespace

void dispatch(Hall& hall, Request received, Respond respond) {
    const auto call = std::make_shared<Call>(hall, std::move(received), std::move(respond));
    const Request& request = call->request;
    if (hall.is_stopping)
        return call->answer(
            problem({base::ErrorKind::unavailable, "the server is stopping", {}, "try again in a moment"}));
    if (request.body.size() > body_max)
        return call->answer(problem(413, "the body has more than 4 MB", "send it in parts"));
    if (request.query.size() > query_max)
        return call->answer(problem(414, "the query has more than 4 KB", "ask for less at once"));

    Found found = find(request, call->params);
    call->route = found.route;
    if (found.route == nullptr) {
        if (!found.allowed.empty()) {
            Response answer = problem(405, "this address takes " + found.allowed);
            answer.headers.emplace_back("Allow", found.allowed);
            return call->answer(std::move(answer));
        }
        if (request.path.starts_with("/api/"))
            return call->answer(problem(404, "no such address", "see /api/v1/openapi.json"));
        return call->answer(request.method == Method::get ? page(request) : problem(405, "pages are only read"));
    }
    auto office = hall.office();
    if (!office) return call->answer(problem(office.error()));
    call->office = *std::move(office);
    if (auto refused = admit(*call)) return call->answer(*std::move(refused));
    if (auto query = read_query(*call); !query) return call->answer(problem(query.error()));
    switch (found.route->on) {
        case On::io: return run(call);
        case On::worker: return send_to(hall.workers, call);
        case On::file: return send_to(hall.files, call);
        case On::password: return send_to(hall.passwords, call);
    }
}

}  // namespace http
