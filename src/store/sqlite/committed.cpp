#include "store/sqlite/committed.hpp"

#include <chrono>

namespace store {

void Committed::publish(const State& state) {
    {
        const std::lock_guard lock(mutex_);
        state_ = state;
    }
    changed_.notify_all();
}

Committed::State Committed::state() const {
    const std::lock_guard lock(mutex_);
    return state_;
}

std::uint64_t Committed::head() const {
    const std::lock_guard lock(mutex_);
    return state_.head();
}

bool Committed::wait_beyond(std::uint64_t seq, int timeout_ms) const {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, std::chrono::milliseconds(timeout_ms), [&] { return state_.head() > seq; });
}

Committed::Note Committed::checkpoint(std::uint64_t seq, const core::SigningKey& key, base::Instant now) {
    const std::lock_guard lock(mutex_);
    if (note_.text.empty() || note_.size < seq) note_ = {sign_state(state_, key, now), state_.head()};
    return note_;
}

std::string sign_state(const Committed::State& state, const core::SigningKey& key, base::Instant now) {
    return core::sign({.origin = key.name,
                       .size = state.head(),
                       .root = state.tree.root(),
                       .epoch = state.epoch,
                       .law = state.law,
                       .signed_at = now},
                      key);
}

}  // namespace store
