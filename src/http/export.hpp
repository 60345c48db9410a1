// GET /export: the caller's matters in the columns of another system.
#pragma once
#include "http/call.hpp"

namespace http {

[[nodiscard]] base::Result<Response> export_matters(Call& call);

}  // namespace http
