// From the petitioner's door to the organ's desk: 登记、分类、转送交办、告知、异议 (arts 22, 23, 30).
#include "core/matter/decide.hpp"

namespace core {

Decided Decider::operator()(const OpenMatter& deed) const {
    if (auto no = organ_refusal(deed.office)) return std::unexpected(*no);
    if (c_.day < deed.received_day) return std::unexpected(Refusal::day_before_receipt);
    if (c_.law.regulation(deed.received_day) == nullptr) return std::unexpected(Refusal::law_unknown);
    // 《信访工作条例》第三十条第三款: an accusation is not registered by the organ it accuses.
    if (deed.accused.is_set() && c_.office.is_accused_with(deed.office, deed.accused))
        return std::unexpected(Refusal::recused_accused_organ);

    // 《信访工作条例》第二十二条、第二十三条: a petition office registers, or another organ that received it itself.
    if (deed.role != LegRole::office && deed.role != LegRole::lead) return std::unexpected(Refusal::no_such_leg);

    Decision decision;
    if (deed.role == LegRole::office) {
        // 《信访工作条例》第二十二条: within 15 days of receipt the petition office forwards, assigns or reports.
        open(decision, TermId::dispose, 0, deed.received_day);
    } else {
        // 《信访工作条例》第二十三条第二款: another organ that received it itself tells the petitioner within 15 days.
        open(decision, TermId::notice, 0, deed.received_day);
    }
    return decision;
}

Decided Decider::operator()(const Attach& deed) const {
    if (c_.day < deed.received_day) return std::unexpected(Refusal::day_before_receipt);
    return Decision{};  // a further letter about the same demand opens no second clock
}

Decided Decider::operator()(const Classify& deed) const {
    if (m_.is_closed()) return std::unexpected(Refusal::matter_closed);
    if (deed.accused.is_set() && c_.office.organ(deed.accused) == nullptr)
        return std::unexpected(Refusal::organ_unknown);
    return Decision{};
}

Decided Decider::operator()(const Forward& deed) const {
    const int from = m_.holder();
    if (m_.is_closed()) return std::unexpected(Refusal::matter_closed);
    if (from < 0) return std::unexpected(Refusal::leg_not_active);
    // What is under review is not passed on, and who reviews is the petitioner's request, not a forwarding.
    if (is_in_review()) return std::unexpected(Refusal::review_pending);
    if (deed.role != LegRole::lead && deed.role != LegRole::co) return std::unexpected(Refusal::no_such_leg);
    const Leg& holder = leg(static_cast<std::uint8_t>(from));
    // 《信访工作条例》第二十三条第一款: an organ passes on only what it holds; the petition office what is not yet
    // taken.
    if (!is_holder(holder.organ)) return std::unexpected(Refusal::not_this_organ);
    // 《信访工作条例》第三十条第三款: accusation material never reaches the accused.
    if (is_accused(deed.to)) return std::unexpected(Refusal::recused_accused_organ);
    const base::Day received = deed.received_day.is_set() ? deed.received_day : c_.day;
    if (c_.day < holder.received_day || received < c_.day) return std::unexpected(Refusal::day_before_receipt);
    if (auto no = organ_refusal(deed.to)) return std::unexpected(*no);
    if (deed.to == holder.organ) return std::unexpected(Refusal::forwarded_to_itself);
    // 《信访工作条例》第二十二条第一款第三项: an assignment names its period.
    if (deed.mode == ForwardMode::assign && deed.assigned_days == 0) return std::unexpected(Refusal::period_missing);

    Decision decision;
    const auto at = m_.legs.size();
    if (holder.role == LegRole::office && is_late(TermId::dispose, 0)) note(decision, Breach::disposed_late);
    if (holder.role == LegRole::lead && is_late(TermId::notice, static_cast<std::uint8_t>(from)))
        note(decision, Breach::noticed_late);
    if (deed.mode == ForwardMode::report) return decision;
    // 《信访工作条例》第二十三条第四款: political-legal and discipline organs tell the petitioner by rules of their
    // own.
    const OrganKind kind = c_.office.organ(deed.to)->kind;
    const bool has_own_rules = kind == OrganKind::political_legal || kind == OrganKind::discipline;
    // 《信访工作条例》第二十三条第三款: notice in 15 days of receipt by the organ that leads; objection in 5 working
    // days.
    if (deed.role == LegRole::lead && !has_own_rules) open(decision, TermId::notice, at, received);
    open(decision, TermId::object, at, received);
    if (deed.mode == ForwardMode::assign) {
        open(decision, TermId::assigned, at, received,
             {.assigned_days = static_cast<int>(deed.assigned_days), .extension_days = 0, .hearing_days = 0});
    }
    return decision;
}

Decided Decider::operator()(const Notice& deed) const {
    if (auto no = handling_refusal(deed.leg)) return std::unexpected(*no);
    if (leg(deed.leg).noticed_day.is_set()) return std::unexpected(Refusal::already_noticed);
    Decision decision;
    if (deed.manner != NoticeManner::address_unclear && is_late(TermId::notice, deed.leg))
        note(decision, Breach::noticed_late);
    // 《信访工作条例》第二十三条第三款: says nothing of an unclear address, as the second paragraph does. Whether the
    // exemption holds here too is a dated setting (law/settings); where it does, the clock ends with this deed.
    const bool is_exempt = deed.manner == NoticeManner::address_unclear && deed.leg != 0 &&
                           c_.law.setting(SettingId::forwarded_address_exempt, c_.day) != 0;
    if (is_exempt) end(decision, TermId::notice, deed.leg);
    return decision;
}

Decided Decider::operator()(const Object& deed) const {
    if (deed.leg == 0) return std::unexpected(Refusal::no_such_leg);
    if (auto no = handling_refusal(deed.leg)) return std::unexpected(*no);
    if (leg(deed.leg).objection != Objection::none) return std::unexpected(Refusal::already_objected);
    Decision decision;
    // 《信访工作条例》第二十三条第三款: within 5 working days of receipt. Later ones happen and are recorded as such.
    if (m_.clock(TermId::object, deed.leg) == nullptr) note(decision, Breach::objected_without_term);
    if (is_late(TermId::object, deed.leg)) note(decision, Breach::objected_late);
    return decision;
}

Decided Decider::operator()(const DecideObjection& deed) const {
    if (deed.leg >= m_.legs.size()) return std::unexpected(Refusal::no_such_leg);
    // 《信访工作条例》第二十三条第三款: whoever forwarded it checks and agrees, or not.
    if (!is_holder(m_.office)) return std::unexpected(Refusal::not_this_organ);
    if (m_.is_closed()) return std::unexpected(Refusal::matter_closed);
    if (leg(deed.leg).objection != Objection::raised) return std::unexpected(Refusal::no_objection);
    // 《信访工作条例》第二十三条第三款: whoever answered has treated the matter as its own; there is nothing to hand
    // back, and the petitioner's thirty days (art. 35) run from that answer. The objection can only be rejected.
    if (deed.is_upheld && leg(deed.leg).replied_day.is_set()) return std::unexpected(Refusal::already_replied);
    if (c_.day < leg(deed.leg).objected_day) return std::unexpected(Refusal::day_before_receipt);
    return Decision{};
}

}  // namespace core
