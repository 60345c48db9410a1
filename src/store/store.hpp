// The store: one directory, one SQLite database, one leader that writes. Used by app (commands), http and follow
// (readers). Commands wait in a queue and go into one transaction (group commit, synchronous=FULL); inside the batch
// each is decided against the state the earlier ones left, and one failure never fails its neighbours.
// Threads: submit/run from any thread; a Command runs on the leader's thread and must not block.
#pragma once
#include <filesystem>
#include <functional>
#include <memory>
#include <variant>

#include "core/ledger/checkpoint.hpp"
#include "core/ledger/seal.hpp"
#include "core/matter/matter.hpp"
#include "core/matter/submission.hpp"
#include "core/office/office.hpp"

namespace store {

/// Why a command wrote nothing: the law or the state said no, or the world failed.
using Failure = std::variant<core::Refusal, base::Error>;
template <class T>
using Outcome = std::expected<T, Failure>;

/// What a command asks to be written, all or nothing. Numbers and versions are settled already (see View).
struct Writes {
    std::vector<core::NewFact> facts;
    struct QueryCode {
        base::Id submission;
        std::string code;   ///< kept only as a keyed hash
    };
    std::vector<QueryCode> query_codes;
    struct FileKey {
        base::Hash object;
        core::SealKey key{};   ///< kept wrapped with the submission's key
    };
    std::vector<FileKey> file_keys;  ///< one for each KeepFile among the facts
};

struct Written {
    std::uint64_t first_seq = 0, last_seq = 0;
    std::uint32_t facts = 0;   ///< 0: the command found nothing to do
};

/// What a command may see: the committed state and what earlier commands of the same batch left.
/// States are folded from facts and cached for the batch.
class View {
  public:
    [[nodiscard]] base::Result<core::Matter> matter(const base::Id& id);          ///< not_found
    [[nodiscard]] base::Result<core::Submission> submission(const base::Id& id);  ///< not_found
    [[nodiscard]] base::Result<core::PersonRecord> person(const base::Id& id);    ///< not_found
    [[nodiscard]] base::Result<std::vector<core::Fact>> facts(const base::Id& subject);
    [[nodiscard]] base::Result<base::Id> find_matter(std::string_view number);
    [[nodiscard]] base::Result<base::Id> find_submission(std::string_view number);
    [[nodiscard]] std::optional<base::Id> find_external(std::string_view source, std::string_view number);
    [[nodiscard]] std::uint32_t next_sequence(const std::string& prefix);         ///< taken for this command; gaps only on failure
    [[nodiscard]] base::Result<std::vector<base::Id>> matters_with_running_clocks(std::uint64_t after_row, std::uint32_t limit, std::uint64_t& last_row);
    [[nodiscard]] const core::Office& office() const;
    [[nodiscard]] std::uint32_t version(const base::Id& subject);                 ///< 0 if unknown
    [[nodiscard]] base::Id new_id();                                              ///< two bytes are drawn once a batch, the rest each time
    [[nodiscard]] base::Id store_id() const;                                      ///< subject of facts about the store itself
    [[nodiscard]] std::string new_query_code();

    class Body;
    explicit View(Body& body) : body_(body) {}

  private:
    Body& body_;
};

using Command = std::function<Outcome<Writes>(View&)>;
using Done = std::function<void(Outcome<Written>)>;

struct Settings {
    std::filesystem::path directory;
    std::filesystem::path master_key;              ///< default: directory / "master.key"
    std::function<base::Instant()> now;            ///< default: the system's clock
    std::uint32_t batch_max = 512;                 ///< commands in one transaction
    std::uint32_t queue_max = 20'000;              ///< commands waiting; more are answered `too_many`
};

class Reader;

class Store {
  public:
    /// Makes the directory, database, master key (0600), signing key and the first epoch. Fails if a store is there.
    static base::Result<void> create(const Settings& settings, std::string_view origin);
    /// Takes the one leader's lock (`unavailable` if another process holds it), migrates, starts the leader thread.
    static base::Result<std::unique_ptr<Store>> open(const Settings& settings);
    ~Store();  ///< answers what is queued, then stops

    void submit(Command command, Done done);       ///< `done` on the leader's thread, after the durable commit
    Outcome<Written> run(Command command);         ///< submits and waits

    [[nodiscard]] std::uint64_t head() const;      ///< last committed seq
    [[nodiscard]] bool wait_beyond(std::uint64_t seq, int timeout_ms) const;  ///< true when head() > seq
    [[nodiscard]] std::unique_ptr<Reader> reader() const;  ///< a connection of its own; one thread at a time
    /// Signs the committed tree; nothing uncommitted is ever signed.
    [[nodiscard]] base::Result<std::string> checkpoint();
    [[nodiscard]] const Settings& settings() const;

    class Body;
    explicit Store(std::unique_ptr<Body> body);

  private:
    std::unique_ptr<Body> body_;
};

/// Of a backup or restore.
struct Copied {
    std::uint64_t objects = 0;  ///< attachments
    std::uint64_t missing = 0;  ///< attachments that were not there or damaged; fsck names them
};
/// Copies a live store's database to a file, consistent (SQLite backup), and the objects that it names to a folder
/// beside it, FILE.objects. The master key is in neither.
[[nodiscard]] base::Result<Copied> backup(const Settings& settings, const std::filesystem::path& file);
/// Puts a backup into an empty or absent directory, or over a store with `is_forced`; opens a new epoch whose first fact
/// names the last checkpoint known (of the replaced store if it is readable, else of the backup), and replays erasures.
[[nodiscard]] base::Result<Copied> restore(const std::filesystem::path& file, const Settings& settings, bool is_forced);

struct Finding {
    std::uint64_t seq = 0;  ///< 0 where no fact is concerned
    std::string what;       ///< names table, row and column, the stored and the derived value
};
struct FsckReport {
    std::uint64_t facts = 0, matters = 0;
    std::uint32_t epochs = 0;
    std::vector<Finding> findings;   ///< the first 100
    std::uint64_t findings_total = 0;
};
/// Re-derives every hash, tree node, read row and key; `progress(done, total)` now and then.
[[nodiscard]] base::Result<FsckReport> fsck(const Settings& settings, const std::function<void(std::uint64_t, std::uint64_t)>& progress);

}  // namespace store
