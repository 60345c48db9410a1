// The only file that knows RESTinio (its headers take long to compile). Requests become plain values for dispatch,
// answers become responses; long downloads are pumped piece by piece, the next one when the last is on the wire.
#define RESTINIO_USE_BOOST_ASIO 1
#if defined(__SANITIZE_THREAD__)
#pragma GCC diagnostic ignored "-Wtsan"  // Asio's fences, which ThreadSanitizer does not see; it may then say too much
#endif
#include "http/server.hpp"

#include <latch>
#include <restinio/all.hpp>
#include <thread>
#include <unordered_set>

#include "base/check.hpp"
#include "http/dispatch.hpp"

namespace http {
namespace {

/// Knows the open connections and turns away those beyond the limit. RESTinio's own limiter is part of its acceptor,
/// which a connection that is still open may outlive when the server stops; this one lives as long as anybody holds it.
/// By id, not by counting: a connection whose end is seen by its reader and its writer tells of it twice.
class Connections {
  public:
    void state_changed(const restinio::connection_state::notice_t& notice) noexcept {
        const std::lock_guard lock(mutex_);
        if (restinio::holds_alternative<restinio::connection_state::accepted_t>(notice.cause()))
            open_.insert(notice.connection_id());
        if (restinio::holds_alternative<restinio::connection_state::closed_t>(notice.cause()))
            open_.erase(notice.connection_id());
    }
    restinio::ip_blocker::inspection_result_t inspect(const restinio::ip_blocker::incoming_info_t&) noexcept {
        const std::lock_guard lock(mutex_);
        return open_.size() < connections_max ? restinio::ip_blocker::allow() : restinio::ip_blocker::deny();
    }

  private:
    std::mutex mutex_;
    std::unordered_set<restinio::connection_id_t> open_;
};

struct Traits : restinio::default_traits_t {
    using connection_state_listener_t = Connections;
    using ip_blocker_t = Connections;
};
using Handle = restinio::request_handle_t;
using Chunked = restinio::response_builder_t<restinio::chunked_output_t>;

constexpr int stop_wait_s = 10;  ///< for clients to take the last answers

/// What of a request's headers anybody here asks for; the rest is not copied.
constexpr std::string_view headers_read[] = {"Authorization",  "Cookie",          "X-Huiying", "Range", "If-Range",
                                              "Sec-Fetch-Site", "Accept-Language"};

Method method_of(const restinio::http_request_header_t& header) {
    if (header.method() == restinio::http_method_get()) return Method::get;
    if (header.method() == restinio::http_method_post()) return Method::post;
    if (header.method() == restinio::http_method_put()) return Method::put;
    if (header.method() == restinio::http_method_delete()) return Method::remove;
    return Method::other;
}

std::string_view view(restinio::string_view_t text) {
    return {text.data(), text.size()};
}

restinio::http_status_line_t status_line(int status) {
    const char* reason = "Unknown";
    switch (status) {
        case 200: reason = "OK"; break;
        case 201: reason = "Created"; break;
        case 204: reason = "No Content"; break;
        case 206: reason = "Partial Content"; break;
        case 400: reason = "Bad Request"; break;
        case 401: reason = "Unauthorized"; break;
        case 403: reason = "Forbidden"; break;
        case 404: reason = "Not Found"; break;
        case 405: reason = "Method Not Allowed"; break;
        case 409: reason = "Conflict"; break;
        case 413: reason = "Content Too Large"; break;
        case 414: reason = "URI Too Long"; break;
        case 416: reason = "Range Not Satisfiable"; break;
        case 429: reason = "Too Many Requests"; break;
        case 500: reason = "Internal Server Error"; break;
        case 503: reason = "Service Unavailable"; break;
    }
    return {restinio::http_status_code_t{static_cast<std::uint16_t>(status)}, reason};
}

/// Requests begun and not answered, and answers not yet on the wire: stop() waits for both.
class InFlight {
  public:
    void begin() { change(unanswered_, 1); }
    void answered() { change(unanswered_, -1); }
    void writing() { change(unwritten_, 1); }
    void written() { change(unwritten_, -1); }
    void wait() {
        std::unique_lock lock(mutex_);
        idle_.wait(lock, [this] { return unanswered_ == 0; });
        idle_.wait_for(lock, std::chrono::seconds(stop_wait_s), [this] { return unwritten_ == 0; });
    }

