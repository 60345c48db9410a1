// Inside the matter's decisions: one struct whose overloads are the deeds, spread over decide_*.cpp by stage.
// Each overload is a straight column of guards in order of precedence, then clocks and breaches.
#pragma once
#include "core/matter/matter.hpp"
#include "core/office/office.hpp"
#include "core/office/permission.hpp"

namespace core {

using Decided = std::expected<Decision, Refusal>;

/// The permission that a deed asks of the post.
[[nodiscard]] Permission permission_for(const Deed& deed);

class Decider {
  public:
    Decider(const Matter& matter, const Context& context) : m_(matter), c_(context) {}

    Decided operator()(const OpenMatter& deed) const;  // decide_receive.cpp
    Decided operator()(const Attach& deed) const;
    Decided operator()(const Classify& deed) const;
    Decided operator()(const Forward& deed) const;
    Decided operator()(const Notice& deed) const;
    Decided operator()(const Object& deed) const;
    Decided operator()(const DecideObjection& deed) const;
    Decided operator()(const Accept& deed) const;  // decide_handle.cpp
    Decided operator()(const Decline& deed) const;
    Decided operator()(const Route& deed) const;
    Decided operator()(const Extend& deed) const;
    Decided operator()(const Reply& deed) const;
    Decided operator()(const Deliver& deed) const;
    Decided operator()(const RequestReview& deed) const;  // decide_review.cpp
    Decided operator()(const DecideReview& deed) const;
    Decided operator()(const RequestFinalReview& deed) const;
    Decided operator()(const Hear& deed) const;
    Decided operator()(const DecideFinalReview& deed) const;
    Decided operator()(const Rate& deed) const;  // decide_end.cpp
    Decided operator()(const Withdraw& deed) const;
    Decided operator()(const Supplement& deed) const;
    Decided operator()(const Close& deed) const;
    Decided operator()(const Reopen& deed) const;
    Decided operator()(const Contact& deed) const;  // decide_side.cpp
    Decided operator()(const Recuse& deed) const;
    Decided operator()(const Dispute& deed) const;
    Decided operator()(const SettleDispute& deed) const;
    Decided operator()(const Succeed& deed) const;
    Decided operator()(const ReportUrgent& deed) const;
    Decided operator()(const AdoptSuggestion& deed) const;
    Decided operator()(const Settle& deed) const;
    Decided operator()(const Execute& deed) const;
    Decided operator()(const Resolve& deed) const;
    Decided operator()(const Refer& deed) const;
    Decided operator()(const EnterProcedure& deed) const;
    Decided operator()(const CareAfter& deed) const;
    Decided operator()(const Urge& deed) const;
    Decided operator()(const Link& deed) const;
    Decided operator()(const Merge& deed) const;
    Decided operator()(const AdmitLate& deed) const;
    Decided operator()(const IssuePaper& deed) const;  // decide_papers.cpp
    Decided operator()(const KeepPaper& deed) const;
    Decided operator()(const VoidPaper& deed) const;
    Decided operator()(const ServePaper& deed) const;
    /// Deeds of other subjects, and those that need the whole history (correct.hpp).
    Decided operator()(const auto&) const { return std::unexpected(Refusal::cannot_correct); }

  private:
    const Matter& m_;
    const Context& c_;

    /// Guards shared by the deeds of a leg: it exists, is this organ's, is active, the matter is open.
    [[nodiscard]] std::optional<Refusal> leg_refusal(std::uint8_t leg) const;
    /// The same for deeds that handle the demand: a review is no such leg.
    [[nodiscard]] std::optional<Refusal> handling_refusal(std::uint8_t leg) const;
    [[nodiscard]] bool is_in_review() const;  ///< or in final review
    [[nodiscard]] std::optional<Refusal> organ_refusal(const base::Id& organ) const;
    /// A deed that does no more than name an organ, where one is named: it is known, in force, and not the accused.
    [[nodiscard]] Decided told_organ(const base::Id& organ) const;
    [[nodiscard]] const Leg& leg(std::uint8_t at) const { return m_.legs[at]; }
    [[nodiscard]] bool is_holder(const base::Id& organ) const {
        return c_.actor.is_unrestricted || c_.actor.organ == organ;
    }
    [[nodiscard]] bool is_accused(const base::Id& organ) const {
        return m_.accused.is_set() && c_.office.is_accused_with(organ, m_.accused);
    }
    [[nodiscard]] bool is_office_or(int leg_index) const {
        return is_holder(m_.office) || (leg_index >= 0 && is_holder(leg(static_cast<std::uint8_t>(leg_index)).organ));
    }
    /// Guards shared by the deeds of a paper: it exists, is this organ's, is not void.
    [[nodiscard]] std::optional<Refusal> paper_refusal(std::uint32_t paper) const;
    [[nodiscard]] bool is_window_over() const {
        const Clock* window = m_.request_window();
        return window != nullptr && window->is_running() && c_.day > window->due.due_day;
    }
    /// Before 2022-05-01 the 2005 regulation governs: 60 days for every accepted matter, review of every answer.
    [[nodiscard]] bool is_under_2005(base::Day day) const { return day < base::Day::from(2022, 5, 1); }
    [[nodiscard]] bool is_late(TermId term, std::uint8_t at) const {
        const Clock* clock = m_.clock(term, at);
        return clock != nullptr && clock->is_running() && c_.day > clock->due.due_day;
    }
    void note(Decision& decision, Breach breach) const { decision.breaches.push_back({breach, m_.version + 1}); }
    /// Ends a running clock without the deed it waits for: an opened clock without a due day says so.
    void end(Decision& decision, TermId term, std::uint8_t at) const;
    /// Opens a clock where a row of law governs `from`; where none does, no clock runs.
    void open(Decision& decision, TermId term, std::size_t at, base::Day from, const Lengthening& more = {}) const;
};

}  // namespace core
