#include "store/uptime.hpp"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "store/sqlite/database.hpp"
#include "store/sqlite/directory.hpp"

namespace store {

namespace {

constexpr const char* tables = R"sql(
CREATE TABLE IF NOT EXISTS runs (began INTEGER PRIMARY KEY, beat INTEGER NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS planned (
    id INTEGER PRIMARY KEY, began INTEGER NOT NULL, until INTEGER NOT NULL, announced INTEGER NOT NULL, reason TEXT NOT NULL
) STRICT;
)sql";
constexpr const char* uptime_file = "uptime.db";
constexpr std::size_t reason_bytes_max = 1'000;
constexpr std::int64_t ms_per_second = 1'000;

/// Start of a civil day at UTC+8.
std::int64_t begin_of(base::Day day) {
    return (std::int64_t{day.number} * 24 - 8) * 3'600'000;
}

Stretch meet(const Stretch& a, const Stretch& b) {
    return {std::max(a.from, b.from), std::min(a.to, b.to)};
}

/// Without gaps and overlaps, in order.
std::vector<Stretch> joined(std::vector<Stretch> parts, std::int64_t gap) {
    std::ranges::sort(parts);
    std::vector<Stretch> whole;
    for (const Stretch& part : parts) {
        if (part.to <= part.from) continue;
        if (!whole.empty() && part.from <= whole.back().to + gap) {
            whole.back().to = std::max(whole.back().to, part.to);
        } else {
            whole.push_back(part);
        }
    }
    return whole;
}

std::int64_t length(const std::vector<Stretch>& parts, const Stretch& within) {
    std::int64_t sum = 0;
    for (const Stretch& part : parts) {
        const Stretch both = meet(part, within);
        sum += std::max<std::int64_t>(both.to - both.from, 0);
    }
    return sum;
}

}  // namespace

UptimeSums uptime_of(const std::vector<Stretch>& runs, const std::vector<PlannedStop>& planned, const Stretch& within) {
    UptimeSums sums;
    if (runs.empty()) return sums;
    const Stretch measured{std::max(within.from, runs.front().from), within.to};
    if (measured.to <= measured.from) return sums;
    const auto running = joined(runs, silence_ms_max);
    // Stops are what the runs leave open; the last one lasts until the end.
    std::vector<Stretch> stops;
    std::int64_t end = running.empty() ? runs.front().from : running.front().from;
    for (const Stretch& run : running) {
        stops.push_back({end, run.from});
        end = run.to;
    }
    if (measured.to - end > silence_ms_max) stops.push_back({end, measured.to});
    std::vector<Stretch> announced;
    for (const PlannedStop& stop : planned)
        announced.push_back({std::max(stop.when.from, stop.announced_at), stop.when.to});
    std::int64_t stopped = 0, excused = 0;
    const auto excuses = joined(announced, 0);
    for (const Stretch& stop : joined(stops, 0)) {
        const Stretch part = meet(stop, measured);
        if (part.to <= part.from) continue;
        stopped += part.to - part.from;
        excused += length(excuses, part);
    }
    sums.planned_s = excused / ms_per_second;
    sums.failed_s = (stopped - excused) / ms_per_second;
    sums.running_s = (measured.to - measured.from - stopped) / ms_per_second;
    sums.measured_s = sums.running_s + sums.planned_s + sums.failed_s;
    return sums;
}

struct Uptime::Body {
    Body(Settings with, Database opened) : settings(std::move(with)), database(std::move(opened)) {}

    Settings settings;
    std::mutex mutex;  ///< of the connection and of what follows
    Database database;
    Statement begin{database, "INSERT INTO runs (began, beat) VALUES (?1, ?1) ON CONFLICT DO NOTHING"};
    Statement beat{database, "UPDATE runs SET beat = max(beat, ?2) WHERE began = ?1"};
    Statement add{database, "INSERT INTO planned (began, until, announced, reason) VALUES (?1, ?2, ?3, ?4)"};
    Statement all_runs{database, "SELECT began, beat FROM runs ORDER BY began"};
    Statement all_planned{database, "SELECT began, until, announced, reason FROM planned ORDER BY id"};
    std::int64_t began = 0;
    std::condition_variable wake;
    bool is_stopping = false;
    std::thread thread;

    void beat_on() {
        std::unique_lock lock(mutex);
        for (bool is_last = false; !is_last;) {  // the last beat is that of the stop itself
            wake.wait_for(lock, std::chrono::milliseconds(beat_ms), [&] { return is_stopping; });
            is_last = is_stopping;
            // A beat that cannot be written is a beat that is missing: the record then says that the server stood
            // still.
            (void)beat.run(began, settings.now().ms);
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

base::Result<void> Uptime::run() {
    const std::lock_guard lock(body_->mutex);
    body_->began = body_->settings.now().ms;
    TRY(body_->begin.run(body_->began));
    body_->thread = std::thread([body = body_.get()] { body->beat_on(); });
    return {};
}

base::Result<void> Uptime::announce(const Stretch& when, const std::string& reason) {
    const std::lock_guard lock(body_->mutex);
    const std::int64_t now = body_->settings.now().ms;
    if (when.to <= when.from)
        return base::fail(base::ErrorKind::bad_input, "the stop ends before it begins", "to", "exchange the two");
    if (when.to <= now) {
        return base::fail(base::ErrorKind::bad_input, "a stop that is over cannot be announced", "from",
                          "announce it beforehand; what was not announced counts as a failure");
    }
    if (reason.empty() || reason.size() > reason_bytes_max)
        return base::fail(base::ErrorKind::bad_input, "the stop needs a reason", "reason", "say it in a sentence");
    return body_->add.run(when.from, when.to, now, reason);
}

base::Result<UptimeSums> Uptime::sums(base::Day from, base::Day to) {
    const std::lock_guard lock(body_->mutex);
    std::vector<Stretch> runs;
    {
        Rows rows = TRY(body_->all_runs.query());
        while (TRY(rows.next())) runs.push_back({rows.integer(0), rows.integer(1)});
    }
    std::vector<PlannedStop> planned;
    Rows rows = TRY(body_->all_planned.query());
    while (TRY(rows.next()))
        planned.push_back({{rows.integer(0), rows.integer(1)}, rows.integer(2), std::string(rows.text(3))});
    const Stretch within{begin_of(from), std::min(begin_of(to + 1), body_->settings.now().ms)};
    return uptime_of(runs, planned, within);
}

base::Result<UptimeSums> uptime_sums(const Settings& settings, base::Day from, base::Day to) {
    std::error_code ignored;
    if (!std::filesystem::exists(completed(settings).directory / uptime_file, ignored)) return UptimeSums{};
    return TRY(Uptime::open(settings))->sums(from, to);
}

}  // namespace store
