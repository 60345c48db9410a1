#include "http/readers.hpp"

#include "http/limits.hpp"

namespace http {

Readers::Lease Readers::lease() {
    {
        const std::lock_guard lock(mutex_);
        if (!idle_.empty()) {
            auto reader = std::move(idle_.back());
            idle_.pop_back();
            return {*this, std::move(reader)};
        }
    }
    return {*this, store_.reader()};
}

void Readers::give_back(std::unique_ptr<store::Reader> reader) {
    const std::lock_guard lock(mutex_);
    if (idle_.size() < readers_idle_max) idle_.push_back(std::move(reader));
}

}  // namespace http
