#include "store/sqlite/schema.hpp"

#include <array>
#include <string>

namespace store {

namespace {

constexpr std::int64_t application_id = 0x48554959;  // "HUIY"

constexpr const char* ledger_tables = R"sql(
-- What there is to know about this store. Keys are wrapped by the master key, which lies outside.
CREATE TABLE meta (name TEXT PRIMARY KEY, value ANY NOT NULL) STRICT, WITHOUT ROWID;

-- Rows are dense from 1 in order of a subject's first fact. `key` is wrapped, NULL for kinds without one and once erased.
CREATE TABLE subjects (
    row INTEGER PRIMARY KEY, kind INTEGER NOT NULL, id BLOB NOT NULL UNIQUE, key BLOB
) STRICT;

-- The ledger. kind … is_accusation are the open header; open and sealed are hashed as stored, never encoded again.
CREATE TABLE facts (
    seq INTEGER PRIMARY KEY, subject INTEGER NOT NULL, version INTEGER NOT NULL,
    kind INTEGER NOT NULL, subject_kind INTEGER NOT NULL, day INTEGER NOT NULL, is_accusation INTEGER NOT NULL,
    open BLOB NOT NULL, open_salt BLOB NOT NULL, sealed BLOB, sealed_salt BLOB, leaf BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX facts_of_subject ON facts (subject, version);
-- Few facts of the store itself and of its organs among many; both are read whole at every start.
CREATE INDEX facts_of_office ON facts (seq) WHERE subject_kind IN (0, 4);

-- Roots of full tiles: levels 8, 16, 24 …; level 0 is facts.leaf.
CREATE TABLE tiles (level INTEGER, idx INTEGER, hash BLOB NOT NULL, PRIMARY KEY (level, idx)) STRICT, WITHOUT ROWID;
CREATE TABLE checkpoints (size INTEGER PRIMARY KEY, note TEXT NOT NULL) STRICT;
)sql";

constexpr const char* read_tables = R"sql(
CREATE TABLE numbers (prefix TEXT PRIMARY KEY, next INTEGER NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE submissions (
    row INTEGER PRIMARY KEY, number TEXT NOT NULL UNIQUE, office INTEGER NOT NULL,
    external_source TEXT, external_number TEXT, query_mac BLOB
) STRICT;
CREATE UNIQUE INDEX submissions_external ON submissions (external_source, external_number)
    WHERE external_number IS NOT NULL;

-- One row a matter, replaced whenever a fact changes it. Days are NULL where not set; organs are rows of subjects.
CREATE TABLE matters (
    row INTEGER PRIMARY KEY, number TEXT NOT NULL UNIQUE, submission INTEGER NOT NULL, office INTEGER NOT NULL,
    holder INTEGER, form INTEGER NOT NULL, class INTEGER NOT NULL, path INTEGER NOT NULL, phase INTEGER NOT NULL,
    category INTEGER NOT NULL, region INTEGER NOT NULL, received INTEGER, closed INTEGER,
    next_due INTEGER, next_term INTEGER, is_provisional INTEGER NOT NULL, is_running INTEGER NOT NULL, accused INTEGER,
    title_seq INTEGER NOT NULL, last_seq INTEGER NOT NULL
) STRICT;
-- Work lists: what an organ holds, what is due next; each page is one short walk along one of these.
CREATE INDEX matters_held ON matters (holder, next_due, row) WHERE holder IS NOT NULL;
CREATE INDEX matters_due ON matters (next_due, row) WHERE next_due IS NOT NULL;
CREATE INDEX matters_phase ON matters (phase, class, row);
-- For adopting law: open clocks in order of row, whatever their due days become meanwhile.
CREATE INDEX matters_running ON matters (row) WHERE is_running = 1;

-- Every organ that has or had a leg, with the matter's next due day repeated, so that an organ's lists are walks too.
CREATE TABLE matter_organs (
    organ INTEGER, row INTEGER, next_due INTEGER, PRIMARY KEY (organ, row)
) STRICT, WITHOUT ROWID;
CREATE INDEX matter_organs_due ON matter_organs (organ, next_due, row) WHERE next_due IS NOT NULL;
)sql";

constexpr const char* secrecy_tables = R"sql(
-- The blind index: keyed hashes of phone and ID numbers, for the registrar's exact search. Goes when the person's key goes.
CREATE TABLE contacts (mac BLOB, person INTEGER, PRIMARY KEY (mac, person)) STRICT, WITHOUT ROWID;
CREATE INDEX contacts_of ON contacts (person);
CREATE TABLE submission_persons (person INTEGER, submission INTEGER, PRIMARY KEY (person, submission))
    STRICT, WITHOUT ROWID;
CREATE INDEX persons_of ON submission_persons (submission);
-- Reveals, for the audit that follows them.
CREATE INDEX facts_of_access ON facts (seq) WHERE subject_kind = 5;
)sql";

constexpr const char* file_tables = R"sql(
-- Keys of attachments and of evidence, each wrapped with the key of the subject whose file it is (its column keeps the
-- name it had when only submissions had files); NULL once destroyed. `version` is that of the fact.
CREATE TABLE files (
    submission INTEGER, version INTEGER, object BLOB NOT NULL UNIQUE, key BLOB, PRIMARY KEY (submission, version)
) STRICT, WITHOUT ROWID;
)sql";

