// One leader per store: while a server runs, commands that write go through its Unix socket (DIR/command.sock, 0600)
// and run there; their output comes back as they speak. Frames: one letter (O out, E err, X exit code), four bytes of
// length, the bytes. The question is one JSON line.
#pragma once
#include <memory>
#include <optional>

#include "main/huiying/command.hpp"

namespace huiying {

/// Nothing if no server leads the store; else the exit code of the command there.
[[nodiscard]] std::optional<int> relay(const std::filesystem::path& directory, const std::vector<std::string>& words,
                                       const Terminal& terminal);

/// The server's side: accepts one command after the other in a thread of its own until it is destroyed.
class CommandSocket {
  public:
    static base::Result<std::unique_ptr<CommandSocket>> open(const std::filesystem::path& directory, app::Desk& desk);
    ~CommandSocket();
    class Body;
    explicit CommandSocket(std::unique_ptr<Body> body);

  private:
    std::unique_ptr<Body> body_;
};

}  // namespace huiying
