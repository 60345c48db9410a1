// Requests of any shape through the whole server but its sockets: dispatch, permission, query, JSON, decision, ledger,
// answer. The input is up to four requests, parted by NUL: a line "METHOD target", lines "Name: value", an empty line,
// the body. "As: handler" sends that post's token; {m}, {n} and {q} in a target stand for a matter's id, its
// submission's number and the query code. Every request is answered once, never with 500; what says it is JSON is JSON;
// a failure is a problem that says its status; nobody who is not signed in reads a name.
// Left out: signing in with a password, which takes its 50 ms on purpose.
#include <condition_variable>
#include <filesystem>
#include <map>

#include "app/plan.hpp"
#include "fuzz.hpp"
#include "http/dispatch.hpp"
#include "law/indicators.hpp"

namespace {

constexpr std::size_t requests_max = 4;
constexpr int patience_s = 30;
constexpr std::uint64_t facts_max = 20'000;  ///< then the town begins anew
constexpr std::string_view secret = "云中鹤";

void replace(std::string& text, std::string_view what, std::string_view with) {
    for (std::size_t at = text.find(what); at != text.npos; at = text.find(what, at + with.size()))
        text.replace(at, what.size(), with);
}

template <class T>
T must(auto outcome) {
    CHECK(outcome.has_value());
    return *std::move(outcome);
}

/// A petition office and two departments, a post for each role, one matter that one of them has accepted.
class Town {
  public:
    std::map<std::string, std::string, std::less<>> tokens;
    std::string matter, number, code;
    std::unique_ptr<http::Hall> hall;

