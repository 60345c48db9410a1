// apply: what each fact changes. Total: whatever decodes can be applied, even what a later correction made impossible.
#include <algorithm>

#include "core/matter/apply_paper.hpp"
#include "core/matter/apply_side.hpp"

namespace core {
namespace {

class Applier {
  public:
    Applier(Matter& matter, const Fact& fact) : m_(matter), f_(fact) {}

    void operator()(const OpenMatter& deed) {
        m_.id = f_.subject;
        m_.number = deed.number;
        m_.submission = deed.submission;
        m_.form = deed.form;
        m_.received_day = deed.received_day;
        m_.registered_day = f_.day;
        m_.region = deed.region;
        m_.office = deed.office;
        m_.matter_class = deed.matter_class;
        m_.category = deed.category;
        m_.is_first = deed.is_first;
        m_.accused = deed.accused;
        Leg leg;
        leg.organ = deed.office;
        leg.role = deed.role;
        leg.opened_day = f_.day;
        leg.received_day = deed.received_day;
        m_.legs.push_back(leg);
    }
    void operator()(const Attach& deed) { m_.attached.push_back({deed.submission, deed.form, deed.received_day}); }
    void operator()(const Classify& deed) {
        m_.matter_class = deed.matter_class;
        m_.category = deed.category;
        m_.accused = deed.accused;
    }
    void operator()(const Forward& deed) {
        if (deed.role == LegRole::lead) pass_on();
        Leg leg;
        leg.organ = deed.to;
        leg.role = deed.role;
        leg.mode = deed.mode;
        leg.opened_day = f_.day;
        leg.received_day = deed.received_day.is_set() ? deed.received_day : f_.day;
        leg.assigned_days = deed.assigned_days;
        leg.external_due = deed.external_due;
        m_.legs.push_back(leg);
    }
    void operator()(const Notice& deed) {
        Leg* leg = at(deed.leg);
        if (leg == nullptr) return;
        leg->notice_manner = deed.manner;
        if (deed.manner == NoticeManner::address_unclear) {
            // 《信访工作条例》第二十三条第二款: nobody can be told at an unknown address. Of a forwarded matter
            // (第三款) the decision says whether the clock runs on.
            if (deed.leg == 0) end(TermId::notice, deed.leg);
            return;
        }
        leg->noticed_day = f_.day;
        stop(TermId::notice, deed.leg);
    }
    void operator()(const Object& deed) {
        Leg* leg = at(deed.leg);
        if (leg == nullptr) return;
        leg->objected_day = f_.day;
        leg->objection = Objection::raised;
        stop(TermId::object, deed.leg);
    }
    void operator()(const DecideObjection& deed) {
        Leg* leg = at(deed.leg);
        if (leg == nullptr) return;
        if (deed.is_upheld) forget_reviews();
        leg->objection = deed.is_upheld ? Objection::upheld : Objection::rejected;
        leg->objection_decided_day = f_.day;
        if (!deed.is_upheld) return;
        leg->is_active = false;
        for (Clock& clock : m_.clocks) {
            if (clock.leg == deed.leg && clock.is_running()) clock.is_void = true;
        }
    }
    void operator()(const Accept& deed) {
        Leg* leg = at(deed.leg);
        if (leg == nullptr) return;
        leg->accepted_day = f_.day;
        if (!m_.accepted_day.is_set()) m_.accepted_day = f_.day;
        if (leg->role == LegRole::office) {
            if (!m_.disposed_day.is_set()) m_.disposed_day = f_.day;
            stop(TermId::dispose, deed.leg);
        }
    }
    void operator()(const Decline& deed) {
        Leg* leg = at(deed.leg);
        if (leg == nullptr) return;
        leg->declined_day = f_.day;
        leg->decline_reason = deed.reason;
        leg->is_active = false;
        stop(TermId::dispose, deed.leg);
        stop(TermId::notice, deed.leg);
    }
    void operator()(const Route& deed) {
        m_.path = deed.path;
        m_.routed_day = f_.day;
        // 《信访工作条例》第三十四条: the 60 days are those of art. 31(6). Led elsewhere in time the clock ends; after
        // its due day the matter stays late. The 2005 regulation (art. 33) set 60 days for every accepted matter.
        if (deed.path != Path::petition && deed.path != Path::none && f_.day >= base::Day::from(2022, 5, 1))
            end(TermId::handle, deed.leg);
    }
    void operator()(const Extend& deed) {
        Leg* leg = at(deed.leg);
        if (leg != nullptr && !f_.clocks.empty()) leg->extension_days = deed.days;
    }
    void operator()(const Reply& deed) {
        Leg* leg = at(deed.leg);
        if (leg == nullptr) return;
        if (!leg->replied_day.is_set()) leg->replied_day = f_.day;
        leg->must_reply_again = false;
        leg->delivered_day = base::Day::none();
        leg->reply_kind = deed.kind;
        leg->outcome = deed.outcome;
        if (leg->role == LegRole::co || deed.kind == ReplyKind::guidance) return;
        if (!m_.replied_day.is_set()) m_.replied_day = f_.day;
        m_.review_leg = m_.final_review_leg = -1;
        m_.side.is_late_admitted = false;
        stop(TermId::handle, deed.leg);
        stop(TermId::assigned, deed.leg);
        // The answer itself tells the petitioner who deals with the matter: a notice still owed is given with it.
        stop(TermId::notice, deed.leg);
    }
    void operator()(const Deliver& deed) {
        if (Leg* leg = at(deed.leg)) leg->delivered_day = received_by(deed.method, f_.day);
    }
    void operator()(const RequestReview& deed) {
        stop_request(TermId::review_request, deed.posted_day);
        m_.review_leg = open_review(deed.organ, LegRole::reviewing);
        m_.side.is_late_admitted = false;  // each window has its own
    }
    void operator()(const DecideReview& deed) { decide_review(m_.review_leg, deed.outcome, TermId::review); }
    void operator()(const RequestFinalReview& deed) {
        stop_request(TermId::final_review_request, deed.posted_day);
        m_.final_review_leg = open_review(deed.organ, LegRole::final_reviewing);
    }
    void operator()(const Hear& deed) {
        const int holder = m_.holder();
        // A correction may have put the first day behind the last: then there was no hearing.
        if (holder < 0 || !deed.first_day.is_set() || deed.first_day > f_.day) return;
        const std::int64_t days = std::int64_t{f_.day.number} - deed.first_day.number + 1;
        m_.legs[static_cast<std::size_t>(holder)].hearing_days += static_cast<std::uint32_t>(days);
    }
    void operator()(const DecideFinalReview& deed) {
        decide_review(m_.final_review_leg, deed.outcome, TermId::final_review);
    }
    void operator()(const Rate& deed) {
        const bool is_office = deed.target == RatingTarget::office;
        (is_office ? m_.rating_office : m_.rating_organ) = deed.grade;
        (is_office ? m_.rated_office_day : m_.rated_organ_day) = f_.day;
    }
    void operator()(const Withdraw&) { close(CloseReason::withdrawn); }
    void operator()(const Close& deed) { close(deed.reason); }
    void operator()(const Reopen&) {
        m_.closed_day = base::Day::none();
        m_.close_reason = CloseReason::none;
        m_.reopened_day = f_.day;
        if (m_.legs.empty()) return;
        const int leg = m_.lead();
        Leg& lead = m_.legs[static_cast<std::size_t>(leg >= 0 ? leg : 0)];
        lead.is_active = true;
        lead.must_reply_again = lead.replied_day.is_set();
    }
    void operator()(const Contact&) {
        if (!m_.side.contacted_day.is_set()) m_.side.contacted_day = f_.day;
    }
    void operator()(const Dispute& deed) {
        m_.side.disputed_day = f_.day;
        m_.side.disputing = deed.organs;
    }
    void operator()(const SettleDispute& deed) {
        m_.side.disputed_day = base::Day::none();
        const int from = m_.holder();
        if (from >= 0 && m_.legs[static_cast<std::size_t>(from)].organ == deed.to) return;
        pass_on();
        Leg leg;
        leg.organ = deed.to;
        leg.role = LegRole::lead;
        leg.opened_day = leg.received_day = f_.day;
        m_.legs.push_back(leg);
    }
    void operator()(const Succeed& deed) {
        Leg* leg = at(deed.leg);
        if (leg == nullptr) return;
        leg->filed = leg->organ_filed();
        leg->organ = deed.to;
        leg->succeeded_day = f_.day;
        if (deed.leg == 0) m_.office = deed.to;
    }
    void operator()(const Merge& deed) {
        m_.side.merged_into = deed.into;
        close(CloseReason::merged);
    }
    void operator()(const AdmitLate&) {
        m_.side.is_late_admitted = true;
        if (m_.close_reason != CloseReason::lapsed) return;
        m_.closed_day = base::Day::none();
        m_.close_reason = CloseReason::none;
    }
    void operator()(const IssuePaper& deed) { apply_paper(m_, f_, deed); }
    void operator()(const KeepPaper& deed) { apply_paper(m_, f_, deed); }
    void operator()(const VoidPaper& deed) { apply_paper(m_, f_, deed); }
    void operator()(const ServePaper& deed) { apply_paper(m_, f_, deed); }
    void operator()(const Correct&) { m_.breaches.clear(); }  // the list in the fact is the whole list as amended
    void operator()(const RestateClocks&) {}
    void operator()(const auto& deed) {
        // A fact of another subject changes nothing here; fsck names it.
        if constexpr (requires { apply_side(m_.side, f_.day, deed); }) apply_side(m_.side, f_.day, deed);
    }

