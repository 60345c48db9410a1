// fsck: everything is derived again from the stored bytes and compared. Two passes, each with bounded memory: over the
// facts in order of seq (hashes, tree, checkpoints), then over the subjects (versions, keys, read rows).
#pragma once
#include <set>

#include "store/sqlite/read_rows.hpp"
#include "store/sqlite/reader_body.hpp"

namespace store {

class Inspection {
  public:
    using Progress = std::function<void(std::uint64_t, std::uint64_t)>;
    Inspection(Reader::Body& body, const Progress& progress)
        : body_(body), database_(body.database), progress_(progress) {}
    base::Result<FsckReport> run();

  private:
    static constexpr std::size_t findings_max = 100;
    static constexpr std::uint64_t progress_every = 10'000;

    Reader::Body& body_;
    Database& database_;
    const Progress& progress_;
    FsckReport report_;
    std::uint64_t done_ = 0, total_ = 0;
    std::set<base::Hash> unnamed_;       ///< objects that lie there and no file has named yet
    std::vector<base::Hash> destroyed_;  ///< objects that must not lie there

    void find(std::uint64_t seq, std::string what);
    /// `where` names table, row and column.
    void differ(std::uint64_t seq, std::string_view where, std::string_view stored, std::string_view derived);
    void step();

    [[nodiscard]] base::Result<> check_file();
    [[nodiscard]] base::Result<> check_meta();
    void check_asides();

    // ── facts, in order of seq (inspect_facts.cpp) ──────────────────────────────────────────────────────────────────
    [[nodiscard]] base::Result<> check_facts();
    void check_leaf(std::uint64_t seq, const Rows& rows);
    [[nodiscard]] base::Result<> check_open(std::uint64_t seq, const Rows& rows);
    [[nodiscard]] base::Result<> check_sealed(const core::Fact& fact, const Rows& rows);
    [[nodiscard]] base::Result<> check_tiles(const std::vector<core::TreeNode>& completed);
    void check_checkpoint(std::uint64_t size, std::string_view note, const base::Hash& root);

    // ── subjects, in order of row (inspect_subjects.cpp) ────────────────────────────────────────────────────────────
    struct Lookups;
    [[nodiscard]] base::Result<> check_subjects();
    [[nodiscard]] base::Result<std::vector<core::Fact>> history(Lookups& by, std::int64_t row, core::SubjectKind kind);
    [[nodiscard]] base::Result<> check_key(std::int64_t row, const base::Id& id, core::SubjectKind kind,
                                           const Rows& rows, const std::vector<core::Fact>& facts);
    [[nodiscard]] base::Result<> check_matter(Lookups& by, std::int64_t row, const std::vector<core::Fact>& facts);
    [[nodiscard]] base::Result<> check_organs(Lookups& by, std::int64_t row, std::uint64_t seq,
                                              const MatterRow& derived);
    [[nodiscard]] base::Result<> check_submission(Lookups& by, std::int64_t row, const std::vector<core::Fact>& facts);
    /// inspect_contacts.cpp
    [[nodiscard]] base::Result<> check_contacts(Lookups& by, std::int64_t row, const base::Id& id, bool has_key);
    /// inspect_files.cpp
    struct KeptFile {
        std::uint32_t version = 0;  ///< of the fact that kept it
        base::ByteView object;
        bool is_destroyed = false;
    };
    [[nodiscard]] base::Result<> check_files(Lookups& by, std::int64_t row, const core::Submission& submission);
    [[nodiscard]] base::Result<> check_evidence(Lookups& by, std::int64_t row, const core::Evidence& evidence);
    [[nodiscard]] base::Result<> check_file(Lookups& by, std::int64_t row, const base::Id& subject,
                                            const KeptFile& file);
    [[nodiscard]] base::Result<> check_objects();
    [[nodiscard]] base::Result<> check_persons(Lookups& by, std::int64_t row, std::uint64_t seq,
                                               const SubmissionRow& derived);
    [[nodiscard]] base::Result<> check_number(Lookups& by, std::uint64_t seq, const std::string& number);
    [[nodiscard]] base::Result<> check_count(const char* table, std::uint64_t derived);
    template <class Row>
    void compare(std::uint64_t seq, const std::string& table, std::int64_t row, const Rows& stored, const Row& derived);
};

}  // namespace store
