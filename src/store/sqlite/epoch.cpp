#include "store/sqlite/epoch.hpp"

#include "store/sqlite/directory.hpp"

namespace store {

namespace {

/// Whether the erasure has anything to destroy here. Of a file: its version as it stands here.
base::Result<bool> is_wanted(Book& book, Erased& erased, const Subject& kept) {
    auto* deed = std::get_if<core::DestroyFile>(&erased.deed);
    if (deed == nullptr) return kept.has_key;
    Statement select(book.database(),
                     "SELECT version FROM files WHERE submission = ? AND object = ? AND key IS NOT NULL");
    auto rows = TRY(select.query(kept.row, erased.object));
    if (!TRY(rows.next())) return false;
    deed->file = rows.as<std::uint32_t>(0);
    return true;
}

}  // namespace

base::Result<> open_epoch(Book& book, core::OpenEpoch epoch, const std::vector<Erased>& erased, base::Instant now) {
    TRY(book.begin());
    const auto write = [&]() -> base::Result<> {
        Writes writes;
        const base::Id store = book.store_id();
        const Subject* known = TRY(book.subject(store));
        core::NewFact& opened = writes.facts.emplace_back();
        opened.subject_kind = core::SubjectKind::store;
        opened.subject = store;
        opened.version = known == nullptr ? 1 : known->version + 1;
        opened.day = now.day();
        opened.deed = std::move(epoch);
        std::unordered_map<base::Id, std::uint32_t, core::IdHash> versions;
        for (Erased one : erased) {
            const Subject* kept = TRY(book.subject(one.subject));
            if (kept == nullptr || !TRY(is_wanted(book, one, *kept))) continue;
            core::NewFact& again = writes.facts.emplace_back();
            again.subject_kind = one.kind;
            again.subject = one.subject;
            again.version = versions.try_emplace(one.subject, kept->version).first->second += 1;
            again.day = now.day();
            again.actor = one.actor;
            again.deed = std::move(one.deed);
        }
        Entry entry = entry_of(std::move(writes));
        TRY(book.draft(entry, now));
        TRY(book.insert());
        return {};
    };
    if (auto written = write(); !written) {
        book.rollback();
        return written;
    }
    return book.commit();
}

base::Result<std::string> store_checkpoint(Book& book, base::Instant now) {
    const Committed::State state = book.committed()->state();
    std::string note = sign_state(state, book.secrets().signing, now);
    Statement insert(book.database(),
                     "INSERT INTO checkpoints VALUES (?, ?) ON CONFLICT (size) DO UPDATE SET note = excluded.note");
    TRY(insert.run(state.head(), note));
    return note;
}

base::Result<> remove_database(const std::filesystem::path& file) {
    std::error_code error;
    for (const char* suffix : {"", "-wal", "-shm"}) {
        std::filesystem::remove(file.string() + suffix, error);
        if (error) return base::fail(base::ErrorKind::io, "cannot remove: " + error.message(), file.string() + suffix);
    }
    return {};
}

base::Result<> put_in_place(const std::filesystem::path& from, const std::filesystem::path& to) {
    std::error_code error;
    // SQLite gives its log the same rights.
    std::filesystem::permissions(from, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write, error);
    std::filesystem::rename(from, to, error);
    if (error)
        return base::fail(base::ErrorKind::io, "cannot put the file in place: " + error.message(), from.string());
    return sync_directory(to.parent_path());
}

}  // namespace store
