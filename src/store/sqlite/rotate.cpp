#include <algorithm>

#include "store/keys.hpp"
#include "store/sqlite/aside.hpp"
#include "store/sqlite/directory.hpp"
#include "store/sqlite/schema.hpp"
#include "store/sqlite/secrets.hpp"

namespace store {

namespace {

constexpr std::uint32_t batch_keys = 2'000;

std::filesystem::path retired_path(const std::filesystem::path& key) {
    for (int nth = 1;; ++nth) {
        std::filesystem::path path = key.string() + ".retired-" + std::to_string(nth);
        if (!std::filesystem::exists(path)) return path;
    }
}

/// One database on its way from the old master key to the new one.
class Rewrapping {
  public:
    Rewrapping(const core::SealKey& old_master, const core::SealKey& new_master,
               const std::function<bool(std::uint64_t)>& go_on, std::uint64_t& keys)
        : old_(old_master), new_(new_master), old_id_(core::seal_key_id(old_master)), go_on_(go_on), keys_(keys) {}

    base::Result<> run(const std::filesystem::path& file) {
        auto database = TRY(Database::open(file, Database::Mode::write));
        TRY(check_owner(database));
        TRY(configure_writer(database));
        TRY(subjects(database));
        TRY(meta(database));
        return database.run("PRAGMA wal_checkpoint(TRUNCATE)");
    }

  private:
    const core::SealKey& old_;
    const core::SealKey& new_;
    core::SealKeyId old_id_;
    const std::function<bool(std::uint64_t)>& go_on_;
    std::uint64_t& keys_;
    RandomPool random_;

    /// The key wrapped anew; nothing if that was done before.
    base::Result<std::optional<base::Bytes>> rewrap(base::ByteView wrapped, const base::Id& subject) {
        if (TRY(core::wrapped_with(wrapped)) != old_id_) return std::nullopt;
        const core::SealKey key = TRY(core::unwrap_key(old_, wrapped, subject));
        return core::wrap_key(new_, random_.take<12>(), key, subject);
    }

    base::Result<> subjects(Database& database) {
        Statement select(database,
                         "SELECT row, id, key FROM subjects WHERE row > ? AND key IS NOT NULL ORDER BY row LIMIT ?");
        Statement update(database, "UPDATE subjects SET key = ? WHERE row = ?");
        for (std::int64_t last = 0;;) {
            std::vector<std::pair<std::int64_t, base::Bytes>> changed;
            std::uint32_t looked = 0;
            {
                auto rows = TRY(select.query(last, batch_keys));
                for (; TRY(rows.next()); ++looked) {
                    last = rows.integer(0);
                    auto wrapped = TRY(rewrap(rows.blob(2), rows.id(1)));
                    if (wrapped) changed.emplace_back(last, *std::move(wrapped));
                }
            }
            if (looked == 0) return {};
            TRY(database.run("BEGIN IMMEDIATE"));
            for (const auto& [row, wrapped] : changed) TRY(update.run(wrapped, row));
            TRY(database.run("COMMIT"));
            keys_ += changed.size();
            if (go_on_ && !go_on_(keys_)) {
                return base::fail(base::ErrorKind::unavailable, "the rotation was stopped", {},
                                  "run it again: it goes on where it stopped");
            }
        }
    }

    /// The store's own two keys: last, because from then on the new master key is the store's.
    base::Result<> meta(Database& database) {
        Statement select(database, "SELECT value FROM meta WHERE name = ?");
        Statement update(database, "UPDATE meta SET value = ? WHERE name = ?");
        TRY(database.run("BEGIN IMMEDIATE"));
        for (const OwnKey& own : own_keys) {
            std::optional<base::Bytes> wrapped;
            {
                auto rows = TRY(select.query(own.name));
                if (TRY(rows.next())) wrapped = TRY(rewrap(rows.blob(0), own.purpose));
            }
            if (wrapped) TRY(update.run(*wrapped, own.name));
        }
        return database.run("COMMIT");
    }
};

/// The key that the rotation leads to: of the run before, if one was ended half-way.
base::Result<core::SealKey> next_key(const std::filesystem::path& file) {
    if (!std::filesystem::exists(file)) {
        // Under another name until it is whole: a file cut short would stand in the way of every further run.
        const std::filesystem::path unfinished = file.string() + ".part";
        std::error_code error;
        std::filesystem::remove(unfinished, error);
        const core::SealKey made = TRY(make_master_key(unfinished));
        std::filesystem::rename(unfinished, file, error);
        if (error) return base::fail(base::ErrorKind::io, error.message(), file.string());
        TRY(sync_directory(file.parent_path()));
        return made;
    }
    return read_key_file(file);
}

}  // namespace

base::Result<Rotated> rotate_master_key(const Settings& given, const std::function<bool(std::uint64_t)>& go_on) {
    const Settings settings = completed(given);
    const auto file = settings.directory / ledger_file;
    if (!std::filesystem::exists(file))
        return base::fail(base::ErrorKind::not_found, "no store is there", file.string());
    const auto lock = TRY(LeaderLock::take(settings.directory));
    const auto next = next_master_key(settings.master_key);
    const core::SealKey old_master = TRY(read_key_file(settings.master_key));
    const core::SealKey new_master = TRY(next_key(next));

    Rotated rotated;
    Rewrapping rewrapping(old_master, new_master, go_on, rotated.keys);
    for (const std::filesystem::path& aside : asides(settings.directory)) {
        auto done = rewrapping.run(aside);
        const bool is_damaged = !done && (done.error().kind == base::ErrorKind::corrupt);
        if (!done && !is_damaged) return std::unexpected(std::move(done).error());
    }
    TRY(rewrapping.run(file));

    // Two names for the old key, then the new one takes the first: at every moment a key that opens the store is there.
    rotated.retired = retired_path(settings.master_key);
    std::error_code error;
    std::filesystem::create_hard_link(settings.master_key, rotated.retired, error);
    if (!error) std::filesystem::rename(next, settings.master_key, error);
    if (error)
        return base::fail(base::ErrorKind::io, "cannot put the new key in place: " + error.message(), next.string());
    TRY(sync_directory(next.parent_path()));
    return rotated;
}

}  // namespace store
