// One SQLite connection and its prepared statements; the only place that speaks SQLite's C interface beside backup.
// Everything fails as a base::Error that names what was being done. One connection belongs to one thread at a time.
#pragma once
#include <concepts>
#include <filesystem>
#include <memory>
#include <optional>

#include "base/bytes.hpp"
#include "base/result.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace store {

class Database {
  public:
    enum class Mode : std::uint8_t { create, write, read };
    static base::Result<Database> open(const std::filesystem::path& file, Mode mode);

    [[nodiscard]] base::Result<> run(const char* sql);                  ///< several statements, no rows wanted
    [[nodiscard]] base::Result<std::int64_t> integer(const char* sql);  ///< first column of the first row
    [[nodiscard]] bool in_transaction() const;
    [[nodiscard]] sqlite3* handle() const { return handle_.get(); }

  private:
    struct Closer {
        void operator()(sqlite3* handle) const;
    };
    explicit Database(sqlite3* handle) : handle_(handle) {}
    std::unique_ptr<sqlite3, Closer> handle_;
};

/// The connection's last failure in our words; busy, full and damaged files are told apart.
[[nodiscard]] base::Error error_of(sqlite3* handle, std::string_view doing);

/// The rows of a running query. Gives the statement back when it goes out of scope.
class Rows {
  public:
    explicit Rows(sqlite3_stmt* statement) : statement_(statement) {}
    Rows(Rows&& other) noexcept : statement_(std::exchange(other.statement_, nullptr)) {}
    Rows& operator=(Rows&&) = delete;
    ~Rows();

    [[nodiscard]] base::Result<bool> next();  ///< false after the last row
    [[nodiscard]] bool is_null(int column) const;
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] std::string_view text(int column) const;  ///< valid until next()
    [[nodiscard]] base::ByteView blob(int column) const;    ///< valid until next()
    /// Fills a fixed-size value; false (and zeros) if the stored blob has another length.
    [[nodiscard]] bool fill(int column, std::span<std::uint8_t> out) const;
    [[nodiscard]] base::Id id(int column) const;    ///< not set if the blob is no id
    [[nodiscard]] base::Day day(int column) const;  ///< NULL = not set

    template <std::integral T>
    [[nodiscard]] T as(int column) const {
        return static_cast<T>(integer(column));
    }

  private:
    sqlite3_stmt* statement_;
};

/// A statement, prepared at its first use and kept. `run` and `query` bind their arguments in order.
class Statement {
  public:
    Statement(Database& database, std::string sql) : database_(database.handle()), sql_(std::move(sql)) {}
    Statement(Statement&& other) noexcept
        : database_(other.database_),
          sql_(std::move(other.sql_)),
          statement_(std::exchange(other.statement_, nullptr)) {}
    Statement& operator=(Statement&&) = delete;
    ~Statement();

    template <class... Arguments>
    [[nodiscard]] base::Result<> run(const Arguments&... arguments) {
        TRY(start());
        int at = 0;
        (bind(++at, arguments), ...);
        return finish();
    }
    template <class... Arguments>
    [[nodiscard]] base::Result<Rows> query(const Arguments&... arguments) {
        TRY(start());
        int at = 0;
        (bind(++at, arguments), ...);
        return Rows(statement_);
    }
    /// Rows changed by the last run().
    [[nodiscard]] std::int64_t changed() const;

  private:
    sqlite3* database_;
    std::string sql_;
    sqlite3_stmt* statement_ = nullptr;

    [[nodiscard]] base::Result<> start();
    [[nodiscard]] base::Result<> finish();
    void bind_integer(int at, std::int64_t value);
    void bind_text(int at, std::string_view value);
    void bind_blob(int at, base::ByteView value);
    void bind_null(int at);

    // Bound bytes are not copied: they live until run() returns, or as long as the rows of a query are read.
    void bind(int at, std::integral auto value) { bind_integer(at, static_cast<std::int64_t>(value)); }
    void bind(int at, std::string_view value) { bind_text(at, value); }
    void bind(int at, const std::string& value) { bind_text(at, value); }
    void bind(int at, base::ByteView value) { bind_blob(at, value); }
    void bind(int at, const base::Bytes& value) { bind_blob(at, value); }
    void bind(int at, const base::Id& value) { bind_blob(at, value.bytes); }
    void bind(int at, std::nullptr_t) { bind_null(at); }
    void bind(int at, base::Day value) {
        if (value.is_set()) {
            bind_integer(at, value.number);
        } else {
            bind_null(at);
        }
    }
    template <class E>
        requires std::is_enum_v<E>
    void bind(int at, E value) {
        bind_integer(at, static_cast<std::int64_t>(value));
    }
    template <std::size_t N>
    void bind(int at, const std::array<std::uint8_t, N>& value) {
        bind_blob(at, value);
    }
    template <class T>
    void bind(int at, const std::optional<T>& value) {
        if (value) {
            bind(at, *value);
        } else {
            bind_null(at);
        }
    }
};

/// A consistent snapshot for several reads; ends with the scope.
class Snapshot {
  public:
    static base::Result<Snapshot> begin(Database& database);
    Snapshot(Snapshot&& other) noexcept : database_(std::exchange(other.database_, nullptr)) {}
    Snapshot& operator=(Snapshot&&) = delete;
    ~Snapshot();

  private:
    explicit Snapshot(Database& database) : database_(&database) {}
    Database* database_;
};

}  // namespace store
