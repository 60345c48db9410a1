// audit.db: beside the ledger, because reading must never wait for the leader nor hold it up. Rows can be added and,
// once they are old enough, deleted; a trigger refuses every change.
#include "store/audit.hpp"

#include <condition_variable>
#include <mutex>
#include <thread>

#include "store/sqlite/audit_rows.hpp"
#include "store/sqlite/directory.hpp"

namespace store {

namespace {

constexpr std::size_t waiting_max = 100'000;
constexpr auto pause = std::chrono::milliseconds(250);  ///< between two writes, so that several go together
constexpr std::size_t seen_max = 10'000;
constexpr std::int64_t hour_ms = 3'600'000;
constexpr std::uint32_t facts_at_once = 500;

}  // namespace

struct Audit::Body {
    Body(const Settings& with, Database opened, std::unique_ptr<Reader> ledger)
        : settings(with), rows(std::move(opened)), reader(std::move(ledger)) {}

    Settings settings;
    std::mutex waiting_mutex;  ///< guards what waits; held for moments only
    std::condition_variable wake;
    std::vector<AuditEvent> waiting;
    std::uint64_t lost = 0;
    bool is_stopping = false;
    std::unordered_map<std::string, std::int64_t> seen;  ///< post and address of a token → when it was noted last

    std::mutex rows_mutex;  ///< guards the connections
    AuditRows rows;
    std::unique_ptr<Reader> reader;
    std::thread thread;

    /// Whether this use of a token was noted within the hour.
    bool is_repeated(const AuditEvent& event) {
        if (event.kind != AuditKind::token_used) return false;
        if (seen.size() >= seen_max) seen.clear();
        std::int64_t& last = seen[event.post.text() + event.client];
        if (last != 0 && event.at.ms - last < hour_ms) return true;
        last = event.at.ms;
        return false;
    }

    base::Result<> write() {
        const std::lock_guard lock(rows_mutex);
        std::vector<AuditEvent> taken;
        std::uint64_t lost_now = 0;
        {
            const std::lock_guard waiting_lock(waiting_mutex);
            taken.swap(waiting);
            lost_now = std::exchange(lost, 0);
        }
        if (lost_now > 0) {
            taken.push_back(
                {.at = settings.now(), .kind = AuditKind::lost, .post = {}, .detail = std::to_string(lost_now)});
        }
        auto written = rows.append(taken);
        if (!written) {  // nothing is lost by a full disk: it waits and is tried again
            const std::lock_guard waiting_lock(waiting_mutex);
            taken.insert(taken.end(), std::make_move_iterator(waiting.begin()), std::make_move_iterator(waiting.end()));
            waiting.swap(taken);
            return written;
        }
        return follow();
    }

    /// Reveals of the ledger that are not here yet, in order.
    base::Result<> follow() {
        while (true) {
            const std::uint64_t last = TRY(rows.last_reveal());
            const auto facts = TRY(reader->reveals_since(last, facts_at_once));
            if (facts.empty()) return {};
            TRY(rows.append_reveals(facts));
        }
    }

    void run() {
        while (true) {
            bool is_last = false;
            {
                std::unique_lock lock(waiting_mutex);
                wake.wait(lock, [&] { return is_stopping || !waiting.empty(); });
                if (!is_stopping) wake.wait_for(lock, pause, [&] { return is_stopping; });
                is_last = is_stopping;
            }
            (void)write();
            if (is_last) return;
        }
    }
};

Audit::Audit(std::unique_ptr<Body> body) : body_(std::move(body)) {
    body_->thread = std::thread([this] { body_->run(); });
}

Audit::~Audit() {
    {
        const std::lock_guard lock(body_->waiting_mutex);
        body_->is_stopping = true;
    }
    body_->wake.notify_all();
    body_->thread.join();
}

base::Result<std::unique_ptr<Audit>> Audit::open(const Settings& given) {
    const Settings settings = completed(given);
    auto reader = TRY(open_reader(settings));
    auto database = TRY(open_audit(settings.directory / "audit.db"));
    return std::make_unique<Audit>(std::make_unique<Body>(settings, std::move(database), std::move(reader)));
}

void Audit::note(AuditEvent event) {
    const std::lock_guard lock(body_->waiting_mutex);
    if (body_->is_repeated(event)) return;
    if (body_->waiting.size() >= waiting_max) {
        ++body_->lost;
        return;
    }
    body_->waiting.push_back(std::move(event));
    if (body_->waiting.size() == 1) body_->wake.notify_one();
}

base::Result<void> Audit::flush() {
    return body_->write();
}

base::Result<AuditPage> Audit::list(const AuditQuery& query) {
    TRY(flush());
    const std::lock_guard lock(body_->rows_mutex);
    return body_->rows.list(query);
}

base::Result<Pruned> Audit::prune(base::Day day) {
    if (day + audit_days_min > body_->settings.now().day()) {
        return base::fail(base::ErrorKind::bad_input, "logs are kept for six months at least", "before",
                          "name a day that lies at least 184 days back (《网络安全法》第二十一条第三项)");
    }
    const std::lock_guard lock(body_->rows_mutex);
    return body_->rows.prune(day);
}

}  // namespace store
