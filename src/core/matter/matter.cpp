#include "core/matter/matter.hpp"

#include <algorithm>

#include "core/matter/correct.hpp"

namespace core {

int Matter::holder() const {
    const auto active = [&](int leg) { return leg >= 0 && legs[static_cast<std::size_t>(leg)].is_active; };
    if (active(final_review_leg)) return final_review_leg;
    if (active(review_leg)) return review_leg;
    if (is_closed()) return -1;
    for (int leg = static_cast<int>(legs.size()) - 1; leg >= 0; --leg) {
        const Leg& at = legs[static_cast<std::size_t>(leg)];
        if (at.is_active && (at.role == LegRole::lead || at.role == LegRole::office)) return leg;
    }
    return -1;
}

int Matter::lead() const {
    for (int leg = static_cast<int>(legs.size()) - 1; leg >= 0; --leg) {
        const Leg& at = legs[static_cast<std::size_t>(leg)];
        const bool is_handling = at.role == LegRole::lead || (at.role == LegRole::office && at.accepted_day.is_set());
        if (is_handling && at.objection != Objection::upheld && !at.passed_on_day.is_set()) return leg;
    }
    return -1;
}

base::Day received_by(DeliveryMethod method, base::Day day) {
    constexpr int public_notice_days = 30;
    return method == DeliveryMethod::public_notice ? day + public_notice_days : day;
}

const Paper* Matter::paper(std::uint32_t of) const {
    const auto found = std::ranges::find(papers, of, &Paper::version);
    return found == papers.end() ? nullptr : &*found;
}

Paper* Matter::paper(std::uint32_t of) {
    return const_cast<Paper*>(std::as_const(*this).paper(of));
}

const Clock* Matter::clock(TermId term, std::uint8_t leg) const {
    for (std::size_t i = clocks.size(); i-- > 0;) {
        if (clocks[i].due.term == term && clocks[i].leg == leg) return &clocks[i];
    }
    return nullptr;
}

Clock* Matter::clock(TermId term, std::uint8_t leg) {
    return const_cast<Clock*>(std::as_const(*this).clock(term, leg));
}

const Clock* Matter::next_clock() const {
    const Clock* next = nullptr;
    for (const Clock& clock : clocks) {
        const TermId term = clock.due.term;
        const bool is_petitioners =
            term == TermId::review_request || term == TermId::final_review_request || term == TermId::rate;
        // 异议 is the organ's right, not its duty: letting it lapse is no delay.
        if (!clock.is_running() || is_petitioners || term == TermId::object) continue;
        if (next == nullptr || clock.due.due_day < next->due.due_day) next = &clock;
    }
    return next;
}

const Clock* Matter::request_window() const {
    if (review_leg >= 0) return clock(TermId::final_review_request, static_cast<std::uint8_t>(review_leg));
    const int leg = lead();
    return leg < 0 ? nullptr : clock(TermId::review_request, static_cast<std::uint8_t>(leg));
}

bool Matter::has_lapsed(base::Day day) const {
    const Clock* window = request_window();
    const int leg = lead();
    // Revoked by a review: the organ owes another opinion, and its petitioner waits for that.
    const bool owes_another = leg >= 0 && legs[static_cast<std::size_t>(leg)].must_reply_again;
    return !is_closed() && !owes_another && window != nullptr && window->is_running() && day > window->due.due_day &&
           !side.is_late_admitted;
}

std::vector<std::uint8_t> Matter::unfinished_legs(const base::Id& organ) const {
    std::vector<std::uint8_t> found;
    const bool is_over = is_closed() && holder() < 0;
    for (std::size_t i = 0; i < legs.size() && !is_over; ++i) {
        if (legs[i].organ == organ && (legs[i].is_active || i == 0)) found.push_back(static_cast<std::uint8_t>(i));
    }
    return found;
}

Phase Matter::phase() const {
    const auto at = [&](int leg) -> const Leg& { return legs[static_cast<std::size_t>(leg)]; };
    if (final_review_leg >= 0 && at(final_review_leg).is_active) return Phase::in_final_review;
    if (review_leg >= 0 && at(review_leg).is_active) return Phase::in_review;
    if (is_closed()) return Phase::closed;
    const int leg = lead();
    if (leg >= 0 && at(leg).must_reply_again) return Phase::accepted;
    if (final_review_leg >= 0) return Phase::finally_reviewed;
    if (review_leg >= 0) return Phase::reviewed;
    if (leg < 0) return Phase::registered;
    const Leg& lead_leg = at(leg);
    if (lead_leg.replied_day.is_set() && lead_leg.reply_kind != ReplyKind::guidance) return Phase::replied;
    if (path != Path::none && path != Path::petition) return Phase::routed;
    if (lead_leg.accepted_day.is_set()) return Phase::accepted;
    if (lead_leg.objection == Objection::raised) return Phase::objected;
    return leg == 0 ? Phase::registered : Phase::forwarded;
}

bool Matter::is_finally_reviewed() const {
    if (final_review_leg < 0) return false;
    const Leg& reviewed = legs[static_cast<std::size_t>(final_review_leg)];
    const int leg = lead();
    const bool is_open_again = leg >= 0 && legs[static_cast<std::size_t>(leg)].must_reply_again;
    return !reviewed.is_active && reviewed.replied_day.is_set() && !is_open_again;
}

bool Matter::has_link(LinkKind kind) const {
    return std::ranges::any_of(side.links, [kind](const Linked& link) { return link.kind == kind; });
}

Matter fold(std::span<const Fact> facts) {
    Matter matter;
    for (const Fact& fact : amended(facts)) apply(matter, fact);
    return matter;
}

}  // namespace core
