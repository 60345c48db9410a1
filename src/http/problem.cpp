#include "http/problem.hpp"

#include "base/chinese.hpp"
#include "http/json_out.hpp"

namespace http {
namespace {

struct Title {
    std::string_view zh, en;
};
Title title_of(int status) {
    switch (status) {
        case 400: return {"请求有误", "the request is not well formed"};
        case 401: return {"请先登录", "sign in first"};
        case 403: return {"没有权限", "not allowed"};
        case 404: return {"没有找到", "not found"};
        case 405: return {"此地址不接受这种方法", "this address does not take this method"};
        case 409: return {"目前情况下不能办理", "not possible as things stand"};
        case 413: return {"请求正文过大", "the body is too large"};
        case 414: return {"查询参数过长", "the query is too long"};
        case 429: return {"请求过多", "too many requests"};
        case 503: return {"暂时不可用", "not available now"};
    }
    return {"服务器出错", "the server failed"};
}

std::optional<std::string> unless_empty(std::string_view text) {
    return text.empty() ? std::nullopt : std::optional<std::string>(text);
}

std::string body_of(const Problem& problem) {
    std::string body;
    MembersOut members(body);
    // What is not there is left out: most problems have neither code nor article.
    Problem::fields(problem, [&]<class T>(std::string_view name, const T& value) {
        if constexpr (is_optional_v<T>) {
            if (value) members(name, *value);
        } else {
            members(name, value);
        }
    });
    members.close();
    return body;
}

Response response(const Problem& in_chinese, const Problem& in_english) {
    return {.status = in_chinese.status,
            .type = "application/problem+json; charset=utf-8",
            .body = body_of(in_chinese),
            .body_en = body_of(in_english)};
}

/// An error's words with the title of its status; where an account refused, with the code of the refusal.
Response response(int status, const base::Error& error) {
    const std::string code(error.code);
    const auto problem_of = [&](std::string_view title, const base::Error& told) {
        return Problem{.type = code.empty() ? "about:blank" : "urn:huiying:refusal:" + code,
                       .title = std::string(title),
                       .status = status,
                       .detail = told.message,
                       .place = unless_empty(told.place),
                       .cure = unless_empty(told.cure),
                       .code = unless_empty(code)};
    };
    return response(problem_of(title_of(status).zh, base::in_chinese(error)), problem_of(title_of(status).en, error));
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
    base::Error told = error;
    if (status == 503) told.place.clear();
    Response answer = response(status, told);
    if (status == 429 || status == 503) answer.headers.emplace_back("Retry-After", status == 429 ? "60" : "2");
    return answer;
}

Response problem(core::Refusal refusal, int status) {
    const core::RefusalRow& row = core::row_of(refusal);
    Problem told{.type = "urn:huiying:refusal:" + std::string(row.word.id),
                 .title = std::string(row.word.zh),
                 .status = status,
                 .detail = std::string(row.zh),
                 .code = std::string(row.word.id),
                 .article = unless_empty(row.article),
                 .text_zh = std::string(row.zh),
                 .text_en = std::string(row.en)};
    Problem in_english = told;
    in_english.title = title_of(status).en;
    in_english.detail = row.en;
    return response(told, in_english);
}

Response problem(const store::Failure& failure) {
    if (const auto* refusal = std::get_if<core::Refusal>(&failure)) return problem(*refusal);
    return problem(std::get<base::Error>(failure));
}

Response problem(int status, std::string detail, std::string cure) {
    return response(status, {.message = std::move(detail), .cure = std::move(cure)});
}

}  // namespace http
