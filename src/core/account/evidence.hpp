// Evidence 佐证材料: a paper kept under its number within an organ's year, so that whoever reads a typed figure or a
// line of a score sheet that names the number can be shown it. One paper, one subject: its key is its own, and goes
// alone. Used by app (keeping), store (fsck), evaluate and http (showing). Pure values, any thread.
#pragma once
#include "core/account/decide.hpp"

namespace core {

inline constexpr std::uint32_t evidence_size_max = 64u << 20;  ///< bytes of one paper

struct Evidence {
    base::Id id;
    std::uint32_t version = 0;  ///< of its last fact; 0 = no paper was kept
    std::uint64_t seq = 0;      ///< of the fact that kept it; 0 while a plan has not been written yet
    base::Day day;              ///< on which it was kept
    base::Id actor;             ///< post that kept it
    KeepEvidence kept;
    bool is_destroyed = false;
};

/// The id follows from the number, so that no number stands for two papers.
[[nodiscard]] base::Id evidence_id(const base::Id& organ, std::uint32_t year, std::string_view number);

/// The numbers that a figure names: "Z01、Z02" or with commas, semicolons, blanks between them.
[[nodiscard]] std::vector<std::string> evidence_numbers(std::string_view text);

void apply(Evidence& evidence, const Fact& fact);
[[nodiscard]] Evidence evidence_of(std::span<const Fact> facts);

/// Why not; nothing if it can be. Other deeds are our mistake.
[[nodiscard]] std::optional<AccountNo> evidence_refusal(const Evidence& stands, const Deed& deed,
                                                        const AccountContext& context);

}  // namespace core
