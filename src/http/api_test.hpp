// For the tests of this room: a store in a directory of its own with a small office, a server on a free port before it,
// and a client of plain sockets that knows of HTTP only what it must.
#pragma once
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include <atomic>
#include <filesystem>
#include <map>

#include "app/plan.hpp"
#include "http/server.hpp"

namespace http::testing {

using Json = nlohmann::json;

struct Reply {
    int status = 0;                              ///< 0: the connection ended without an answer
    std::map<std::string, std::string> headers;  ///< names in small letters
    std::string body;
    bool is_whole = false;  ///< all the bytes that were announced
    [[nodiscard]] Json json() const { return Json::parse(body); }
};

/// Sends bytes as they are and reads one answer.
[[nodiscard]] Reply send_raw(std::uint16_t port, const std::string& bytes);

/// A connection that stays open and reads nothing.
class OpenConnection {
  public:
    explicit OpenConnection(std::uint16_t port);
    ~OpenConnection();
    OpenConnection(const OpenConnection&) = delete;
    OpenConnection& operator=(const OpenConnection&) = delete;
    void send(std::string_view bytes) const;
    [[nodiscard]] bool read_more(std::string& into) const;

  private:
    int fd_;
    bool is_open_ = false;
};

/// Somebody who asks: nobody, a program with a token, or a person with a cookie.
struct Client {
    std::uint16_t port = 0;
    std::vector<std::string> headers = {};

    [[nodiscard]] Reply get(const std::string& target) const { return ask("GET", target, {}); }
    [[nodiscard]] Reply post(const std::string& target, const Json& body) const {
        return ask("POST", target, body.dump());
    }
    [[nodiscard]] Reply ask(const std::string& method, const std::string& target, const std::string& body) const;
    [[nodiscard]] Client also(std::string header) const;
};

/// The town: a petition office, housing with its bureau below it, water; a government above for reviews.
class House {
  public:
    explicit House(http::Settings listen = {});
    ~House();
    House(const House&) = delete;
    House& operator=(const House&) = delete;

    base::Id government, office, housing, bureau, water;
    Client nobody, registrar, handler, housing_handler, housing_head, bureau_handler, water_handler, reviewer, leader,
        finance, system_admin, security_admin, auditor, housing_auditor, housing_everything;
    static constexpr const char* password = "good enough 2026";
    /// Makes the account "banli" for the handler's post; argon2id takes its time, so only where somebody signs in.
    void open_account();

    void go_to(base::Day day) { now_ms_ = (std::int64_t{day.number} * 24 + 1) * 3'600'000; }  // nine o'clock in China
    /// A registration that needs nothing more, as the registrar sends it.
    [[nodiscard]] static Json letter(const std::string& title = "路灯坏了");
    [[nodiscard]] Json register_one(const Json& body = letter()) const;
    /// Registers, forwards to housing, accepts: what most tests begin with. Gives the matter's id.
    [[nodiscard]] std::string accepted_matter() const;
    [[nodiscard]] app::Desk& desk() const { return *desk_; }
    void end_server() { server_->stop(); }
    [[nodiscard]] std::uint16_t port() const { return server_->port(); }
    [[nodiscard]] const std::filesystem::path& directory() const { return directory_; }
    [[nodiscard]] store::Store& store() { return *store_; }
    /// The first so many lines of the access log; waits for them.
    [[nodiscard]] std::vector<std::string> log(std::size_t lines);

  private:
    std::filesystem::path directory_;
    base::Id handler_post_;
    std::atomic<std::int64_t> now_ms_;
    std::mutex log_mutex_;
    std::vector<std::string> log_;
    std::unique_ptr<store::Store> store_;
    std::unique_ptr<app::Desk> desk_;
    std::unique_ptr<follow::Figures> figures_;
    std::unique_ptr<store::Accounts> accounts_;
    std::unique_ptr<store::Audit> audit_;
    std::unique_ptr<Server> server_;

    void found();
};

inline const base::Day monday = base::Day::from(2026, 3, 16);

struct ApiTest : ::testing::Test {
    House house;
};

}  // namespace http::testing
