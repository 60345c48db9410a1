// The hall: what all handlers share while the server runs. Everything in it may be used from any thread.
#pragma once
#include <atomic>
#include <chrono>
#include <functional>
#include <memory>

#include "app/desk.hpp"
#include "follow/figures.hpp"
#include "http/access_log.hpp"
#include "http/limits.hpp"
#include "http/openings.hpp"
#include "http/readers.hpp"
#include "http/tries.hpp"
#include "http/uploads.hpp"
#include "http/views.hpp"
#include "http/workers.hpp"
#include "store/accounts.hpp"
#include "store/audit.hpp"
#include "store/questions.hpp"

namespace http {

struct Settings {
    std::string address = "127.0.0.1";
    std::uint16_t port = 8080;   ///< 0: any free one, see Server::port
    std::string store_name;      ///< shown on every page; empty = the ledger's origin
    bool is_simulated = false;   ///< the pages say so in red
    std::string public_url;      ///< of the public query page, in the QR code of papers; empty: no code
    bool is_behind_tls = false;  ///< the cookie is then sent over https only
    /// The last address of X-Forwarded-For is the client's. Only behind a proxy that sets it: else anyone could say so.
    bool trusts_forwarded_for = false;
    bool is_counter_open = true;  ///< false: nobody can submit without signing in; queries and acts go on
    std::vector<std::string> scan_command = {};  ///< the virus scanner's, see scan.hpp; empty: none
    /// One line a request, without personal data: method, route pattern, status, microseconds. From the log's own
    /// thread.
    std::function<void(std::string_view)> access_log = {};
};

class Hall {
  public:
    Hall(const Settings& settings, app::Desk& desk, follow::Figures& figures, store::Accounts& accounts,
         store::Audit& audit, store::Questions& questions);

    const Settings settings;
    app::Desk& desk;
    follow::Figures& figures;
    store::Accounts& accounts;
    store::Audit& audit;
    store::Questions& questions;
    Readers readers;
    StoreView store_view;
    Tries sign_in_failures{sign_in_failures_max}, queries{query_tries_max}, wrong_codes{query_failures_max};
    Tries counter{counter_tries_max}, counter_all{counter_all_max};
    Uploads uploads;
    Openings openings;
    std::atomic<bool> is_stopping = false;
    AccessLog access_log;

    [[nodiscard]] base::Instant now() const { return desk.store().settings().now(); }
    /// Organs and posts, at most office_age_max_ms old.
    [[nodiscard]] base::Result<std::shared_ptr<const core::Office>> office();

  private:
    std::mutex office_mutex_;
    std::shared_ptr<const core::Office> office_;
    std::chrono::steady_clock::time_point office_read_at_;

  public:
    // Last: they end first, and what they still do uses all of the above.
    Workers workers{worker_threads, worker_queue_max}, files{file_threads, worker_queue_max};
    Workers passwords{password_threads, worker_queue_max};
};

}  // namespace http
