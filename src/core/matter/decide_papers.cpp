// 文书: a paper says what was done, so the deed comes first (arts 22, 23, 29, 31–36).
#include "core/matter/decide.hpp"

namespace core {
namespace {

/// Whether the matter's facts hold what a paper of this kind says; kinds that report no deed are free.
bool has_its_deed(PaperKind kind, const Matter& matter, const Leg& leg) {
    const bool is_replied = leg.replied_day.is_set();
    switch (kind) {
        case PaperKind::acceptance_notice: return leg.accepted_day.is_set();
        case PaperKind::forward_notice: return matter.legs.size() > 1;
        case PaperKind::forward_letter: return leg.role == LegRole::lead || leg.role == LegRole::co;
        case PaperKind::assign_letter: return leg.mode == ForwardMode::assign;
        case PaperKind::decline_notice:
        case PaperKind::no_longer_notice:
        case PaperKind::redirect_notice: return leg.declined_day.is_set();
        case PaperKind::guidance_notice: return matter.path != Path::none && matter.path != Path::petition;
        case PaperKind::objection_letter: return leg.objection != Objection::none;
        case PaperKind::objection_decision: return leg.objection_decided_day.is_set();
        case PaperKind::opinion: return is_replied && leg.reply_kind == ReplyKind::opinion;
        case PaperKind::answer: return is_replied && leg.reply_kind == ReplyKind::answer;
        case PaperKind::response: return is_replied && leg.reply_kind == ReplyKind::response;
        case PaperKind::extension_notice: return leg.extension_days > 0;
        case PaperKind::review_opinion: return is_replied && leg.role == LegRole::reviewing;
        case PaperKind::final_review_opinion: return is_replied && leg.role == LegRole::final_reviewing;
        case PaperKind::hearing_conclusion: return leg.hearing_days > 0;
        case PaperKind::mediation_agreement:
        case PaperKind::settlement_agreement: return matter.side.agreed_day.is_set();
        default: return true;
    }
}

}  // namespace

std::optional<Refusal> Decider::paper_refusal(std::uint32_t of) const {
    const Paper* paper = m_.paper(of);
    if (paper == nullptr) return Refusal::no_such_paper;
    if (!is_holder(leg(paper->leg).organ) && !is_holder(m_.office)) return Refusal::not_this_organ;
    if (paper->is_void) return Refusal::paper_void;
    return std::nullopt;
}

Decided Decider::operator()(const IssuePaper& deed) const {
    if (deed.leg >= m_.legs.size()) return std::unexpected(Refusal::no_such_leg);
    const Leg& at = leg(deed.leg);
    // A letter that passes a matter on is the petition office's, though it speaks of the leg that it opened.
    const bool is_passing = deed.kind == PaperKind::forward_letter || deed.kind == PaperKind::assign_letter ||
                            deed.kind == PaperKind::objection_decision;
    if (!is_holder(is_passing ? m_.office : at.organ)) return std::unexpected(Refusal::not_this_organ);
    if (!has_its_deed(deed.kind, m_, at)) return std::unexpected(Refusal::paper_before_deed);
    return Decision{};
}

Decided Decider::operator()(const KeepPaper& deed) const {
    if (auto no = paper_refusal(deed.paper)) return std::unexpected(*no);
    return Decision{};
}

Decided Decider::operator()(const VoidPaper& deed) const {
    if (auto no = paper_refusal(deed.paper)) return std::unexpected(*no);
    return Decision{};
}

Decided Decider::operator()(const ServePaper& deed) const {
    if (auto no = paper_refusal(deed.paper)) return std::unexpected(*no);
    const Paper& paper = *m_.paper(deed.paper);
    if (paper.served_day.is_set()) return std::unexpected(Refusal::already_served);
    if (c_.day < paper.day) return std::unexpected(Refusal::day_before_receipt);
    return Decision{};
}

}  // namespace core
