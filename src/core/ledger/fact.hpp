// A fact: something that was done, written once. NewFact is what a decision asks to be written; Fact is what stands.
// Open part = everything that decides state, clocks and indicators; sealed part = names, contacts, texts, encrypted.
#pragma once
#include <string>
#include <vector>

#include "base/result.hpp"
#include "core/matter/breach.hpp"
#include "core/matter/deeds.hpp"
#include "core/statute/due.hpp"

namespace core {

enum class SubjectKind : std::uint8_t {
    store,
    submission,
    matter,
    person,
    organ,
    access,
    account,
    evaluation,
    evidence
};
inline constexpr std::array subject_kind_words{
    Word{"store", "账册"},     Word{"submission", "信访件"},   Word{"matter", "信访事项"},
    Word{"person", "信访人"},  Word{"organ", "机关单位"},      Word{"access", "查看记录"},
    Word{"account", "年度账"}, Word{"evaluation", "绩效评价"}, Word{"evidence", "佐证材料"}};
constexpr std::span<const Word> words(SubjectKind) {
    return subject_kind_words;
}

/// A clock as a fact opens or restates it; `leg` 0 is the petition office's own.
struct OpenedClock {
    std::uint8_t leg = 0;
    DueDay due;
    friend bool operator==(const OpenedClock&, const OpenedClock&) = default;
};

/// A breach and the version of the fact that shows it.
struct BreachNote {
    Breach breach{};
    std::uint32_t version = 0;
    friend bool operator==(const BreachNote&, const BreachNote&) = default;
};

struct NewFact {
    SubjectKind subject_kind = SubjectKind::matter;
    base::Id subject;
    std::uint32_t version = 0;  ///< 1 for the first fact of a subject; a gap is a conflict
    base::Day day;              ///< statutory day, UTC+8
    base::Id actor;             ///< post
    bool is_accusation = false;
    Deed deed;
    std::vector<OpenedClock> clocks;
    std::vector<BreachNote> breaches;  ///< of a Correct: the whole list as amended
    base::Hash law{};                  ///< set that computed the clocks; zero if there are none
    std::string text;                  ///< plain, to be sealed with the key of `key_owner`; empty = no sealed part
    base::Id key_owner;                ///< a person or submission
};

struct Fact {
    std::uint64_t seq = 0;
    SubjectKind subject_kind = SubjectKind::matter;
    base::Id subject;
    std::uint32_t version = 0;
    base::Instant recorded_at;
    base::Day day;
    base::Id actor;
    bool is_accusation = false;
    Deed deed;
    std::vector<OpenedClock> clocks;
    std::vector<BreachNote> breaches;
    base::Hash law{};
    base::Id key_owner;  ///< set if there is a sealed part
};

inline constexpr std::uint8_t fact_format = 1;

/// The open body: format, subject, version, instant, actor, key owner, law, clocks, breaches, deed. The rest of a fact
/// (seq, kind, subject kind, day, accusation) stands in the leaf header and comes back through `decode_fact`.
[[nodiscard]] base::Bytes encode_open(const Fact& fact);

/// Fills everything but seq, kind, subject_kind, day and is_accusation, which the caller has from the header.
[[nodiscard]] base::Result<void> decode_open(base::ByteView open, std::uint16_t kind, Fact& fact);

[[nodiscard]] base::Bytes encode_deed(const Deed& deed);
[[nodiscard]] base::Result<Deed> decode_deed(std::uint16_t kind, base::ByteView bytes);

}  // namespace core