    void finish() {
        for (const OpenedClock& opened : f_.clocks) {
            Clock* present = m_.clock(opened.due.term, opened.leg);
            if (!opened.due.due_day.is_set()) {
                end_as_told(opened);
                continue;
            }
            // Extended, lengthened by a hearing or restated: the same clock with another due day.
            if (present != nullptr &&
                (present->due.from == opened.due.from || std::holds_alternative<Correct>(f_.deed))) {
                present->due = opened.due;
            } else {
                m_.clocks.push_back(
                    {.leg = opened.leg, .due = opened.due, .stopped_day = {}, .is_void = false, .is_irregular = false});
                stop_if_answered(m_.clocks.back());
            }
        }
        m_.breaches.insert(m_.breaches.end(), f_.breaches.begin(), f_.breaches.end());
        m_.version = f_.version;
        m_.last_seq = std::max(m_.last_seq, f_.seq);
        m_.last_day = std::max(m_.last_day, f_.day);
    }

  private:
    Matter& m_;
    const Fact& f_;

    Leg* at(std::uint8_t leg) { return leg < m_.legs.size() ? &m_.legs[leg] : nullptr; }

    /// The present holder's turn ends: another organ leads from now on.
    void pass_on() {
        const int from = m_.holder();
        if (from < 0) return;
        Leg& leg = m_.legs[static_cast<std::size_t>(from)];
        forget_reviews();
        if (leg.role == LegRole::office) {
            if (!m_.disposed_day.is_set()) m_.disposed_day = f_.day;
            stop(TermId::dispose, 0);
        } else {
            // An organ that passes the matter on told the petitioner where to, or did not: its notice clock stops
            // here.
            leg.passed_on_day = f_.day;
            leg.is_active = false;
            stop(TermId::notice, from);
            end(TermId::handle, from);
        }
    }

