// The store's directory: where its files lie, and the lock that makes sure of one leader.
#pragma once
#include "store/store.hpp"

namespace store {

/// Fills in what was left to its default.
[[nodiscard]] Settings completed(Settings settings);

/// flock on `leader.lock`; given back when it goes out of scope, or when the process dies, whatever way.
class LeaderLock {
  public:
    /// Fails as `unavailable` if another holds it.
    static base::Result<LeaderLock> take(const std::filesystem::path& directory);
    LeaderLock(LeaderLock&& other) noexcept : file_(std::exchange(other.file_, -1)) {}
    LeaderLock& operator=(LeaderLock&&) = delete;
    ~LeaderLock();

  private:
    explicit LeaderLock(int file) : file_(file) {}
    int file_;
};

/// Makes the entries of a directory durable: after creating or renaming a file in it.
[[nodiscard]] base::Result<> sync_directory(const std::filesystem::path& directory);

}  // namespace store
