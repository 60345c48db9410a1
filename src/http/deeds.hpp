// POST /matters/{id}/{deed}: every deed on a matter, and which of them the caller could do now.
#pragma once
#include "http/call.hpp"

namespace http {

void unmerge(const CallPtr& call);
void perform(const CallPtr& call);  ///< the route's last segment names the deed

/// Ids of the deeds that this caller's post may do and that the matter would take today; an approximation: each is
/// tried with sensible members, on the legs that are the caller's, and nothing is written.
[[nodiscard]] std::vector<std::string_view> allowed(const core::Matter& matter, const app::Caller& caller,
                                                    const core::Law& law, const core::Office& office, base::Day today);

}  // namespace http
