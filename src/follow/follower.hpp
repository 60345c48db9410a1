// Follower: reads the ledger by cursor and keeps the tally current. One batch of facts at a time: each touched subject
// is folded once, its rows replaced. `step` reads and folds outside the lock and takes it only to put the rows in. One
// thread follows; any number reads under `mutex()`.
#pragma once
#include <atomic>
#include <functional>
#include <memory>
#include <shared_mutex>

#include "core/account/typed.hpp"
#include "core/indicator/uptime.hpp"
#include "follow/organs.hpp"
#include "tally/snapshot.hpp"

namespace follow {

class Follower {
  public:
    using LawNow = std::function<std::shared_ptr<const core::Law>()>;
    Follower(std::unique_ptr<store::Reader> reader, LawNow law);

    /// Takes the snapshot if it is sound and of this ledger, else begins with nothing; then knows the organs.
    base::Result<void> begin(const std::filesystem::path& snapshot);
    /// Follows at most one batch; the number of facts followed, 0 at the head.
    base::Result<std::uint32_t> step();
    /// Until the head.
    base::Result<void> catch_up();
    base::Result<void> save(const std::filesystem::path& snapshot);

    [[nodiscard]] std::uint64_t seen() const { return seen_.load(std::memory_order_acquire); }
    [[nodiscard]] std::uint64_t since_snapshot() const { return seen() - saved_; }

    /// Held shared while reading what follows.
    [[nodiscard]] std::shared_mutex& mutex() const { return mutex_; }
    [[nodiscard]] const tally::Tally& tally() const { return tally_; }
    [[nodiscard]] const Organs& organs() const { return organs_; }
    [[nodiscard]] const core::TypedFigures& typed() const { return typed_; }
    [[nodiscard]] core::TypedFigures& typed() { return typed_; }  ///< before anybody reads
    [[nodiscard]] const core::RunRecord& runs() const { return runs_; }
    [[nodiscard]] std::shared_ptr<const core::Law> law() const;  ///< as it is now; never null

  private:
    struct Known {
        tally::Story story;
        std::uint32_t row = 0;
    };
    struct Batch {
        std::unordered_map<base::Id, bool, core::IdHash> matters;  ///< true: fold again from the beginning
        /// Facts since the first; none where the whole history is to be read.
        std::unordered_map<base::Id, std::vector<core::Fact>, core::IdHash> submissions;
        std::uint64_t last_seq = 0;
        std::vector<tally::MatterRows> matter_rows;
        std::vector<tally::Row> submission_rows;
    };

    std::unique_ptr<store::Reader> reader_;
    LawNow law_;
    mutable std::shared_mutex mutex_;
    tally::Tally tally_;
    Organs organs_;
    core::TypedFigures typed_;
    core::RunRecord runs_;
    std::atomic<std::uint64_t> seen_ = 0;
    std::uint64_t saved_ = 0;
    base::Id mark_;  ///< subject of the fact `seen_`
    std::uint32_t epoch_ = 0;
    std::unordered_map<base::Id, Known, core::IdHash> stories_;  ///< of matters lately touched

    base::Result<void> load_few();
    base::Result<void> note(const core::Fact& fact, Batch& batch);
    base::Result<void> follow_matter(const core::Fact& fact, Batch& batch);
    base::Result<void> refold(const base::Id& id, std::uint64_t seq);
    base::Result<void> row_matters(Batch& batch);
    base::Result<void> row_submissions(Batch& batch);
    base::Result<void> judge(tally::SubmissionStory& story, std::uint64_t seq);
    void put(Batch& batch);
};

/// The epoch of the newest OpenEpoch among the store's own facts.
[[nodiscard]] base::Result<std::uint32_t> epoch_of(store::Reader& reader);

inline constexpr std::uint32_t batch_facts = 20'000;
inline constexpr std::size_t stories_max = 200'000;  ///< while catching up
inline constexpr std::size_t stories_kept = 20'000;  ///< at the head

}  // namespace follow
