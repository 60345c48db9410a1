// The rules about attachments 附件: who keeps one, with which matter it may be seen, what may be released. Pure; used
// by app (deeds), store (reading) and scenarios. Every rule looks at the submission and at the matters it is about, as
// they stand now, so that a matter classified as an accusation later hides what was released before.
#pragma once
#include <span>

#include "core/matter/submission.hpp"

namespace core {

class Office;

/// Limits of one file and of one submission; at the public counter see http/limits.hpp.
inline constexpr std::uint32_t file_size_max = 256u << 20;
inline constexpr std::uint64_t files_size_max = std::uint64_t{2} << 30;
inline constexpr std::size_t files_max = 200;
inline constexpr std::size_t file_name_max = 120;  ///< characters

struct Letter {
    const Submission& submission;
    std::span<const Matter> matters;  ///< those it opened or joined; where one was merged into another, that one too

    [[nodiscard]] bool holds_accusation() const;
    [[nodiscard]] const Matter* matter(const base::Id& id) const;  ///< null if it is none of them
};

/// Whether those who read the matter may read the file, as far as the matter's class goes. The reader also hides from
/// an organ what tells of an accusation against it.
[[nodiscard]] bool is_seen_with(const Letter& letter, const File& file, const Matter& matter, const Office& office);
/// Made while the matter was handled, by an organ that handles it: it tells that organ nothing new.
[[nodiscard]] bool is_own_work(const Letter& letter, const File& file, const Matter& matter, const Office& office);

[[nodiscard]] std::expected<Decision, Refusal> decide(const Letter& letter, const KeepFile& deed,
                                                      const Context& context);
[[nodiscard]] std::expected<Decision, Refusal> decide(const Letter& letter, const ReleaseFile& deed,
                                                      const Context& context);
[[nodiscard]] std::expected<Decision, Refusal> decide(const Letter& letter, const DestroyFile& deed,
                                                      const Context& context);

/// The matters of a submission through `load(id) -> base::Result<Matter>`, merged ones followed.
template <class Load>
[[nodiscard]] base::Result<std::vector<Matter>> matters_of(const Submission& submission, Load load) {
    constexpr int merges_max = 32;  // merging refuses rings; the bound is for damaged stores
    std::vector<Matter> matters;
    for (const base::Id& id : submission.as_registered.matters) {
        base::Id next = id;
        for (int i = 0; i < merges_max && next.is_set(); ++i) {
            matters.push_back(TRY(load(next)));
            next = matters.back().side.merged_into;
        }
    }
    return matters;
}

}  // namespace core
