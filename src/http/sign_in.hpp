// Who is asking: session cookies of people, bearer tokens of programs, and whether their post may use a route.
#pragma once
#include "http/call.hpp"

namespace http {

inline constexpr std::string_view session_cookie = "huiying_session";

/// Fills caller and account; gives the refusal where the route is not for this caller.
[[nodiscard]] std::optional<Response> admit(Call& call);

[[nodiscard]] base::Result<Response> sign_in(Call& call);
[[nodiscard]] base::Result<Response> get_session(Call& call);
[[nodiscard]] base::Result<Response> sign_out(Call& call);

struct Credentials {
    std::string name, password;
    static constexpr std::string_view schema = "Credentials";
    static constexpr std::string_view required[] = {"name", "password"};
    static void fields(auto& self, auto&& field) { field("name", self.name), field("password", self.password); }
};

}  // namespace http