    void stop(TermId term, int leg) {
        Clock* clock = m_.clock(term, static_cast<std::uint8_t>(leg));
        if (clock != nullptr && clock->is_running()) clock->stopped_day = f_.day;
    }

    /// Ended by something else than the deed it waits for: in time it counts nowhere, late it stays late.
    void end(TermId term, int leg) {
        Clock* clock = m_.clock(term, static_cast<std::uint8_t>(leg));
        if (clock == nullptr || !clock->is_running()) return;
        if (f_.day > clock->due.due_day) {
            clock->stopped_day = f_.day;
        } else {
            clock->is_void = true;
        }
    }

    /// A correction found that this clock never opened, or a decision that it ends here.
    void end_as_told(const OpenedClock& opened) {
        if (!std::holds_alternative<Correct>(f_.deed)) return end(opened.due.term, opened.leg);
        if (Clock* present = m_.clock(opened.due.term, opened.leg)) present->is_void = true;
    }

    /// An answer that came before acceptance opens its clock only to count late.
    void stop_if_answered(Clock& clock) {
        if (clock.due.term != TermId::handle || !std::holds_alternative<Reply>(f_.deed)) return;
        clock.stopped_day = f_.day;
        clock.is_irregular = true;
    }

    void stop_request(TermId term, base::Day posted) {
        for (Clock& clock : m_.clocks) {
            if (clock.due.term == term && clock.is_running()) clock.stopped_day = posted.is_set() ? posted : f_.day;
        }
    }

