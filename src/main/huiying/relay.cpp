#include "main/huiying/relay.hpp"

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <atomic>
#include <cstring>
#include <thread>

#include "main/huiying/help.hpp"

namespace huiying {
namespace {

constexpr const char* socket_name = "command.sock";
constexpr std::size_t question_max = 1 << 20;
constexpr std::uint32_t frame_max = 64 << 20;

struct Descriptor {
    int fd = -1;
    explicit Descriptor(int value) : fd(value) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (fd >= 0) ::close(fd);
    }
};

bool send_all(int fd, std::string_view bytes) {
    while (!bytes.empty()) {
        const auto sent = ::send(fd, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

bool receive_all(int fd, char* out, std::size_t size) {
    while (size > 0) {
        const auto got = ::recv(fd, out, size, 0);
        if (got <= 0) return false;
        out += got;
        size -= static_cast<std::size_t>(got);
    }
    return true;
}

bool send_frame(int fd, char kind, std::string_view bytes) {
    const auto size = static_cast<std::uint32_t>(bytes.size());
    std::string head{kind};
    for (int shift = 24; shift >= 0; shift -= 8) head.push_back(static_cast<char>(size >> shift & 0xff));
    return send_all(fd, head) && send_all(fd, bytes);
}

/// False for a path longer than the 107 bytes that an address has room for.
bool address_of(const std::filesystem::path& directory, sockaddr_un& address) {
    const std::string path = (directory / socket_name).string();
    address = {};
    address.sun_family = AF_UNIX;
    if (path.size() >= sizeof address.sun_path) return false;
    std::memcpy(address.sun_path, path.c_str(), path.size() + 1);
    return true;
}

}  // namespace

std::optional<int> relay(const std::filesystem::path& directory, const std::vector<std::string>& words,
                         const Terminal& terminal) {
    sockaddr_un address{};
    if (!address_of(directory, address)) return std::nullopt;
    const Descriptor socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    if (socket.fd < 0 || ::connect(socket.fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        return std::nullopt;
    const json question{{"words", words},
                        {"folder", terminal.folder},
                        {"interactive", terminal.is_interactive},
                        {"english", terminal.is_english}};
    if (!send_all(socket.fd, question.dump() + "\n")) return std::nullopt;
    for (;;) {
        char head[5];
        if (!receive_all(socket.fd, head, sizeof head)) break;
        std::uint32_t size = 0;
        for (int i = 1; i < 5; ++i) size = size << 8 | static_cast<std::uint8_t>(head[i]);
        if (size > frame_max) break;
        std::string bytes(size, '\0');
        if (!receive_all(socket.fd, bytes.data(), size)) break;
        if (head[0] == 'X')
            return bytes.empty() ? exit_finding : static_cast<int>(static_cast<unsigned char>(bytes[0]));
        (head[0] == 'O' ? terminal.out : terminal.err)(bytes);
    }
    terminal.say("huiying: 服务中断，命令可能没有做完；请再做一次，已做的会跳过",
                 "huiying: the server went away before the command ended; run it again, what was done is skipped");
    return exit_finding;
}

class CommandSocket::Body {
  public:
    Body(int fd, std::filesystem::path path, app::Desk& desk)
        : listener_(fd), path_(std::move(path)), desk_(desk), thread_([this] { serve(); }) {}
    ~Body() {
        is_stopping_ = true;
        ::shutdown(listener_.fd, SHUT_RDWR);
        thread_.join();
        ::unlink(path_.c_str());
    }

  private:
    Descriptor listener_;
    std::filesystem::path path_;
    app::Desk& desk_;
    std::atomic<bool> is_stopping_ = false;
    std::thread thread_;

    void serve() {
        while (!is_stopping_) {
            const Descriptor peer(::accept4(listener_.fd, nullptr, nullptr, SOCK_CLOEXEC));
            if (peer.fd >= 0) answer(peer.fd);
        }
    }

    void answer(int fd) {
        std::string line;
        for (char c = 0; c != '\n' && line.size() < question_max;) {
            if (::recv(fd, &c, 1, 0) != 1) return;
            line.push_back(c);
        }
        const json question = json::parse(line, nullptr, false);
        if (!question.is_object()) return;
        Terminal terminal;
        terminal.out = [fd](std::string_view text) { (void)send_frame(fd, 'O', text); };
        terminal.err = [fd](std::string_view text) { (void)send_frame(fd, 'E', text); };
        terminal.is_interactive = question.value("interactive", false);
        terminal.is_english = question.value("english", false);
        terminal.folder = question.value("folder", "/");
        terminal.desk = &desk_;
        const int code = run_words(question.value("words", std::vector<std::string>{}), terminal, false);
        (void)send_frame(fd, 'X', std::string(1, static_cast<char>(code)));
    }
};

CommandSocket::CommandSocket(std::unique_ptr<Body> body) : body_(std::move(body)) {}
CommandSocket::~CommandSocket() = default;

base::Result<std::unique_ptr<CommandSocket>> CommandSocket::open(const std::filesystem::path& directory,
                                                                 app::Desk& desk) {
    sockaddr_un address{};
    if (!address_of(directory, address)) {
        return base::fail(base::ErrorKind::bad_input, "the path of the store is too long for a socket",
                          directory.string(), "serve it from its parent folder with a shorter path");
    }
    // This process holds the leader's lock, so a socket left behind belongs to nobody.
    ::unlink(address.sun_path);
    const int fd = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const mode_t mask = ::umask(0177);
    const bool is_bound = fd >= 0 && ::bind(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0 &&
                          ::listen(fd, 16) == 0;
    ::umask(mask);
    if (!is_bound) {
        if (fd >= 0) ::close(fd);
        return base::fail(base::ErrorKind::io, "the command socket cannot be opened", address.sun_path,
                          "check that the folder is writable");
    }
    return std::make_unique<CommandSocket>(std::make_unique<Body>(fd, address.sun_path, desk));
}

}  // namespace huiying
