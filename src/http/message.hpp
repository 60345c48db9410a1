// A request and its response as plain values: all that handlers know of HTTP. The server (server.cpp) turns sockets
// into these, the tests make them by hand.
#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"

namespace http {

enum class Method : unsigned char { get, post, put, remove, other };
[[nodiscard]] std::string_view name(Method method);  ///< GET, POST, PUT, DELETE; "?" for any other

using Header = std::pair<std::string, std::string>;

struct Request {
    Method method = Method::get;
    std::string path;   ///< as sent, without the query
    std::string query;  ///< as sent, without the question mark
    std::vector<Header> headers = {};
    std::string body = {};
    std::string client = {};  ///< address of the peer, or of whom a trusted proxy names

    [[nodiscard]] std::string_view header(std::string_view name) const;  ///< in any case; empty if absent
    [[nodiscard]] std::string_view cookie(std::string_view name) const;
    [[nodiscard]] bool prefers_english() const;  ///< Accept-Language names English before Chinese; 中文优先
};

struct Response {
    int status = 200;
    std::string type = "application/json; charset=utf-8";
    std::string body = {};
    std::string body_en = {};  ///< where the words are said in both languages: for those who prefer English
    std::vector<Header> headers = {};
    /// A long download: appends the next piece, false after the last. Called on a worker until then; an error ends the
    /// connection, so that a download cut short is never taken for a whole one.
    std::function<base::Result<bool>(std::string& piece)> more = {};
};
using Respond = std::function<void(Response)>;

/// "a%20b" → "a b"; false where the escapes are broken. '+' is a blank in a query, itself in a path.
[[nodiscard]] bool percent_decode(std::string_view text, bool is_query, std::string& out);

}  // namespace http
