#include "http/tries.hpp"

#include "http/limits.hpp"

namespace http {

int& Tries::tries(std::string_view key, base::Instant now) {
    const std::int64_t window = now.ms / (std::int64_t{window_s} * 1'000);
    if (window != window_) {
        tries_.clear();
        window_ = window;
    }
    std::string name(key);
    if (tries_.size() >= window_keys_max && !tries_.contains(name)) name.clear();
    return tries_[name];
}

base::Result<void> Tries::allow(std::string_view key, base::Instant now) {
    const std::lock_guard lock(mutex_);
    if (tries(key, now) < max_) return {};
    return base::fail(base::ErrorKind::too_many, "too many tries; 查询次数过多", {},
                      "wait ten minutes; 请十分钟后再试");
}

void Tries::count(std::string_view key, base::Instant now) {
    const std::lock_guard lock(mutex_);
    ++tries(key, now);
}

}  // namespace http
