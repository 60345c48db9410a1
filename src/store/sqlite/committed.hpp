// What is durable, as the leader tells it to everyone else: readers of this process, checkpoints, followers who wait.
#pragma once
#include <condition_variable>
#include <mutex>

#include "core/ledger/checkpoint.hpp"
#include "core/ledger/tree.hpp"

namespace store {

class Committed {
  public:
    struct State {
        core::Frontier tree;
        std::uint32_t epoch = 0;
        base::Hash law{};  ///< set in force: of the last adoption, zero before the first
        [[nodiscard]] std::uint64_t head() const { return tree.size(); }
    };

    void publish(const State& state);
    [[nodiscard]] State state() const;
    [[nodiscard]] std::uint64_t head() const;
    /// True when head() > seq; false after the time-out.
    [[nodiscard]] bool wait_beyond(std::uint64_t seq, int timeout_ms) const;

    /// A signed checkpoint of at least `seq` leaves: the last one given if it reaches, else one of what is committed
    /// now.
    struct Note {
        std::string text;
        std::uint64_t size = 0;
    };
    [[nodiscard]] Note checkpoint(std::uint64_t seq, const core::SigningKey& key, base::Instant now);

  private:
    mutable std::mutex mutex_;
    mutable std::condition_variable changed_;
    State state_;
    Note note_;
};

[[nodiscard]] std::string sign_state(const Committed::State& state, const core::SigningKey& key, base::Instant now);

}  // namespace store
