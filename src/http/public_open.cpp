#include "http/public_open.hpp"

#include <algorithm>

namespace http {
namespace {

class Opening {
  public:
    Opening(const core::Matter& matter, const base::Id& submission, const Sight& sight)
        : m_(matter), submission_(submission), s_(sight) {}

    std::vector<PublicActView> acts() {
        rate(PublicAct::rate_office, core::RatingTarget::office);
        rate(PublicAct::rate_organ, core::RatingTarget::organ);
        review(false);
        review(true);
        if (would(core::Supplement{submission_})) add(PublicAct::supplement, nullptr);
        if (is_sole(m_, submission_) && would(core::Withdraw{})) add(PublicAct::withdraw, nullptr);
        return std::move(acts_);
    }

  private:
    const core::Matter& m_;
    const base::Id submission_;
    const Sight& s_;
    std::vector<PublicActView> acts_;

    [[nodiscard]] bool would(const core::Deed& deed) const {
        const core::Actor actor = petitioner.actor();
        const core::Context context{
            .day = s_.today, .today = s_.today, .actor = actor, .law = s_.law, .office = s_.office};
        return core::decide(m_, deed, context).has_value();
    }

    [[nodiscard]] const core::Clock* window(core::TermId term, int leg) const {
        return leg < 0 ? nullptr : m_.clock(term, static_cast<std::uint8_t>(leg));
    }

    PublicActView& add(PublicAct act, const core::Clock* window) {
        PublicActView& view = acts_.emplace_back(PublicActView{.act = act, .last_day = {}});
        if (window != nullptr && !window->is_void) {
            view.last_day = window->due.due_day;
            view.is_late = s_.today > window->due.due_day;
        }
        return view;
    }

    void rate(PublicAct act, core::RatingTarget target) {
        core::Rate deed;
        deed.target = target;
        if (would(deed)) add(act, window(core::TermId::rate, m_.lead()));
    }

    void review(bool is_final) {
        const base::Id answered = answered_by(m_, is_final);
        if (!answered.is_set()) return;
        // 《信访工作条例》第三十五条: of an opinion; before 2022-05-01 of every answer. What else was answered has its
        // own remedies.
        const core::Leg& lead = m_.legs[static_cast<std::size_t>(std::max(m_.lead(), 0))];
        if (lead.reply_kind != core::ReplyKind::opinion && lead.replied_day >= base::Day::from(2022, 5, 1)) return;
        std::vector<Ref> organs = lawful_addressees(s_.office, m_, answered, s_.today);
        if (organs.empty()) return;
        const base::Id& organ = organs.front().id;
        const bool is_open =
            is_final ? would(core::RequestFinalReview{organ, {}}) : would(core::RequestReview{organ, {}});
        if (!is_open) return;
        const auto term = is_final ? core::TermId::final_review_request : core::TermId::review_request;
        PublicActView& view = add(is_final ? PublicAct::request_final_review : PublicAct::request_review,
                                  window(term, is_final ? m_.review_leg : m_.lead()));
        if (m_.side.is_late_admitted) view.is_late = false;
        view.organs = std::move(organs);
    }
};

}  // namespace

std::vector<PublicActView> open_acts(const core::Matter& matter, const base::Id& submission, const Sight& sight) {
    return Opening(matter, submission, sight).acts();
}

bool is_sole(const core::Matter& matter, const base::Id& submission) {
    return matter.submission == submission && matter.attached.empty();
}

}  // namespace http
