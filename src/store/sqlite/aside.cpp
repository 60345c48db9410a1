#include "store/sqlite/aside.hpp"

#include <algorithm>

#include "store/sqlite/schema.hpp"

namespace store {

namespace {

// A key of the store aside whose subject stands here without one.
constexpr const char* left_over =
    "FROM subjects WHERE key IS NOT NULL AND id IN (SELECT id FROM now.subjects WHERE key IS NULL AND kind IN (1, 3))";

base::Result<Database> open_beside(const std::filesystem::path& directory, const std::filesystem::path& aside,
                                   Database::Mode mode) {
    auto database = TRY(Database::open(aside, mode));
    Statement attach(database, "ATTACH ? AS now");
    TRY(attach.run((directory / ledger_file).string()));
    return database;
}

base::Result<> erase_in(const std::filesystem::path& directory, const std::filesystem::path& aside) {
    const std::int64_t left = TRY(keys_left(directory, aside));
    if (left == 0) return {};
    auto database = TRY(open_beside(directory, aside, Database::Mode::write));
    TRY(database.run("PRAGMA secure_delete = ON"));
    const std::int64_t has_contacts =
        TRY(database.integer("SELECT count(*) FROM main.sqlite_schema WHERE type = 'table' AND name = 'contacts'"));
    if (has_contacts > 0) {
        const std::string contacts = std::string("DELETE FROM contacts WHERE person IN (SELECT row ") + left_over + ")";
        TRY(database.run(contacts.c_str()));
    }
    const std::string keys =
        std::string("UPDATE main.subjects SET key = NULL WHERE row IN (SELECT row ") + left_over + ")";
    TRY(database.run(keys.c_str()));
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
    return database.integer((std::string("SELECT count(*) ") + left_over).c_str());
}

base::Result<> erase_aside(const std::filesystem::path& directory) {
    for (const std::filesystem::path& aside : asides(directory)) {
        auto erased = erase_in(directory, aside);
        if (!erased && !is_damaged(erased.error())) return erased;
    }
    return {};
}

}  // namespace store
