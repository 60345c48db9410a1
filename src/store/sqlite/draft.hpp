// One command's facts on their way into the ledger: as the command left them (Entry), and as rows ready to be inserted
// with the states they lead to (Draft). Nothing of a draft counts before `Book::insert` has succeeded.
#pragma once
#include "core/ledger/seal.hpp"
#include "core/matter/contact.hpp"
#include "store/sqlite/fact_rows.hpp"
#include "store/sqlite/read_rows.hpp"
#include "store/store.hpp"

namespace store {

/// Kept until the batch is committed, so that it can be written again without the neighbour that failed.
struct Entry {
    std::vector<core::Fact> facts;
    std::vector<std::string> texts;  ///< plain, one for each fact
    std::vector<Writes::QueryCode> query_codes;
    std::vector<Writes::FileKey> file_keys;
};
[[nodiscard]] Entry entry_of(Writes writes);

/// What is known of a subject.
struct Subject {
    std::uint32_t row = 0;
    core::SubjectKind kind{};
    std::uint32_t version = 0;  ///< of its last fact
    bool has_key = false;       ///< false for kinds without a key, and once erased
};

struct DraftSubject {
    base::Id id;
    Subject after;
    bool is_new = false;
    bool is_erased = false;  ///< by this command
    base::Bytes wrapped;     ///< the key of a new subject that has one
    core::SealKey key{};     ///< of `wrapped`, for the facts of the same command
};

struct DraftMatter {
    base::Id id;
    std::int64_t row = 0;
    bool is_new = false;
    core::Matter state;
    MatterRow before, after;
};

struct DraftSubmission {
    std::int64_t row = 0;
    SubmissionRow columns;
};

struct DraftQueryCode {
    std::int64_t submission = 0;
    base::Hash mac{};
};

struct DraftContact {
    core::ContactMac mac{};
    std::int64_t person = 0;
};

struct DraftFile {
    std::int64_t subject = 0;
    std::uint32_t version = 0;
    base::Hash object{};
    base::Bytes wrapped;  ///< its key
};

struct DraftDestroyed {
    std::int64_t subject = 0;
    std::uint32_t version = 0;  ///< of the file; 0: all of the subject
};

struct Draft {
    std::vector<FactRow> facts;
    std::size_t fact_count = 0;  ///< of `facts`, whose rows keep their memory from command to command
    std::vector<DraftSubject> subjects;
    std::vector<DraftMatter> matters;
    std::vector<DraftSubmission> submissions;
    std::vector<DraftQueryCode> query_codes;
    std::vector<DraftContact> contacts;
    std::vector<DraftFile> files;
    std::vector<DraftDestroyed> destroyed;
    std::shared_ptr<core::Office> office;  ///< changed by this command
    std::optional<std::uint32_t> epoch;
    std::optional<base::Hash> law;

    void clear();
    [[nodiscard]] DraftSubject* find(const base::Id& id);
    [[nodiscard]] DraftMatter* find_matter(const base::Id& id);
};

/// The deed that the first fact of a subject must hold.
[[nodiscard]] bool is_opening(core::SubjectKind kind, const core::Deed& deed);
/// Whether a later fact of such a subject may hold this deed. A submission or matter is opened once.
[[nodiscard]] bool may_follow(core::SubjectKind kind, const core::Deed& deed);
[[nodiscard]] constexpr bool has_key(core::SubjectKind kind) {
    return kind == core::SubjectKind::person || kind == core::SubjectKind::submission ||
           kind == core::SubjectKind::evidence;
}

}  // namespace store
