// Past: the rows that changed after a cut, folded again from their facts as of the cut, in a tally of their own. A
// figure at the cut counts the unchanged rows of the one and all rows of the other. Kept for the next question at the
// same day, because what is folded once for a cut stays right for ever.
#pragma once
#include <list>

#include "follow/follower.hpp"
#include "follow/readers.hpp"
#include "tally/scan.hpp"

namespace follow {

class Past {
  public:
    explicit Past(const core::Cut& cut) : cut_(cut) {}

    [[nodiscard]] base::Day day() const { return cut_.day; }  ///< never changes
    [[nodiscard]] bool serves(const core::Cut& cut) const;
    /// Folds what is missing. Returns with the follower's tally locked for reading, so that what is scanned next is
    /// what was checked here. The caller holds `mutex`.
    base::Result<std::shared_lock<std::shared_mutex>> prepare(const Follower& follower, Readers& readers,
                                                              const core::Cut& cut, unsigned threads);
    [[nodiscard]] const tally::Tally& tally() const { return tally_; }

    std::mutex mutex;  ///< one question at a time

  private:
    core::Cut cut_;
    tally::Tally tally_;
    std::unordered_map<std::uint32_t, std::uint64_t> made_at_;  ///< subject → ledger number up to which it was folded
    std::optional<std::uint64_t> checked_;                      ///< the follower's number when nothing was missing
    bool holds_late_records_ = false;  ///< some row is here for its number alone: a later cut may find it in the tally

    [[nodiscard]] bool is_missing(const tally::Changed::Row& row) const;
    [[nodiscard]] tally::Changed missing(const tally::Tally& tally) const;
    base::Result<void> fold(const tally::Changed& changed, const tally::OrganRows& organs, const core::Law& law,
                            Readers& readers, unsigned threads);
};

/// Whether every matter of a submission is an accusation at the cut.
[[nodiscard]] base::Result<bool> is_accusation_at(store::Reader& reader, const core::Submission& submission,
                                                  const core::Cut& cut);

/// The last few cuts that were asked for. Two questions at the same day wait for each other, so it is folded once.
class Pasts {
  public:
    struct Held {
        std::shared_ptr<Past> past;
        std::unique_lock<std::mutex> lock;  ///< of the past: nobody moves it to another cut meanwhile
    };
    [[nodiscard]] Held at(const core::Cut& cut);

  private:
    std::mutex mutex_;
    std::list<std::shared_ptr<Past>> recent_;
};
inline constexpr std::size_t pasts_max = 8;

}  // namespace follow
