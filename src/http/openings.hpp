// Openings: for a while after somebody has said what they need a file for, they may read it, in one go or by ranges.
// In memory: whoever comes back after a restart says it again. Any thread.
#pragma once
#include <compare>
#include <map>
#include <mutex>
#include <string>

#include "base/bytes.hpp"

namespace http {

class Openings {
  public:
    struct Key {
        base::Id post;
        std::string account, number;  ///< the submission's
        std::uint32_t file = 0;
        friend auto operator<=>(const Key&, const Key&) = default;
    };
    /// Until then it may be read. With too many open at once the one that ends first is closed.
    void open(const Key& key, base::Instant until);
    [[nodiscard]] bool is_open(const Key& key, base::Instant now);

  private:
    std::mutex mutex_;
    std::map<Key, base::Instant> open_;
};

}  // namespace http
