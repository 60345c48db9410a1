// What a reader holds: a read-only connection, its statements, and the office as it stood at the last read.
#pragma once
#include "store/reader.hpp"
#include "store/sqlite/committed.hpp"
#include "store/sqlite/fact_rows.hpp"
#include "store/sqlite/secrets.hpp"
#include "store/sqlite/tree_rows.hpp"

namespace store {

/// What a viewer may see, as rows of organs, sorted.
struct Sight {
    bool sees_all = false;  ///< else only what has a leg at one of `own`
    std::vector<std::int64_t> own;
    std::vector<std::int64_t> sealed_from;  ///< accusations against one of these do not exist for this viewer

    [[nodiscard]] bool is_sealed(std::int64_t accused) const;  ///< 0: accuses nobody
};

/// Statements of finished walks, kept prepared for the next page.
class StatementPool {
  public:
    [[nodiscard]] Statement take(Database& database, const char* sql);
    void give(const char* sql, Statement statement) { idle_[sql].push_back(std::move(statement)); }

  private:
    std::unordered_map<const char*, std::vector<Statement>> idle_;  ///< by the literal's address
};

class Reader::Body {
  public:
    /// Never fails: what went wrong is answered by every read. `committed` is null where no leader is in this process.
    static std::unique_ptr<Body> open(const Settings& settings, std::shared_ptr<Committed> committed,
                                      const Secrets& secrets);
    explicit Body(Database connection);

    [[nodiscard]] base::Result<Snapshot> begin();  ///< every read starts here
    [[nodiscard]] base::Result<Sight> sight(const Viewer& viewer);
    [[nodiscard]] base::Result<bool> sees(const Sight& sight, std::int64_t row, std::int64_t accused);
    [[nodiscard]] base::Result<bool> sees_matter(const Viewer& viewer, const base::Id& id);
    [[nodiscard]] base::Result<bool> sees_submission(const Viewer& viewer, const core::Submission& submission);
    [[nodiscard]] base::Result<std::optional<std::uint32_t>> row(const base::Id& id, core::SubjectKind kind);
    [[nodiscard]] base::Result<std::vector<core::Fact>> facts(std::uint32_t row);
    /// Decrypts; nothing if the owner's key is destroyed.
    [[nodiscard]] base::Result<std::optional<std::string>> unseal(const core::Fact& fact, base::ByteView sealed);
    [[nodiscard]] base::Result<std::string> title(std::int64_t seq);
    [[nodiscard]] base::Result<const core::Office*> office();
    [[nodiscard]] base::Result<Committed::Note> checkpoint(std::uint64_t seq);
    [[nodiscard]] base::Result<std::string> receipt(std::string number, std::uint64_t seq);  ///< reader_receipt.cpp

    Settings settings;
    std::shared_ptr<Committed> committed;
    Secrets secrets;
    std::optional<base::Error> broken;
    Database database;

    Statement find_subject, subject_of, facts_of, facts_from_seq, facts_until, fact_at, leaves_from_seq, key_of,
        accused_of, has_leg;
    Statement submissions_of_contact, file_key, reveals_from_seq;
    Statement matter_number, submission_number, find_matter, find_submission, query_mac, last_office, accounts,
        evaluations, evidence, office_facts;
    StoredTree tree;
    StatementPool idle;

  private:
    core::Office office_;
    std::uint64_t office_seq_ = 0;
    std::unordered_map<base::Id, std::int64_t, core::IdHash> organ_rows_;
};

}  // namespace store
