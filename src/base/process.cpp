#include "base/process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <thread>

extern char** environ;

namespace base {
namespace {

using Clock = std::chrono::steady_clock;

/// A pipe; what is written to a program that reads no more is an error and no signal.
class Pipe {
  public:
    Pipe() {
        if (::pipe2(ends_, O_CLOEXEC) == 0) ::fcntl(ends_[1], F_SETFL, O_NONBLOCK);
    }
    ~Pipe() {
        close(0);
        close(1);
    }
    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;
    void close(int end) {
        if (ends_[end] >= 0) ::close(ends_[end]);
        ends_[end] = -1;
    }
    [[nodiscard]] int end(int which) const { return ends_[which]; }

  private:
    int ends_[2] = {-1, -1};
};

/// While it stands, this thread is not told of broken pipes, and none is left to be told later.
class NoPipeSignal {
  public:
    NoPipeSignal() {
        sigemptyset(&pipe_);
        sigaddset(&pipe_, SIGPIPE);
        pthread_sigmask(SIG_BLOCK, &pipe_, &before_);
    }
    ~NoPipeSignal() {
        const timespec at_once{};
        while (sigtimedwait(&pipe_, nullptr, &at_once) > 0) {
        }
        pthread_sigmask(SIG_SETMASK, &before_, nullptr);
    }
    NoPipeSignal(const NoPipeSignal&) = delete;
    NoPipeSignal& operator=(const NoPipeSignal&) = delete;

  private:
    sigset_t pipe_{}, before_{};
};

std::optional<pid_t> start(const Process& process, int input) {
    std::vector<char*> arguments, variables;
    for (const std::string& word : process.words) arguments.push_back(const_cast<char*>(word.c_str()));
    for (char** one = environ; *one != nullptr; ++one) variables.push_back(*one);
    for (const std::string& one : process.environment) variables.push_back(const_cast<char*>(one.c_str()));
    arguments.push_back(nullptr);
    variables.push_back(nullptr);
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    if (input >= 0) posix_spawn_file_actions_adddup2(&files, input, 0);
    for (const int fd : {0, 1, 2}) {
        if (fd != 0 || input < 0) posix_spawn_file_actions_addopen(&files, fd, "/dev/null", O_RDWR, 0);
    }
    // The server waits for its own signals in one thread and blocks them in all: the program must not inherit that.
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    sigset_t none;
    sigemptyset(&none);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
    pid_t child = 0;
    const int begun = process.words.empty()
                          ? ENOENT
                          : posix_spawnp(&child, arguments[0], &files, &attributes, arguments.data(), variables.data());
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&files);
    if (begun != 0) return std::nullopt;
    return child;
}

int milliseconds_until(Clock::time_point until) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now()).count();
    return left > 0 ? static_cast<int>(left) : 0;
}

/// Ends when all is written, the program reads no more, or time is up.
Result<> write_all(int to, const Feed& feed, Clock::time_point until) {
    std::string piece;
    for (bool is_more = true; is_more;) {
        piece.clear();
        is_more = TRY(feed(piece));
        std::string_view rest = piece;
        while (!rest.empty()) {
            const ssize_t written = ::write(to, rest.data(), rest.size());
            if (written > 0) {
                rest.remove_prefix(static_cast<std::size_t>(written));
                continue;
            }
            if (errno == EINTR) continue;
            pollfd waiting{.fd = to, .events = POLLOUT, .revents = 0};
            if (errno != EAGAIN || ::poll(&waiting, 1, milliseconds_until(until)) <= 0) return {};
        }
    }
    return {};
}

}  // namespace

Result<std::optional<int>> run(const Process& process, const Feed& feed) {
    const auto until = Clock::now() + std::chrono::seconds(process.seconds_max);
    Pipe pipe;
    const auto child = start(process, feed ? pipe.end(0) : -1);
    if (!child) return std::nullopt;
    pipe.close(0);
    Result<> fed;
    if (feed) {
        const NoPipeSignal quiet;
        fed = write_all(pipe.end(1), feed, until);
    }
    pipe.close(1);
    int status = 0;
    while (::waitpid(*child, &status, WNOHANG) == 0) {
        if (!fed || Clock::now() > until) {
            ::kill(*child, SIGKILL);
            ::waitpid(*child, &status, 0);
            if (!fed) return std::unexpected(std::move(fed).error());
            return std::nullopt;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    if (!fed) return std::unexpected(std::move(fed).error());
    if (!WIFEXITED(status)) return std::nullopt;
    return WEXITSTATUS(status);
}

}  // namespace base
