// GET /evaluations/{id}/steps/{step}/lines/{line}: from a line of a step's sheet to its points, indicator, cut and
// matters; from there /matters/{id}/figures goes to the facts and their receipts. On workers.
#pragma once
#include "http/call.hpp"

namespace http {

[[nodiscard]] base::Result<Response> trace_step_line(Call& call);

}  // namespace http
