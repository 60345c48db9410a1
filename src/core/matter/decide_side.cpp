// Beside the road: 联系、回避、管辖争议、重大紧急、建议、调解和解、执行、化解、救助、催办、关联、并案 (arts 24–33, 37).
#include <algorithm>

#include "core/matter/decide.hpp"

namespace core {

Decided Decider::operator()(const Contact& deed) const {
    if (auto no = leg_refusal(deed.leg)) return std::unexpected(*no);
    return Decision{};
}

Decided Decider::operator()(const Recuse& deed) const {
    const Post* post = c_.office.post(deed.post);
    if (post == nullptr) return std::unexpected(Refusal::post_unknown);
    if (!is_holder(post->organ) && !is_holder(m_.office)) return std::unexpected(Refusal::not_this_organ);
    if (m_.is_closed()) return std::unexpected(Refusal::matter_closed);
    return Decision{};
}

Decided Decider::operator()(const Dispute& deed) const {
    if (!is_office_or(m_.holder())) return std::unexpected(Refusal::not_this_organ);
    if (m_.is_closed()) return std::unexpected(Refusal::matter_closed);
    for (const base::Id& organ : deed.organs) {
        if (auto no = organ_refusal(organ)) return std::unexpected(*no);
        if (is_accused(organ)) return std::unexpected(Refusal::recused_accused_organ);
    }
    const bool are_distinct = deed.organs.size() >= 2 && std::ranges::adjacent_find(deed.organs) == deed.organs.end();
    if (!are_distinct) return std::unexpected(Refusal::too_few_organs);
    if (m_.side.disputed_day.is_set()) return std::unexpected(Refusal::dispute_pending);
    return Decision{};
}

Decided Decider::operator()(const SettleDispute& deed) const {
    const int from = m_.holder();
    if (!is_office_or(from)) return std::unexpected(Refusal::not_this_organ);
    if (m_.is_closed()) return std::unexpected(Refusal::matter_closed);
    // A correction may have taken its organs from a dispute.
    if (!m_.side.disputed_day.is_set() || m_.side.disputing.size() < 2) return std::unexpected(Refusal::no_dispute);
    if (is_in_review()) return std::unexpected(Refusal::review_pending);
    if (c_.day < m_.side.disputed_day) return std::unexpected(Refusal::day_before_receipt);
    if (auto no = organ_refusal(deed.to)) return std::unexpected(*no);
    if (is_accused(deed.to)) return std::unexpected(Refusal::recused_accused_organ);

    Decision decision;
    // 《信访工作条例》第二十四条第一款: the common superior decides; the joint meeting only where there is none.
    const Organ* common = c_.office.common_superior(m_.side.disputing[0], m_.side.disputing[1]);
    const bool is_wrong_forum = (deed.manner == DisputeManner::common_superior && common == nullptr) ||
                                (deed.manner == DisputeManner::joint_meeting && common != nullptr);
    if (is_wrong_forum) note(decision, Breach::dispute_wrong_forum);
    const bool moves = from < 0 || leg(static_cast<std::uint8_t>(from)).organ != deed.to;
    if (!moves) return decision;
    if (from >= 0 && leg(static_cast<std::uint8_t>(from)).role == LegRole::office && is_late(TermId::dispose, 0))
        note(decision, Breach::disposed_late);
    // 《信访工作条例》第二十三条第三款: the organ that is to accept tells the petitioner; the question whose matter it
    // is is settled, so there is no objection.
    open(decision, TermId::notice, m_.legs.size(), c_.day);
    return decision;
}

Decided Decider::operator()(const Succeed& deed) const {
    if (deed.leg >= m_.legs.size()) return std::unexpected(Refusal::no_such_leg);
    const base::Id from = leg(deed.leg).organ;
    const Organ* next = c_.office.successor(from, c_.day);
    // The office that keeps the file, an organ above the one that ended, or the successor itself.
    const bool is_successor = next != nullptr && next->id == deed.to && is_holder(deed.to);
    if (!is_office_or(-1) && !is_successor && !c_.office.is_within(from, c_.actor.organ))
        return std::unexpected(Refusal::not_this_organ);
    if (is_accused(deed.to)) return std::unexpected(Refusal::recused_accused_organ);
    if (c_.day < leg(deed.leg).received_day) return std::unexpected(Refusal::day_before_receipt);
    if (m_.is_closed() && m_.holder() < 0) return std::unexpected(Refusal::matter_closed);
    if (!leg(deed.leg).is_active && deed.leg != 0) return std::unexpected(Refusal::leg_not_active);
    if (auto no = organ_refusal(deed.to)) return std::unexpected(*no);
    // 《信访工作条例》第二十四条第二款: work moves on because its organ is no more; what a standing organ holds is
    // forwarded or objected to. One that was split and keeps its name has ended and was founded anew.
    if (!c_.office.has_ended(from, c_.day)) return std::unexpected(Refusal::organ_in_force);
    Decision decision;
    // 《信访工作条例》第二十四条第二款: whoever goes on with the duties accepts. Where none is recorded the party
    // committee and government, or whom they designate, says who does.
    if (next != nullptr && next->id != deed.to) note(decision, Breach::succeeded_elsewhere);
    return decision;
}

Decided Decider::operator()(const ReportUrgent& deed) const {
    if (!is_office_or(m_.holder())) return std::unexpected(Refusal::not_this_organ);
    // 《信访工作条例》第二十五条: reported to the government, told to the department and the joint meeting.
    if (deed.addressees.empty()) return std::unexpected(Refusal::no_addressee);
    return Decision{};
}

Decided Decider::operator()(const AdoptSuggestion& deed) const {
    // 《信访工作条例》第二十九条第一款: suggestions are studied and adopted, partly or not.
    if (m_.matter_class != MatterClass::suggestion) return std::unexpected(Refusal::not_a_suggestion);
    if (auto no = leg_refusal(deed.leg)) return std::unexpected(*no);
    return Decision{};
}

Decided Decider::operator()(const Settle& deed) const {
    if (auto no = leg_refusal(deed.leg)) return std::unexpected(*no);
    return Decision{};
}

Decided Decider::operator()(const Execute& deed) const {
    const int lead = m_.lead();
    if (!is_office_or(lead)) return std::unexpected(Refusal::not_this_organ);
    // 《信访工作条例》第三十二条第二款: what was supported is carried out.
    const bool is_supported = lead >= 0 && leg(static_cast<std::uint8_t>(lead)).outcome == Outcome::supported;
    if (!is_supported) return std::unexpected(Refusal::nothing_to_execute);
    if (c_.day < leg(static_cast<std::uint8_t>(lead)).replied_day) return std::unexpected(Refusal::day_before_receipt);
    Decision decision;
    if (deed.state == Execution::refused) note(decision, Breach::opinion_not_executed);
    return decision;
}

Decided Decider::operator()(const Resolve&) const {
    if (!is_office_or(m_.lead())) return std::unexpected(Refusal::not_this_organ);
    if (!m_.replied_day.is_set() && !m_.side.agreed_day.is_set()) return std::unexpected(Refusal::not_replied);
    return Decision{};
}

Decided Decider::told_organ(const base::Id& organ) const {
    if (!organ.is_set()) return Decision{};
    if (auto no = organ_refusal(organ)) return std::unexpected(*no);
    if (is_accused(organ)) return std::unexpected(Refusal::recused_accused_organ);
    return Decision{};
}

Decided Decider::operator()(const Refer& deed) const {
    if (!is_office_or(m_.lead())) return std::unexpected(Refusal::not_this_organ);
    return told_organ(deed.organ);
}

Decided Decider::operator()(const EnterProcedure& deed) const {
    if (deed.leg >= m_.legs.size()) return std::unexpected(Refusal::no_such_leg);
    if (!is_office_or(deed.leg)) return std::unexpected(Refusal::not_this_organ);
    // 《信访工作条例》第三十一条第一项至第五项: another procedure takes the matter up once it was led there.
    if (m_.path == Path::none || m_.path == Path::petition) return std::unexpected(Refusal::not_routed);
    if (c_.day < m_.routed_day) return std::unexpected(Refusal::day_before_receipt);
    if (!deed.organ.is_set() && deed.name.empty()) return std::unexpected(Refusal::organ_unknown);
    return told_organ(deed.organ);
}

Decided Decider::operator()(const CareAfter& deed) const {
    if (!is_office_or(m_.lead())) return std::unexpected(Refusal::not_this_organ);
    // 《信访工作条例》第三十七条第三款: after the review and the final review, and where a matter of litigation has
    // lawfully ended.
    if (!m_.is_finally_reviewed() && m_.path != Path::litigation) return std::unexpected(Refusal::not_final);
    return told_organ(deed.organ);
}

Decided Decider::operator()(const Urge&) const {
    if (m_.is_closed() && m_.holder() < 0) return std::unexpected(Refusal::matter_closed);
    if (m_.holder() < 0) return std::unexpected(Refusal::leg_not_active);
    return Decision{};
}

Decided Decider::operator()(const Link& deed) const {
    if (deed.other == m_.id) return std::unexpected(Refusal::same_matter);
    return Decision{};
}

Decided Decider::operator()(const Merge& deed) const {
    if (!is_holder(m_.office)) return std::unexpected(Refusal::not_this_organ);
    if (deed.into == m_.id) return std::unexpected(Refusal::same_matter);
    if (m_.is_closed()) return std::unexpected(Refusal::matter_closed);
    if (is_in_review()) return std::unexpected(Refusal::review_pending);
    return Decision{};
}

Decided Decider::operator()(const AdmitLate&) const {
    const Clock* window = m_.request_window();
    const int lead = m_.lead();
    const bool is_mine =
        is_holder(m_.office) || c_.actor.is_unrestricted ||
        (lead >= 0 && c_.office.is_superior(c_.actor.organ, leg(static_cast<std::uint8_t>(lead)).organ));
    if (!is_mine) return std::unexpected(Refusal::not_this_organ);
    if (window == nullptr) return std::unexpected(Refusal::not_replied);
    // 《信访工作条例》第三十五条: thirty days; only after them is there anything late to admit.
    if (!is_window_over()) return std::unexpected(Refusal::window_open);
    return Decision{};
}

std::vector<Addressee> not_reported_to(const Matter& matter, const Office& office) {
    if (!matter.side.urgent_day.is_set()) return {};
    // 《信访工作条例》第二十五条第一款: reported to the government of the level, told to the department in charge and
    // the office of the joint meeting.
    std::vector<Addressee> wanted{Addressee::government, Addressee::department, Addressee::joint_meeting};
    // 《信访工作条例》第二十五条第二款: a petition office reports to the one above it and to the national office as
    // well.
    const Organ* registering = office.organ(matter.office);
    if (registering != nullptr && registering->kind == OrganKind::petition_office)
        wanted.insert(wanted.end(), {Addressee::superior_office, Addressee::national_office});
    std::erase_if(wanted, [&](Addressee one) {
        return std::ranges::find(matter.side.reported_to, one) != matter.side.reported_to.end();
    });
    return wanted;
}

std::optional<Refusal> link_refusal(const Matter& from, const Link& link, const Matter& other, const Context& context) {
    if (link.kind == LinkKind::after_final_review)
        return other.is_finally_reviewed() ? std::nullopt : std::optional(Refusal::earlier_not_reviewed);
    if (link.kind != LinkKind::in_handling) return std::nullopt;
    // 《信访工作条例》第十九条第三款: accepted or being handled, within its period, by an organ below the one that was
    // asked again.
    const int lead = other.lead(), asked = from.holder();
    if (lead < 0 || asked < 0 || other.is_closed()) return Refusal::earlier_not_in_handling;
    const Leg& handling = other.legs[static_cast<std::size_t>(lead)];
    const bool is_answered = handling.replied_day.is_set() && !handling.must_reply_again;
    const bool is_late = std::ranges::any_of(other.clocks, [&](const Clock& clock) {
        return clock.leg == lead && clock.due.term == TermId::handle && clock.is_running() &&
               context.day > clock.due.due_day;
    });
    const bool is_below = context.office.is_superior(from.legs[static_cast<std::size_t>(asked)].organ, handling.organ);
    if (is_answered || is_late || !is_below) return Refusal::earlier_not_in_handling;
    return std::nullopt;
}

std::optional<Refusal> merge_refusal(const Matter& from, const Matter& into) {
    if (into.is_closed()) return Refusal::merge_into_closed;
    // 《信访工作条例》第三十条第三款: what accuses one organ never ends up among the papers of another matter.
    const bool is_one = from.matter_class == MatterClass::accusation;
    const bool is_other = into.matter_class == MatterClass::accusation;
    if (is_one != is_other || from.accused != into.accused) return Refusal::merge_across_classes;
    return std::nullopt;
}

}  // namespace core
