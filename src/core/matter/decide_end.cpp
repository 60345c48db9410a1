// 评价、补充、撤回、办结、重新办理 (arts 21.2, 31–36).
#include <algorithm>

#include "core/matter/decide.hpp"

namespace core {

Decided Decider::operator()(const Rate& deed) const {
    const int lead = m_.lead();
    // 《信访工作条例》第二十一条第二款: the petitioner rates how the matter was dealt with, so there must be an answer.
    if (lead < 0 || !leg(static_cast<std::uint8_t>(lead)).replied_day.is_set())
        return std::unexpected(Refusal::rating_not_open);
    const Grade given = deed.target == RatingTarget::office ? m_.rating_office : m_.rating_organ;
    if (given != Grade::none) return std::unexpected(Refusal::already_rated);
    return Decision{};
}

Decided Decider::operator()(const Withdraw&) const {
    if (m_.is_closed()) return std::unexpected(Refusal::matter_closed);
    return Decision{};
}

Decided Decider::operator()(const Supplement& deed) const {
    const bool is_theirs =
        deed.submission == m_.submission ||
        std::ranges::any_of(m_.attached, [&](const Attached& one) { return one.submission == deed.submission; });
    if (!is_theirs) return std::unexpected(Refusal::not_registered);
    // A closed matter that a review holds is still being looked at.
    if (m_.is_closed() && m_.holder() < 0) return std::unexpected(Refusal::matter_closed);
    return Decision{};
}

Decided Decider::operator()(const Close& deed) const {
    const int lead = m_.lead();
    const int holder = m_.holder();
    const bool is_mine =
        is_holder(m_.office) || (holder >= 0 && is_holder(leg(static_cast<std::uint8_t>(holder)).organ));
    if (m_.is_closed()) return std::unexpected(Refusal::matter_closed);
    if (!is_mine) return std::unexpected(Refusal::not_this_organ);
    if (is_in_review()) return std::unexpected(Refusal::review_pending);
    const bool is_replied = lead >= 0 && leg(static_cast<std::uint8_t>(lead)).replied_day.is_set();
    const bool is_declined = std::ranges::any_of(m_.legs, [](const Leg& at) { return at.declined_day.is_set(); });
    const bool is_routed = m_.path != Path::none && m_.path != Path::petition;
    // Closing must not make a period vanish: without an answer only what the law knows ends a matter before its due
    // day.
    const bool needs_answer =
        deed.reason == CloseReason::replied || deed.reason == CloseReason::lapsed || deed.reason == CloseReason::other;
    const bool lacks_answer =
        (needs_answer && !is_replied) || (deed.reason == CloseReason::declined && !is_declined) ||
        (deed.reason == CloseReason::routed && !is_routed) ||
        (deed.reason == CloseReason::finally_reviewed && m_.final_review_leg < 0) ||
        (deed.reason == CloseReason::lapsed && is_replied && leg(static_cast<std::uint8_t>(lead)).must_reply_again);
    if (lacks_answer) return std::unexpected(Refusal::not_replied);
    if (c_.day < m_.received_day) return std::unexpected(Refusal::day_before_receipt);
    // 《信访工作条例》第三十五条、第三十六条: nothing has lapsed while the petitioner may still ask for a review.
    if (deed.reason == CloseReason::lapsed && !is_window_over()) return std::unexpected(Refusal::window_open);
    // The regulation does not say what becomes of a matter whose window ran out; the office's dated setting does.
    if (deed.reason == CloseReason::lapsed && c_.law.setting(SettingId::lapse_closes, c_.day) == 0)
        return std::unexpected(Refusal::lapse_closes_nothing);
    Decision decision;
    // 《信访工作条例》第三十三条: an agreement is put into writing.
    if (deed.reason == CloseReason::settled && !m_.side.agreed_day.is_set() && !is_under_2005(c_.day))
        note(decision, Breach::settled_without_agreement);
    for (const Clock& clock : m_.clocks) {
        if (clock.due.term == TermId::handle && is_late(TermId::handle, clock.leg))
            note(decision, Breach::replied_late);
    }
    return decision;
}

Decided Decider::operator()(const Reopen&) const {
    if (!m_.is_closed()) return std::unexpected(Refusal::matter_not_closed);
    if (c_.day < m_.closed_day) return std::unexpected(Refusal::day_before_receipt);
    return Decision{};
}

}  // namespace core
