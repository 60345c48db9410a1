#include "http/access_log.hpp"

#include <fmt/format.h>

#include <utility>

#include "http/limits.hpp"

namespace http {

AccessLog::AccessLog(Sink sink) : sink_(std::move(sink)) {
    if (sink_) thread_ = std::jthread([this] { run(); });
}

AccessLog::~AccessLog() {
    {
        const std::lock_guard lock(mutex_);
        is_ending_ = true;
    }
    wake_.notify_one();
}

void AccessLog::add(std::string line) {
    {
        const std::lock_guard lock(mutex_);
        if (waiting_.size() >= log_lines_max) {
            ++dropped_;
            return;
        }
        waiting_.push_back(std::move(line));
        if (waiting_.size() > 1) return;  // it has been woken and will find this one too
    }
    wake_.notify_one();
}

void AccessLog::run() {
    std::vector<std::string> lines;
    for (;;) {
        std::size_t dropped = 0;
        {
            std::unique_lock lock(mutex_);
            wake_.wait(lock, [this] { return is_ending_ || !waiting_.empty(); });
            if (waiting_.empty()) return;
            lines.swap(waiting_);
            dropped = std::exchange(dropped_, 0);
        }
        for (const std::string& line : lines) sink_(line);
        if (dropped > 0) sink_(fmt::format("{} lines dropped: the log was not taken fast enough", dropped));
        lines.clear();
    }
}

}  // namespace http
