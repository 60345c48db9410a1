#include "http/openings.hpp"

#include <algorithm>

#include "http/limits.hpp"

namespace http {

void Openings::open(const Key& key, base::Instant until) {
    const std::lock_guard lock(mutex_);
    if (open_.size() >= openings_max && !open_.contains(key)) {
        const auto ends_first = [](const auto& a, const auto& b) { return a.second < b.second; };
        open_.erase(std::ranges::min_element(open_, ends_first));
    }
    open_[key] = until;
}

bool Openings::is_open(const Key& key, base::Instant now) {
    const std::lock_guard lock(mutex_);
    const auto at = open_.find(key);
    if (at == open_.end()) return false;
    if (now < at->second) return true;
    open_.erase(at);
    return false;
}

}  // namespace http
