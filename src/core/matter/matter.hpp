// The matter 信访事项: state folded from its facts. Everything a decision, a list or an indicator needs, nothing
// personal.
#pragma once
#include <expected>
#include <optional>
#include <span>
#include <vector>

#include "core/ledger/fact.hpp"
#include "core/matter/refusal.hpp"

namespace core {

struct Clock {
    std::uint8_t leg = 0;
    DueDay due;
    base::Day stopped_day;  ///< the day of the deed it waited for; not set = running
    bool is_void = false;   ///< ended in time without that deed (objection upheld, matter withdrawn): counts nowhere
    bool is_irregular = false;  ///< the deed came in a way the law forbids (answer before acceptance): counts late
    [[nodiscard]] bool is_running() const { return !stopped_day.is_set() && !is_void; }
};

/// 承办环节: one organ's turn. Leg 0 is the petition office's own.
struct Leg {
    base::Id organ;           ///< whose turn it is
    base::Id filed;           ///< the organ it was opened at, once a successor goes on with it (art. 24.2)
    base::Day succeeded_day;  ///< of the latest succession
    LegRole role = LegRole::office;
    ForwardMode mode = ForwardMode::forward;
    base::Day opened_day;    ///< day of the deed that opened it
    base::Day received_day;  ///< the organ's own clocks start here
    std::uint32_t assigned_days = 0;
    base::Day external_due;  ///< 限办截止 of the provincial system
    base::Day noticed_day;
    NoticeManner notice_manner = NoticeManner::written;
    base::Day objected_day;
    Objection objection = Objection::none;
    base::Day objection_decided_day;
    base::Day accepted_day;
    base::Day declined_day;
    DeclineReason decline_reason = DeclineReason::other_organ;
    base::Day passed_on_day;        ///< forwarded further, or handed back
    base::Day replied_day;          ///< first issue; a second opinion does not move it
    bool must_reply_again = false;  ///< reopened, or the opinion was revoked
    ReplyKind reply_kind = ReplyKind::opinion;
    Outcome outcome = Outcome::none;
    ReviewOutcome review_outcome = ReviewOutcome::none;
    base::Day delivered_day;
    std::uint32_t extension_days = 0;
    std::uint32_t hearing_days = 0;
    bool is_active = true;  ///< still this organ's turn
    [[nodiscard]] const base::Id& organ_filed() const { return filed.is_set() ? filed : organ; }
};

struct Attached {
    base::Id submission;
    Form form = Form::letter;
    base::Day received_day;
};

struct Linked {
    base::Id other;
    LinkKind kind = LinkKind::related;
};

/// 文书 as its facts left it; the number of the paper is the version of the fact that issued it.
struct Paper {
    std::uint32_t version = 0;
    std::uint8_t leg = 0;
    PaperKind kind = PaperKind::opinion;
    std::string number;
    base::Day day;
    bool is_void = false;
    std::uint32_t edited = 0, scan = 0;  ///< versions of the facts that hold the latest of each; 0 = none
    base::Day served_day;
    DeliveryMethod served_by = DeliveryMethod::direct;
};

/// 化解: what the deeds beside the road left.
struct Side {
    std::vector<base::Id> recused;              ///< posts that take no further part
    base::Day disputed_day;                     ///< a dispute about who accepts is open since
    std::vector<base::Id> disputing;            ///< the organs of the latest dispute
    base::Day contacted_day;                    ///< first contact with the petitioner
    base::Day urgent_day;                       ///< first reported as urgent
    std::vector<Addressee> reported_to;         ///< each once
    base::Day studied_day;                      ///< of a suggestion
    Adoption adoption = Adoption::not_adopted;  ///< once `studied_day` is set
    bool is_rewarded = false;
    base::Day agreed_day;  ///< a written agreement stands
    SettlementKind settlement = SettlementKind::mediation;
    Execution execution = Execution::none;
    base::Day executed_day;
    base::Day resolved_day;  ///< of the latest finding
    bool is_solved = false, is_accepted = false;
    std::vector<Remedy> remedies;
    base::Day aided_day;
    base::Day procedure_day;           ///< another procedure took the matter up (art. 31), as last recorded
    base::Id procedure_organ;          ///< which organ leads it,
    std::string procedure_name;        ///< or its name where the store does not know it
    base::Day cared_day;               ///< first
    std::vector<Aftercare> aftercare;  ///< each once (art. 37.3)
    std::uint32_t urges = 0;
    base::Day urged_day;  ///< the latest
    std::vector<Linked> links;
    base::Id merged_into;
    bool is_late_admitted = false;  ///< of the window that is open now
};

struct Matter {
    base::Id id;
    std::uint32_t version = 0;  ///< of the last fact folded; 0 = not opened
    std::uint64_t last_seq = 0;
    base::Day last_day;  ///< the latest statutory day among its facts
    std::string number;
    base::Id submission;
    Form form = Form::letter;
    base::Day received_day;
    base::Day registered_day;
    std::uint32_t region = 0;
    base::Id office;
    MatterClass matter_class = MatterClass::unclassified;
    std::uint32_t category = 0;
    bool is_first = true;
    base::Id accused;
    Path path = Path::none;
    base::Day routed_day;
    std::vector<Leg> legs;
    std::vector<Clock> clocks;
    std::vector<Attached> attached;  ///< further submissions, in order
    std::vector<BreachNote> breaches;
    base::Day disposed_day;                      ///< art. 22: forwarded, assigned or reported by the office
    base::Day accepted_day;                      ///< first acceptance of a leg that was not undone
    base::Day replied_day;                       ///< first reply on the merits by the handling organ
    int review_leg = -1, final_review_leg = -1;  ///< of the present opinion
    base::Day closed_day;
    CloseReason close_reason = CloseReason::none;
    base::Day reopened_day;
    Grade rating_office = Grade::none, rating_organ = Grade::none;
    base::Day rated_office_day, rated_organ_day;
    Side side;
    std::vector<Paper> papers;

