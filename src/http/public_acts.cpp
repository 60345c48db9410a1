// What a petitioner does about their matter. Each act is a deed like any other, decided by the same rules, done by
// nobody's post.
#include "http/public_acts.hpp"
#include "base/utf8.hpp"
#include "http/public.hpp"
#include "http/public_open.hpp"
#include "http/submit.hpp"
#include "http/tell.hpp"

namespace http {
namespace {

using base::ErrorKind;

struct Order {
    base::Id matter;
    core::Deed deed;
    std::string text;
};

struct Done {
    core::Decision decision;
    core::Phase phase{};
};

base::Result<void> check_text(const std::string& text) {
    const auto length = base::utf8_length(text);
    if (length && *length <= public_text_max) return {};
    return base::fail(ErrorKind::bad_input, "the text has more than 10,000 characters; 最多10000字", "text",
                      "shorten it; 请精简");
}

/// Reads a body `Draft` and makes the deed: `make(draft, matter, submission)`, which may still refuse.
template <class Draft, class Make>
void act(const CallPtr& call, Make make) {
    auto order = [&]() -> base::Result<Order> {
        Draft draft;
        TRY(read_public(*call, draft));
        const auto reader = call->hall.readers.lease();
        const core::Submission submission = TRY(find_submission(*call, *reader, draft.code));
        const core::Matter matter = TRY(find_matter(*reader, submission, draft.matter));
        Order made{.matter = matter.id, .deed = TRY(make(draft, matter, submission)), .text = {}};
        if constexpr (requires { draft.text; }) {
            TRY(check_text(draft.text));
            if (!draft.text.empty()) TRY(allow_public_text(*call));
            made.text = std::move(draft.text);
        }
        return made;
    }();
    if (!order) return call->answer(problem(order.error()));
    submit<Done>(
        call, petitioner,
        [order = *std::move(order)](app::Plan& plan) -> store::Outcome<Done> {
            auto decision = plan.perform(order.matter, order.deed, {}, order.text);
            if (!decision) return std::unexpected(std::move(decision).error());
            const auto matter = plan.matter(order.matter);
            if (!matter) return std::unexpected(store::Failure(matter.error()));
            return Done{*std::move(decision), matter->phase()};
        },
        [day = call->hall.desk.today()](const Done& done, const store::Written&, const core::Law& law) {
            return json(PublicDoneView{.day = day,
                                       .phase = done.phase,
                                       .clocks = tell(law, done.decision.clocks),
                                       .breaches = tell(law, done.decision.breaches, day)});
        });
}

template <class Deed>
void request(const CallPtr& call, bool is_final) {
    act<PublicReviewRequest>(
        call,
        [&](const PublicReviewRequest& draft, const core::Matter& matter,
            const core::Submission& submission) -> base::Result<core::Deed> {
            const base::Id answered = answered_by(matter, is_final);
            const auto organs = lawful_addressees(*call->office, matter, answered, call->hall.desk.today());
            const bool is_lawful =
                std::ranges::any_of(organs, [&](const Ref& organ) { return organ.id == draft.organ; });
            // Before there is an answer nobody can be asked: that the decision says, with its article.
            if (answered.is_set() && !is_lawful) {
                return base::fail(ErrorKind::bad_input, "this organ is not one level above; 不是上一级机关、单位",
                                  "organ", "take one of the query's answer; 请从查询结果所列中选取");
            }
            if (!draft.text.empty() && !is_sole(matter, submission.id)) {
                return base::fail(ErrorKind::bad_input, "others share this matter; 此事项另有信访人", "text",
                                  "send your reasons by supplement, which keeps them yours; 理由请另作补充材料提交");
            }
            return Deed{draft.organ, {}};
        });
}

}  // namespace

void rate_submission(const CallPtr& call) {
    act<PublicRating>(
        call, [](const PublicRating& draft, const core::Matter&, const core::Submission&) -> base::Result<core::Deed> {
            return core::Rate{.target = draft.target, .grade = draft.grade};
        });
}

void request_review_publicly(const CallPtr& call) {
    request<core::RequestReview>(call, false);
}

void request_final_review_publicly(const CallPtr& call) {
    request<core::RequestFinalReview>(call, true);
}

void supplement_publicly(const CallPtr& call) {
    act<PublicSupplement>(call,
                          [](const PublicSupplement& draft, const core::Matter&,
                             const core::Submission& submission) -> base::Result<core::Deed> {
                              if (draft.text.empty()) {
                                  return base::fail(ErrorKind::bad_input, "the text is missing; 缺补充内容", "text",
                                                    "give it; 请填写");
                              }
                              return core::Supplement{submission.id};
                          });
}

void withdraw_publicly(const CallPtr& call) {
    act<PublicWithdrawal>(call,
                          [](const PublicWithdrawal&, const core::Matter& matter,
                             const core::Submission& submission) -> base::Result<core::Deed> {
                              if (!is_sole(matter, submission.id)) {
                                  return base::fail(
                                      ErrorKind::conflict, "others share this matter; 此事项另有信访人，不能由一人撤回",
                                      "matter",
                                      "tell the office, which records that you no longer pursue it; 请告知登记机关");
                              }
                              return core::Withdraw{};
                          });
}

}  // namespace http
