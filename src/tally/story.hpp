// Story: a subject folded from its facts, with the few things its rows need beside the state. Facts are added one by
// one as the ledger gives them; a correction amends history and is folded from the beginning. Pure, any thread.
#pragma once
#include <span>

#include "core/matter/matter.hpp"
#include "core/matter/submission.hpp"

namespace tally {

struct Story {
    core::Matter matter;
    base::Day first_closed_day;    ///< kept when the matter is reopened
    base::Day first_reopened_day;  ///< first day on which a closing was undone
    std::uint64_t changed_seq = 0;
    base::Day changed_day;      ///< latest statutory day among the facts as they were written
    bool is_corrected = false;  ///< some fact is a correction: the days of the facts alone do not tell what stood when
    bool was_accusation = false;  ///< some fact says or said accusation

    /// The next fact of the matter. Not for corrections: fold again.
    void add(const core::Fact& fact);
};
[[nodiscard]] Story fold_story(std::span<const core::Fact> facts);

struct SubmissionStory {
    core::Submission submission;
    std::uint64_t changed_seq = 0;
    base::Day changed_day;
    bool is_corrected = false;
    bool is_accusation = false;  ///< every matter it holds is one; set by the follower, which sees the matters
    bool is_collective = false;  ///< by the setting of its day; set by the follower, which knows the law
};
[[nodiscard]] SubmissionStory fold_submission(std::span<const core::Fact> facts);

}  // namespace tally
