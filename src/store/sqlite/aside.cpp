#include "store/sqlite/aside.hpp"

#include <algorithm>

#include "store/objects.hpp"
#include "store/sqlite/schema.hpp"

namespace store {

namespace {

// A key of the store aside whose subject stands here without one.
constexpr const char* left_over =
    "FROM subjects WHERE key IS NOT NULL AND id IN (SELECT id FROM now.subjects WHERE key IS NULL AND kind IN (1, 3, "
    "8))";

// The same of a file's key; and whatever is wrapped with a key that is gone.
constexpr const char* left_over_files =
    "FROM main.files WHERE key IS NOT NULL AND (object IN (SELECT object FROM now.files WHERE key IS NULL) "
    "OR submission IN (SELECT row FROM main.subjects WHERE key IS NULL))";

base::Result<bool> has_table(Database& database, const char* name) {
    Statement select(database, "SELECT 1 FROM main.sqlite_schema WHERE type = 'table' AND name = ?");
    auto rows = TRY(select.query(std::string_view(name)));
    return rows.next();
}

base::Result<Database> open_beside(const std::filesystem::path& directory, const std::filesystem::path& aside,
                                   Database::Mode mode) {
    auto database = TRY(Database::open(aside, mode));
    Statement attach(database, "ATTACH ? AS now");
    TRY(attach.run((directory / ledger_file).string()));
    return database;
}

/// Keys and bytes of files; bytes that the store itself still needs stay.
base::Result<> erase_files(Database& database, const std::filesystem::path& directory) {
    std::vector<base::Hash> objects;
    {
        Statement select(database, std::string("SELECT object ") + left_over_files +
                                       " AND object NOT IN (SELECT object FROM now.files WHERE key IS NOT NULL)");
        auto rows = TRY(select.query());
        for (base::Hash object{}; TRY(rows.next());) {
            if (rows.fill(0, object)) objects.push_back(object);
        }
    }
    const std::string keys =
        std::string("UPDATE main.files SET key = NULL WHERE object IN (SELECT object ") + left_over_files + ")";
    TRY(database.run(keys.c_str()));
    for (const base::Hash& object : objects) TRY(Objects(directory).remove(object));
    return {};
}

base::Result<> erase_in(const std::filesystem::path& directory, const std::filesystem::path& aside) {
    const std::int64_t left = TRY(keys_left(directory, aside));
    if (left == 0) return {};
    auto database = TRY(open_beside(directory, aside, Database::Mode::write));
    TRY(database.run("PRAGMA secure_delete = ON"));
    if (TRY(has_table(database, "contacts"))) {
        const std::string contacts = std::string("DELETE FROM contacts WHERE person IN (SELECT row ") + left_over + ")";
        TRY(database.run(contacts.c_str()));
    }
    const std::string keys =
        std::string("UPDATE main.subjects SET key = NULL WHERE row IN (SELECT row ") + left_over + ")";
    TRY(database.run(keys.c_str()));
    if (TRY(has_table(database, "files"))) TRY(erase_files(database, directory));
    // One file with nothing beside it: the log held the old pages.
    TRY(database.run("DETACH now"));
    return database.run("PRAGMA wal_checkpoint(TRUNCATE)");
}

bool is_damaged(const base::Error& error) {
    return error.kind == base::ErrorKind::corrupt || error.kind == base::ErrorKind::bad_input;
}

}  // namespace

std::filesystem::path next_aside(const std::filesystem::path& directory) {
    for (int nth = 1;; ++nth) {
        const auto aside = directory / ("replaced-" + std::to_string(nth) + ".db");
        if (!std::filesystem::exists(aside)) return aside;
    }
}

std::vector<std::filesystem::path> asides(const std::filesystem::path& directory) {
    std::vector<std::filesystem::path> found;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(directory, error)) {
        const std::string name = entry.path().filename().string();
        if (name.starts_with("replaced-") && name.ends_with(".db")) found.push_back(entry.path());
    }
    std::ranges::sort(found);
    return found;
}

base::Result<std::int64_t> keys_left(const std::filesystem::path& directory, const std::filesystem::path& aside) {
    auto database = TRY(open_beside(directory, aside, Database::Mode::write));
    std::int64_t left = TRY(database.integer((std::string("SELECT count(*) ") + left_over).c_str()));
    if (TRY(has_table(database, "files")))
        left += TRY(database.integer((std::string("SELECT count(*) ") + left_over_files).c_str()));
    return left;
}

base::Result<bool> is_file_aside(const std::filesystem::path& directory, const base::Hash& object) {
    for (const std::filesystem::path& aside : asides(directory)) {
        const auto found = [&]() -> base::Result<bool> {
            auto database = TRY(open_beside(directory, aside, Database::Mode::write));
            if (!TRY(has_table(database, "files"))) return false;
            Statement select(database, "SELECT 1 FROM main.files WHERE object = ?");
            auto rows = TRY(select.query(object));
            return rows.next();
        }();
        if (found.value_or(true)) return true;
    }
    return false;
}

base::Result<> erase_aside(const std::filesystem::path& directory) {
    for (const std::filesystem::path& aside : asides(directory)) {
        auto erased = erase_in(directory, aside);
        if (!erased && !is_damaged(erased.error())) return erased;
    }
    return {};
}

}  // namespace store
