// Survey: one part of the leaves checked and sorted. Every open body must be the one that its leaf commits to; what
// could count must be open; what is left over are hashes to build the tree from, and facts without what no figure
// needs. Parts are independent, so any thread may survey any of them.
#pragma once
#include "core/ledger/fact.hpp"
#include "kit/part.hpp"
#include "kit/turned.hpp"

namespace kit {

/// Facts of matters and submissions are spread over so many heaps by subject, and then counted heap by heap.
inline constexpr std::size_t heaps = 64;

struct Survey {
    base::Hash root{};               ///< of this part's leaves
    base::Hash first_leaves_root{};  ///< of those up to `split`, if it lies within the part
    Withheld withheld{};
    std::vector<TurnedEvent> turned;                ///< in order
    std::vector<core::Fact> office;                 ///< of store and organs, in order; posts are not read
    std::vector<core::Fact> accounts, evaluations;  ///< in order
    std::vector<core::Fact> evidence;               ///< what is open of it, in order; what does not decode is left out
    std::array<base::Bytes, heaps> facts;
    std::vector<base::Day> closed_letters, closed_openings;  ///< days of registrations and openings that stay closed
};

struct SurveyOrder {
    std::uint64_t first = 1;      ///< number of the part's first leaf
    std::uint64_t leaves = 0;     ///< it must have exactly so many
    std::uint64_t split = 0;      ///< size of the earlier checkpoint; 0 = none
    bool has_evaluation = false;  ///< then no fact of an evaluation may be closed, and all are read
};
[[nodiscard]] base::Result<Survey> survey(base::ByteView part, const SurveyOrder& order);

/// What a heap holds of one fact.
struct Kept {
    core::SubjectKind subject_kind{};
    base::Id subject;
    std::uint64_t seq = 0;
    base::ByteView bytes;  ///< until the heap goes
};
/// Takes one off the front of a heap.
[[nodiscard]] Kept take_kept(base::ByteView& heap);
[[nodiscard]] base::Result<core::Fact> fact_of(const Kept& kept);
[[nodiscard]] std::uint64_t version_of(const Kept& kept);  ///< what its body says, without decoding the rest

}  // namespace kit
