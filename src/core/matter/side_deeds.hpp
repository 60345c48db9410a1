// Deeds beside the road from registration to reply: contact, recusal, disputes about who handles, urgent reports,
// suggestions, agreements, execution, aid, merging (arts 24–33, 37), and what is known of where a submission came from.
// Read with deeds.hpp, which says what a deed is and lists them all.
#pragma once
#include <vector>

#include "base/bytes.hpp"
#include "core/matter/side_kinds.hpp"
#include "core/office/kinds.hpp"

namespace core {

// ── submission ──────────────────────────────────────────────────────────────────────────────────────────────────────
/// 交办、转来: who handed the submission down, under which document; "leader's mailbox" names the office held, no
/// person.
struct RecordOrigin {
    OrganLevel level = OrganLevel::county;
    std::string from;
    std::string document;
    static void fields(auto& self, auto&& field) {
        field("level", self.level), field("from", self.from), field("document", self.document);
    }
};
/// 口头陈述 written down truthfully (art. 19.1), read back and signed or not.
struct RecordOral {
    bool is_read_back = false;
    bool is_signed = false;
    static void fields(auto& self, auto&& field) {
        field("is_read_back", self.is_read_back), field("is_signed", self.is_signed);
    }
};

// ── matter ──────────────────────────────────────────────────────────────────────────────────────────────────────────
/// 联系信访人 by the organ of the leg.
struct Contact {
    std::uint8_t leg = 0;
    ContactManner manner = ContactManner::phone;
    static void fields(auto& self, auto&& field) { field("leg", self.leg), field("manner", self.manner); }
};
/// 机关承继 (art. 24.2): the organ of the leg was split, merged or abolished; its successor goes on where it stood,
/// with the same clocks.
struct Succeed {
    std::uint8_t leg = 0;
    base::Id to;
    static void fields(auto& self, auto&& field) { field("leg", self.leg), field("to", self.to); }
};
/// 回避 (art. 28.3): the post takes no further part in the matter.
struct Recuse {
    base::Id post;
    static void fields(auto& self, auto&& field) { field("post", self.post); }
};
/// 管辖争议 (art. 24.1): the organs concerned do not agree who accepts.
struct Dispute {
    std::vector<base::Id> organs;
    static void fields(auto& self, auto&& field) { field("organs", self.organs); }
};
/// The dispute is over: `to` accepts. Opens a leg there unless the matter lies there already.
struct SettleDispute {
    DisputeManner manner = DisputeManner::negotiated;
    base::Id to;
    static void fields(auto& self, auto&& field) { field("manner", self.manner), field("to", self.to); }
};
/// 重大、紧急 reported upward (art. 25).
struct ReportUrgent {
    std::vector<Addressee> addressees;
    static void fields(auto& self, auto&& field) { field("addressees", self.addressees); }
};
/// 建议意见 studied: adopted or not, rewarded or not (art. 29).
struct AdoptSuggestion {
    std::uint8_t leg = 0;
    Adoption adoption = Adoption::adopted;
    bool is_rewarded = false;
    static void fields(auto& self, auto&& field) {
        field("leg", self.leg), field("adoption", self.adoption), field("is_rewarded", self.is_rewarded);
    }
};
/// 调解、和解 (art. 33); `is_agreed`: there is a written agreement.
struct Settle {
    std::uint8_t leg = 0;
    SettlementKind kind = SettlementKind::mediation;
    bool is_agreed = false;
    static void fields(auto& self, auto&& field) {
        field("leg", self.leg), field("kind", self.kind), field("is_agreed", self.is_agreed);
    }
};
/// 督促执行 of a supported claim (art. 32).
struct Execute {
    Execution state = Execution::begun;
    static void fields(auto& self, auto&& field) { field("state", self.state); }
};
/// 化解认定: solved and accepted by the petitioner are two things; `remedies` are 三到位一处理 (art. 27).
struct Resolve {
    bool is_solved = false;
    bool is_accepted = false;
    std::vector<Remedy> remedies;
    static void fields(auto& self, auto&& field) {
        field("is_solved", self.is_solved), field("is_accepted", self.is_accepted), field("remedies", self.remedies);
    }
};
/// 救助转介 (art. 37.2): told or helped to apply at `organ`, where the store knows it.
struct Refer {
    Aid aid = Aid::social;
    base::Id organ;
    static constexpr std::string_view required[] = {"aid"};
    static void fields(auto& self, auto&& field) { field("aid", self.aid), field("organ", self.organ); }
};
/// 进入法定程序 (art. 31(1)–(5)): which organ leads the procedure that the matter was led into, since the deed's day.
/// `organ` where the store knows it, else its `name`. The number of the case there can lead to its parties, so it
/// belongs into the sealed text.
struct EnterProcedure {
    std::uint8_t leg = 0;
    base::Id organ;
    std::string name;
    static constexpr std::string_view required[] = {"leg"};
    static void fields(auto& self, auto&& field) {
        field("leg", self.leg), field("organ", self.organ), field("name", self.name);
    }
};
/// 后续工作 after the final review or a lawful end (art. 37.3), by `organ` where the store knows it.
struct CareAfter {
    Aftercare manner = Aftercare::guidance;
    base::Id organ;
    static constexpr std::string_view required[] = {"manner"};
    static void fields(auto& self, auto&& field) { field("manner", self.manner), field("organ", self.organ); }
};
/// 催办 of whoever holds the matter.
struct Urge {
    static void fields(auto&, auto&&) {}
};
struct Link {
    base::Id other;
    LinkKind kind = LinkKind::related;
    static void fields(auto& self, auto&& field) { field("other", self.other), field("kind", self.kind); }
};
/// 并案: the same demand registered twice. The submissions join the other matter by `Attach`, so repeats stay counted.
struct Merge {
    base::Id into;
    static void fields(auto& self, auto&& field) { field("into", self.into); }
};
/// 准予逾期请求: the petitioner had a just cause for asking late for a review (by analogy with the law of procedure).
struct AdmitLate {
    static void fields(auto&, auto&&) {}
};
/// 补充材料: the petitioner says more about a demand that is registered. `submission` is whose: the one that opened the
/// matter or one that joined it; the text is sealed with that one's key. It is no further submission and counts
/// nowhere.
struct Supplement {
    base::Id submission;
    static void fields(auto& self, auto&& field) { field("submission", self.submission); }
};

// ── organ ───────────────────────────────────────────────────────────────────────────────────────────────────────────
/// 委托: `to` may do what `post` may, from … until, both days included.
struct Delegate {
    base::Id post;
    base::Id to;
    base::Day from;
    base::Day until;
    static void fields(auto& self, auto&& field) {
        field("post", self.post), field("to", self.to), field("from", self.from), field("until", self.until);
    }
};

}  // namespace core
