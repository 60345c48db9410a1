#include "core/matter/decide.hpp"

#include <algorithm>

namespace core {
namespace {

struct PermissionFor {
    Permission operator()(const OpenMatter&) const { return Permission::register_submission; }
    Permission operator()(const Attach&) const { return Permission::register_submission; }
    Permission operator()(const Classify&) const { return Permission::classify; }
    Permission operator()(const Forward&) const { return Permission::forward; }
    Permission operator()(const DecideObjection&) const { return Permission::decide_objection; }
    Permission operator()(const Extend&) const { return Permission::extend; }
    Permission operator()(const DecideReview&) const { return Permission::review; }
    Permission operator()(const DecideFinalReview&) const { return Permission::review; }
    Permission operator()(const RequestReview&) const { return Permission::rate; }
    Permission operator()(const RequestFinalReview&) const { return Permission::rate; }
    Permission operator()(const Withdraw&) const { return Permission::rate; }
    Permission operator()(const Rate&) const { return Permission::rate; }
    Permission operator()(const Close&) const { return Permission::close; }
    Permission operator()(const Reopen&) const { return Permission::close; }
    Permission operator()(const Correct&) const { return Permission::correct; }
    Permission operator()(const RestateClocks&) const { return Permission::adopt_law; }
    Permission operator()(const RegisterSubmission&) const { return Permission::register_submission; }
    Permission operator()(const RecordPerson&) const { return Permission::register_submission; }
    Permission operator()(const AdoptLaw&) const { return Permission::adopt_law; }
    Permission operator()(const RecordOrgan&) const { return Permission::manage_office; }
    Permission operator()(const EndOrgan&) const { return Permission::manage_office; }
    Permission operator()(const RecordPost&) const { return Permission::manage_office; }
    Permission operator()(const EndPost&) const { return Permission::manage_office; }
    Permission operator()(const ErasePerson&) const { return Permission::manage_office; }
    Permission operator()(const Delegate&) const { return Permission::manage_office; }
    Permission operator()(const RecordOrigin&) const { return Permission::register_submission; }
    Permission operator()(const RecordOral&) const { return Permission::register_submission; }
    Permission operator()(const Link&) const { return Permission::link; }
    Permission operator()(const SettleDispute&) const { return Permission::forward; }
    Permission operator()(const Succeed&) const { return Permission::forward; }
    Permission operator()(const Urge&) const { return Permission::supervise; }
    Permission operator()(const Merge&) const { return Permission::correct; }
    Permission operator()(const AdmitLate&) const { return Permission::close; }
    Permission operator()(const Reveal&) const { return Permission::reveal; }
    Permission operator()(const ProposeDestruction&) const { return Permission::close; }
    Permission operator()(const ApproveDestruction&) const { return Permission::close; }
    Permission operator()(const DestroySubmission&) const { return Permission::close; }
    Permission operator()(const Supplement&) const { return Permission::rate; }
    Permission operator()(const OpenEpoch&) const { return Permission::manage_office; }
    // Notice, Object, Accept, Decline, Route, Reply, Deliver, Hear: the handling itself.
    Permission operator()(const auto&) const { return Permission::handle; }
};

}  // namespace

Permission permission_for(const Deed& deed) {
    return std::visit(PermissionFor{}, deed);
}

std::optional<Refusal> Decider::leg_refusal(std::uint8_t at) const {
    if (at >= m_.legs.size()) return Refusal::no_such_leg;
    if (!is_holder(leg(at).organ)) return Refusal::not_this_organ;
    if (m_.is_closed()) return Refusal::matter_closed;
    if (!leg(at).is_active) return Refusal::leg_not_active;
    // 《信访工作条例》第二十二条: once forwarded the matter is the organ's; the petition office watches and chases.
    if (leg(at).role == LegRole::office && m_.holder() != static_cast<int>(at)) return Refusal::leg_not_active;
    if (c_.day < leg(at).received_day) return Refusal::day_before_receipt;
    return std::nullopt;
}

std::optional<Refusal> Decider::handling_refusal(std::uint8_t at) const {
    // 《信访工作条例》第三十五条、第三十六条: a review ends in its opinion and in nothing else; it has deeds of its
    // own.
    const bool is_review =
        at < m_.legs.size() && (leg(at).role == LegRole::reviewing || leg(at).role == LegRole::final_reviewing);
    return is_review ? Refusal::no_such_leg : leg_refusal(at);
}

bool Decider::is_in_review() const {
    const auto is_pending = [&](int at) { return at >= 0 && m_.legs[static_cast<std::size_t>(at)].is_active; };
    return is_pending(m_.review_leg) || is_pending(m_.final_review_leg);
}

std::optional<Refusal> Decider::organ_refusal(const base::Id& organ) const {
    if (c_.office.organ(organ) == nullptr) return Refusal::organ_unknown;
    if (!c_.office.is_in_force(organ, c_.day)) return Refusal::organ_not_in_force;
    return std::nullopt;
}

void Decider::end(Decision& decision, TermId term, std::uint8_t at) const {
    const Clock* clock = m_.clock(term, at);
    if (clock == nullptr || !clock->is_running()) return;
    DueDay ended = clock->due;
    ended.due_day = ended.unrolled_day = base::Day::none();
    decision.clocks.push_back({at, ended});
}

void Decider::open(Decision& decision, TermId term, std::size_t at, base::Day from, const Lengthening& more) const {
    const auto day = due(c_.law, term, from, more);
    if (day) decision.clocks.push_back({static_cast<std::uint8_t>(at), *day});
}

std::expected<Decision, Refusal> decide(const Matter& matter, const Deed& deed, const Context& context) {
    // 《信访工作条例》第三十条第三款: nobody of the accused organ touches the matter, whatever their post may do.
    if (!context.actor.is_unrestricted) {
        if (matter.accused.is_set() && context.office.is_accused_with(context.actor.organ, matter.accused)) {
            return std::unexpected(Refusal::recused_accused_organ);
        }
        if (!may(context.actor.roles, permission_for(deed))) return std::unexpected(Refusal::not_permitted);
        // 《信访工作条例》第二十八条第三款: whoever has an interest of their own takes no part.
        if (std::ranges::find(matter.side.recused, context.actor.post) != matter.side.recused.end())
            return std::unexpected(Refusal::recused_interest);
    }
    if (context.day > context.today) return std::unexpected(Refusal::day_in_future);
    const bool is_opening = std::holds_alternative<OpenMatter>(deed);
    if (matter.version == 0 && !is_opening) return std::unexpected(Refusal::not_registered);
    if (matter.version != 0 && is_opening) return std::unexpected(Refusal::already_registered);
    return std::visit(Decider(matter, context), deed);
}

}  // namespace core
