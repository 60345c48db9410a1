// A row whose number the ledger knows already, held against what stands there.
#pragma once
#include "intake/decide_row.hpp"

namespace intake {

struct Standing {
    core::Submission submission;
    core::Matter matter;
    std::vector<store::FactText> facts;      ///< of the matter
    std::optional<app::PersonDraft> person;  ///< none if anonymous, erased or sealed

    /// The leg that the row's deeds belong to: of the organ it was forwarded to, one past the end if that is yet to be
    /// done; else of whoever handles the matter.
    [[nodiscard]] std::uint8_t leg_of(const Row& row, const base::Id& organ) const;
};

/// `matter` not set: the only one of the submission.
[[nodiscard]] base::Result<Standing> read_standing(const base::Id& submission, const base::Id& matter,
                                                   const Scene& scene);

/// The fields of the registration where row and ledger both speak and differ; nothing if they agree. An empty cell says
/// nothing and differs from nothing.
[[nodiscard]] std::optional<Reject> registration_conflict(const Row& row, const Standing& standing, const Scene& scene);

/// The deeds of the row that the matter does not have yet; or the fields where both speak and differ.
[[nodiscard]] std::expected<std::vector<Said>, Reject> missing_deeds(const Row& row, std::vector<Said> said,
                                                                     std::uint8_t leg, const Standing& standing,
                                                                     const Scene& scene);

}  // namespace intake
