// The OpenAPI 3.1 document, made from the route table and the shapes its rows name.
#pragma once
#include "http/call.hpp"

namespace http {

[[nodiscard]] Json openapi();
[[nodiscard]] base::Result<Response> get_openapi(Call& call);

}  // namespace http
