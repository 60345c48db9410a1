// What a petitioner sees of their own submission. Organs are named, posts never; of a joint petition nobody is.
#pragma once
#include <array>

#include "http/views.hpp"

namespace http {

/// What a petitioner may do about a matter, by number and query code.
enum class PublicAct : std::uint8_t {
    rate_office,
    rate_organ,
    request_review,
    request_final_review,
    supplement,
    withdraw
};
inline constexpr std::array public_act_words{
    core::Word{"rate_office", "评价信访部门"}, core::Word{"rate_organ", "评价责任单位"},
    core::Word{"request_review", "请求复查"},  core::Word{"request_final_review", "请求复核"},
    core::Word{"supplement", "补充材料"},      core::Word{"withdraw", "撤回"}};
constexpr std::span<const core::Word> words(PublicAct) {
    return public_act_words;
}

/// The next due day of whoever holds the matter, explained in one line.
struct PublicDueView {
    std::string_view term;
    std::string zh, en;
    static constexpr std::string_view schema = "PublicDue";
    static void fields(auto& self, auto&& field) {
        field("term", self.term), field("zh", self.zh), field("en", self.en);
    }
};

struct PublicActView {
    PublicAct act{};
    MaybeDay last_day;             ///< null: no period is set for it
    bool is_late = false;          ///< the last day is over: it is still taken, and recorded as late
    std::vector<Ref> organs = {};  ///< of a review: who may be asked
    static constexpr std::string_view schema = "PublicActOpen";
    static void fields(auto& self, auto&& field) {
        field("act", self.act), field("last_day", self.last_day), field("is_late", self.is_late);
        field("organs", self.organs);
    }
};

/// An answer: a reply, a refusal to accept, the opinion of a review or of the final review.
struct PublicDecisionView {
    std::string_view kind, kind_zh;
    Day day;
    std::string organ;
    std::optional<core::ReplyKind> reply_kind = {};
    std::optional<core::Outcome> outcome = {};
    std::optional<core::DeclineReason> reason = {};
    std::optional<core::ReviewOutcome> review_outcome = {};
    MaybeDay delivered_day = {};
    std::optional<std::string> text = {};  ///< null: there is none, it is erased, or it was written to others
    bool is_erased = false, is_withheld = false;
    static constexpr std::string_view schema = "PublicDecision";
    static void fields(auto& self, auto&& field) {
        field("kind", self.kind), field("kind_zh", self.kind_zh), field("day", self.day), field("organ", self.organ);
        field("reply_kind", self.reply_kind), field("outcome", self.outcome), field("reason", self.reason);
        field("review_outcome", self.review_outcome), field("delivered_day", self.delivered_day);
        field("text", self.text), field("is_erased", self.is_erased), field("is_withheld", self.is_withheld);
    }
};

struct PublicMatterView {
    std::string number;
    core::Phase phase{};
    std::string organ = {};  ///< who is in charge now; empty once nobody is
    MaybeDay due_day = {};
    bool is_provisional = false;
    std::optional<PublicDueView> due = {};
    MaybeDay noticed_day, accepted_day, replied_day, closed_day;
    core::CloseReason close_reason{};
    bool can_rate = false;
    std::vector<PublicActView> open = {};
    std::vector<PublicDecisionView> decisions = {};
    static constexpr std::string_view schema = "PublicMatter";
    static void fields(auto& self, auto&& field) {
        field("number", self.number), field("phase", self.phase), field("organ", self.organ);
        field("due_day", self.due_day), field("provisional", self.is_provisional), field("due", self.due);
        field("noticed_day", self.noticed_day), field("accepted_day", self.accepted_day);
        field("replied_day", self.replied_day), field("closed_day", self.closed_day);
        field("close_reason", self.close_reason), field("can_rate", self.can_rate), field("open", self.open);
        field("decisions", self.decisions);
    }
};

struct PublicView {
    std::string number;
    Day received_day;
    std::vector<PublicMatterView> matters = {};
    static constexpr std::string_view schema = "PublicSubmission";
    static void fields(auto& self, auto&& field) {
        field("number", self.number), field("received_day", self.received_day), field("matters", self.matters);
    }
};

}  // namespace http
