// Accounts in a database of their own, accounts.db: a sign-in must never wait for the leader's commit nor hold it up, a
// backup of the ledger must not carry passwords, and none of this may ever be part of what is proven.
#include "store/accounts.hpp"

#include <sodium.h>

#include <mutex>
#include <unordered_map>

#include "core/ledger/hash.hpp"
#include "store/sqlite/database.hpp"
#include "store/sqlite/directory.hpp"
#include "store/sqlite/random_pool.hpp"

namespace store {

namespace {

constexpr std::size_t password_min = 8, password_max = 1'024, name_max = 120;
constexpr int failures_max = 5;
constexpr std::int64_t minute_ms = 60'000;
constexpr std::int64_t lock_ms = 15 * minute_ms, idle_ms = 30 * minute_ms, session_ms = 12 * 60 * minute_ms;
/// A session's last use is written at most once a minute: reading a page must not become a disk write.
constexpr std::int64_t touch_ms = minute_ms;
constexpr std::size_t token_cache_max = 10'000;
constexpr std::string_view token_mark = "hy_";

constexpr const char* tables = R"sql(
CREATE TABLE IF NOT EXISTS accounts (
    name TEXT PRIMARY KEY, post BLOB NOT NULL, password TEXT NOT NULL,
    failures INTEGER NOT NULL DEFAULT 0, locked_until INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
-- Only hashes of cookies and tokens: who reads this file can sign in as nobody.
CREATE TABLE IF NOT EXISTS sessions (
    hash BLOB PRIMARY KEY, name TEXT NOT NULL, begun INTEGER NOT NULL, used INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS sessions_begun ON sessions (begun);
CREATE INDEX IF NOT EXISTS sessions_of ON sessions (name);
CREATE TABLE IF NOT EXISTS tokens (hash BLOB PRIMARY KEY, post BLOB NOT NULL, label TEXT NOT NULL) STRICT, WITHOUT ROWID;
)sql";

std::unexpected<base::Error> denied() {
    return base::fail(base::ErrorKind::denied, "name or password is wrong, or the account is locked for a while");
}

std::string base64url(std::span<const std::uint8_t> bytes) {
    std::string text(sodium_base64_ENCODED_LEN(bytes.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    text.pop_back();  // its NUL
    return text;
}

/// argon2id with libsodium's interactive limits (64 MiB, 2 passes): some 50 ms.
base::Result<std::string> hash_password(std::string_view password) {
    std::string hash(crypto_pwhash_STRBYTES, '\0');
    if (crypto_pwhash_str(hash.data(), password.data(), password.size(), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                          crypto_pwhash_MEMLIMIT_INTERACTIVE) != 0) {
        return base::fail(base::ErrorKind::unavailable, "not enough memory to hash a password", {}, "try again");
    }
    hash.resize(hash.find('\0'));
    return hash;
}

bool is_password(const std::string& hash, std::string_view password) {
    return crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

struct HashOfHash {
    std::size_t operator()(const base::Hash& hash) const noexcept {
        std::size_t value = 0;
        for (std::size_t i = 0; i < sizeof value; ++i) value = value << 8 | hash[i];
        return value;
    }
};

}  // namespace

struct Accounts::Body {
    explicit Body(Database opened) : database(std::move(opened)) {}

    std::mutex mutex;  ///< guards everything below; never held while a password is hashed
    Database database;
    RandomPool random;
    std::string nobodys_password;  ///< checked for unknown names, so that they take as long
    std::unordered_map<base::Hash, base::Id, HashOfHash> tokens;

    Statement set{database,
                  "INSERT INTO accounts (name, post, password) VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE SET "
                  "post = excluded.post, password = excluded.password, failures = 0, locked_until = 0"};
    Statement get{database, "SELECT post, password, locked_until FROM accounts WHERE name = ?"};
    Statement fail_once{database,
                        "UPDATE accounts SET locked_until = iif(failures + 1 >= ?, ?, locked_until), "
                        "failures = iif(failures + 1 >= ?, 0, failures + 1) WHERE name = ?"};
    Statement forgive{database, "UPDATE accounts SET failures = 0, locked_until = 0 WHERE name = ? AND failures > 0"};
    Statement add_session{database, "INSERT INTO sessions VALUES (?, ?, ?, ?)"};
    Statement get_session{database,
                          "SELECT name, post, begun, used FROM sessions JOIN accounts USING (name) WHERE hash = ?"};
    Statement touch_session{database, "UPDATE sessions SET used = ? WHERE hash = ?"};
    Statement drop_session{database, "DELETE FROM sessions WHERE hash = ?"};
    Statement drop_sessions_of{database, "DELETE FROM sessions WHERE name = ?"};
    Statement drop_old{database, "DELETE FROM sessions WHERE begun < ?"};
    Statement add_token{database, "INSERT INTO tokens VALUES (?, ?, ?)"};
    Statement revoke{database, "DELETE FROM tokens WHERE post = ? AND (?2 = '' OR label = ?2)"};
    Statement all_tokens{database, "SELECT post, label FROM tokens ORDER BY post, label"};
    Statement version{database, "PRAGMA data_version"};
    std::int64_t version_seen = 0;

    /// Another connection may have revoked a token: then nothing is remembered.
    base::Result<> forget_if_changed() {
        auto rows = TRY(version.query());
        const std::int64_t now = TRY(rows.next()) ? rows.integer(0) : 0;
        if (std::exchange(version_seen, now) != now) tokens.clear();
        return {};
    }
    Statement get_token{database, "SELECT post FROM tokens WHERE hash = ?"};
};

Accounts::Accounts(std::unique_ptr<Body> body) : body_(std::move(body)) {}
Accounts::~Accounts() = default;

base::Result<std::unique_ptr<Accounts>> Accounts::open(const Settings& given) {
    const Settings settings = completed(given);
    if (sodium_init() < 0) return base::fail(base::ErrorKind::io, "libsodium cannot start");
    auto database = TRY(Database::open(settings.directory / "accounts.db", Database::Mode::create));
    TRY(database.run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON"));
    TRY(database.run(tables));
    std::error_code ignored;
    std::filesystem::permissions(settings.directory / "accounts.db",
                                 std::filesystem::perms::owner_read | std::filesystem::perms::owner_write, ignored);
    auto body = std::make_unique<Body>(std::move(database));
    body->nobodys_password = TRY(hash_password("nobody"));
    return std::make_unique<Accounts>(std::move(body));
}

base::Result<void> Accounts::set_password(std::string_view name, const base::Id& post, std::string_view password) {
    if (name.empty() || name.size() > name_max) return base::fail(base::ErrorKind::bad_input, "1 to 120 bytes", "name");
    if (password.size() < password_min || password.size() > password_max) {
        return base::fail(base::ErrorKind::bad_input, "at least 8 characters", "password");
    }
    const std::string hash = TRY(hash_password(password));
    const std::lock_guard lock(body_->mutex);
    TRY(body_->set.run(name, post, hash));
    return body_->drop_sessions_of.run(name);  // whoever knew the old one is out
}

base::Result<Account> Accounts::check_password(std::string_view name, std::string_view password, base::Instant now) {
    base::Id post;
    std::string hash = body_->nobodys_password;
    bool may_sign_in = false;
    {
        const std::lock_guard lock(body_->mutex);
        auto rows = TRY(body_->get.query(name));
        if (TRY(rows.next())) {
            post = rows.id(0);
            hash = rows.text(1);
            may_sign_in = rows.integer(2) <= now.ms;
        }
    }
    const bool is_right = password.size() <= password_max && is_password(hash, password);
    const std::lock_guard lock(body_->mutex);
    // A locked account counts no failures: else anyone could keep its owner out for ever.
    if (!may_sign_in) return denied();
    if (!is_right) {
        TRY(body_->fail_once.run(failures_max, now.ms + lock_ms, failures_max, name));
        return denied();
    }
    TRY(body_->forgive.run(name));
    return Account{std::string(name), post};
}

base::Result<std::string> Accounts::new_session(std::string_view name, base::Instant now) {
    const std::lock_guard lock(body_->mutex);
    const std::string cookie = base64url(body_->random.take<32>());
    TRY(body_->drop_old.run(now.ms - session_ms));
    TRY(body_->add_session.run(core::sha256(base::view(cookie)), name, now.ms, now.ms));
    return cookie;
}

base::Result<Account> Accounts::session(std::string_view cookie, base::Instant now) {
    const base::Hash hash = core::sha256(base::view(cookie));
    const std::lock_guard lock(body_->mutex);
    Account account;
    bool is_stale = false;
    {
        auto rows = TRY(body_->get_session.query(hash));
        if (!TRY(rows.next())) return base::fail(base::ErrorKind::denied, "not signed in");
        account = {std::string(rows.text(0)), rows.id(1)};
        const bool is_over = now.ms - rows.integer(2) > session_ms || now.ms - rows.integer(3) > idle_ms;
        if (is_over) return base::fail(base::ErrorKind::denied, "the session is over", {}, "sign in again");
        is_stale = now.ms - rows.integer(3) >= touch_ms;
    }
    if (is_stale) TRY(body_->touch_session.run(now.ms, hash));
    return account;
}

base::Result<void> Accounts::end_session(std::string_view cookie) {
    const std::lock_guard lock(body_->mutex);
    return body_->drop_session.run(core::sha256(base::view(cookie)));
}

base::Result<std::string> Accounts::new_token(const base::Id& post, std::string_view label) {
    const std::lock_guard lock(body_->mutex);
    std::string token = std::string(token_mark) + base64url(body_->random.take<32>());
    TRY(body_->add_token.run(core::sha256(base::view(token)), post, label));
    return token;
}

base::Result<std::uint64_t> Accounts::revoke_tokens(const base::Id& post, std::string_view label) {
    const std::lock_guard lock(body_->mutex);
    TRY(body_->revoke.run(post, label));
    body_->tokens.clear();
    return static_cast<std::uint64_t>(body_->revoke.changed());
}

base::Result<std::vector<Accounts::Token>> Accounts::tokens() {
    const std::lock_guard lock(body_->mutex);
    std::vector<Token> tokens;
    auto rows = TRY(body_->all_tokens.query());
    while (TRY(rows.next())) tokens.push_back({rows.id(0), std::string(rows.text(1))});
    return tokens;
}

bool Accounts::is_known(std::string_view name) {
    const std::lock_guard lock(body_->mutex);
    auto rows = body_->get.query(name);
    return rows && rows->next().value_or(false);
}

base::Result<base::Id> Accounts::token(std::string_view token) {
    if (!token.starts_with(token_mark)) return base::fail(base::ErrorKind::denied, "no such token");
    const base::Hash hash = core::sha256(base::view(token));
    const std::lock_guard lock(body_->mutex);
    TRY(body_->forget_if_changed());
    if (const auto at = body_->tokens.find(hash); at != body_->tokens.end()) return at->second;
    auto rows = TRY(body_->get_token.query(hash));
    if (!TRY(rows.next())) return base::fail(base::ErrorKind::denied, "no such token");
    if (body_->tokens.size() >= token_cache_max) body_->tokens.clear();
    return body_->tokens.emplace(hash, rows.id(0)).first->second;
}

}  // namespace store
