#include "http/api_test.hpp"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <set>
#include <thread>

#include "http/matcher.hpp"
#include "http/route.hpp"
#include "law/indicators.hpp"

namespace http::testing {
namespace {

/// Every route that a test has asked, by its place in the table; checked when all tests have run.
std::set<const Route*>& routes_asked() {
    static std::set<const Route*> asked;
    return asked;
}

void note_route(const std::string& method, const std::string& target) {
    const std::string path = target.substr(0, target.find('?'));
    Params params;
    for (const Route& route : routes()) {
        if (name(route.method) == method && matches(route.path, path, params)) routes_asked().insert(&route);
    }
}

class EveryRouteAsked : public ::testing::Environment {
    void TearDown() override {
        if (::testing::GTEST_FLAG(filter) != "*") return;
        for (const Route& route : routes()) {
            if (routes_asked().contains(&route)) continue;
            ADD_FAILURE() << name(route.method) << ' ' << route.path << " has no API test";
        }
    }
};
const auto* const every_route_asked = ::testing::AddGlobalTestEnvironment(new EveryRouteAsked);

/// Takes chunks off the front of `bytes`; true once the last one was there.
bool take_chunks(std::string& bytes, std::string& body) {
    for (;;) {
        const std::size_t line = bytes.find("\r\n");
        if (line == bytes.npos) return false;
        std::size_t size = 0;
        std::from_chars(bytes.data(), bytes.data() + line, size, 16);
        if (bytes.size() < line + 2 + size + 2) return false;
        body.append(bytes, line + 2, size);
        bytes.erase(0, line + 2 + size + 2);
        if (size == 0) return true;
    }
}

void read_head(const std::string& head, Reply& reply) {
    std::from_chars(head.data() + 9, head.data() + 12, reply.status);
    std::size_t at = head.find("\r\n") + 2;
    while (at < head.size()) {
        const std::size_t end = std::min(head.find("\r\n", at), head.size());
        const std::size_t colon = head.find(':', at);
        std::string key = head.substr(at, colon - at);
        for (char& c : key) c = static_cast<char>(std::tolower(c));
        reply.headers[key] = head.substr(colon + 2, end - colon - 2);
        at = end + 2;
    }
}

template <class T>
T must(store::Outcome<T> outcome) {
    if (!outcome) throw std::runtime_error("the test's office could not be founded");
    if constexpr (!std::is_void_v<T>) return *std::move(outcome);
}
template <class T>
T must(base::Result<T> result) {
    if (!result) throw std::runtime_error(result.error().text());
    if constexpr (!std::is_void_v<T>) return *std::move(result);
}

}  // namespace

OpenConnection::OpenConnection(std::uint16_t port) : fd_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const timeval patience{.tv_sec = 20, .tv_usec = 0};
    ::setsockopt(fd_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    is_open_ = ::connect(fd_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
}

OpenConnection::~OpenConnection() {
    ::close(fd_);
}

void OpenConnection::send(std::string_view bytes) const {
    while (is_open_ && !bytes.empty()) {
        const auto sent = ::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) return;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
}

bool OpenConnection::read_more(std::string& into) const {
    char buffer[65'536];
    ssize_t got = 0;
    do {  // a program that the server started and that ends may interrupt the waiting
        got = is_open_ ? ::recv(fd_, buffer, sizeof buffer, 0) : 0;
    } while (got < 0 && errno == EINTR);
    if (got <= 0) return false;
    into.append(buffer, static_cast<std::size_t>(got));
    return true;
}

Reply send_raw(std::uint16_t port, const std::string& bytes) {
    const OpenConnection socket(port);
    socket.send(bytes);
    Reply reply;
    std::string got;
    std::size_t end = got.npos;
    while ((end = got.find("\r\n\r\n")) == got.npos) {
        if (!socket.read_more(got)) return reply;
    }
    read_head(got.substr(0, end), reply);
    got.erase(0, end + 4);
    if (reply.headers.contains("transfer-encoding")) {
        while (!(reply.is_whole = take_chunks(got, reply.body))) {
            if (!socket.read_more(got)) return reply;
        }
        return reply;
    }
    const std::size_t length =
        reply.headers.contains("content-length") ? std::stoul(reply.headers["content-length"]) : 0;
    while (got.size() < length) {
        if (!socket.read_more(got)) break;
    }
    reply.is_whole = got.size() == length;
    reply.body = std::move(got);
    return reply;
}

Reply Client::ask(const std::string& method, const std::string& target, const std::string& body) const {
    note_route(method, target);
    std::string bytes = method + " " + target + " HTTP/1.1\r\nHost: test\r\n";
    for (const std::string& header : headers) bytes += header + "\r\n";
    if (!body.empty() || method == "POST") bytes += "Content-Length: " + std::to_string(body.size()) + "\r\n";
    return send_raw(port, bytes + "\r\n" + body);
}

Client Client::also(std::string header) const {
    Client more = *this;
    more.headers.push_back(std::move(header));
    return more;
}

House::House(http::Settings listen) {
    std::string pattern = (std::filesystem::temp_directory_path() / "huiying-http-XXXXXX").string();
    directory_ = ::mkdtemp(pattern.data());
    go_to(monday);
    const store::Settings settings{
        .directory = directory_ / "store", .master_key = {}, .now = [this] { return base::Instant{now_ms_}; }};
    must(store::Store::create(settings, "huiying/test"));
    store_ = must(store::Store::open(settings));
    desk_ = must(app::Desk::open(*store_));
    accounts_ = must(store::Accounts::open(settings));
    found();
    audit_ = must(store::Audit::open(settings));
    follow::FiguresSettings figures;
    figures.store = settings;
    figures.definitions = must(law::indicators());
    figures.live = store_.get();
    figures.law = [this] { return desk_->law(); };
    figures_ = must(follow::Figures::open(std::move(figures)));
    listen.port = 0;
    listen.access_log = [this](std::string_view line) {
        const std::lock_guard lock(log_mutex_);
        log_.emplace_back(line);
    };
    server_ = must(Server::start(listen, *desk_, *figures_, *accounts_, *audit_));
    for (Client* client :
         {&nobody, &registrar, &handler, &housing_handler, &housing_head, &bureau_handler, &water_handler, &reviewer,
          &leader, &finance, &system_admin, &security_admin, &auditor, &housing_auditor, &housing_everything}) {
        client->port = server_->port();
    }
}

House::~House() {
    server_.reset();
    figures_.reset();
    audit_.reset();
    accounts_.reset();
    desk_.reset();
    store_.reset();
    std::filesystem::remove_all(directory_);
}

void House::found() {
    using core::OrganKind;
    using core::Role;
    const base::Day from = base::Day::from(2020, 1, 1);
    const app::Caller program{.post = {}, .organ = {}, .roles = {}, .is_unrestricted = true};
    std::vector<std::pair<Client*, base::Id>> tokens;
    must(app::run<bool>(*desk_, program, [&](app::Plan& plan) -> store::Outcome<bool> {
        const auto organ = [&](const char* name, OrganKind kind, const base::Id& parent) {
            const base::Id id = plan.view().new_id();
            must(plan.office(
                id, core::RecordOrgan{.name = name, .kind = kind, .parent = parent, .region = 440'111, .from = from}));
            return id;
        };
        const auto post = [&](Client& client, const base::Id& at, const char* name, std::vector<Role> roles) {
            const base::Id id = plan.view().new_id();
            must(plan.office(at, core::RecordPost{.post = id, .name = name, .roles = std::move(roles), .from = from}));
            tokens.emplace_back(&client, id);
        };
        government = organ("区政府", OrganKind::government, {});
        office = organ("区信访局", OrganKind::petition_office, government);
        housing = organ("区住建局", OrganKind::department, government);
        bureau = organ("房屋管理所", OrganKind::department, housing);
        water = organ("区水务局", OrganKind::department, government);
        post(registrar, office, "登记员", {Role::registrar});
        post(handler, office, "办理员", {Role::registrar, Role::office_handler});
        post(housing_handler, housing, "住建局经办人", {Role::organ_handler});
        post(housing_head, housing, "住建局负责人", {Role::organ_head});
        post(bureau_handler, bureau, "房管所经办人", {Role::organ_handler});
        post(water_handler, water, "水务局经办人", {Role::organ_handler});
        post(reviewer, government, "复查员", {Role::organ_handler, Role::reviewer});
        post(leader, office, "局长", {Role::leader});
        post(finance, office, "财务", {Role::finance});
        post(system_admin, office, "系统管理员", {Role::system_admin});
        post(security_admin, office, "安全管理员", {Role::security_admin});
        post(auditor, office, "审计管理员", {Role::audit_admin});
        // Every role but the administrators': whatever a permission gives, it must not give what is sealed from the
        // organ.
        post(housing_everything, housing, "住建局全权",
             {Role::registrar, Role::office_handler, Role::supervisor, Role::organ_handler, Role::organ_head,
              Role::reviewer, Role::leader, Role::finance, Role::evaluator, Role::auditor});
        post(housing_auditor, housing, "住建局审计", {Role::auditor});
        return true;
    }));
    for (const auto& [client, id] : tokens) {
        client->headers = {"Authorization: Bearer " + must(accounts_->new_token(id, "test"))};
        if (client == &handler) handler_post_ = id;
    }
}

void House::open_account() {
    must(accounts_->set_password("banli", handler_post_, password));
}

std::vector<std::string> House::log(std::size_t lines) {
    for (int i = 0; i < 1'000; ++i) {
        {
            const std::lock_guard lock(log_mutex_);
            if (log_.size() >= lines) return log_;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    return log_;
}

Json House::letter(const std::string& title) {
    return {{"form", "letter"},
            {"source", "direct"},
            {"received_day", "2026-03-16"},
            {"region", "440111"},
            {"persons", {{{"name", "张小三"}, {"phone", "13812345678"}, {"address", "云山区白石镇青溪路三十二号"}}}},
            {"demands", {{{"title", title}, {"text", "请派人修理。"}, {"class", "claim"}}}}};
}

Json House::register_one(const Json& body) const {
    const Reply reply = registrar.post("/api/v1/submissions", body);
    if (reply.status != 201) throw std::runtime_error(reply.body);
    return reply.json();
}

std::string House::accepted_matter() const {
    const std::string id = register_one()["matters"][0]["id"];
    const Reply forwarded =
        handler.post("/api/v1/matters/" + id + "/forward", {{"to", "区住建局"}, {"role", "lead"}, {"mode", "forward"}});
    const Reply accepted = housing_handler.post("/api/v1/matters/" + id + "/accept", {{"leg", 1}});
    if (forwarded.status != 200 || accepted.status != 200) throw std::runtime_error(forwarded.body + accepted.body);
    return id;
}

}  // namespace http::testing
