// Counts tries per key in windows of fixed length: sign-ins of an address, public queries, wrong query codes of a
// number. Any thread. Memory is bounded: in a window with too many keys the new ones share one count.
#pragma once
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/day.hpp"
#include "base/result.hpp"

namespace http {

class Tries {
  public:
    explicit Tries(int max) : max_(max) {}
    /// `too_many` once a key has used up its window.
    [[nodiscard]] base::Result<void> allow(std::string_view key, base::Instant now);
    void count(std::string_view key, base::Instant now);

  private:
    const int max_;
    std::mutex mutex_;
    std::int64_t window_ = 0;
    std::unordered_map<std::string, int> tries_;

    int& tries(std::string_view key, base::Instant now);  ///< with the mutex held
};

}  // namespace http
