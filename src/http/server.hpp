// The server: sockets on one side, dispatch on the other. RESTinio is known to server.cpp alone.
#pragma once
#include "http/hall.hpp"

namespace http {

class Server {
  public:
    /// Binds and starts its threads. Desk, figures, accounts and audit must outlive it. Fails as `io` when it cannot
    /// bind.
    static base::Result<std::unique_ptr<Server>> start(const Settings& settings, app::Desk& desk,
                                                       follow::Figures& figures, store::Accounts& accounts,
                                                       store::Audit& audit);
    ~Server();
    [[nodiscard]] std::uint16_t port() const;
    /// Takes no more requests, answers those begun, then ends its threads. From any thread but its own; once is enough.
    void stop();

    class Body;
    explicit Server(std::unique_ptr<Body> body);

  private:
    std::unique_ptr<Body> body_;
};

}  // namespace http
