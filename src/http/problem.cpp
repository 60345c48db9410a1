#include "http/problem.hpp"

#include "http/json_out.hpp"

namespace http {
namespace {

std::string_view title_of(int status) {
    switch (status) {
        case 400: return "the request is not well formed";
        case 401: return "sign in first";
        case 403: return "not allowed";
        case 404: return "not found";
        case 405: return "this address does not take this method";
        case 409: return "not possible as things stand";
        case 413: return "the body is too large";
        case 414: return "the query is too long";
        case 429: return "too many requests";
        case 503: return "not available now";
    }
    return "the server failed";
}

std::optional<std::string> unless_empty(std::string_view text) {
    return text.empty() ? std::nullopt : std::optional<std::string>(text);
}

Response response(const Problem& problem) {
    Response answer{.status = problem.status, .type = "application/problem+json; charset=utf-8"};
    MembersOut members(answer.body);
    // What is not there is left out: most problems have neither code nor article.
    Problem::fields(problem, [&]<class T>(std::string_view name, const T& value) {
        if constexpr (is_optional_v<T>) {
            if (value) members(name, *value);
        } else {
            members(name, value);
        }
    });
    members.close();
    return answer;
}

}  // namespace

int status_of(base::ErrorKind kind, SignedIn signed_in) {
    switch (kind) {
        case base::ErrorKind::bad_input: return 400;
        case base::ErrorKind::not_found: return 404;
        case base::ErrorKind::conflict: return 409;
        case base::ErrorKind::denied: return signed_in == SignedIn::yes ? 403 : 401;
        case base::ErrorKind::too_many: return 429;
        case base::ErrorKind::unavailable: return 503;
        case base::ErrorKind::corrupt:
        case base::ErrorKind::io: return 500;
    }
    return 500;
}

Response problem(const base::Error& error, SignedIn signed_in) {
    const int status = status_of(error.kind, signed_in);
    if (status == 500)
        return problem(500, "the store could not be read or written",
                       "tell the administrator; the ledger is checked with `huiying fsck`");
    Response answer = response({.type = "about:blank",
                                .title = std::string(title_of(status)),
                                .status = status,
                                .detail = error.message,
                                .place = unless_empty(status == 503 ? "" : error.place),
                                .cure = unless_empty(error.cure)});
    if (status == 429 || status == 503) answer.headers.emplace_back("Retry-After", status == 429 ? "60" : "2");
    return answer;
}

Response problem(core::Refusal refusal, int status) {
    const core::RefusalRow& row = core::row_of(refusal);
    return response({.type = "urn:huiying:refusal:" + std::string(row.word.id),
                     .title = std::string(row.word.zh),
                     .status = status,
                     .detail = std::string(row.zh),
                     .code = std::string(row.word.id),
                     .article = unless_empty(row.article),
                     .text_zh = std::string(row.zh),
                     .text_en = std::string(row.en)});
}

Response problem(const store::Failure& failure) {
    if (const auto* refusal = std::get_if<core::Refusal>(&failure)) return problem(*refusal);
    return problem(std::get<base::Error>(failure));
}

Response problem(int status, std::string detail, std::string cure) {
    return response({.type = "about:blank",
                     .title = std::string(title_of(status)),
                     .status = status,
                     .detail = std::move(detail),
                     .cure = unless_empty(cure)});
}

}  // namespace http
