// The submission 信访件: one letter, visit, call, fax, e-mail or web message, with its people and matters.
#pragma once
#include <vector>

#include "core/matter/matter.hpp"

namespace core {

/// 附件, known by the version of the fact that kept it.
struct File {
    std::uint32_t version = 0;
    base::Day day;
    base::Id actor;  ///< the post that kept it; not set: the petitioner
    KeepFile kept;
    std::vector<base::Id> released;  ///< matters whose readers may read it
    bool is_destroyed = false;

    [[nodiscard]] bool is_redacted() const { return kept.redacts != 0; }
    [[nodiscard]] bool is_released(const base::Id& matter) const;
};

struct Submission {
    base::Id id;
    std::uint32_t version = 0;
    std::uint64_t last_seq = 0;
    base::Day registered_day;
    RegisterSubmission as_registered;    ///< number, form, people, matters …
    std::optional<RecordOrigin> origin;  ///< at which level it was raised, or who handed it down
    std::vector<File> files;
    bool is_destroyed = false;

    [[nodiscard]] const File* file(std::uint32_t by_version) const;  ///< null if there is none
};

/// 集体访: a visit of as many people as the dated setting of its day says, or more.
[[nodiscard]] bool is_collective(const RegisterSubmission& deed, const Law& law);

void apply(Submission& submission, const Fact& fact);

[[nodiscard]] std::expected<Decision, Refusal> decide(const Submission& submission, const RegisterSubmission& deed,
                                                      const Context& context);

struct PersonRecord {
    base::Id id;
    std::uint32_t version = 0;
    PersonKind kind = PersonKind::citizen;
    bool is_name_withheld = false;
    bool is_erased = false;
};
void apply(PersonRecord& person, const Fact& fact);

/// Number of a submission: region (6) + form letter (L V C F E W) + yyyymmdd + sequence (≥ 5 digits) + check digit.
/// The check digit is ISO 7064 MOD 37,2-like over the characters before it; a mistyped digit or a swap is seen.
[[nodiscard]] std::string number_prefix(std::uint32_t region, Form form, base::Day received);
[[nodiscard]] std::string number(const std::string& prefix, std::uint32_t sequence);
[[nodiscard]] bool is_number(std::string_view text);
/// Number of the n-th matter (from 1) of a submission: "…-1".
[[nodiscard]] std::string matter_number(const std::string& submission_number, unsigned nth);

}  // namespace core
