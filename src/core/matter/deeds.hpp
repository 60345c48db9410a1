// Deeds: what somebody asks to be done is, once decided, the open body of the fact that it was done. Each is a plain
// aggregate; `fields` names its members once, and the ledger codec, the JSON codec, OpenAPI and the scenario reader all
// walk that list. The day of a deed is the fact's statutory day. No personal data here: texts travel sealed.
#pragma once
#include <string>
#include <variant>
#include <vector>

#include "base/bytes.hpp"
#include "core/account/deeds.hpp"
#include "core/evaluation/deeds.hpp"
#include "core/matter/deed_words.hpp"
#include "core/matter/file_deeds.hpp"
#include "core/matter/kinds.hpp"
#include "core/matter/paper_deeds.hpp"
#include "core/matter/secrecy_deeds.hpp"
#include "core/matter/side_deeds.hpp"
#include "core/office/kinds.hpp"

namespace core {

using base::Day;
using base::Id;

// ── submission ──────────────────────────────────────────────────────────────────────────────────────────────────────
/// 登记 (art. 22). One letter, visit, call … with its people and the matters it opened or joined.
struct RegisterSubmission {
    std::string number;
    Form form = Form::letter;
    Source source = Source::direct;
    Day received_day;
    std::uint32_t region = 0;  ///< GB/T 2260, six digits
    Id office;                 ///< the organ that registers
    std::uint32_t people = 1;  ///< 人次; more than the persons named for a joint petition
    std::vector<Id> persons;
    std::vector<Id> matters;
    bool is_repeat = false;  ///< joins a matter that exists
    bool is_anonymous = false;
    std::string external_source;  ///< which other system, with its own number beside it
    std::string external_number;
    static void fields(auto& self, auto&& field) {
        field("number", self.number), field("form", self.form), field("source", self.source);
        field("received_day", self.received_day), field("region", self.region), field("office", self.office);
        field("people", self.people), field("persons", self.persons), field("matters", self.matters);
        field("is_repeat", self.is_repeat), field("is_anonymous", self.is_anonymous);
        field("external_source", self.external_source), field("external_number", self.external_number);
    }
};

// ── person ──────────────────────────────────────────────────────────────────────────────────────────────────────────
/// A petitioner; name, number, phone and address are sealed with the person's own key.
struct RecordPerson {
    PersonKind kind = PersonKind::citizen;
    bool is_name_withheld = false;
    static void fields(auto& self, auto&& field) {
        field("kind", self.kind), field("is_name_withheld", self.is_name_withheld);
    }
};
/// The person's key is destroyed; `authority` names the archive decision that allows it.
struct ErasePerson {
    std::string authority;
    static void fields(auto& self, auto&& field) { field("authority", self.authority); }
};

// ── matter ──────────────────────────────────────────────────────────────────────────────────────────────────────────
struct OpenMatter {
    std::string number;
    Id submission;
    Form form = Form::letter;
    Day received_day;
    std::uint32_t region = 0;
    Id office;
    LegRole role =
        LegRole::office;  ///< office: a petition office (art. 22); lead: another organ received it itself (art. 23)
    MatterClass matter_class = MatterClass::unclassified;
    std::uint32_t category = 0;  ///< content category, 2+2+2 digits; 0 = none
    bool is_first = true;        ///< 初次: nothing of the same demand before it
    Id accused;                  ///< of an accusation: the organ it must never reach (art. 30.3)
    static void fields(auto& self, auto&& field) {
        field("number", self.number), field("submission", self.submission), field("form", self.form);
        field("received_day", self.received_day), field("region", self.region), field("office", self.office);
        field("role", self.role), field("matter_class", self.matter_class), field("category", self.category);
        field("is_first", self.is_first);
        field("accused", self.accused);
    }
};
/// A further submission about the same demand: opens no second clock.
struct Attach {
    Id submission;
    Form form = Form::letter;
    Day received_day;
    static void fields(auto& self, auto&& field) {
        field("submission", self.submission), field("form", self.form), field("received_day", self.received_day);
    }
};
struct Classify {
    MatterClass matter_class = MatterClass::claim;
    std::uint32_t category = 0;
    Id accused;
    static void fields(auto& self, auto&& field) {
        field("matter_class", self.matter_class), field("category", self.category), field("accused", self.accused);
    }
};
/// 转送、交办、报请: opens a leg at another organ.
struct Forward {
    Id to;
    LegRole role = LegRole::lead;
    ForwardMode mode = ForwardMode::forward;
    Day received_day;                 ///< when the organ received it; not set = the day of the deed
    std::uint32_t assigned_days = 0;  ///< 指定办理期限, `assign` only
    Day external_due;                 ///< 限办截止 of the provincial system, kept beside ours
    static void fields(auto& self, auto&& field) {
        field("to", self.to), field("role", self.role), field("mode", self.mode),
            field("received_day", self.received_day);
        field("assigned_days", self.assigned_days), field("external_due", self.external_due);
    }
};
struct Notice {
    std::uint8_t leg = 0;
    NoticeManner manner = NoticeManner::written;
    static void fields(auto& self, auto&& field) { field("leg", self.leg), field("manner", self.manner); }
};
struct Object {
    std::uint8_t leg = 0;
    static void fields(auto& self, auto&& field) { field("leg", self.leg); }
};
struct DecideObjection {
    std::uint8_t leg = 0;
    bool is_upheld = false;
    static void fields(auto& self, auto&& field) { field("leg", self.leg), field("is_upheld", self.is_upheld); }
};
struct Accept {
    std::uint8_t leg = 0;
    static void fields(auto& self, auto&& field) { field("leg", self.leg); }
};
struct Decline {
    std::uint8_t leg = 0;
    DeclineReason reason = DeclineReason::other_organ;
    static void fields(auto& self, auto&& field) { field("leg", self.leg), field("reason", self.reason); }
};
struct Route {
    std::uint8_t leg = 0;
    Path path = Path::petition;
    std::string procedure;  ///< e.g. 行政复议; a word of the law, nothing personal
    static void fields(auto& self, auto&& field) {
        field("leg", self.leg), field("path", self.path), field("procedure", self.procedure);
    }
};
struct Extend {
    std::uint8_t leg = 0;
    std::uint32_t days = 0;
    static void fields(auto& self, auto&& field) { field("leg", self.leg), field("days", self.days); }
};
struct Reply {
    std::uint8_t leg = 0;
    ReplyKind kind = ReplyKind::opinion;
    Outcome outcome = Outcome::none;
    static void fields(auto& self, auto&& field) {
        field("leg", self.leg), field("kind", self.kind), field("outcome", self.outcome);
    }
};
/// 送达 of the leg's reply, review or final review; its day starts the petitioner's 30 days.
struct Deliver {
    std::uint8_t leg = 0;
    DeliveryMethod method = DeliveryMethod::direct;
    static void fields(auto& self, auto&& field) { field("leg", self.leg), field("method", self.method); }
};
/// The deed's day is the arrival at the reviewing organ; the postmark decides whether the petitioner was in time.
struct RequestReview {
    Id organ;
    Day posted_day;
    static void fields(auto& self, auto&& field) { field("organ", self.organ), field("posted_day", self.posted_day); }
};
struct DecideReview {
    ReviewOutcome outcome = ReviewOutcome::upheld;
    static void fields(auto& self, auto&& field) { field("outcome", self.outcome); }
};
struct RequestFinalReview {
    Id organ;
    Day posted_day;
    static void fields(auto& self, auto&& field) { field("organ", self.organ), field("posted_day", self.posted_day); }
};
/// 听证 by the organ that holds the matter; the deed's day is its last day, both days count. Only in the final review
/// does it lengthen the period (art. 36.2).
struct Hear {
    Day first_day;
    static void fields(auto& self, auto&& field) { field("first_day", self.first_day); }
};
struct DecideFinalReview {
    ReviewOutcome outcome = ReviewOutcome::upheld;
    static void fields(auto& self, auto&& field) { field("outcome", self.outcome); }
};
struct Rate {
    RatingTarget target = RatingTarget::organ;
    Grade grade = Grade::satisfied;
    static void fields(auto& self, auto&& field) { field("target", self.target), field("grade", self.grade); }
};
struct Withdraw {
    static void fields(auto&, auto&&) {}
};
struct Close {
    CloseReason reason = CloseReason::replied;
    static void fields(auto& self, auto&& field) { field("reason", self.reason); }
};
struct Reopen {
    static void fields(auto&, auto&&) {}
};
/// Amends history: the fact `version` of this subject is read as `deed` on `day` from now on, or as never done.
struct Correct {
    std::uint32_t version = 0;
    bool is_annulled = false;
    Day day;
    base::Bytes deed;  ///< encode_deed of the replacement; empty if annulled
    static void fields(auto& self, auto&& field) {
        field("version", self.version), field("is_annulled", self.is_annulled), field("day", self.day),
            field("deed", self.deed);
    }
};
/// `law adopt` recomputed the open clocks; the new due days stand in the fact.
struct RestateClocks {
    static void fields(auto&, auto&&) {}
};

// ── organ (organs, posts) and store ─────────────────────────────────────────────────────────────────────────────────
struct RecordOrgan {
    std::string name;
    OrganKind kind = OrganKind::department;
    OrganLevel level = OrganLevel::county;
    Id parent;
    std::uint32_t region = 0;
    Day from;
    static void fields(auto& self, auto&& field) {
        field("name", self.name), field("kind", self.kind), field("level", self.level), field("parent", self.parent);
        field("region", self.region), field("from", self.from);
    }
};
struct EndOrgan {
    Day until;
    Id successor;
    static void fields(auto& self, auto&& field) { field("until", self.until), field("successor", self.successor); }
};
/// A post 岗位 of an organ; people sit in posts by sign-in, outside the ledger.
struct RecordPost {
    Id post;
    std::string name;
    std::vector<Role> roles;
    Day from;
    static void fields(auto& self, auto&& field) {
        field("post", self.post), field("name", self.name), field("roles", self.roles), field("from", self.from);
    }
};
struct EndPost {
    Id post;
    Day until;
    static void fields(auto& self, auto&& field) { field("post", self.post), field("until", self.until); }
};
struct AdoptLaw {
    std::string path;
    std::string text;      ///< the whole file; empty when only the program's own set changed
    std::string set_hash;  ///< hexadecimal, of the set after the adoption
    static void fields(auto& self, auto&& field) {
        field("path", self.path), field("text", self.text), field("set_hash", self.set_hash);
    }
};
/// First fact of a store, and first after a restore: names the last known checkpoint.
struct OpenEpoch {
    std::uint32_t epoch = 0;
    std::string origin;
    std::string checkpoint;
    static void fields(auto& self, auto&& field) {
        field("epoch", self.epoch), field("origin", self.origin), field("checkpoint", self.checkpoint);
    }
};

/// 运行记录: the server ran, as it wrote down itself; within one day at UTC+8, the fact's. Instants in milliseconds
/// since 1970, `to` not part of it.
struct RecordRun {
    std::int64_t from = 0, to = 0;
    static void fields(auto& self, auto&& field) { field("from", self.from), field("to", self.to); }
};
/// 停机公告: a stop that is announced when the fact is recorded; what of it lies before that is a failure.
struct PlanStop {
    std::int64_t from = 0, to = 0;  ///< as of a run
    std::string reason;
    static void fields(auto& self, auto&& field) {
        field("from", self.from), field("to", self.to), field("reason", self.reason);
    }
};

/// Order is the ledger's: the index of an alternative is its kind number, so only ever append.
using Deed = std::variant<RegisterSubmission, RecordPerson, ErasePerson, OpenMatter, Attach, Classify, Forward, Notice,
                          Object, DecideObjection, Accept, Decline, Route, Extend, Reply, Deliver, RequestReview,
                          DecideReview, RequestFinalReview, Hear, DecideFinalReview, Rate, Withdraw, Close, Reopen,
                          Correct, RestateClocks, RecordOrgan, EndOrgan, RecordPost, EndPost, AdoptLaw, OpenEpoch,
                          RecordOrigin, RecordOral, Contact, Recuse, Dispute, SettleDispute, ReportUrgent,
                          AdoptSuggestion, Settle, Execute, Resolve, Refer, Urge, Link, Merge, AdmitLate, Delegate,
                          // secrecy and archive
                          Reveal, ProposeDestruction, ApproveDestruction, DestroySubmission,
                          // papers
                          IssuePaper, KeepPaper, VoidPaper, ServePaper,
                          // the public counter
                          Supplement,
                          // attachments; 机关撤并
                          KeepFile, ReleaseFile, Succeed,
                          // accounts
                          OpenAccount, RecordProject, EnterMoney, RecordContract, PerformContract, TypeFigure,
                          PublishAccount, ReconcileAccount, RecordFinding, RectifyFinding, RecordRule, AnnulEntry,
                          // evaluations
                          OpenEvaluation, StepEvaluation, FreezePeriod,
                          // attachments destroyed and opened
                          DestroyFile, RevealFile,
                          // what follows the petition path
                          EnterProcedure, CareAfter,
                          // evidence of accounts and evaluations
                          KeepEvidence, DestroyEvidence,
                          // when the server ran
                          RecordRun, PlanStop>;

static_assert(deed_words.size() == std::variant_size_v<Deed>);

[[nodiscard]] inline std::uint16_t kind_of(const Deed& deed) {
    return static_cast<std::uint16_t>(deed.index());
}
[[nodiscard]] inline std::string_view id_of(const Deed& deed) {
    return deed_words[deed.index()].id;
}
[[nodiscard]] inline std::string_view zh_of(const Deed& deed) {
    return deed_words[deed.index()].zh;
}

template <class T, class V>
struct KindOf;
template <class T, class... Ts>
struct KindOf<T, std::variant<Ts...>> {
    static constexpr std::uint16_t value = [] {
        std::uint16_t index = 0;
        (void)((std::is_same_v<T, Ts> ? true : (++index, false)) || ...);
        return index;
    }();
};
template <class T>
inline constexpr std::uint16_t kind_v = KindOf<T, Deed>::value;

/// Whether the sealed part of such a fact is a file, or a file's name under its own key, and not a text to be read with
/// the others.
[[nodiscard]] constexpr bool seals_a_file(std::uint16_t kind) {
    return kind == kind_v<IssuePaper> || kind == kind_v<KeepPaper> || kind == kind_v<KeepFile>;
}
/// Kinds that may stand on a matter once it is open.
[[nodiscard]] constexpr bool may_follow_opening(std::uint16_t kind) {
    return (kind_v<OpenMatter> < kind && kind <= kind_v<RestateClocks>) ||
           (kind_v<Contact> <= kind && kind <= kind_v<AdmitLate>) ||
           (kind_v<IssuePaper> <= kind && kind <= kind_v<ServePaper>) || kind == kind_v<Supplement> ||
           kind == kind_v<Succeed> || kind == kind_v<EnterProcedure> || kind == kind_v<CareAfter>;
}

}  // namespace core
