// POST /submissions, and the receipt of what was registered.
#pragma once
#include "http/call.hpp"

namespace http {

void register_submission(const CallPtr& call);
void register_identical(const CallPtr& call);
[[nodiscard]] base::Result<Response> get_receipt(Call& call);

}  // namespace http
