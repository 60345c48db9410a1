#include "http/matcher.hpp"

#include "base/check.hpp"
#include "http/message.hpp"

namespace http {
namespace {

/// Takes the segment in front, up to the next slash.
std::string_view take_segment(std::string_view& path) {
    path.remove_prefix(1);  // the slash before it
    const std::string_view segment = path.substr(0, path.find('/'));
    path.remove_prefix(segment.size());
    return segment;
}

bool is_param(std::string_view segment) {
    return segment.starts_with('{');
}

}  // namespace

bool matches(std::string_view pattern, std::string_view path, Params& params) {
    if (!path.starts_with('/')) return false;
    std::size_t nth = 0;
    while (!pattern.empty() && !path.empty()) {
        const std::string_view want = take_segment(pattern);
        const std::string_view have = take_segment(path);
        if (!is_param(want)) {
            if (want != have) return false;
            continue;
        }
        CHECK(nth < params_max);
        if (have.empty() || !percent_decode(have, false, params[nth++])) return false;
    }
    return pattern.empty() && path.empty();
}

std::string_view param_name(std::string_view pattern, std::size_t nth) {
    while (!pattern.empty()) {
        const std::string_view segment = take_segment(pattern);
        if (is_param(segment) && nth-- == 0) return segment.substr(1, segment.size() - 2);
    }
    return {};
}

}  // namespace http
