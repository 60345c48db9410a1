#include "store/sqlite/audit_rows.hpp"

namespace store {

namespace {

constexpr std::size_t prune_at_once = 1'000;

constexpr const char* tables = R"sql(
CREATE TABLE IF NOT EXISTS events (
    id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, kind INTEGER NOT NULL, post BLOB, account TEXT NOT NULL,
    client TEXT NOT NULL, subject BLOB, is_accusation INTEGER NOT NULL, detail TEXT NOT NULL, seq INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS events_kind ON events (kind, at);
CREATE INDEX IF NOT EXISTS events_post ON events (post, at);
CREATE INDEX IF NOT EXISTS events_subject ON events (subject, at) WHERE subject IS NOT NULL;
CREATE INDEX IF NOT EXISTS events_at ON events (at);
-- How far the ledger was followed; kept when old rows go.
CREATE TABLE IF NOT EXISTS marks (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TRIGGER IF NOT EXISTS events_stay BEFORE UPDATE ON events
BEGIN SELECT RAISE(ABORT, 'the audit is only appended to'); END;
)sql";

/// Start of a civil day at UTC+8, in milliseconds.
std::int64_t begin_of(base::Day day) {
    return (std::int64_t{day.number} * 24 - 8) * 3'600'000;
}

}  // namespace

base::Result<Database> open_audit(const std::filesystem::path& file) {
    auto database = TRY(Database::open(file, Database::Mode::create));
    TRY(database.run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON"));
    TRY(database.run(tables));
    std::error_code ignored;
    std::filesystem::permissions(file, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write,
                                 ignored);
    return database;
}

base::Result<> AuditRows::insert(const AuditEvent& event) {
    const auto maybe = [](const base::Id& id) { return id.is_set() ? std::optional(id) : std::nullopt; };
    return insert_.run(event.at.ms, event.kind, maybe(event.post), event.account, event.client, maybe(event.subject),
                       event.is_accusation, event.detail, event.seq);
}

base::Result<> AuditRows::append(const std::vector<AuditEvent>& events) {
    if (events.empty()) return {};
    TRY(database_.run("BEGIN IMMEDIATE"));
    const auto write = [&]() -> base::Result<> {
        for (const AuditEvent& event : events) TRY(insert(event));
        return database_.run("COMMIT");
    };
    auto written = write();
    if (!written && database_.in_transaction()) (void)database_.run("ROLLBACK");
    return written;
}

base::Result<std::uint64_t> AuditRows::last_reveal() {
    return static_cast<std::uint64_t>(
        TRY(database_.integer("SELECT coalesce((SELECT value FROM marks WHERE name = 'reveal'), 0)")));
}

base::Result<> AuditRows::append_reveals(const std::vector<core::Fact>& facts) {
    TRY(database_.run("BEGIN IMMEDIATE"));
    const auto write = [&]() -> base::Result<> {
        for (const core::Fact& fact : facts) {
            AuditEvent event{.at = fact.recorded_at,
                             .kind = AuditKind::reveal,
                             .post = fact.actor,
                             .is_accusation = fact.is_accusation,
                             .seq = fact.seq};
            if (const auto* reveal = std::get_if<core::Reveal>(&fact.deed)) {
                event.subject = reveal->submission;
                event.detail = core::id_of(reveal->purpose);
                for (const core::PersonField field : reveal->shown) event.detail.append(" ").append(core::id_of(field));
            } else if (const auto* opened = std::get_if<core::RevealFile>(&fact.deed)) {
                event.subject = opened->submission;
                event.detail = std::string(core::id_of(opened->purpose)) + " file " + std::to_string(opened->file);
            } else {
                continue;
            }
            TRY(insert(event));
        }
        Statement mark(
            database_,
            "INSERT INTO marks VALUES ('reveal', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value");
        TRY(mark.run(facts.back().seq));
        return database_.run("COMMIT");
    };
    auto written = write();
    if (!written && database_.in_transaction()) (void)database_.run("ROLLBACK");
    return written;
}

base::Result<AuditPage> AuditRows::list(const AuditQuery& query) {
    std::string sql =
        "SELECT id, at, kind, post, account, client, subject, is_accusation, detail, seq FROM events "
        "WHERE (at, id) < (?, ?)";
    // Only of our own numbers: words and ids are bound.
    if (query.kind) sql += " AND kind = " + std::to_string(static_cast<int>(*query.kind));
    if (query.is_accusation) sql += *query.is_accusation ? " AND is_accusation = 1" : " AND is_accusation = 0";
    if (query.from.ms != 0) sql += " AND at >= " + std::to_string(query.from.ms);
    if (query.to.ms != 0) sql += " AND at <= " + std::to_string(query.to.ms);
    sql += query.post.is_set() ? " AND post = ?" : " AND ?3 IS NOT NULL";
    sql += query.subject.is_set() ? " AND subject = ?" : " AND ?4 IS NOT NULL";
    Statement select(database_, sql + " ORDER BY at DESC, id DESC LIMIT ?");
    const bool is_first = query.before_id == 0;
    AuditPage page;
    auto rows = TRY(select.query(is_first ? INT64_MAX : query.before_at.ms,
                                 is_first ? INT64_MAX : static_cast<std::int64_t>(query.before_id), query.post,
                                 query.subject, std::int64_t{query.limit} + 1));
    while (TRY(rows.next())) {
        if (page.events.size() == query.limit) {
            page.is_last = false;
            break;
        }
        page.events.push_back({.id = rows.as<std::uint64_t>(0),
                               .at = {rows.integer(1)},
                               .kind = static_cast<AuditKind>(rows.integer(2)),
                               .post = rows.id(3),
                               .account = std::string(rows.text(4)),
                               .client = std::string(rows.text(5)),
                               .subject = rows.id(6),
                               .is_accusation = rows.integer(7) != 0,
                               .detail = std::string(rows.text(8)),
                               .seq = rows.as<std::uint64_t>(9)});
    }
    return page;
}

base::Result<Pruned> AuditRows::prune(base::Day day) {
    Pruned pruned;
    const auto fail = [&](const base::Error& error) {
        ++pruned.failed;
        if (pruned.first_failure.empty()) pruned.first_failure = error.text();
    };
    Statement select(database_, "SELECT id FROM events WHERE id > ? AND at < ? ORDER BY id LIMIT ?");
    for (std::int64_t last = 0;;) {
        std::vector<std::int64_t> ids;
        {
            auto rows = TRY(select.query(last, begin_of(day), prune_at_once));
            while (TRY(rows.next())) ids.push_back(rows.integer(0));
        }
        if (ids.empty()) return pruned;
        last = ids.back();
        TRY(database_.run("BEGIN IMMEDIATE"));
        std::uint64_t deleted_now = 0;
        for (const std::int64_t id : ids) {
            // Each for itself, or one that is stuck would keep all behind it: a job that stops early.
            if (auto deleted = delete_one_.run(id); deleted) {
                ++deleted_now;
            } else {
                fail(deleted.error());
            }
        }
        if (auto committed = database_.run("COMMIT"); committed) {
            pruned.deleted += deleted_now;
        } else {
            (void)database_.run("ROLLBACK");
            pruned.failed += deleted_now;
            if (pruned.first_failure.empty()) pruned.first_failure = committed.error().text();
        }
    }
}

}  // namespace store
