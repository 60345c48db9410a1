// From an upload to a kept file: what it is, whether the scanner lets it pass, its object in place, and then its fact.
#pragma once
#include "app/plan.hpp"
#include "http/call.hpp"
#include "http/uploads.hpp"

namespace http {

/// Finishes the upload and keeps it with the submission. Whatever fails, the upload is used up and nothing of it stays.
[[nodiscard]] base::Result<Response> keep(Call& call, const app::Caller& caller, const Owner& owner,
                                          const core::Submission& submission, const std::string& upload,
                                          app::FileOrder order);

/// "3" of an address; nothing for what is no such number.
[[nodiscard]] std::uint32_t path_number(std::string_view text);

}  // namespace http
