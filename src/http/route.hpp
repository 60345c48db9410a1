// One row of the route table: where, who, what, and what the OpenAPI document says about it.
#pragma once
#include <nlohmann/json_fwd.hpp>

#include <memory>
#include <span>
#include <variant>

#include "core/office/permission.hpp"
#include "http/message.hpp"

namespace http {

class Call;

/// Who may come in. What a post may see and do beyond that, readers and decisions judge.
struct Who {
    enum class Kind : unsigned char { anyone, signed_in, permitted } kind = Kind::permitted;
    core::Permission permission{};
};
inline constexpr Who anyone{.kind = Who::Kind::anyone};
inline constexpr Who signed_in{.kind = Who::Kind::signed_in};
[[nodiscard]] constexpr Who with(core::Permission permission) {
    return {.kind = Who::Kind::permitted, .permission = permission};
}

/// Which thread answers: the one that read the request, a worker, one for attachments, or the password worker.
enum class On : unsigned char { io, worker, file, password };

using AtOnce = base::Result<Response> (*)(Call&);      ///< returns its answer
using Later = void (*)(const std::shared_ptr<Call>&);  ///< answers from the leader's thread, after the commit
using Handler = std::variant<AtOnce, Later>;

struct Param {
    enum class Kind : unsigned char { text, day, number, word } kind = Kind::text;
    std::string_view name;
    bool is_required = false;
    std::string_view about;
    std::span<const core::Word> words = {};  ///< of a word
};

/// The schemas that a document needs, by name.
struct Components;
using Schema = nlohmann::json (*)(Components&);  ///< null: no body, or plain text

struct Route {
    Method method = Method::get;
    std::string_view path;
    Who who;
    On on = On::io;
    Handler handler;
    std::string_view operation;  ///< operationId
    std::string_view summary;
    Schema request = nullptr;
    Schema response = nullptr;
    std::string_view response_type = "application/json";
    int status = 200;  ///< of success
    std::span<const Param> query = {};
};

/// THE table. Nothing else registers a route.
[[nodiscard]] std::span<const Route> routes();

}  // namespace http