  private:
    std::mutex mutex_;
    std::condition_variable idle_;
    int unanswered_ = 0, unwritten_ = 0;

    void change(int& count, int by) {
        const std::lock_guard lock(mutex_);
        count += by;
        if (count == 0) idle_.notify_all();
    }
};

/// A request outside RESTinio's threads: counted as unanswered until its last trace there is gone, because a handle
/// keeps its connection, and no connection may outlive the server.
class Ticket {
  public:
    Ticket(InFlight& in_flight, Handle handle) : in_flight_(in_flight), handle_(std::move(handle)) {
        in_flight_.begin();
    }
    ~Ticket() {
        handle_.reset();
        in_flight_.answered();
    }
    Ticket(const Ticket&) = delete;
    Ticket& operator=(const Ticket&) = delete;
    [[nodiscard]] const Handle& handle() const { return handle_; }

  private:
    InFlight& in_flight_;
    Handle handle_;
};
using TicketPtr = std::shared_ptr<Ticket>;

/// A download on its way: on a worker while a piece is made, in RESTinio's hands while it is sent.
class Pump : public std::enable_shared_from_this<Pump> {
  public:
    Pump(Hall& hall, InFlight& in_flight, const Handle& handle, Chunked builder, Response response)
        : hall_(hall),
          in_flight_(in_flight),
          handle_(handle),
          builder_(std::move(builder)),
          response_(std::move(response)) {}

    void next() {
        // The ticket first: once it is taken, a stop that has not been seen yet waits for it.
        Job job{std::make_shared<Ticket>(in_flight_, handle_), shared_from_this()};
        if (hall_.is_stopping) return in_flight_.written();
        // Turned away it would be a download cut short, so it waits its turn whatever the queue.
        CHECK(hall_.workers.post([job = std::move(job)] { job.pump->piece(); }, true));
    }

  private:
    struct Job {
        TicketPtr ticket;
        std::shared_ptr<Pump> pump;  ///< ends before the ticket does
    };
    Hall& hall_;
    InFlight& in_flight_;
    Handle handle_;
    Chunked builder_;
    Response response_;

    void piece() {
        std::string text;
        const auto is_more = response_.more(text);
        // Without the last chunk the client sees that the download is not whole; the connection then times out.
        if (!is_more || hall_.is_stopping) return in_flight_.written();
        if (!text.empty()) builder_.append_chunk(restinio::writable_item_t(std::move(text)));
        if (*is_more) {
            builder_.flush([self = shared_from_this()](const auto& error) {
                if (error) return self->in_flight_.written();
                self->next();
            });
        } else {
            builder_.done([self = shared_from_this()](const auto&) { self->in_flight_.written(); });
        }
    }
};

template <class Builder>
void put_headers(Builder& builder, const Response& response) {
    if (!response.type.empty()) builder.append_header("Content-Type", response.type);
    for (const auto& [name, value] : response.headers) builder.append_header(name, value);
    builder.append_header_date_field();
}

}  // namespace

class Server::Body {
  public:
    Body(const Settings& settings, app::Desk& desk, follow::Figures& figures, store::Accounts& accounts,
         store::Audit& audit, std::unique_ptr<store::Questions> questions)
        : questions_(std::move(questions)), hall_(settings, desk, figures, accounts, audit, *questions_) {}
    ~Body() { stop(); }

    base::Result<void> start() {
        const Settings& settings = hall_.settings;
        try {
            const auto connections = std::make_shared<Connections>();
            auto restinio_settings =
                restinio::server_settings_t<Traits>{}
                    .address(settings.address)
                    .port(settings.port)
                    .read_next_http_message_timelimit(std::chrono::seconds(read_timeout_s))
                    .handle_request_timeout(std::chrono::seconds(handle_timeout_s))
                    .write_http_response_timelimit(std::chrono::seconds(write_timeout_s))
                    .connection_state_listener(connections)
                    .ip_blocker(connections)
                    .incoming_http_msg_limits(restinio::incoming_http_msg_limits_t{}
                                                  .max_url_size(target_max)
                                                  .max_field_name_size(header_name_max)
                                                  .max_field_value_size(header_value_max)
                                                  .max_field_count(header_count_max)
                                                  .max_body_size(body_hard_max))
                    .socket_options_setter(
                        [](auto& options) { options.set_option(restinio::asio_ns::ip::tcp::no_delay{true}); })
                    .acceptor_post_bind_hook([this](auto& acceptor) { port_ = acceptor.local_endpoint().port(); })
                    .request_handler([this](const Handle& request) { return take(request); });
            server_ = restinio::run_async<Traits>(restinio::external_io_context(io_), std::move(restinio_settings),
                                                  io_threads);
            return {};
        } catch (const std::exception& error) {
            return base::fail(base::ErrorKind::io, std::string("cannot listen: ") + error.what(),
                              settings.address + ":" + std::to_string(settings.port),
                              "choose another address or port, or end the program that holds it");
        }
    }

