#include "store/uptime.hpp"

#include <condition_variable>
#include <mutex>
#include <thread>

#include "store/sqlite/database.hpp"
#include "store/sqlite/directory.hpp"

namespace store {

namespace {

constexpr const char* tables =
    "CREATE TABLE IF NOT EXISTS runs (began INTEGER PRIMARY KEY, beat INTEGER NOT NULL) STRICT;";
constexpr const char* uptime_file = "uptime.db";

}  // namespace

struct Uptime::Body {
    Body(Settings with, Database opened) : settings(std::move(with)), database(std::move(opened)) {}

    Settings settings;
    std::mutex mutex;  ///< of the connection and of what follows
    Database database;
    Statement begin{database, "INSERT INTO runs (began, beat) VALUES (?1, ?1) ON CONFLICT DO NOTHING"};
    Statement beat{database, "UPDATE runs SET beat = max(beat, ?2) WHERE began = ?1"};
    Statement all_runs{database, "SELECT began, beat FROM runs ORDER BY began"};
    std::int64_t began = 0;
    std::function<void()> on_new_day;
    std::condition_variable wake;
    bool is_stopping = false;
    std::thread thread;

    void beat_on() {
        base::Day today = base::Instant{began}.day();
        std::unique_lock lock(mutex);
        for (bool is_last = false; !is_last;) {  // the last beat is that of the stop itself
            wake.wait_for(lock, std::chrono::milliseconds(beat_ms), [&] { return is_stopping; });
            is_last = is_stopping;
            // A beat that cannot be written is a beat that is missing: the record then says that the server stood
            // still.
            const base::Instant now = settings.now();
            (void)beat.run(began, now.ms);
            if (now.day() == today || is_last || !on_new_day) continue;
            today = now.day();
            lock.unlock();
            on_new_day();
            lock.lock();
        }
    }
};

Uptime::Uptime(std::unique_ptr<Body> body) : body_(std::move(body)) {}

Uptime::~Uptime() {
    {
        const std::lock_guard lock(body_->mutex);
        body_->is_stopping = true;
    }
    body_->wake.notify_all();
    if (body_->thread.joinable()) body_->thread.join();
}

base::Result<std::unique_ptr<Uptime>> Uptime::open(const Settings& given) {
    const Settings settings = completed(given);
    auto database = TRY(Database::open(settings.directory / uptime_file, Database::Mode::create));
    TRY(database.run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL"));
    TRY(database.run(tables));
    return std::make_unique<Uptime>(std::make_unique<Body>(settings, std::move(database)));
}

base::Result<void> Uptime::run(std::function<void()> on_new_day) {
    const std::lock_guard lock(body_->mutex);
    body_->began = body_->settings.now().ms;
    body_->on_new_day = std::move(on_new_day);
    TRY(body_->begin.run(body_->began));
    body_->thread = std::thread([body = body_.get()] { body->beat_on(); });
    return {};
}

base::Result<std::vector<core::Stretch>> Uptime::runs() {
    const std::lock_guard lock(body_->mutex);
    std::vector<core::Stretch> runs;
    Rows rows = TRY(body_->all_runs.query());
    while (TRY(rows.next())) runs.push_back({rows.integer(0), rows.integer(1)});
    return runs;
}

}  // namespace store
