#include "follow/figures.hpp"

#include <algorithm>

#include "follow/body.hpp"

namespace follow {
namespace {

constexpr int poll_ms = 200;
constexpr int wait_ms = 10'000;
// So much catching up is worth writing a snapshot at the end, even of a process that only asked once.
constexpr std::uint64_t long_catch_up = 50'000;

std::filesystem::path snapshot_file(const FiguresSettings& settings) {
    return settings.store.directory / snapshot_name;
}

}  // namespace

bool counts_accusations(const core::Definition& definition) {
    if (!core::is_counted(definition)) return false;
    return std::ranges::none_of(definition.exclusions,
                                [](const auto& exclusion) { return exclusion.when == "is_accusation"; });
}

base::Result<void> check_period(const core::Period& period, const core::Cut& cut) {
    using base::ErrorKind;
    if (!period.from.is_set()) return base::fail(ErrorKind::bad_input, "the period has no first day", "from");
    if (!period.to.is_set()) return base::fail(ErrorKind::bad_input, "the period has no last day", "to");
    if (period.to < period.from) return base::fail(ErrorKind::bad_input, "the period ends before it begins", "to");
    if (!cut.day.is_set()) return base::fail(ErrorKind::bad_input, "the cut has no day", "as_of");
    return {};
}

// Ahead of `thread` in the struct lies all that the thread uses, so it ends before any of that goes.
void Figures::Body::follow() {
    for (;;) {
        {
            const std::lock_guard lock(mutex);
            if (is_stopping) return;
        }
        const auto followed = follower->step();
        {
            const std::lock_guard lock(mutex);
            if (followed) {
                broken.reset();
            } else {
                broken = followed.error();
            }
        }
        moved.notify_all();
        const bool is_idle = !followed || *followed == 0;
        if (is_idle) (void)settings.live->wait_beyond(followed ? follower->seen() : settings.live->head(), poll_ms);
    }
}

base::Result<void> Figures::Body::wait_for(std::uint64_t seq, int timeout_ms) {
    if (follower->seen() >= seq) return {};
    if (settings.live == nullptr) {
        return base::fail(base::ErrorKind::not_found, "the ledger does not reach that number", "seq",
                          "leave it out for the head");
    }
    std::unique_lock lock(mutex);
    const bool is_there =
        moved.wait_for(lock, std::chrono::milliseconds(timeout_ms), [&] { return follower->seen() >= seq; });
    if (is_there) return {};
    if (broken) return std::unexpected(*broken);
    return base::fail(base::ErrorKind::unavailable, "the tally is behind the ledger", {}, "ask again in a moment");
}

base::Result<core::Cut> Figures::Body::resolve(const core::Cut& cut) {
    const std::uint64_t head = settings.live != nullptr ? settings.live->head() : follower->seen();
    if (cut.seq > head) {
        return base::fail(base::ErrorKind::bad_input, "the ledger does not reach that number yet", "seq",
                          "leave it out for the head");
    }
    TRY(wait_for(cut.seq == 0 ? head : cut.seq, wait_ms));
    return core::Cut{cut.day, cut.seq == 0 ? head : cut.seq};
}

base::Result<Figures::Body::Held> Figures::Body::hold(const core::Cut& asked) {
    Held held{.cut = TRY(resolve(asked)), .past = {}, .lock = std::shared_lock(follower->mutex()), .organs = {}};
    const bool is_at_head = asked.seq == 0;
    // Nothing can be newer than what is in the tally now, so the head may as well be where it has got to.
    if (is_at_head) held.cut.seq = follower->seen();
    const tally::Cutoff cutoff{held.cut.day.number, static_cast<std::int64_t>(held.cut.seq)};
    if (!tally::stands_whole(follower->tally(), cutoff)) {
        held.lock.unlock();
        held.past = pasts.at(held.cut);
        held.lock = TRY(held.past.past->prepare(*follower, readers, held.cut, settings.threads));
    }
    held.organs = follower->organs().at(held.cut.seq);
    return held;
}

std::vector<std::int64_t> Figures::Body::totals(const Held& held, const tally::Scan& scan) const {
    const tally::Cutoff cutoff{held.cut.day.number, static_cast<std::int64_t>(held.cut.seq)};
    auto totals = scan.totals(follower->tally(), cutoff, settings.threads);
    if (held.past.past == nullptr) return totals;
    const auto more = scan.totals(held.past.past->tally(), {}, settings.threads);
    for (std::size_t i = 0; i < totals.size(); ++i) totals[i] += more[i];
    return totals;
}

std::vector<tally::Groups> Figures::Body::groups(const Held& held, const tally::Scan& scan,
                                                 const std::vector<std::vector<tally::Key>>& keys) const {
    const tally::Cutoff cutoff{held.cut.day.number, static_cast<std::int64_t>(held.cut.seq)};
    auto groups = scan.groups(follower->tally(), cutoff, settings.threads, keys);
    if (held.past.past == nullptr) return groups;
    const auto more = scan.groups(held.past.past->tally(), {}, settings.threads, keys);
    for (std::size_t i = 0; i < groups.size(); ++i) {
        for (const auto& [cells, count] : more[i]) groups[i][cells] += count;
    }
    return groups;
}

std::map<tally::GroupCells, tally::Amounts> Figures::Body::amounts(const Held& held, const tally::Scan& scan,
                                                                   const std::vector<tally::Key>& keys) const {
    const tally::Cutoff cutoff{held.cut.day.number, static_cast<std::int64_t>(held.cut.seq)};
    auto amounts = scan.amounts(follower->tally(), cutoff, settings.threads, keys, 0);
    if (held.past.past == nullptr) return amounts;
    for (const auto& [cells, more] : scan.amounts(held.past.past->tally(), {}, settings.threads, keys, 0)) {
        for (const auto& [amount, rows] : more) amounts[cells][amount] += rows;
    }
    return amounts;
}

std::vector<tally::CountedRow> Figures::Body::rows(const Held& held, const tally::Scan& scan,
                                                   std::size_t question) const {
    const tally::Cutoff cutoff{held.cut.day.number, static_cast<std::int64_t>(held.cut.seq)};
    auto rows = scan.rows(follower->tally(), cutoff, settings.threads, question);
    if (held.past.past == nullptr) return rows;
    const auto more = scan.rows(held.past.past->tally(), {}, settings.threads, question);
    rows.insert(rows.end(), more.begin(), more.end());
    std::ranges::sort(rows);
    return rows;
}

base::Result<std::size_t> Figures::Body::find(const std::string& id) const {
    for (std::size_t i = 0; i < settings.definitions.size(); ++i) {
        if (settings.definitions[i].id == id) return i;
    }
    return base::fail(base::ErrorKind::not_found, "no indicator is called " + id, "id", "the catalogue lists them");
}

Figures::Figures(std::unique_ptr<Body> body) : body_(std::move(body)) {}

base::Result<std::unique_ptr<Figures>> Figures::open(FiguresSettings settings) {
    auto body = std::make_unique<Body>(std::move(settings));
    for (const core::Definition& definition : body->settings.definitions) {
        auto parts = core::parts_of(definition);
        if (!parts) {
            base::Error error = parts.error();
            error.place = definition.place + ": " + error.place;
            return std::unexpected(std::move(error));
        }
        body->parts.push_back(*std::move(parts));
    }
    body->follower = std::make_unique<Follower>(TRY(body->readers.open()), body->settings.law);
    TRY(body->follower->begin(snapshot_file(body->settings)));
    for (const TypedValue& value : body->settings.typed) body->follower->typed().add(value);
    const std::uint64_t before = body->follower->seen();
    TRY(body->follower->catch_up());
    body->followed_at_open = body->follower->seen() - before;
    if (body->settings.live != nullptr) body->thread = std::jthread([raw = body.get()] { raw->follow(); });
    return std::make_unique<Figures>(std::move(body));
}

Figures::~Figures() {
    {
        const std::lock_guard lock(body_->mutex);
        body_->is_stopping = true;
    }
    if (body_->thread.joinable()) body_->thread.join();
    const bool is_worth_it = body_->settings.live != nullptr || body_->followed_at_open >= long_catch_up;
    // A snapshot that cannot be written costs the next start some time and nothing else.
    if (is_worth_it) (void)body_->follower->save(snapshot_file(body_->settings));
}

std::uint64_t Figures::seen() const {
    return body_->follower->seen();
}

base::Result<void> Figures::wait_for(std::uint64_t seq, int timeout_ms) {
    return body_->wait_for(seq, timeout_ms);
}

base::Result<Answer> Figures::measure(const Query& query) {
    return body_->measure(query);
}

base::Result<Explanation> Figures::explain(const ExplainQuery& query) {
    return body_->explain(query);
}

base::Result<Trace> Figures::trace(const TraceQuery& query) {
    return body_->trace(query);
}

base::Result<Count> Figures::count(const std::string& predicate, const Period& period, const Cut& cut,
                                   std::uint32_t limit) {
    return body_->count(predicate, period, cut, limit);
}

base::Result<Pivot> Figures::pivot(const PivotQuery& query) {
    return body_->pivot(query);
}

base::Result<Ranking> Figures::rank(const RankQuery& query) {
    return body_->rank(query);
}

base::Result<Spreads> Figures::spread(const std::string& id, const Period& period, const Cut& cut,
                                      const std::vector<std::string>& by) {
    return body_->spread(id, period, cut, by);
}

base::Result<Findings> Figures::findings(const Period& period, const Cut& cut) {
    return body_->findings(period, cut);
}

base::Result<Cut> Figures::columns(core::Grain grain, const Cut& cut, const TakeCells& take) {
    return body_->columns(grain, cut, take);
}

base::Result<std::vector<core::Organ>> Figures::organs(const Cut& cut) {
    return body_->organs(cut);
}

base::Result<WhatIf> Figures::what_if(const std::vector<Altered>& matters, const Period& period, const Cut& cut) {
    return body_->what_if(matters, period, cut);
}

const std::vector<core::Definition>& Figures::catalogue() const {
    return body_->settings.definitions;
}

}  // namespace follow
