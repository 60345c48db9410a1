// A call: one request on its way to its one answer, with who asks and what was asked. Handlers get it, the dispatcher
// makes it. Used by one thread at a time; answered exactly once, by the destructor with 500 if nobody else did.
#pragma once
#include <chrono>

#include "http/hall.hpp"
#include "http/json_in.hpp"
#include "http/json_out.hpp"
#include "http/matcher.hpp"
#include "http/problem.hpp"
#include "http/route.hpp"

namespace http {

using CallPtr = std::shared_ptr<Call>;

class Call {
  public:
    Call(Hall& in_hall, Request received, Respond respond);
    ~Call();

    Hall& hall;
    Request request;
    const Route* route = nullptr;
    Params params;
    std::vector<Header> query;  ///< decoded, only parameters of the route, each once
    app::Caller caller;         ///< of public routes: nobody, who may nothing
    std::string account;        ///< the account's name; empty for a program's token
    std::shared_ptr<const core::Office> office;

    void answer(Response response);
    void answer(base::Result<Response> result);
    void answer(const store::Failure& failure);

    [[nodiscard]] std::string_view text(std::string_view name) const;  ///< of a query parameter; empty if not given
    [[nodiscard]] base::Result<base::Day> day(std::string_view name, base::Day otherwise = {}) const;
    [[nodiscard]] base::Result<std::uint64_t> number(std::string_view name, std::uint64_t otherwise, std::uint64_t min,
                                                     std::uint64_t max) const;
    template <Worded E>
    [[nodiscard]] base::Result<std::optional<E>> word(std::string_view name) const {
        const std::string_view given = text(name);
        if (given.empty()) return std::nullopt;
        const auto value = core::parse_word<E>(given);
        if (!value) return no_word(name, words(E{}));
        return value;
    }
    [[nodiscard]] base::Result<base::Id> id(std::size_t nth) const;  ///< a path parameter; not_found if it is no id
    /// Reads the body; members in `aside` are for the caller of this.
    template <Fielded T>
    [[nodiscard]] base::Result<void> body(T& out) {
        Json json = TRY(parse_json(request.body));
        return JsonIn(*office).read(json, out);
    }

  private:
    Respond respond_;
    std::chrono::steady_clock::time_point began_;

    [[nodiscard]] static std::unexpected<base::Error> no_word(std::string_view name, std::span<const core::Word> table);
};

/// 200 with a view.
template <class T>
[[nodiscard]] Response json(const T& view, int status = 200) {
    return {.status = status, .body = to_json(view)};
}

}  // namespace http
