// From a request to the handler of its route, and the handler's answer back. Refuses on the way, in this order: too
// large, no such address, wrong method, not signed in, forged by another site, not permitted, query not understood.
#pragma once
#include "http/call.hpp"

namespace http {

/// Calls `respond` once, at once or later, from whichever thread has the answer.
void dispatch(Hall& hall, Request request, Respond respond);

}  // namespace http
