// The book 账册: the store as its one writer holds it. A connection in a transaction, what was committed, and what the
// commands of the running batch left. Leader's thread only.
//
// A command goes through in two steps, so that a neighbour never pays for it: `draft` checks and computes everything
// and touches no table; `insert` writes the draft. Memory follows only after the rows stand; `rollback` forgets the
// batch.
#pragma once
#include <memory>
#include <unordered_map>

#include "store/sqlite/committed.hpp"
#include "store/sqlite/draft.hpp"
#include "store/sqlite/secrets.hpp"
#include "store/sqlite/statements.hpp"

namespace store {

class Book {
  public:
    static base::Result<std::unique_ptr<Book>> open(Database database, Secrets secrets);

    // ── one batch ───────────────────────────────────────────────────────────────────────────────────────────────────
    [[nodiscard]] base::Result<> begin();
    /// Fails as `conflict` or `bad_input` if the entry does not fit what stands; nothing has happened then.
    [[nodiscard]] base::Result<> draft(Entry& entry, base::Instant now);
    /// Writes the draft. After a failure some rows may stand: roll back, to a savepoint or the whole batch.
    [[nodiscard]] base::Result<Written> insert();
    [[nodiscard]] base::Result<> commit();  ///< rolls back if it fails
    enum class Numbers : std::uint8_t { forget, keep };
    /// Forgets the batch. `keep` while its commands are to be written again: their numbers are taken.
    void rollback(Numbers numbers = Numbers::forget);
    [[nodiscard]] Database& database() { return database_; }

    // ── what stands now ─────────────────────────────────────────────────────────────────────────────────────────────
    [[nodiscard]] base::Result<const Subject*> subject(const base::Id& id);  ///< null if unknown
    [[nodiscard]] base::Result<const core::Matter*> matter(const base::Id& id);
    [[nodiscard]] base::Result<core::Submission> submission(const base::Id& id);
    [[nodiscard]] base::Result<core::PersonRecord> person(const base::Id& id);
    [[nodiscard]] base::Result<std::vector<core::Fact>> facts(const base::Id& subject);
    [[nodiscard]] const core::Office& office() const { return *now_.office; }
    [[nodiscard]] base::Result<std::optional<base::Id>> find(Statement& by, std::string_view number);
    [[nodiscard]] std::optional<base::Id> find_external(std::string_view source, std::string_view number);
    [[nodiscard]] base::Result<std::vector<base::Id>> running(std::uint64_t after, std::uint32_t limit,
                                                              std::uint64_t& last);
    [[nodiscard]] Statements& statements() { return statements_; }

    // ── numbers and ids ─────────────────────────────────────────────────────────────────────────────────────────────
    [[nodiscard]] std::uint32_t next_sequence(const std::string& prefix);
    void keep_numbers() { taken_.clear(); }  ///< the command's numbers are used
    void return_numbers();                   ///< the command failed
    [[nodiscard]] base::Id new_id();
    [[nodiscard]] RandomPool& random() { return random_; }
    [[nodiscard]] const Secrets& secrets() const { return secrets_; }
    /// The subject of the facts of the store itself; set from the first of them on.
    [[nodiscard]] base::Id store_id() const { return store_id_; }

    [[nodiscard]] const std::shared_ptr<Committed>& committed() const { return committed_; }
    /// Length of the write-ahead log after the last commit.
    [[nodiscard]] int pages_in_log() const { return *pages_in_log_; }
    /// True once after a batch that destroyed a key: old pages with it must leave the log.
    [[nodiscard]] bool take_erased() { return std::exchange(has_erased_, false); }
    /// Objects whose keys the last batches destroyed: their bytes go after the commit.
    [[nodiscard]] std::vector<base::Hash> take_doomed() { return std::exchange(doomed_, {}); }

  private:
    /// What a batch changes, beside tables: one copy as committed, one as of now.
    struct State {
        std::uint64_t head = 0;
        std::uint32_t rows = 0;
        std::uint32_t epoch = 0;
        base::Hash law{};
        std::shared_ptr<const core::Office> office = std::make_shared<core::Office>();
    };
    /// Folded states and known subjects are kept from batch to batch up to these numbers.
    static constexpr std::size_t matters_max = 8'192;
    static constexpr std::size_t subjects_max = 65'536;
    static constexpr std::size_t numbers_max = 8'192;

    Database database_;
    Secrets secrets_;
    Statements statements_;
    RandomPool random_;
    base::Id store_id_;
    std::shared_ptr<Committed> committed_ = std::make_shared<Committed>();
    core::Frontier tree_;  ///< of the committed facts
    State kept_, now_;
    std::vector<base::Hash> leaves_;  ///< of the batch, not yet in `tree_`
    std::vector<core::TreeNode> tiles_;
    Draft draft_;
    std::unique_ptr<int> pages_in_log_ = std::make_unique<int>(0);
    bool has_erased_ = false, will_erase_ = false;
    std::vector<base::Hash> doomed_, will_doom_;
    std::uint16_t id_bucket_ = 0;

    struct Number {
        std::uint32_t next = 1;
        bool is_changed = false;
    };
    std::unordered_map<base::Id, Subject, core::IdHash> subjects_;
    std::unordered_map<base::Id, core::Matter, core::IdHash> matters_;
    std::unordered_map<std::string, Number> numbers_;
    std::vector<Number*> taken_;

    Book(Database database, Secrets secrets);
    [[nodiscard]] base::Result<> load();
    [[nodiscard]] base::Result<std::int64_t> row_of(const base::Id& id);

    // draft, in order
    [[nodiscard]] base::Result<> admit(const core::Fact& fact);
    [[nodiscard]] base::Result<> write_row(const core::Fact& fact, std::string_view text, FactRow& row);
    [[nodiscard]] base::Result<core::SealKey> key_of(const base::Id& owner);
    [[nodiscard]] base::Result<> apply(const Entry& entry, const core::Fact& fact);
    void erase(const base::Id& subject);  ///< of the draft: its key goes
    [[nodiscard]] base::Result<> apply_matter(const Entry& entry, const core::Fact& fact);
    [[nodiscard]] base::Result<> apply_submission(const Entry& entry, const core::Fact& fact);
    [[nodiscard]] base::Result<> apply_evidence(const Entry& entry, const core::Fact& fact);
    [[nodiscard]] base::Result<> keep_file(const Entry& entry, const core::Fact& fact, base::ByteView object);
    [[nodiscard]] base::Result<> hash_query_code(const Writes::QueryCode& code);

    // insert, in order
    [[nodiscard]] base::Result<> insert_subjects();
    [[nodiscard]] base::Result<> insert_facts();
    [[nodiscard]] base::Result<> insert_contacts();
    [[nodiscard]] base::Result<> insert_files();
    [[nodiscard]] base::Result<> insert_matters();
    [[nodiscard]] base::Result<> replace_organs(const DraftMatter& matter);
    void settle();
};

}  // namespace store
