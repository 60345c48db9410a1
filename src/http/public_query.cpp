// Progress for the petitioner: where each matter is, when what is due, what they may do until when, what was decided.
#include <fmt/format.h>

#include <algorithm>

#include "core/matter/correct.hpp"
#include "http/public.hpp"
#include "http/public_find.hpp"
#include "http/public_open.hpp"
#include "http/tell.hpp"

namespace http {
namespace {

PublicDueView explain(const core::Law& law, const core::Clock& clock) {
    const TermWords words = words_of(law, clock.due.term, clock.due.from);
    const core::DueDay& due = clock.due;
    PublicDueView view{
        .term = core::name(due.term),
        .zh = fmt::format("{}：自{}起算（当日不计），{}届满", words.zh, due.from.text(), due.due_day.text()),
        .en = fmt::format("{}: counted from {} (that day left out), last day {}", words.en, due.from.text(),
                          due.due_day.text())};
    if (due.unrolled_day != due.due_day) {
        view.zh += fmt::format("，{}为休息日，已顺延", due.unrolled_day.text());
        view.en += fmt::format(", moved from {}, a rest day", due.unrolled_day.text());
    }
    if (due.is_provisional) {
        view.zh += "，暂定（放假安排尚未公布）";
        view.en += ", provisional (that year's holidays are not announced)";
    }
    view.zh += fmt::format("。依据：{}。", words.article_zh);
    view.en += fmt::format(". Basis: {}.", words.article_en);
    return view;
}

/// Reads the answers off one matter's history, in order.
class Answers {
  public:
    Answers(const core::Office& office, std::span<const store::FactText> facts, bool is_own)
        : office_(office), facts_(facts), is_own_(is_own) {}

    std::vector<PublicDecisionView> read() {
        std::vector<core::Fact> history;
        for (const store::FactText& fact : facts_) history.push_back(fact.fact);
        for (const core::Fact& fact : core::amended(history)) {
            core::apply(matter_, fact);
            std::visit([&](const auto& deed) { add(fact, deed); }, fact.deed);
        }
        return std::move(answers_);
    }

  private:
    const core::Office& office_;
    std::span<const store::FactText> facts_;
    const bool is_own_;
    core::Matter matter_;  ///< as it stood after the fact being read
    std::vector<PublicDecisionView> answers_;
    std::vector<int> legs_;  ///< of each answer

    PublicDecisionView& answer(const core::Fact& fact, int leg) {
        PublicDecisionView view{
            .kind = core::id_of(fact.deed), .kind_zh = core::zh_of(fact.deed), .day = fact.day, .organ = {}};
        if (leg >= 0 && static_cast<std::size_t>(leg) < matter_.legs.size())
            view.organ = ref(office_, matter_.legs[static_cast<std::size_t>(leg)].organ).name;
        for (const store::FactText& told : facts_) {
            if (told.fact.version != fact.version || !told.is_sealed) continue;
            // Sealed with the key of the submission that opened the matter: written to that petitioner alone.
            view.is_withheld = !is_own_;
            view.is_erased = is_own_ && told.is_erased;
            if (is_own_ && !told.is_erased) view.text = told.text;
        }
        legs_.push_back(leg);
        return answers_.emplace_back(std::move(view));
    }

    void add(const core::Fact& fact, const core::Reply& deed) {
        // A co-handler answers the organ that leads; one answer goes to the petitioner.
        if (deed.leg < matter_.legs.size() && matter_.legs[deed.leg].role == core::LegRole::co) return;
        PublicDecisionView& view = answer(fact, deed.leg);
        view.reply_kind = deed.kind;
        view.outcome = deed.outcome;
    }
    void add(const core::Fact& fact, const core::Decline& deed) { answer(fact, deed.leg).reason = deed.reason; }
    void add(const core::Fact& fact, const core::DecideReview& deed) {
        answer(fact, matter_.review_leg).review_outcome = deed.outcome;
    }
    void add(const core::Fact& fact, const core::DecideFinalReview& deed) {
        answer(fact, matter_.final_review_leg).review_outcome = deed.outcome;
    }
    void add(const core::Fact& fact, const core::Deliver& deed) {
        for (std::size_t i = answers_.size(); i-- > 0;) {
            if (legs_[i] != deed.leg) continue;
            answers_[i].delivered_day = core::received_by(deed.method, fact.day);
            return;
        }
    }
    void add(const core::Fact&, const auto&) {}
};

base::Result<PublicMatterView> tell(store::Reader& reader, const base::Id& submission, const core::Matter& matter,
                                    const Sight& sight) {
    PublicMatterView view{.number = matter.number,
                          .phase = matter.phase(),
                          .noticed_day = {},
                          .accepted_day = maybe(matter.accepted_day),
                          .replied_day = maybe(matter.replied_day),
                          .closed_day = maybe(matter.closed_day),
                          .close_reason = matter.close_reason};
    for (const core::Leg& leg : matter.legs) {
        if (leg.noticed_day.is_set()) view.noticed_day = leg.noticed_day;
    }
    const int at = matter.holder() >= 0 ? matter.holder() : matter.lead();
    if (at >= 0) view.organ = ref(sight.office, matter.legs[static_cast<std::size_t>(at)].organ).name;
    if (const core::Clock* clock = matter.next_clock()) {
        view.due_day = clock->due.due_day;
        view.is_provisional = clock->due.is_provisional;
        view.due = explain(sight.law, *clock);
    }
    view.open = open_acts(matter, submission, sight);
    for (const PublicActView& open : view.open) {
        view.can_rate = view.can_rate || open.act == PublicAct::rate_office || open.act == PublicAct::rate_organ;
    }
    const auto facts = TRY(reader.facts(matter.id));
    view.decisions = Answers(sight.office, facts, matter.submission == submission).read();
    return view;
}

base::Result<Response> tell(Call& call, std::string_view number, std::string_view code) {
    const auto reader = call.hall.readers.lease();
    const core::Submission submission = TRY(find_submission(call, *reader, number, code));
    const auto law = call.hall.desk.law();
    const Sight sight{*law, *call.office, call.hall.desk.today()};
    PublicView view{.number = submission.as_registered.number, .received_day = submission.as_registered.received_day};
    std::vector<base::Id> told;
    for (const base::Id& id : submission.as_registered.matters) {
        const core::Matter matter = TRY(standing_matter(*reader, id));
        if (std::ranges::find(told, matter.id) != told.end()) continue;  // two of them were merged
        told.push_back(matter.id);
        view.matters.push_back(TRY(tell(*reader, submission.id, matter, sight)));
    }
    return json(view);
}

}  // namespace

base::Result<Response> query_publicly(Call& call) {
    PublicQuery query;
    TRY(read_public(call, query));
    return tell(call, query.number, query.code);
}

base::Result<Response> query_submission(Call& call) {
    return tell(call, call.params[0], call.text("code"));
}

}  // namespace http
