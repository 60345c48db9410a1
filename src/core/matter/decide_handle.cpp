// The organ at work: 受理、不予受理、导入途径、延期、答复、送达 (arts 23, 31, 32, 34).
#include <algorithm>

#include "core/matter/decide.hpp"

namespace core {
namespace {

/// 《信访工作条例》第三十四条: the extension adds 30 days at most.
constexpr std::uint32_t extension_max_days = 30;

}  // namespace

Decided Decider::operator()(const Accept& deed) const {
    if (auto no = handling_refusal(deed.leg)) return std::unexpected(*no);
    if (leg(deed.leg).accepted_day.is_set()) return std::unexpected(Refusal::already_accepted);

    Decision decision;
    if (leg(deed.leg).role == LegRole::office && is_late(TermId::dispose, deed.leg))
        note(decision, Breach::disposed_late);
    // 《信访工作条例》第三十四条: 60 days from acceptance for matters of art. 31(6); a claim without a path runs them
    // until one is chosen. 《信访条例》(2005) art. 33: for every accepted matter. Co-handling organs have no period of
    // their own.
    const bool may_be_petition =
        (m_.path == Path::none || m_.path == Path::petition) &&
        (m_.matter_class == MatterClass::claim || m_.matter_class == MatterClass::unclassified);
    const bool is_answered = leg(deed.leg).replied_day.is_set();
    if (leg(deed.leg).role != LegRole::co && !is_answered && (is_under_2005(c_.day) || may_be_petition)) {
        open(decision, TermId::handle, deed.leg, c_.day);
    }
    return decision;
}

Decided Decider::operator()(const Decline& deed) const {
    if (auto no = handling_refusal(deed.leg)) return std::unexpected(*no);
    if (leg(deed.leg).accepted_day.is_set()) return std::unexpected(Refusal::already_accepted);
    Decision decision;
    // 《信访工作条例》第二十三条第一款: sending the petitioner to the right organ is for other organs; a petition
    // office forwards.
    if (leg(deed.leg).role == LegRole::office && deed.reason == DeclineReason::other_organ)
        note(decision, Breach::declined_by_office);
    // 《信访工作条例》第十九条第三款、第三十六条第三款: both grounds lie in an earlier matter, so it is named.
    const bool is_unnamed =
        (deed.reason == DeclineReason::in_handling && !m_.has_link(LinkKind::in_handling)) ||
        (deed.reason == DeclineReason::after_final_review && !m_.has_link(LinkKind::after_final_review));
    if (is_unnamed) note(decision, Breach::declined_without_earlier);
    if (is_late(TermId::notice, deed.leg)) note(decision, Breach::noticed_late);
    if (is_late(TermId::dispose, deed.leg)) note(decision, Breach::disposed_late);
    return decision;
}

Decided Decider::operator()(const Route& deed) const {
    if (auto no = handling_refusal(deed.leg)) return std::unexpected(*no);
    Decision decision;
    const Leg& at = leg(deed.leg);
    // 《信访工作条例》第三十一条第六项: led back to the petition path the 60 days run from the acceptance as ever.
    const bool needs_clock = deed.path == Path::petition && at.accepted_day.is_set() && !at.replied_day.is_set();
    const Clock* clock = m_.clock(TermId::handle, deed.leg);
    if (needs_clock && (clock == nullptr || clock->is_void)) open(decision, TermId::handle, deed.leg, at.accepted_day);
    return decision;
}

Decided Decider::operator()(const Extend& deed) const {
    if (auto no = handling_refusal(deed.leg)) return std::unexpected(*no);
    if (!leg(deed.leg).accepted_day.is_set()) return std::unexpected(Refusal::not_accepted);
    const Clock* clock = m_.clock(TermId::handle, deed.leg);
    if (clock == nullptr || !clock->is_running()) return std::unexpected(Refusal::nothing_to_extend);
    if (deed.days == 0) return std::unexpected(Refusal::days_missing);

    Decision decision;
    // 《信访工作条例》第三十四条: extended once, before the period ends, by 30 days at most. What goes beyond happened
    // and has no effect.
    if (leg(deed.leg).extension_days > 0) {
        note(decision, Breach::extended_twice);
        return decision;
    }
    if (c_.day > clock->due.due_day) {
        note(decision, Breach::extended_late);
        return decision;
    }
    if (deed.days > extension_max_days) note(decision, Breach::extended_too_long);
    const int days = static_cast<int>(std::min(deed.days, extension_max_days));
    open(decision, TermId::handle, deed.leg, clock->due.from,
         {.assigned_days = 0, .extension_days = days, .hearing_days = 0});
    return decision;
}

Decided Decider::operator()(const Reply& deed) const {
    if (auto no = handling_refusal(deed.leg)) return std::unexpected(*no);
    const Leg& at = leg(deed.leg);
    const bool is_after_guidance = at.reply_kind == ReplyKind::guidance;
    if (at.replied_day.is_set() && !at.must_reply_again && !is_after_guidance)
        return std::unexpected(Refusal::already_replied);
    // A new answer would take the ground from under the review that is going on.
    if (at.role != LegRole::co && is_in_review()) return std::unexpected(Refusal::review_pending);

    Decision decision;
    const bool is_answer_to_claim = deed.kind == ReplyKind::opinion || deed.kind == ReplyKind::answer;
    if (is_answer_to_claim && !at.accepted_day.is_set() && at.role != LegRole::co) {
        // 《信访工作条例》第二十三条: acceptance comes before the answer. It happened all the same and counts late.
        note(decision, Breach::replied_before_accept);
        open(decision, TermId::handle, deed.leg, at.received_day);
    }
    if (is_late(TermId::handle, deed.leg)) note(decision, Breach::replied_late);
    if (is_late(TermId::assigned, deed.leg)) note(decision, Breach::assigned_late);
    if (is_late(TermId::notice, deed.leg)) note(decision, Breach::noticed_late);
    if (deed.kind == ReplyKind::opinion && !is_under_2005(c_.day)) {
        // 《信访工作条例》第三十一条第六项: a 信访处理意见书 belongs to the petition path alone.
        if (m_.path != Path::none && m_.path != Path::petition) note(decision, Breach::opinion_outside_petition_path);
        // 《信访工作条例》第三十二条: supported, explained or not supported.
        if (deed.outcome == Outcome::none) note(decision, Breach::opinion_without_outcome);
    }
    if (at.role != LegRole::co && deed.kind != ReplyKind::guidance && m_.clock(TermId::rate, deed.leg) == nullptr) {
        open(decision, TermId::rate, deed.leg, c_.day);
    }
    return decision;
}

Decided Decider::operator()(const Deliver& deed) const {
    if (deed.leg >= m_.legs.size()) return std::unexpected(Refusal::no_such_leg);
    const Leg& at = leg(deed.leg);
    if (!is_holder(at.organ)) return std::unexpected(Refusal::not_this_organ);
    if (!at.replied_day.is_set()) return std::unexpected(Refusal::not_replied);
    if (at.delivered_day.is_set()) return std::unexpected(Refusal::already_delivered);
    if (c_.day < at.replied_day) return std::unexpected(Refusal::day_before_receipt);

    Decision decision;
    const base::Day received = received_by(deed.method, c_.day);
    const bool is_opinion = at.reply_kind == ReplyKind::opinion || is_under_2005(c_.day);
    // 《信访工作条例》第三十五条、第三十六条: the petitioner's 30 days start when the written answer arrives.
    if (at.role == LegRole::reviewing) {
        open(decision, TermId::final_review_request, deed.leg, received);
    } else if (at.role != LegRole::final_reviewing && at.role != LegRole::co && is_opinion) {
        open(decision, TermId::review_request, deed.leg, received);
    }
    return decision;
}

}  // namespace core