    /// The opinion that was reviewed is revoked, and whoever owes another one gives the matter away: there is no
    /// present opinion, so none that is reviewed.
    void forget_reviews() {
        for (const int leg : {m_.review_leg, m_.final_review_leg}) {
            if (leg >= 0 && m_.legs[static_cast<std::size_t>(leg)].is_active) return;
        }
        const int lead = m_.lead();
        if (lead >= 0 && m_.legs[static_cast<std::size_t>(lead)].must_reply_again)
            m_.review_leg = m_.final_review_leg = -1;
    }

    int open_review(const base::Id& organ, LegRole role) {
        Leg leg;
        leg.organ = organ;
        leg.role = role;
        leg.opened_day = leg.received_day = f_.day;
        m_.legs.push_back(leg);
        return static_cast<int>(m_.legs.size()) - 1;
    }

    void decide_review(int index, ReviewOutcome outcome, TermId term) {
        if (index < 0) return;
        Leg& leg = m_.legs[static_cast<std::size_t>(index)];
        leg.review_outcome = outcome;
        leg.replied_day = f_.day;
        leg.is_active = false;
        stop(term, index);
        if (outcome != ReviewOutcome::revoked && outcome != ReviewOutcome::ordered_anew) return;
        const int lead = m_.lead();
        if (lead < 0) return;
        m_.legs[static_cast<std::size_t>(lead)].must_reply_again = true;
        m_.legs[static_cast<std::size_t>(lead)].is_active = true;
        m_.closed_day = base::Day::none();
        m_.close_reason = CloseReason::none;
    }

    void close(CloseReason reason) {
        m_.closed_day = f_.day;
        m_.close_reason = reason;
        // Withdrawn while under review: there is nothing left to review.
        for (const int leg : {m_.review_leg, m_.final_review_leg}) {
            if (leg >= 0) m_.legs[static_cast<std::size_t>(leg)].is_active = false;
        }
        for (Clock& clock : m_.clocks) {
            const TermId term = clock.due.term;
            const bool is_petitioners =
                term == TermId::review_request || term == TermId::final_review_request || term == TermId::rate;
            // The petitioner's own periods outlive the closing, unless the petitioner ended the matter.
            if (is_petitioners && reason != CloseReason::withdrawn && reason != CloseReason::petitioner_died) continue;
            if (clock.is_running()) end(term, clock.leg);
        }
    }
};

}  // namespace

void apply(Matter& matter, const Fact& fact) {
    Applier applier(matter, fact);
    std::visit(applier, fact.deed);
    applier.finish();
}

}  // namespace core
