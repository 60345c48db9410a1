// Workers: a few threads for what would hold up the I/O threads (argon2id, figures, exports). Any thread may post.
#pragma once
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace http {

class Workers {
  public:
    Workers(unsigned threads, std::size_t queue_max);
    ~Workers();  ///< does what was posted, then ends
    /// False when the queue is full: answer 503. A job that goes on (a download's next piece) is never turned away.
    [[nodiscard]] bool post(std::function<void()> job, bool is_continuation = false);

  private:
    const std::size_t queue_max_;
    std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<std::function<void()>> jobs_;
    bool is_ending_ = false;
    std::vector<std::jthread> threads_;

    void run();
};

}  // namespace http
