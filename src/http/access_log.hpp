// The access log: lines go to the sink from a thread of its own, because answers are made on the leader's thread too
// and a terminal that nobody reads must not hold up the ledger. Bounded: what does not fit is counted and said later.
#pragma once
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace http {

class AccessLog {
  public:
    using Sink = std::function<void(std::string_view line)>;
    explicit AccessLog(Sink sink);  ///< without a sink nothing is logged and no thread started
    ~AccessLog();                   ///< writes what waits
    [[nodiscard]] bool is_on() const { return sink_ != nullptr; }
    void add(std::string line);

  private:
    const Sink sink_;
    std::mutex mutex_;
    std::condition_variable wake_;
    std::vector<std::string> waiting_;
    std::size_t dropped_ = 0;
    bool is_ending_ = false;
    std::jthread thread_;

    void run();
};

}  // namespace http
