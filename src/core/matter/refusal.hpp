// Refusals: the deed cannot be, or is not this post's to do. In order of precedence; each has an article and a
// scenario.
#pragma once
#include <array>

#include "core/words.hpp"

namespace core {

enum class Refusal : std::uint8_t {
    not_permitted,
    not_this_organ,
    recused_accused_organ,
    day_in_future,
    day_before_receipt,
    no_such_leg,
    leg_not_active,
    matter_closed,
    matter_not_closed,
    not_registered,
    already_registered,
    no_petitioner,
    no_demand,
    organ_unknown,
    organ_not_in_force,
    organ_in_force,
    forwarded_to_itself,
    period_missing,
    already_noticed,
    no_objection,
    already_objected,
    already_accepted,
    not_accepted,
    already_replied,
    not_replied,
    already_delivered,
    nothing_to_extend,
    days_missing,
    no_review_pending,
    review_pending,
    not_reviewed,
    review_exhausted,
    rating_not_open,
    already_rated,
    no_such_version,
    cannot_correct,
    law_unknown,
    post_unknown,
    recused_interest,
    too_few_organs,
    dispute_pending,
    no_dispute,
    no_addressee,
    not_a_suggestion,
    nothing_to_execute,
    same_matter,
    merge_into_closed,
    merge_across_classes,
    window_open,
    lapse_closes_nothing,
    lapsed,
    paper_before_deed,
    no_such_paper,
    paper_void,
    already_served,
    archive_destroyed,
    no_such_file,
    file_too_large,
    too_many_files,
    not_of_this_letter,
    already_released,
    not_released,
    redacted_copy_only,
    not_routed,
    not_final,
    earlier_not_in_handling,
    earlier_not_reviewed,
};

struct RefusalRow {
    Word word;
    std::string_view article;  ///< of 《信访工作条例》; empty where plain logic refuses
    std::string_view zh, en;   ///< one sentence, with the cure
};
[[nodiscard]] std::span<const RefusalRow> refusal_rows();
[[nodiscard]] const RefusalRow& row_of(Refusal refusal);
inline std::string_view id_of(Refusal refusal) {
    return row_of(refusal).word.id;
}

}  // namespace core