    [[nodiscard]] const Paper* paper(std::uint32_t version) const;
    [[nodiscard]] Paper* paper(std::uint32_t version);
    [[nodiscard]] bool is_closed() const { return closed_day.is_set(); }
    [[nodiscard]] Phase phase() const;
    /// 已经复核: the final review of the present opinion is decided; the law has no further step.
    [[nodiscard]] bool is_finally_reviewed() const;
    /// The earlier matter that a link of this kind names.
    [[nodiscard]] bool has_link(LinkKind kind) const;
    /// The active leg that holds the matter: reviewing before lead before office. Index, or -1 once nobody does.
    [[nodiscard]] int holder() const;
    /// The leg that handles the demand (lead, not objected away), or -1.
    [[nodiscard]] int lead() const;
    [[nodiscard]] const Clock* clock(TermId term, std::uint8_t leg) const;  ///< the latest of that term and leg
    [[nodiscard]] Clock* clock(TermId term, std::uint8_t leg);
    /// The running clock that ends first; null if none runs.
    [[nodiscard]] const Clock* next_clock() const;
    /// The petitioner's own period for asking for the review that comes next; null before there is an answer.
    [[nodiscard]] const Clock* request_window() const;
    /// 逾期未请求 on that day: answered, still open, and the petitioner's 30 days ran out without a request.
    [[nodiscard]] bool has_lapsed(base::Day day) const;
    /// 机关撤并 (art. 24.2): legs at this organ that its successor has to go on with, none once all is over. Leg 0
    /// keeps the file, so it moves with the matter even when its own turn is over.
    [[nodiscard]] std::vector<std::uint8_t> unfinished_legs(const base::Id& organ) const;
};

/// The day a paper counts as received: the deed's own, but 30 days after a public notice (by analogy with the law of
/// civil procedure, which lets service by notice take effect then).
[[nodiscard]] base::Day received_by(DeliveryMethod method, base::Day day);

/// What a decision about a matter yields beside the deed itself.
struct Decision {
    std::vector<OpenedClock> clocks;
    std::vector<BreachNote> breaches;
};

struct Actor {
    base::Id post;
    base::Id organ;
    std::span<const Role> roles;
    bool is_unrestricted = false;  ///< import, simulation, correction replay: permissions were checked before
};

/// Everything from outside that a decision may depend on.
struct Context {
    base::Day day;    ///< statutory day of the deed
    base::Day today;  ///< civil day of the instant; a deed cannot lie after it
    const Actor& actor;
    const Law& law;
    const class Office& office;
};

/// decide: guards in order of precedence, each a named refusal; then clocks to open and breaches to note.
/// `deed` must be one of the matter's kinds; OpenMatter is decided against an empty matter. Pure.
/// Correct and RestateClocks need the facts: see correct.hpp.
[[nodiscard]] std::expected<Decision, Refusal> decide(const Matter& matter, const Deed& deed, const Context& context);

/// Whether the other matter is what a link says of it, beside what `decide` says of the first alone.
[[nodiscard]] std::optional<Refusal> link_refusal(const Matter& from, const Link& link, const Matter& other,
                                                  const Context& context);

/// Whether one matter may be merged into another, beside what `decide` says of the first alone.
[[nodiscard]] std::optional<Refusal> merge_refusal(const Matter& from, const Matter& into);

/// Whom the law wants told of a matter that was reported as urgent, and who is not yet (art. 25); empty before a
/// report.
[[nodiscard]] std::vector<Addressee> not_reported_to(const Matter& matter, const Office& office);

/// apply: what the fact changes. Total: any fact that decodes can be applied.
void apply(Matter& matter, const Fact& fact);

/// The state after all facts of one matter in order of version, corrections taken into account.
[[nodiscard]] Matter fold(std::span<const Fact> facts);

}  // namespace core
