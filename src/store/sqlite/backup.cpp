// Backup and restore. A backup is the database in one file and the objects of attachments in a folder beside it:
// without the master key, kept elsewhere, nothing sealed in either can be read. A restore opens a new epoch, so that a
// rewound ledger is seen and not mistaken for a forged one.
#include <sqlite3.h>

#include <algorithm>

#include "store/objects.hpp"
#include "store/sqlite/aside.hpp"
#include "store/sqlite/blind_index.hpp"
#include "store/sqlite/directory.hpp"
#include "store/sqlite/epoch.hpp"
#include "store/sqlite/reader_body.hpp"
#include "store/sqlite/schema.hpp"

namespace store {

namespace {

/// One consistent snapshot, page by page, in journal mode DELETE: a single file with nothing beside it.
base::Result<> copy_database(const std::filesystem::path& from, const std::filesystem::path& to) {
    auto source = TRY(Database::open(from, Database::Mode::read));
    TRY(source.integer("PRAGMA schema_version"));  // says at once if this is no database
    TRY(remove_database(to));
    auto target = TRY(Database::open(to, Database::Mode::create));
    sqlite3_backup* copying = sqlite3_backup_init(target.handle(), "main", source.handle(), "main");
    if (copying == nullptr) return std::unexpected(error_of(target.handle(), "copying"));
    const int code = sqlite3_backup_step(copying, -1);
    (void)sqlite3_backup_finish(copying);
    if (code != SQLITE_DONE) return std::unexpected(error_of(target.handle(), "copying"));
    return target.run("PRAGMA journal_mode = DELETE");
}

/// What a restore must take over from the store it replaces.
struct Replaced {
    std::string verifier, checkpoint;
    std::uint32_t epoch = 0;
    std::vector<Erased> erased;
};

base::Result<Replaced> read_replaced(const Settings& settings, const core::SealKey& master) {
    const auto body = Reader::Body::open(settings, nullptr, {});
    if (body->broken) return std::unexpected(*body->broken);
    TRY(check_schema(body->database));
    body->secrets = TRY(load_secrets(body->database, master));
    const auto snapshot = TRY(body->begin());
    Replaced replaced;
    replaced.verifier = core::text_of(core::verifier_of(body->secrets.signing));
    const auto note = TRY(body->checkpoint(0));
    const auto opened = TRY(core::open(note.text, core::verifier_of(body->secrets.signing)));
    replaced.checkpoint = note.text;
    replaced.epoch = opened.epoch;
    Statement select(body->database, select_fact(" FROM facts WHERE kind IN (?, ?, ?, ?) ORDER BY seq"));
    Statement select_object(body->database,
                            "SELECT object FROM files JOIN subjects ON subjects.row = submission "
                            "WHERE subjects.id = ? AND version = ?");
    auto rows = TRY(select.query(core::kind_v<core::ErasePerson>, core::kind_v<core::DestroySubmission>,
                                 core::kind_v<core::DestroyFile>, core::kind_v<core::DestroyEvidence>));
    while (TRY(rows.next())) {
        core::Fact fact = TRY(fact_from(rows));
        base::Hash object{};
        if (const auto* deed = std::get_if<core::DestroyFile>(&fact.deed)) {
            auto found = TRY(select_object.query(fact.subject, deed->file));
            if (TRY(found.next())) (void)found.fill(0, object);
        }
        replaced.erased.push_back({fact.subject_kind, fact.subject, std::move(fact.deed), fact.actor, object});
    }
    return replaced;
}

/// Writes the log of the store to be replaced back into its file, so that nothing of it can reach the new one. If it
/// cannot be read, its log is put aside with it.
base::Result<> put_aside(const std::filesystem::path& file, const std::filesystem::path& directory) {
    const std::filesystem::path aside = next_aside(directory);
    if (auto old = Database::open(file, Database::Mode::write); old) {
        (void)old->run("PRAGMA wal_checkpoint(TRUNCATE)");
    }
    std::error_code error;
    for (const char* suffix : {"-wal", "-shm"}) {
        if (std::filesystem::exists(file.string() + suffix)) {
            std::filesystem::rename(file.string() + suffix, aside.string() + suffix, error);
        }
    }
    std::filesystem::create_hard_link(file, aside, error);
    if (error)
        return base::fail(base::ErrorKind::io, "cannot keep the replaced store: " + error.message(), aside.string());
    return {};
}

std::filesystem::path objects_beside(const std::filesystem::path& file) {
    return file.string() + ".objects";
}

/// Copies the objects that a database names, without those whose keys are destroyed. What is missing is counted: a
/// backup of a damaged store is better than none.
base::Result<Copied> copy_objects(const std::filesystem::path& database_file, const Objects& from, const Objects& to) {
    auto database = TRY(Database::open(database_file, Database::Mode::write));  // a reader would leave its log behind
    const std::int64_t has_files =
        TRY(database.integer("SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'files'"));
    Copied copied;
    if (has_files == 0) return copied;  // of an older version
    Statement select(database, "SELECT object FROM files WHERE key IS NOT NULL");
    auto rows = TRY(select.query());
    for (base::Hash name{}; TRY(rows.next());) {
        if (!rows.fill(0, name)) continue;
        if (TRY(to.is_sound(name)) || TRY(to.copy_from(from, name))) {
            ++copied.objects;
        } else {
            ++copied.missing;
        }
    }
    return copied;
}

}  // namespace

base::Result<Copied> backup(const Settings& given, const std::filesystem::path& file) {
    const Settings settings = completed(given);
    const auto from = settings.directory / ledger_file;
    if (!std::filesystem::exists(from))
        return base::fail(base::ErrorKind::not_found, "no store is there", from.string());
    if (std::filesystem::exists(file)) {
        return base::fail(base::ErrorKind::conflict, "this file is there already", file.string(), "name a new file");
    }
    TRY(check_no_rotation(settings.master_key));
    const std::filesystem::path unfinished = file.string() + ".part";
    // Objects that a backup ended half-way copied are checked and used.
    const auto write = [&]() -> base::Result<Copied> {
        TRY(copy_database(from, unfinished));
        const Copied copied = TRY(copy_objects(unfinished, Objects(settings.directory), Objects(objects_beside(file))));
        TRY(put_in_place(unfinished, std::filesystem::absolute(file)));
        return copied;
    };
    auto copied = write();
    if (!copied) (void)remove_database(unfinished);
    return copied;
}

base::Result<Copied> restore(const std::filesystem::path& file, const Settings& given, bool is_forced) {
    const Settings settings = completed(given);
    if (!std::filesystem::exists(file)) return base::fail(base::ErrorKind::not_found, "no such backup", file.string());
    std::error_code error;
    std::filesystem::create_directories(settings.directory, error);
    if (error) return base::fail(base::ErrorKind::io, error.message(), settings.directory.string());
    const auto lock = TRY(LeaderLock::take(settings.directory));
    const auto target = settings.directory / ledger_file;
    const bool is_replacing = std::filesystem::exists(target);
    if (is_replacing && !is_forced) {
        return base::fail(base::ErrorKind::conflict, "a store is there already", target.string(),
                          "restore into an empty directory, or force it");
    }
    const auto master = TRY(read_master_key(settings.master_key));
    Replaced replaced;
    if (is_replacing) replaced = read_replaced(settings, master).value_or(Replaced{});

    const auto unfinished = settings.directory / "restoring.db";
    TRY(copy_database(file, unfinished));
    {
        auto database = TRY(Database::open(unfinished, Database::Mode::write));
        TRY(check_owner(database));
        TRY(configure_writer(database));
        TRY(migrate(database));
        auto secrets = TRY(load_secrets(database, master));
        TRY(make_blind_index(database, secrets));
        const std::string origin = secrets.signing.name;
        const std::string verifier = core::text_of(core::verifier_of(secrets.signing));
        const auto book = TRY(Book::open(std::move(database), std::move(secrets)));
        const Committed::State state = book->committed()->state();
        core::OpenEpoch epoch{.epoch = state.epoch + 1, .origin = origin, .checkpoint = replaced.checkpoint};
        if (replaced.verifier == verifier) {
            epoch.epoch = std::max(state.epoch, replaced.epoch) + 1;
        } else {
            epoch.checkpoint = sign_state(state, book->secrets().signing, settings.now());
        }
        TRY(open_epoch(*book, std::move(epoch), replaced.erased, settings.now()));
    }
    // Objects before the database that names them; what was erased since the backup has lost its key by now.
    const Copied copied = TRY(copy_objects(unfinished, Objects(objects_beside(file)), Objects(settings.directory)));
    if (is_replacing) TRY(put_aside(target, settings.directory));
    TRY(put_in_place(unfinished, target));
    TRY(erase_aside(settings.directory));
    return copied;
}

}  // namespace store
