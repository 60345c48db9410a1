// The web pages, compiled into the program. Every address that is neither a file nor the API is the single page's.
#pragma once
#include "http/message.hpp"

namespace http {

[[nodiscard]] Response page(const Request& request);

}  // namespace http
