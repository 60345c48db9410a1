#include "store/sqlite/database.hpp"

#include <sqlite3.h>

#include <algorithm>

namespace store {

namespace {

// SQLite counts its memory under one global mutex; we never ask, and two threads would wait for it at every row.
[[maybe_unused]] const int without_memory_statistics = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);

constexpr int busy_wait_ms = 10'000;

int open_flags(Database::Mode mode) {
    switch (mode) {
        case Database::Mode::create: return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
        case Database::Mode::write: return SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX;
        case Database::Mode::read: return SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX;
    }
    return SQLITE_OPEN_READONLY;
}

}  // namespace

base::Error error_of(sqlite3* handle, std::string_view doing) {
    const int code = sqlite3_errcode(handle) & 0xff;
    base::Error error{base::ErrorKind::io, std::string(doing) + ": " + sqlite3_errmsg(handle)};
    if (const char* file = sqlite3_db_filename(handle, "main")) error.place = file;
    switch (code) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            error.kind = base::ErrorKind::unavailable;
            error.cure = "another program writes this file; try again when it is done";
            break;
        case SQLITE_CONSTRAINT: error.kind = base::ErrorKind::conflict; break;
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            error.kind = base::ErrorKind::corrupt;
            error.cure = "keep the file, run `huiying fsck`, and restore the last backup";
            break;
        case SQLITE_FULL: error.cure = "make room on the disk"; break;
        case SQLITE_CANTOPEN: error.kind = base::ErrorKind::not_found; break;
        default: break;
    }
    return error;
}

void Database::Closer::operator()(sqlite3* handle) const {
    sqlite3_close_v2(handle);
}

base::Result<Database> Database::open(const std::filesystem::path& file, Mode mode) {
    sqlite3* handle = nullptr;
    const int code = sqlite3_open_v2(file.c_str(), &handle, open_flags(mode), nullptr);
    Database database(handle);
    if (code != SQLITE_OK) {
        auto error = error_of(handle, "cannot open the database");
        error.place = file.string();
        return std::unexpected(std::move(error));
    }
    sqlite3_busy_timeout(handle, busy_wait_ms);
    sqlite3_extended_result_codes(handle, 0);
    return database;
}

base::Result<> Database::run(const char* sql) {
    if (sqlite3_exec(handle_.get(), sql, nullptr, nullptr, nullptr) != SQLITE_OK) {
        return std::unexpected(error_of(handle_.get(), "database"));
    }
    return {};
}

base::Result<std::int64_t> Database::integer(const char* sql) {
    Statement statement(*this, sql);
    auto rows = TRY(statement.query());
    if (!TRY(rows.next())) return base::fail(base::ErrorKind::corrupt, "nothing found", sql);
    return rows.integer(0);
}

bool Database::in_transaction() const {
    return sqlite3_get_autocommit(handle_.get()) == 0;
}

Rows::~Rows() {
    if (statement_ != nullptr) sqlite3_reset(statement_);
}

base::Result<bool> Rows::next() {
    const int code = sqlite3_step(statement_);
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    return std::unexpected(error_of(sqlite3_db_handle(statement_), "reading"));
}

bool Rows::is_null(int column) const {
    return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}
std::int64_t Rows::integer(int column) const {
    return sqlite3_column_int64(statement_, column);
}

std::string_view Rows::text(int column) const {
    const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
    return {bytes == nullptr ? "" : bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

base::ByteView Rows::blob(int column) const {
    const auto* bytes = static_cast<const std::uint8_t*>(sqlite3_column_blob(statement_, column));
    return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

bool Rows::fill(int column, std::span<std::uint8_t> out) const {
    const base::ByteView stored = blob(column);
    const bool fits = stored.size() == out.size();
    if (fits) {
        std::ranges::copy(stored, out.begin());
    } else {
        std::ranges::fill(out, std::uint8_t{0});
    }
    return fits;
}

base::Id Rows::id(int column) const {
    base::Id value;
    (void)fill(column, value.bytes);
    return value;
}

base::Day Rows::day(int column) const {
    return is_null(column) ? base::Day::none() : base::Day{static_cast<std::int32_t>(integer(column))};
}

Statement::~Statement() {
    sqlite3_finalize(statement_);
}

base::Result<> Statement::start() {
    if (statement_ != nullptr) {
        sqlite3_reset(statement_);
        return {};
    }
    if (sqlite3_prepare_v3(database_, sql_.c_str(), -1, SQLITE_PREPARE_PERSISTENT, &statement_, nullptr) != SQLITE_OK) {
        return std::unexpected(error_of(database_, "preparing"));
    }
    return {};
}

base::Result<> Statement::finish() {
    int code = sqlite3_step(statement_);
    while (code == SQLITE_ROW) code = sqlite3_step(statement_);
    if (code != SQLITE_DONE) {
        auto error = error_of(database_, "writing");
        sqlite3_reset(statement_);
        return std::unexpected(std::move(error));
    }
    sqlite3_reset(statement_);
    return {};
}

std::int64_t Statement::changed() const {
    return sqlite3_changes64(database_);
}

void Statement::bind_integer(int at, std::int64_t value) {
    sqlite3_bind_int64(statement_, at, value);
}
void Statement::bind_null(int at) {
    sqlite3_bind_null(statement_, at);
}

void Statement::bind_text(int at, std::string_view value) {
    sqlite3_bind_text64(statement_, at, value.data() == nullptr ? "" : value.data(), value.size(), SQLITE_STATIC,
                        SQLITE_UTF8);
}

void Statement::bind_blob(int at, base::ByteView value) {
    // A null pointer would bind NULL, which means "no such body" here; an empty body is something else.
    sqlite3_bind_blob64(statement_, at, value.empty() ? static_cast<const void*>("") : value.data(), value.size(),
                        SQLITE_STATIC);
}

base::Result<Snapshot> Snapshot::begin(Database& database) {
    TRY(database.run("BEGIN"));
    return Snapshot(database);
}

Snapshot::~Snapshot() {
    if (database_ != nullptr) (void)database_->run("COMMIT");
}

}  // namespace store