constexpr const char* record_tables = R"sql(
-- Accounts and evaluations: a handful among many subjects, listed whole.
CREATE INDEX subjects_of_records ON subjects (kind, row) WHERE kind IN (6, 7);
)sql";

constexpr const char* evidence_tables = R"sql(
-- Evidence is listed as they are.
DROP INDEX subjects_of_records;
CREATE INDEX subjects_of_records ON subjects (kind, row) WHERE kind IN (6, 7, 8);
)sql";

struct Migration {
    std::array<const char*, 2> scripts{};
};
constexpr std::array<Migration, schema_version> migrations{
    {{{ledger_tables, read_tables}}, {{secrecy_tables}}, {{file_tables}}, {{record_tables}}, {{evidence_tables}}}};

base::Result<std::int64_t> version_of(Database& database) {
    const std::int64_t owner = TRY(database.integer("PRAGMA application_id"));
    const std::int64_t version = TRY(database.integer("PRAGMA user_version"));
    const bool is_empty = version == 0 && TRY(database.integer("SELECT count(*) FROM sqlite_schema")) == 0;
    if (owner != application_id && !is_empty) {
        return base::fail(base::ErrorKind::bad_input, "this database is not a Huiying store", {},
                          "name the right file");
    }
    if (version > schema_version) {
        return base::fail(base::ErrorKind::bad_input, "this store was written by a newer version of the program", {},
                          "install that version");
    }
    return version;
}

}  // namespace

base::Result<> configure_writer(Database& database) {
    // Erased keys must not survive in free pages. Checkpoints are taken beside the leader, so it is never the one to
    // wait.
    return database.run(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA foreign_keys = OFF;"
        "PRAGMA cache_size = -262144; PRAGMA temp_store = MEMORY; PRAGMA wal_autocheckpoint = 0;"
        "PRAGMA journal_size_limit = 67108864");
}

base::Result<> configure_reader(Database& database) {
    return database.run("PRAGMA cache_size = -16384; PRAGMA mmap_size = 1073741824; PRAGMA temp_store = MEMORY");
}

base::Result<> migrate(Database& database) {
    const std::int64_t from = TRY(version_of(database));
    if (from == schema_version) return {};
    TRY(database.run("BEGIN IMMEDIATE"));
    for (auto version = static_cast<std::size_t>(from); version < migrations.size(); ++version) {
        for (const char* script : migrations[version].scripts) {
            if (script != nullptr) TRY(database.run(script));
        }
    }
    const std::string marks = "PRAGMA application_id = " + std::to_string(application_id) +
                              "; PRAGMA user_version = " + std::to_string(schema_version) + "; COMMIT";
    return database.run(marks.c_str());
}

base::Result<> check_owner(Database& database) {
    if (TRY(version_of(database)) > 0) return {};
    return base::fail(base::ErrorKind::bad_input, "this database is empty, no store", {}, "name the right file");
}

base::Result<> check_schema(Database& database) {
    if (TRY(version_of(database)) != schema_version) {
        return base::fail(base::ErrorKind::bad_input, "this store was written by an older version of the program", {},
                          "start the server once: it brings the store up to date");
    }
    return {};
}

}  // namespace store
