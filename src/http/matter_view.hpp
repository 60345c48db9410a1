// One matter with everything on it: the page a case worker opens.
#pragma once
#include "http/checklist.hpp"

namespace http {

struct PersonView {
    core::PersonKind kind{};
    std::string name, phone, address;  ///< masked
    static constexpr std::string_view schema = "Person";
    static void fields(auto& self, auto&& field) {
        field("kind", self.kind), field("name", self.name), field("phone", self.phone), field("address", self.address);
    }
};

struct SubmissionView {
    std::string number;
    core::Form form{};
    core::Source source{};
    Day received_day;
    std::uint32_t people = 0;
    bool is_repeat = false, is_collective = false;
    std::optional<core::OrganLevel> level;  ///< at which it was raised, or which handed it down
    std::string origin_from, origin_document;
    std::vector<PersonView> persons;
    static constexpr std::string_view schema = "Submission";
    static void fields(auto& self, auto&& field) {
        field("number", self.number), field("form", self.form), field("source", self.source);
        field("received_day", self.received_day), field("people", self.people), field("is_repeat", self.is_repeat);
        field("is_collective", self.is_collective), field("level", self.level);
        field("origin_from", self.origin_from), field("origin_document", self.origin_document);
        field("persons", self.persons);
    }
};

/// One of the further submissions about the same demand: with the first they are the chain 初 → 重, 信 → 访.
struct AttachedView {
    std::string number;  ///< empty where the letter itself is sealed from the viewer
    core::Form form{};
    Day received_day;
    std::optional<core::Source> source = {};
    std::optional<core::OrganLevel> level = {};
    std::uint32_t people = 0;
    bool is_collective = false;
    static constexpr std::string_view schema = "Attached";
    static void fields(auto& self, auto&& field) {
        field("number", self.number), field("form", self.form), field("received_day", self.received_day);
        field("source", self.source), field("level", self.level), field("people", self.people);
        field("is_collective", self.is_collective);
    }
};

struct LegView {
    std::uint32_t index = 0;
    core::LegRole role{};
    Ref organ;
    std::optional<Ref> organ_filed;  ///< whose turn it was until a successor went on (art. 24.2)
    MaybeDay succeeded_day;
    core::ForwardMode mode{};
    Day opened_day;
    MaybeDay received_day, noticed_day;
    core::Objection objection{};
    MaybeDay objected_day, accepted_day, declined_day, replied_day;
    std::optional<core::ReplyKind> reply_kind;
    core::Outcome outcome{};
    core::ReviewOutcome review_outcome{};
    MaybeDay delivered_day;
    std::uint32_t extension_days = 0;
    MaybeDay external_due;
    bool is_active = false;
    static constexpr std::string_view schema = "Leg";
    static void fields(auto& self, auto&& field) {
        field("index", self.index), field("role", self.role), field("organ", self.organ);
        field("organ_filed", self.organ_filed), field("succeeded_day", self.succeeded_day), field("mode", self.mode);
        field("opened_day", self.opened_day), field("received_day", self.received_day);
        field("noticed_day", self.noticed_day), field("objection", self.objection);
        field("objected_day", self.objected_day), field("accepted_day", self.accepted_day);
        field("declined_day", self.declined_day), field("replied_day", self.replied_day);
        field("reply_kind", self.reply_kind), field("outcome", self.outcome);
        field("review_outcome", self.review_outcome), field("delivered_day", self.delivered_day);
        field("extension_days", self.extension_days), field("external_due", self.external_due);
        field("is_active", self.is_active);
    }
};

struct ClockView {
    std::uint8_t leg = 0;
    std::string_view term;
    std::string term_zh, term_en, article_zh, article_en;
    Day from, unrolled_day, due_day;
    bool is_provisional = false;
    MaybeDay stopped_day;
    ClockState state{};
    std::optional<int> days_left = {};  ///< while it runs; below 0 when overdue
    static constexpr std::string_view schema = "Clock";
    static void fields(auto& self, auto&& field) {
        field("leg", self.leg), field("term", self.term), field("term_zh", self.term_zh);
        field("term_en", self.term_en), field("article_zh", self.article_zh), field("article_en", self.article_en);
        field("from", self.from), field("unrolled_day", self.unrolled_day), field("due_day", self.due_day);
        field("provisional", self.is_provisional), field("stopped_day", self.stopped_day);
        field("state", self.state), field("days_left", self.days_left);
    }
};

struct RatingsView {
    core::Grade office{}, organ{};
    static constexpr std::string_view schema = "Ratings";
    static void fields(auto& self, auto&& field) { field("office", self.office), field("organ", self.organ); }
};

struct ActorView {
    std::optional<Ref> post, organ;
    static constexpr std::string_view schema = "Actor";
    static void fields(auto& self, auto&& field) { field("post", self.post), field("organ", self.organ); }
};

/// JSON made elsewhere, put in as it stands.
struct RawObject {
    std::string text = "{}";
};
inline void write(std::string& out, const RawObject& value) {
    out += value.text;
}

struct FactView {
    std::uint64_t seq = 0;
    std::uint32_t version = 0;
    Day day;
    base::Instant recorded_at;
    std::string_view kind, kind_zh;
    ActorView actor;
    RawObject deed;
    std::vector<OpenedClockView> clocks;
    std::vector<BreachView> breaches;
    std::string text;
    bool is_sealed = false, is_erased = false;
    static constexpr std::string_view schema = "Fact";
    static void fields(auto& self, auto&& field) {
        field("seq", self.seq), field("version", self.version), field("day", self.day);
        field("recorded_at", self.recorded_at), field("kind", self.kind), field("kind_zh", self.kind_zh);
        field("actor", self.actor), field("fields", self.deed), field("clocks", self.clocks);
        field("breaches", self.breaches), field("text", self.text), field("is_sealed", self.is_sealed);
        field("is_erased", self.is_erased);
    }
};

/// What the deeds beside the road left (core/matter/side_deeds.hpp).
struct SideView {
    MaybeDay contacted_day, disputed_day, urgent_day;
    std::vector<core::Addressee> reported_to, not_reported_to;  ///< whom art. 25 wants told, and who is not yet
    MaybeDay studied_day;
    std::optional<core::Adoption> adoption;
    bool is_rewarded = false;
    MaybeDay agreed_day;
    core::Execution execution{};
    MaybeDay resolved_day;
    bool is_solved = false, is_accepted = false;
    std::vector<core::Remedy> remedies;
    MaybeDay aided_day;
    MaybeDay procedure_day;                      ///< art. 31: another procedure took the matter up,
    std::optional<std::string> procedure_organ;  ///< at which organ
    MaybeDay cared_day;
    std::vector<core::Aftercare> aftercare;
    bool is_aftercare_due = false;  ///< finally reviewed, and nothing of art. 37.3 is recorded
    std::uint32_t urges = 0;
    MaybeDay urged_day;
    std::vector<std::string> links;  ///< numbers of the matters it hangs together with, where the viewer may see them
    std::optional<std::string> merged_into;
    static constexpr std::string_view schema = "Side";
    static void fields(auto& self, auto&& field) {
        field("contacted_day", self.contacted_day), field("disputed_day", self.disputed_day);
        field("urgent_day", self.urgent_day), field("reported_to", self.reported_to);
        field("not_reported_to", self.not_reported_to);
        field("studied_day", self.studied_day), field("adoption", self.adoption);
        field("is_rewarded", self.is_rewarded), field("agreed_day", self.agreed_day);
        field("execution", self.execution), field("resolved_day", self.resolved_day);
        field("is_solved", self.is_solved), field("is_accepted", self.is_accepted);
        field("remedies", self.remedies), field("aided_day", self.aided_day);
        field("procedure_day", self.procedure_day), field("procedure_organ", self.procedure_organ);
        field("cared_day", self.cared_day);
        field("aftercare", self.aftercare), field("is_aftercare_due", self.is_aftercare_due);
        field("urges", self.urges);
        field("urged_day", self.urged_day), field("links", self.links), field("merged_into", self.merged_into);
    }
};

/// One entry of 卷内目录.
struct FileEntryView {
    std::uint32_t nth = 0;
    Day day;
    std::string_view kind, kind_zh;
    ActorView actor;
    std::uint64_t seq = 0;
    bool has_text = false, is_erased = false;
    static constexpr std::string_view schema = "FileEntry";
    static void fields(auto& self, auto&& field) {
        field("nth", self.nth), field("day", self.day), field("kind", self.kind), field("kind_zh", self.kind_zh);
        field("actor", self.actor), field("seq", self.seq), field("has_text", self.has_text);
        field("is_erased", self.is_erased);
    }
};

struct ContentsView {
    std::string number;
    MaybeDay closed_day, kept_until;  ///< not set: open, or kept for ever
    bool is_example = true;           ///< the retention period is 示例
    std::vector<FileEntryView> entries = {};
    static constexpr std::string_view schema = "FileContents";
    static void fields(auto& self, auto&& field) {
        field("number", self.number), field("closed_day", self.closed_day), field("kept_until", self.kept_until);
        field("is_example", self.is_example), field("entries", self.entries);
    }
};

struct PaperView {
    std::uint32_t paper = 0;  ///< by which the other calls know it
    std::uint8_t leg = 0;
    core::PaperKind kind{};
    std::string number;
    Day day;
    bool is_void = false, is_edited = false, is_scanned = false;
    MaybeDay served_day;
    std::optional<core::DeliveryMethod> served_by;
    static constexpr std::string_view schema = "Paper";
    static void fields(auto& self, auto&& field) {
        field("paper", self.paper), field("leg", self.leg), field("kind", self.kind), field("number", self.number);
        field("day", self.day), field("is_void", self.is_void), field("is_edited", self.is_edited);
        field("is_scanned", self.is_scanned), field("served_day", self.served_day);
        field("served_by", self.served_by);
    }
};

struct MatterView {
    Id id;
    std::string number, title = {}, text = {};
    core::Form form{};
    core::MatterClass matter_class{};
    core::Path path{};
    core::Phase phase{};
    std::uint32_t category = 0, region = 0;
    Day received_day, registered_day;
    MaybeDay accepted_day, replied_day, closed_day;
    core::CloseReason close_reason{};
    bool is_first = true;
    std::optional<Ref> office, holder = {};
    std::optional<SubmissionView> submission;  ///< null where the letter itself is sealed from the viewer
    std::vector<AttachedView> attached;
    std::vector<LegView> legs = {};
    std::vector<ClockView> clocks = {};
    RatingsView ratings;
    SideView side;
    std::vector<PaperView> papers = {};
    std::vector<FirstStepView> checklist = {};  ///< of a first petition
    std::vector<BreachView> breaches;
    std::vector<FactView> facts = {};
    std::vector<std::string_view> allowed;
    static constexpr std::string_view schema = "Matter";
    static void fields(auto& self, auto&& field) {
        field("id", self.id), field("number", self.number), field("title", self.title), field("text", self.text);
        field("form", self.form), field("class", self.matter_class), field("path", self.path);
        field("phase", self.phase), field("category", self.category), field("region", self.region);
        field("received_day", self.received_day), field("registered_day", self.registered_day);
        field("accepted_day", self.accepted_day), field("replied_day", self.replied_day);
        field("closed_day", self.closed_day), field("close_reason", self.close_reason);
        field("is_first", self.is_first), field("office", self.office), field("holder", self.holder);
        field("submission", self.submission), field("attached", self.attached), field("legs", self.legs);
        field("clocks", self.clocks), field("ratings", self.ratings), field("side", self.side);
        field("papers", self.papers), field("checklist", self.checklist), field("breaches", self.breaches);
        field("facts", self.facts), field("allowed", self.allowed);
    }
};

}  // namespace http
