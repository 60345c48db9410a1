// What every decider of this room writes: a fact to be, that fact as it will stand, or why the words were off. Pure,
// any thread.
#pragma once
#include "store/store.hpp"

namespace app {

[[nodiscard]] inline std::unexpected<store::Failure> bad(std::string message, std::string place, std::string cure) {
    return std::unexpected(
        store::Failure(base::Error{base::ErrorKind::bad_input, std::move(message), std::move(place), std::move(cure)}));
}

/// Without clocks, breaches and text, and no accusation: whoever has them sets them.
[[nodiscard]] inline core::NewFact new_fact(core::SubjectKind kind, const base::Id& subject, std::uint32_t version,
                                            base::Day day, const base::Id& actor, core::Deed deed) {
    return {.subject_kind = kind,
            .subject = subject,
            .version = version,
            .day = day,
            .actor = actor,
            .is_accusation = false,
            .deed = std::move(deed),
            .clocks = {},
            .breaches = {},
            .law = {},
            .text = {},
            .key_owner = {}};
}

/// The fact as it will stand, for folding ahead of the store; seq comes with the commit.
[[nodiscard]] inline core::Fact as_fact(const core::NewFact& fact) {
    return {.seq = 0,
            .subject_kind = fact.subject_kind,
            .subject = fact.subject,
            .version = fact.version,
            .recorded_at = {},
            .day = fact.day,
            .actor = fact.actor,
            .is_accusation = fact.is_accusation,
            .deed = fact.deed,
            .clocks = fact.clocks,
            .breaches = fact.breaches,
            .law = fact.law,
            .key_owner = fact.key_owner};
}

}  // namespace app
