// Beginnings and marks of the ledger: the fact that opens an epoch, and checkpoints that are kept.
#pragma once
#include "store/sqlite/book.hpp"

namespace store {

/// A key that was destroyed: of a person, of a submission, of a file or of evidence.
struct Erased {
    core::SubjectKind kind{};
    base::Id subject;
    core::Deed deed;  ///< ErasePerson, DestroySubmission, DestroyFile or DestroyEvidence
    base::Id actor;
    base::Hash object{};  ///< of a file: by it the file is found, versions may have come to mean another
};

/// Writes the first fact of an epoch, and the erasures that must hold in it too, as one commit.
[[nodiscard]] base::Result<> open_epoch(Book& book, core::OpenEpoch epoch, const std::vector<Erased>& erased,
                                        base::Instant now);

/// Signs the committed tree and keeps the note in `checkpoints`.
[[nodiscard]] base::Result<std::string> store_checkpoint(Book& book, base::Instant now);

/// Removes a database and its log, if they are there.
[[nodiscard]] base::Result<> remove_database(const std::filesystem::path& file);
/// Renames a closed database, durably.
[[nodiscard]] base::Result<> put_in_place(const std::filesystem::path& from, const std::filesystem::path& to);

}  // namespace store
