// Views of accounts: figures, entries, warnings and the monthly sheet, as docs/formats/account.md names them. Amounts
// are fen where they are numbers and yuan where they are texts; rates are per cent. Also what `huiying account --json`
// prints.
#pragma once
#include "http/matter_view.hpp"

namespace http {

struct AccountRowView {
    Id id;
    Ref organ;
    std::uint32_t year = 0, entries = 0;
    static constexpr std::string_view schema = "AccountRow";
    static void fields(auto& self, auto&& field) {
        field("id", self.id), field("organ", self.organ), field("year", self.year), field("entries", self.entries);
    }
};

struct CountedView {
    Id account;
    std::uint32_t version = 0;
    std::uint64_t seq = 0;
    std::int64_t amount = 0;
    static constexpr std::string_view schema = "CountedEntry";
    static void fields(auto& self, auto&& field) {
        field("account", self.account), field("version", self.version), field("seq", self.seq);
        field("amount", self.amount);
    }
};

struct MoneyValueView {
    std::string_view id, zh, en, how_zh, how_en;
    std::optional<std::string> value;
    std::string_view unit;
    std::int64_t numerator = 0;
    std::optional<std::int64_t> denominator;
    std::vector<CountedView> counted = {}, counted_below = {};
    Day as_of;
    std::uint64_t seq = 0;
    static constexpr std::string_view schema = "MoneyValue";
    static void fields(auto& self, auto&& field) {
        field("id", self.id), field("zh", self.zh), field("en", self.en), field("how_zh", self.how_zh);
        field("how_en", self.how_en), field("value", self.value), field("unit", self.unit);
        field("numerator", self.numerator), field("denominator", self.denominator), field("counted", self.counted);
        field("counted_below", self.counted_below), field("as_of", self.as_of), field("seq", self.seq);
    }
};

/// A row of the funds table: a project, a source, a group of classes, a task.
struct FundsView {
    std::string key, name;
    std::string initial, adjustment, adjusted, spent;  ///< yuan
    std::optional<std::string> rate, share;            ///< spent of adjusted; spent of all that was spent
    static constexpr std::string_view schema = "Funds";
    static void fields(auto& self, auto&& field) {
        field("key", self.key), field("name", self.name), field("initial", self.initial);
        field("adjustment", self.adjustment), field("adjusted", self.adjusted), field("spent", self.spent);
        field("rate", self.rate), field("share", self.share);
    }
};

struct AccountWarningView {
    std::string_view id, zh, en;
    std::string organ;
    std::uint32_t version = 0;
    MaybeDay day;
    std::string about;
    std::int64_t amount = 0;
    static constexpr std::string_view schema = "AccountWarning";
    static void fields(auto& self, auto&& field) {
        field("id", self.id), field("zh", self.zh), field("en", self.en), field("organ", self.organ);
        field("version", self.version), field("day", self.day), field("about", self.about);
        field("amount", self.amount);
    }
};

struct TypedView {
    std::string item;
    Day from, to;
    std::string numerator;
    std::optional<std::string> denominator;
    std::string evidence;
    std::uint32_t version = 0;
    bool is_typed = true;  ///< 填报: no record of ours shows it
    static constexpr std::string_view schema = "TypedFigure";
    static void fields(auto& self, auto&& field) {
        field("item", self.item), field("from", self.from), field("to", self.to);
        field("numerator", self.numerator), field("denominator", self.denominator);
        field("evidence", self.evidence), field("version", self.version), field("typed", self.is_typed);
    }
};

/// What stands in an account beside its money. `unit`: whose account, where a department adds up several.
struct ContractView {
    std::string unit, number, project;
    std::string amount, paid;  ///< yuan
    std::uint32_t prepaid_max = 0;
    std::string procurement;
    MaybeDay due, performed;  ///< not set: none was agreed; its performance was not accepted
    static constexpr std::string_view schema = "Contract";
    static void fields(auto& self, auto&& field) {
        field("unit", self.unit), field("number", self.number), field("project", self.project);
        field("amount", self.amount), field("paid", self.paid), field("prepaid_max", self.prepaid_max);
        field("procurement", self.procurement), field("due", self.due), field("performed", self.performed);
    }
};
struct PublicationView {
    std::string unit;
    std::string_view what, what_zh;
    Day day;
    std::string link;
    static constexpr std::string_view schema = "AccountPublication";
    static void fields(auto& self, auto&& field) {
        field("unit", self.unit), field("what", self.what), field("what_zh", self.what_zh), field("day", self.day);
        field("link", self.link);
    }
};
struct ReconciliationView {
    std::string unit;
    Day day;
    std::string ours, theirs, apart;  ///< yuan; apart = ours − theirs
    std::string note;
    static constexpr std::string_view schema = "Reconciliation";
    static void fields(auto& self, auto&& field) {
        field("unit", self.unit), field("day", self.day), field("ours", self.ours), field("theirs", self.theirs);
        field("apart", self.apart), field("note", self.note);
    }
};
struct FindingRecordView {
    std::string unit, number, source, project, line, text;
    MaybeDay rectified;
    std::string document;  ///< of the rectification
    static constexpr std::string_view schema = "AuditFinding";
    static void fields(auto& self, auto&& field) {
        field("unit", self.unit), field("number", self.number), field("source", self.source);
        field("project", self.project), field("line", self.line), field("text", self.text);
        field("rectified", self.rectified), field("document", self.document);
    }
};
struct RuleView {
    std::string unit, name, version, document;
    Day day;  ///< from which it is in force
    static constexpr std::string_view schema = "OrganRule";
    static void fields(auto& self, auto&& field) {
        field("unit", self.unit), field("name", self.name), field("version", self.version);
        field("document", self.document), field("day", self.day);
    }
};

struct AccountView {
    Id id;
    Ref organ;
    std::uint32_t year = 0;
    bool is_department = false, is_closed = false;
    std::vector<Ref> units = {};  ///< whose accounts are added up
    Day as_of;
    std::uint64_t seq = 0;
    std::vector<MoneyValueView> values = {};
    std::vector<FundsView> kinds = {}, sources = {}, groups = {}, projects = {}, tasks = {};
    std::vector<ContractView> contracts = {};
    std::vector<PublicationView> publications = {};
    std::vector<ReconciliationView> reconciliations = {};
    std::vector<FindingRecordView> findings = {};
    std::vector<RuleView> rules = {};
    std::vector<TypedView> typed = {};
    std::vector<AccountWarningView> warnings = {};
    static constexpr std::string_view schema = "Account";
    static void fields(auto& self, auto&& field) {
        field("id", self.id), field("organ", self.organ), field("year", self.year);
        field("is_department", self.is_department), field("is_closed", self.is_closed), field("units", self.units);
        field("as_of", self.as_of), field("seq", self.seq), field("values", self.values), field("kinds", self.kinds);
        field("sources", self.sources), field("groups", self.groups), field("projects", self.projects);
        field("tasks", self.tasks), field("contracts", self.contracts), field("publications", self.publications);
        field("reconciliations", self.reconciliations), field("findings", self.findings), field("rules", self.rules);
        field("typed", self.typed), field("warnings", self.warnings);
    }
};

struct EntryView {
    std::uint32_t version = 0;
    std::uint64_t seq = 0;
    Day day;
    std::string_view kind, kind_zh;
    RawObject deed;
    bool is_annulled = false;
    static constexpr std::string_view schema = "AccountEntry";
    static void fields(auto& self, auto&& field) {
        field("version", self.version), field("seq", self.seq), field("day", self.day), field("kind", self.kind);
        field("kind_zh", self.kind_zh), field("fields", self.deed), field("is_annulled", self.is_annulled);
    }
};

struct ProgressRowView {
    std::string project, name;
    std::string initial, adjustment, adjusted, spent_in_month, spent;
    std::optional<std::string> execution, ahead;
    std::string elapsed;
    std::string_view light, light_zh;
    static constexpr std::string_view schema = "ProgressRow";
    static void fields(auto& self, auto&& field) {
        field("project", self.project), field("name", self.name), field("initial", self.initial);
        field("adjustment", self.adjustment), field("adjusted", self.adjusted);
        field("spent_in_month", self.spent_in_month), field("spent", self.spent);
        field("execution", self.execution), field("elapsed", self.elapsed), field("ahead", self.ahead);
        field("light", self.light), field("light_zh", self.light_zh);
    }
};

struct ProgressView {
    Ref organ;
    std::uint32_t year = 0, month = 0;
    Day as_of;
    std::uint64_t seq = 0;
    bool is_example = false;  ///< 示例: the thresholds are of no confirmed text
    std::vector<ProgressRowView> rows = {};
    static constexpr std::string_view schema = "Progress";
    static void fields(auto& self, auto&& field) {
        field("organ", self.organ), field("year", self.year), field("month", self.month);
        field("as_of", self.as_of), field("seq", self.seq), field("is_example", self.is_example);
        field("rows", self.rows);
    }
};

struct EnteredView {
    Id account;
    std::uint32_t version = 0;
    std::uint64_t seq = 0;
    static constexpr std::string_view schema = "Entered";
    static void fields(auto& self, auto&& field) {
        field("account", self.account), field("version", self.version), field("seq", self.seq);
    }
};

struct AccountProblemView {
    std::uint64_t line = 0;
    std::string column, zh, en;
    bool is_conflict = false;
    static constexpr std::string_view schema = "AccountProblem";
    static void fields(auto& self, auto&& field) {
        field("line", self.line), field("column", self.column), field("zh", self.zh), field("en", self.en);
        field("is_conflict", self.is_conflict);
    }
};

struct AccountReportView {
    std::uint64_t rows = 0, entered = 0, unchanged = 0, opened = 0;
    std::string sheet;
    bool is_dry_run = false;
    std::vector<AccountProblemView> problems = {};
    static constexpr std::string_view schema = "AccountReport";
    static void fields(auto& self, auto&& field) {
        field("rows", self.rows), field("entered", self.entered), field("unchanged", self.unchanged);
        field("opened", self.opened), field("sheet", self.sheet), field("dry_run", self.is_dry_run);
        field("problems", self.problems);
    }
};

}  // namespace http