    Town() {
        std::string pattern = (std::filesystem::temp_directory_path() / "huiying-fuzz-XXXXXX").string();
        directory_ = ::mkdtemp(pattern.data());
        const store::Settings settings{.directory = directory_ / "store", .master_key = {}, .now = [] {
                                           return base::Instant{(20'528LL * 24 + 1) * 3'600'000};  // 2026-03-16
                                       }};
        CHECK(store::Store::create(settings, "huiying/fuzz"));
        store_ = must<std::unique_ptr<store::Store>>(store::Store::open(settings));
        desk_ = must<std::unique_ptr<app::Desk>>(app::Desk::open(*store_));
        accounts_ = must<std::unique_ptr<store::Accounts>>(store::Accounts::open(settings));
        audit_ = must<std::unique_ptr<store::Audit>>(store::Audit::open(settings));
        questions_ = must<std::unique_ptr<store::Questions>>(store::Questions::open(settings));
        found();
        follow::FiguresSettings figures;
        figures.store = settings;
        figures.definitions = must<std::vector<core::Definition>>(law::indicators());
        figures.live = store_.get();
        figures_ = must<std::unique_ptr<follow::Figures>>(follow::Figures::open(std::move(figures)));
        hall = std::make_unique<http::Hall>(http::Settings{}, *desk_, *figures_, *accounts_, *audit_, *questions_);
    }
    Town(const Town&) = delete;
    Town& operator=(const Town&) = delete;
    ~Town() {
        hall.reset();
        figures_.reset();
        questions_.reset();
        audit_.reset();
        accounts_.reset();
        desk_.reset();
        store_.reset();
        std::filesystem::remove_all(directory_);
    }
    [[nodiscard]] bool is_old() const { return store_->head() > facts_max; }

  private:
    std::filesystem::path directory_;
    std::unique_ptr<store::Store> store_;
    std::unique_ptr<app::Desk> desk_;
    std::unique_ptr<store::Accounts> accounts_;
    std::unique_ptr<store::Audit> audit_;
    std::unique_ptr<store::Questions> questions_;
    std::unique_ptr<follow::Figures> figures_;

    void found() {
        const base::Day from = base::Day::from(2020, 1, 1);
        const app::Caller program{.post = {}, .organ = {}, .roles = {}, .is_unrestricted = true};
        std::map<std::string, base::Id> posts;
        base::Id office, housing;
        CHECK(app::run<bool>(*desk_, program, [&](app::Plan& plan) -> app::Outcome<bool> {
            using core::Role;
            const auto organ = [&](const char* name, core::OrganKind kind) {
                const base::Id id = plan.view().new_id();
                CHECK(plan.office(
                    id, core::RecordOrgan{.name = name, .kind = kind, .parent = {}, .region = 440'111, .from = from}));
                return id;
            };
            const auto post = [&](const base::Id& at, const char* name, std::vector<Role> roles) {
                posts[name] = plan.view().new_id();
                CHECK(plan.office(
                    at, core::RecordPost{.post = posts[name], .name = name, .roles = std::move(roles), .from = from}));
            };
            office = organ("区信访局", core::OrganKind::petition_office);
            housing = organ("区住建局", core::OrganKind::department);
            const base::Id water = organ("区水务局", core::OrganKind::department);
            post(office, "registrar", {Role::registrar});
            post(office, "handler", {Role::registrar, Role::office_handler});
            post(office, "leader", {Role::leader});
            post(office, "finance", {Role::finance});
            post(office, "admin", {Role::system_admin});
            post(housing, "housing", {Role::organ_handler, Role::reviewer});
            post(housing, "head", {Role::organ_head});
            post(water, "water", {Role::organ_handler});
            return true;
        }));
        const auto founded =
            app::run<app::Registered>(*desk_, program, [&](app::Plan& plan) -> app::Outcome<app::Registered> {
                app::PersonDraft person;
                person.name = secret;
                app::DemandDraft demand;
                demand.title = demand.text = secret;
                app::Registration letter;
                letter.received_day = base::Day::from(2026, 3, 16);
                letter.region = 440'111;
                letter.office = office;
                letter.persons.push_back(std::move(person));
                letter.demands.push_back(std::move(demand));
                auto registered = plan.register_submission(letter);
                CHECK(registered);
                core::Forward forward;
                forward.to = housing;
                CHECK(plan.perform(registered->matters[0].id, forward));
                CHECK(plan.perform(registered->matters[0].id, core::Accept{.leg = 1}));
                return registered;
            });
        CHECK(founded);
        matter = founded->matters[0].id.text();
        number = founded->number;
        code = founded->query_code;
        for (const auto& [name, id] : posts) tokens[name] = must<std::string>(accounts_->new_token(id, "fuzz"));
    }
};

Town& town() {
    static auto here = std::make_unique<Town>();
    if (here->is_old()) {
        here.reset();
        here = std::make_unique<Town>();
    }
    return *here;
}

http::Request request_of(std::string_view text, const Town& town) {
    static std::uint32_t nth = 0;
    const auto line = [&] {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view first = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        return std::string(first);
    };
    http::Request request;
    // Each from an address of its own: the limits have tests of their own.
    ++nth;
    request.client = std::to_string(nth >> 16) + "." + std::to_string(nth & 0xffff);
    std::string first = line();
    const std::size_t blank = std::min(first.find(' '), first.size());
    const std::string method = first.substr(0, blank);
    request.method = method == "GET"      ? http::Method::get
                     : method == "POST"   ? http::Method::post
                     : method == "PUT"    ? http::Method::put
                     : method == "DELETE" ? http::Method::remove
                                          : http::Method::other;
    std::string target = first.substr(std::min(blank + 1, first.size()));
    replace(target, "{m}", town.matter);
    replace(target, "{n}", town.number);
    replace(target, "{q}", town.code);
    const std::size_t mark = std::min(target.find('?'), target.size());
    request.path = target.substr(0, mark);
    request.query = target.substr(std::min(mark + 1, target.size()));
    for (std::string header = line(); !header.empty(); header = line()) {
        const std::size_t colon = std::min(header.find(": "), header.size());
        std::string name = header.substr(0, colon);
        std::string value = header.substr(std::min(colon + 2, header.size()));
        const auto token = name == "As" ? town.tokens.find(value) : town.tokens.end();
        if (token != town.tokens.end()) {
            name = "Authorization";
            value = "Bearer " + token->second;
        }
        request.headers.emplace_back(std::move(name), std::move(value));
    }
    request.body = text;
    return request;
}

http::Response answer_to(http::Hall& hall, http::Request request) {
    std::mutex mutex;
    std::condition_variable is_there;
    std::vector<http::Response> answers;
    http::dispatch(hall, std::move(request), [&](http::Response answer) {
        const std::lock_guard lock(mutex);
        answers.push_back(std::move(answer));
        is_there.notify_one();
    });
    std::unique_lock lock(mutex);
    CHECK(is_there.wait_for(lock, std::chrono::seconds(patience_s), [&] { return !answers.empty(); }));
    CHECK(answers.size() == 1);
    http::Response answer = std::move(answers[0]);
    while (answer.more) {
        const auto more = answer.more(answer.body);
        CHECK(more.has_value());
        if (!*more) break;
    }
    return answer;
}

void check_answer(const http::Response& answer, bool is_signed_in) {
    static constexpr int known[] = {200, 201, 204, 304, 400, 401, 403, 404, 405, 409, 413, 414, 415, 429, 503};
    CHECK(std::ranges::find(known, answer.status) != std::end(known));
    const auto has = [&](std::string_view name) {
        return std::ranges::any_of(answer.headers, [&](const http::Header& header) { return header.first == name; });
    };
    CHECK(has("X-Content-Type-Options") && has("Content-Security-Policy") && has("Cache-Control"));
    CHECK(is_signed_in || answer.body.find(secret) == answer.body.npos);
    const bool is_problem = answer.type.starts_with("application/problem+json");
    CHECK(is_problem == (answer.status >= 400));
    if (!is_problem && !answer.type.starts_with("application/json")) return;
    if (answer.status == 204 || answer.status == 304) return;
    const auto json = http::Json::parse(answer.body, nullptr, false);
    CHECK(!json.is_discarded());
    if (is_problem) CHECK(json.at("status") == answer.status && !json.at("title").get<std::string>().empty());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string_view rest = fuzz::text_of(data, size);
    Town& here = town();
    for (std::size_t i = 0; i < requests_max && !rest.empty(); ++i) {
        const std::size_t end = std::min(rest.find('\0'), rest.size());
        http::Request request = request_of(rest.substr(0, end), here);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (request.path == "/api/v1/session" && request.method == http::Method::post) continue;
        const bool is_signed_in = !request.header("Authorization").empty();
        check_answer(answer_to(*here.hall, std::move(request)), is_signed_in);
    }
    return 0;
}
