// Query parameters, checked against the row of the route table that takes them: for dispatch, and for saved questions,
// which are parameters that somebody gave earlier.
#pragma once
#include "http/call.hpp"

namespace http {

/// One more parameter of `route` for the call; one that the route does not take, or has already, is bad_input.
[[nodiscard]] base::Result<void> take_parameter(Call& call, const Route& route, Header given);
/// None that the route needs is missing.
[[nodiscard]] base::Result<void> check_parameters(const Call& call, const Route& route);

}  // namespace http
