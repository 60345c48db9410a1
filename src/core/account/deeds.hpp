// Deeds of an account 年度账: what the finance officer types for one organ and one year. Money of budgets and their
// execution, contracts, and figures that no record of ours holds (填报数). Amounts are in fen 分. Nothing personal: a
// payee is not named, a voucher is. Read with core/matter/deeds.hpp.
#pragma once
#include <string>

#include "base/bytes.hpp"
#include "core/account/kinds.hpp"

namespace core {

struct OpenAccount {
    base::Id organ;
    std::uint32_t year = 0;
    static void fields(auto& self, auto&& field) { field("organ", self.organ), field("year", self.year); }
};
/// 项目 or the basic expenditure 基本支出 as one line of the budget, known by its code.
struct RecordProject {
    std::string code, name;
    ProjectKind kind = ProjectKind::project;
    std::string function;     ///< 功能分类科目
    std::string purpose;      ///< what the money may be spent on
    std::string legal_basis;  ///< 立项依据
    std::string task;         ///< 任务 that it pays for
    bool is_new = false;
    bool is_assessed = false;  ///< 立项评估 or 事前绩效评估 was made
    static void fields(auto& self, auto&& field) {
        field("code", self.code), field("name", self.name), field("kind", self.kind), field("function", self.function);
        field("purpose", self.purpose), field("legal_basis", self.legal_basis), field("task", self.task);
        field("is_new", self.is_new), field("is_assessed", self.is_assessed);
    }
};
/// One entry of money; the fact's statutory day is the day it counts.
struct EnterMoney {
    MoneyKind kind = MoneyKind::expenditure;
    std::string project;  ///< code; empty = the organ as a whole
    MoneySource source = MoneySource::appropriation;
    std::string economic_class;  ///< 经济分类科目, e.g. 30101
    std::int64_t amount = 0;     ///< fen; what was taken back or corrected is negative
    std::string document;        ///< 文号 or voucher number
    std::string contract;        ///< number of the contract it pays; empty = none
    bool is_complete = true;     ///< the voucher's attachments are all there
    bool is_on_purpose = true;   ///< within the project's purpose (专款专用)
    std::string reason;
    static void fields(auto& self, auto&& field) {
        field("kind", self.kind), field("project", self.project), field("source", self.source);
        field("economic_class", self.economic_class), field("amount", self.amount), field("document", self.document);
        field("contract", self.contract), field("is_complete", self.is_complete);
        field("is_on_purpose", self.is_on_purpose), field("reason", self.reason);
    }
};
struct RecordContract {
    std::string number, project;
    std::int64_t amount = 0;        ///< fen
    base::Day due_day;              ///< by when it is to be performed
    std::uint32_t prepaid_max = 0;  ///< per cent that may be paid before performance
    std::string procurement;        ///< way of procurement 采购方式
    static void fields(auto& self, auto&& field) {
        field("number", self.number), field("project", self.project), field("amount", self.amount);
        field("due_day", self.due_day), field("prepaid_max", self.prepaid_max), field("procurement", self.procurement);
    }
};
/// 履约验收 on the fact's day.
struct PerformContract {
    std::string number;
    bool is_accepted = true;
    static void fields(auto& self, auto&& field) {
        field("number", self.number), field("is_accepted", self.is_accepted);
    }
};
/// 填报数: a figure that no record of ours holds, with its evidence. Plainly marked as typed wherever it is shown.
struct TypeFigure {
    std::string item;  ///< id in law/indicators of measure "typed"
    base::Day from, to;
    std::int64_t numerator = 0;    ///< in units of 10^-decimals
    std::int64_t denominator = 0;  ///< the same; of counts 0
    std::uint32_t decimals = 0;
    std::string evidence;  ///< 佐证材料: numbers of the papers that show it
    static void fields(auto& self, auto&& field) {
        field("item", self.item), field("from", self.from), field("to", self.to), field("numerator", self.numerator);
        field("denominator", self.denominator), field("decimals", self.decimals), field("evidence", self.evidence);
    }
};
/// 公开 of budget, final accounts or performance on the fact's day.
struct PublishAccount {
    PublishedWhat what = PublishedWhat::budget;
    std::string link;
    static void fields(auto& self, auto&& field) { field("what", self.what), field("link", self.link); }
};
/// 对账: what our entries say and what the accounting system says on the fact's day.
struct ReconcileAccount {
    std::int64_t ours = 0, theirs = 0;  ///< fen
    std::string note;
    static void fields(auto& self, auto&& field) {
        field("ours", self.ours), field("theirs", self.theirs), field("note", self.note);
    }
};
/// 审计、检查发现的问题 and what was done about it.
struct RecordFinding {
    std::string number, source, project;
    std::string line;  ///< the line of the score sheet that it lowers
    std::string text;
    static void fields(auto& self, auto&& field) {
        field("number", self.number), field("source", self.source), field("project", self.project);
        field("line", self.line), field("text", self.text);
    }
};
struct RectifyFinding {
    std::string number, document;
    static void fields(auto& self, auto&& field) { field("number", self.number), field("document", self.document); }
};
/// 制度库: a rule of the organ in one version, in force from the fact's day.
struct RecordRule {
    std::string name, version, document;
    static void fields(auto& self, auto&& field) {
        field("name", self.name), field("version", self.version), field("document", self.document);
    }
};
/// An entry of this account is read as never made; the fact stays.
struct AnnulEntry {
    std::uint32_t version = 0;
    std::string reason;
    static void fields(auto& self, auto&& field) { field("version", self.version), field("reason", self.reason); }
};

// ── evidence ────────────────────────────────────────────────────────────────────────────────────────────────────────
/// 归存佐证: a paper that shows typed figures or lines of a score sheet, under its number within the organ's year. Its
/// bytes lie encrypted in the store's object folder, under a key of its own; whoever is given them can tell by their
/// hash that they are those.
struct KeepEvidence {
    base::Id organ;
    std::uint32_t year = 0;
    std::string number;       ///< as figures and lines name it, e.g. Z01
    std::string title;        ///< names nobody
    std::string document;     ///< 文号; empty if it has none
    std::uint32_t pages = 0;  ///< 0 = not counted
    std::string type;         ///< media type, found from the bytes
    std::uint32_t size = 0;   ///< bytes, plain
    base::Bytes object;       ///< 32 bytes: SHA-256 of the encrypted bytes, the object's name
    base::Bytes content;      ///< 32 bytes: SHA-256 of the plain bytes, as any program computes it
    base::Bytes salt;         ///< 16 bytes, from which and the paper's key the keys of its object are derived
    static void fields(auto& self, auto&& field) {
        field("organ", self.organ), field("year", self.year), field("number", self.number), field("title", self.title);
        field("document", self.document), field("pages", self.pages), field("type", self.type);
        field("size", self.size), field("object", self.object), field("content", self.content);
        field("salt", self.salt);
    }
};
/// 销毁佐证: its key is destroyed and its bytes are removed, e.g. a list that names people. Its hash stays.
struct DestroyEvidence {
    std::string authority;  ///< the decision that allows it
    static void fields(auto& self, auto&& field) { field("authority", self.authority); }
};

}  // namespace core
