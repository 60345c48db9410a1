// 复查、复核、听证 (arts 35, 36).
#include "core/matter/decide.hpp"

namespace core {

Decided Decider::operator()(const RequestReview& deed) const {
    if (auto no = organ_refusal(deed.organ)) return std::unexpected(*no);
    if (is_accused(deed.organ)) return std::unexpected(Refusal::recused_accused_organ);
    const int lead = m_.lead();
    if (lead < 0) return std::unexpected(Refusal::not_replied);
    const Leg& answered = leg(static_cast<std::uint8_t>(lead));
    // 《信访工作条例》第三十五条: what is reviewed is an answer. A 导入告知 leads into another procedure and is none.
    if (!answered.replied_day.is_set() || answered.reply_kind == ReplyKind::guidance)
        return std::unexpected(Refusal::not_replied);
    if (c_.day < answered.replied_day) return std::unexpected(Refusal::day_before_receipt);
    if (m_.review_leg >= 0) {
        const bool is_pending = leg(static_cast<std::uint8_t>(m_.review_leg)).is_active;
        return std::unexpected(is_pending ? Refusal::review_pending : Refusal::review_exhausted);
    }
    if (m_.close_reason == CloseReason::lapsed && !m_.side.is_late_admitted) return std::unexpected(Refusal::lapsed);
    Decision decision;
    // 《信访工作条例》第三十五条: the level above the organ that answered, whether its own superior or the same line.
    if (!c_.office.is_superior(deed.organ, answered.organ)) note(decision, Breach::review_outside_hierarchy);
    // 《信访工作条例》第三十五条: what is reviewed is a petition opinion; the answer of another procedure has that
    // procedure's own remedies. Before 2022 every answer was reviewed.
    if (answered.reply_kind != ReplyKind::opinion && !is_under_2005(answered.replied_day))
        note(decision, Breach::review_without_opinion);
    // 《信访工作条例》第三十五条: 30 days from the written answer; the postmark decides, by analogy with the law of
    // procedure. What was admitted for a just cause is not late.
    const Clock* window = m_.clock(TermId::review_request, static_cast<std::uint8_t>(lead));
    const base::Day posted = deed.posted_day.is_set() ? deed.posted_day : c_.day;
    if (window != nullptr && window->is_running() && posted > window->due.due_day && !m_.side.is_late_admitted)
        note(decision, Breach::review_requested_late);
    open(decision, TermId::review, m_.legs.size(), c_.day);
    return decision;
}

Decided Decider::operator()(const DecideReview&) const {
    if (m_.review_leg < 0) return std::unexpected(Refusal::no_review_pending);
    const auto at = static_cast<std::uint8_t>(m_.review_leg);
    if (!is_holder(leg(at).organ)) return std::unexpected(Refusal::not_this_organ);
    if (!leg(at).is_active) return std::unexpected(Refusal::no_review_pending);
    if (c_.day < leg(at).received_day) return std::unexpected(Refusal::day_before_receipt);
    Decision decision;
    if (is_late(TermId::review, at)) note(decision, Breach::reviewed_late);
    return decision;
}

Decided Decider::operator()(const RequestFinalReview& deed) const {
    if (auto no = organ_refusal(deed.organ)) return std::unexpected(*no);
    if (is_accused(deed.organ)) return std::unexpected(Refusal::recused_accused_organ);
    if (m_.review_leg < 0) return std::unexpected(Refusal::not_reviewed);
    const auto reviewed = static_cast<std::uint8_t>(m_.review_leg);
    if (leg(reviewed).is_active) return std::unexpected(Refusal::review_pending);
    if (!leg(reviewed).replied_day.is_set()) return std::unexpected(Refusal::not_reviewed);  // withdrawn meanwhile
    if (c_.day < leg(reviewed).replied_day) return std::unexpected(Refusal::day_before_receipt);
    if (m_.final_review_leg >= 0) {
        const bool is_pending = leg(static_cast<std::uint8_t>(m_.final_review_leg)).is_active;
        return std::unexpected(is_pending ? Refusal::review_pending : Refusal::review_exhausted);
    }
    if (m_.close_reason == CloseReason::lapsed && !m_.side.is_late_admitted) return std::unexpected(Refusal::lapsed);
    Decision decision;
    // 《信访工作条例》第三十六条第一款: the level above the reviewing organ.
    if (!c_.office.is_superior(deed.organ, leg(reviewed).organ)) note(decision, Breach::review_outside_hierarchy);
    const Clock* window = m_.clock(TermId::final_review_request, reviewed);
    const base::Day posted = deed.posted_day.is_set() ? deed.posted_day : c_.day;
    if (window != nullptr && window->is_running() && posted > window->due.due_day && !m_.side.is_late_admitted)
        note(decision, Breach::final_review_requested_late);
    open(decision, TermId::final_review, m_.legs.size(), c_.day);
    return decision;
}

Decided Decider::operator()(const Hear& deed) const {
    const int holder = m_.holder();
    if (holder < 0) return std::unexpected(Refusal::leg_not_active);
    const auto at = static_cast<std::uint8_t>(holder);
    if (!is_holder(leg(at).organ)) return std::unexpected(Refusal::not_this_organ);
    if (deed.first_day > c_.day || deed.first_day < leg(at).received_day)
        return std::unexpected(Refusal::day_before_receipt);
    Decision decision;
    // 《信访工作条例》第三十六条第二款: the days of the hearing, both ends included, do not count in the final review.
    // A hearing while the matter is handled (art. 31(6)) lengthens nothing.
    const Clock* clock = m_.clock(TermId::final_review, at);
    if (clock != nullptr && clock->is_running()) {
        const int days = static_cast<int>(leg(at).hearing_days) + (c_.day - deed.first_day) + 1;
        open(decision, TermId::final_review, at, clock->due.from,
             {.assigned_days = 0, .extension_days = 0, .hearing_days = days});
    }
    return decision;
}

Decided Decider::operator()(const DecideFinalReview&) const {
    if (m_.final_review_leg < 0) return std::unexpected(Refusal::no_review_pending);
    const auto at = static_cast<std::uint8_t>(m_.final_review_leg);
    if (!is_holder(leg(at).organ)) return std::unexpected(Refusal::not_this_organ);
    if (!leg(at).is_active) return std::unexpected(Refusal::no_review_pending);
    if (c_.day < leg(at).received_day) return std::unexpected(Refusal::day_before_receipt);
    Decision decision;
    if (is_late(TermId::final_review, at)) note(decision, Breach::finally_reviewed_late);
    return decision;
}

}  // namespace core
