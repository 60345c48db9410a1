// Lists of matters, one matter, and the reasons of a due day.
#pragma once
#include "http/call.hpp"

namespace http {

[[nodiscard]] base::Result<Response> list_matters(Call& call);
[[nodiscard]] base::Result<Response> get_matter(Call& call);
[[nodiscard]] base::Result<Response> explain_clock(Call& call);
[[nodiscard]] base::Result<Response> get_contents(Call& call);  ///< 卷内目录; contents.cpp

}  // namespace http