    void stop() {
        if (!server_) return;
        hall_.is_stopping = true;
        in_flight_.wait();
        leave_one_thread();
        server_->stop();
        server_->wait();
        server_.reset();
    }

    [[nodiscard]] std::uint16_t port() const { return port_; }

  private:
    std::unique_ptr<store::Questions> questions_;
    Hall hall_;
    InFlight in_flight_;
    restinio::asio_ns::io_context io_{static_cast<int>(io_threads)};
    std::uint16_t port_ = 0;
    restinio::running_server_handle_t<Traits> server_;

    /// RESTinio closes its acceptor on one thread while another may be accepting with it. So all threads but one are
    /// kept busy until it has closed, which is when it stops the context.
    void leave_one_thread() {
        std::latch are_kept(io_threads - 1);
        for (unsigned i = 1; i < io_threads; ++i) {
            restinio::asio_ns::post(io_, [this, &are_kept] {
                are_kept.count_down();
                while (!io_.stopped()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
            });
        }
        are_kept.wait();
    }

    std::string client_of(const Handle& handle) const {
        if (hall_.settings.trusts_forwarded_for) {
            // The last line's last address: some proxies add a line of their own behind what the client made up.
            std::string_view list;
            handle->header().for_each_value_of("X-Forwarded-For", [&list](const restinio::string_view_t& line) {
                list = view(line);
                return restinio::http_header_fields_t::continue_enumeration();
            });
            if (const std::size_t comma = list.rfind(','); comma != list.npos) list.remove_prefix(comma + 1);
            while (list.starts_with(' ')) list.remove_prefix(1);
            if (!list.empty()) return std::string(list.substr(0, 64));
        }
        return handle->remote_endpoint().address().to_string();
    }

    Request request_of(const Handle& handle) const {
        const auto& header = handle->header();
        Request request{.method = method_of(header),
                        .path = std::string(view(header.path())),
                        .query = std::string(view(header.query())),
                        .body = handle->body(),
                        .client = client_of(handle)};
        for (const std::string_view name : headers_read) {
            const auto value = header.try_get_field({name.data(), name.size()});
            if (value) request.headers.emplace_back(name, view(*value));
        }
        return request;
    }

    restinio::request_handling_status_t take(const Handle& handle) {
        in_flight_.writing();
        dispatch(hall_, request_of(handle),
                 [this, ticket = std::make_shared<Ticket>(in_flight_, handle)](Response response) {
                     send(ticket->handle(), std::move(response));
                 });
        return restinio::request_accepted();
    }

    void send(const Handle& handle, Response response) {
        if (response.more) {
            auto builder = handle->create_response<restinio::chunked_output_t>(status_line(response.status));
            put_headers(builder, response);
            std::make_shared<Pump>(hall_, in_flight_, handle, std::move(builder), std::move(response))->next();
            return;
        }
        auto builder = handle->create_response(status_line(response.status));
        put_headers(builder, response);
        builder.set_body(std::move(response.body));
        builder.done([this](const auto&) { in_flight_.written(); });
    }
};

Server::Server(std::unique_ptr<Body> body) : body_(std::move(body)) {}
Server::~Server() = default;

base::Result<std::unique_ptr<Server>> Server::start(const Settings& settings, app::Desk& desk, follow::Figures& figures,
                                                    store::Accounts& accounts, store::Audit& audit) {
    auto questions = TRY(store::Questions::open(desk.store().settings()));
    auto body = std::make_unique<Body>(settings, desk, figures, accounts, audit, std::move(questions));
    TRY(body->start());
    return std::make_unique<Server>(std::move(body));
}

std::uint16_t Server::port() const {
    return body_->port();
}
void Server::stop() {
    body_->stop();
}

}  // namespace http
