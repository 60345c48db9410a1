// Views of evaluations: their lives, two scorings side by side, monitoring, frozen periods and what became of them, as
// docs/formats/evaluation.md names them. Decimals are texts, null is not applicable. Also what `huiying evaluation
// --json` prints.
#pragma once
#include "core/evaluation/kinds.hpp"
#include "http/account_view.hpp"

namespace http {

struct EvaluationRowView {
    Id id;
    Ref organ;
    std::uint32_t year = 0;
    std::string project, standard;
    std::optional<core::EvaluationStep> step;  ///< the last one; null: opened and nothing more
    std::string step_zh;
    MaybeDay day;
    std::uint32_t steps = 0, frozen = 0;
    static constexpr std::string_view schema = "EvaluationRow";
    static void fields(auto& self, auto&& field) {
        field("id", self.id), field("organ", self.organ), field("year", self.year), field("project", self.project);
        field("standard", self.standard), field("step", self.step), field("step_zh", self.step_zh);
        field("day", self.day), field("steps", self.steps), field("frozen", self.frozen);
    }
};

struct LifeStepView {
    std::uint32_t version = 0;
    std::uint64_t seq = 0;
    Day day;
    core::EvaluationStep step{};
    std::string step_zh;
    std::string post;
    std::string reason, authority;
    bool has_document = false;
    std::optional<std::string> total = {}, grade = {};  ///< of a step with points
    static constexpr std::string_view schema = "LifeStep";
    static void fields(auto& self, auto&& field) {
        field("version", self.version), field("seq", self.seq), field("day", self.day), field("step", self.step);
        field("step_zh", self.step_zh), field("post", self.post), field("reason", self.reason);
        field("authority", self.authority), field("has_document", self.has_document), field("total", self.total);
        field("grade", self.grade);
    }
};

struct FrozenView {
    std::uint32_t version = 0;
    std::uint64_t seq = 0;
    Day from, to, as_of;
    std::uint64_t cut_seq = 0;
    std::string checkpoint, definitions, law;
    RawObject figures;
    static constexpr std::string_view schema = "FrozenPeriod";
    static void fields(auto& self, auto&& field) {
        field("version", self.version), field("seq", self.seq), field("from", self.from), field("to", self.to);
        field("as_of", self.as_of), field("cut_seq", self.cut_seq), field("checkpoint", self.checkpoint);
        field("definitions", self.definitions), field("law", self.law), field("figures", self.figures);
    }
};

struct EvaluationView {
    Id id;
    Ref organ;
    std::uint32_t year = 0, version = 0;
    std::string project, standard;
    std::vector<LifeStepView> steps = {};
    std::vector<core::EvaluationStep> next = {};   ///< what may come now
    std::optional<std::uint32_t> targets, result;  ///< versions of the steps that hold them
    std::vector<FrozenView> frozen = {};
    static constexpr std::string_view schema = "Evaluation";
    static void fields(auto& self, auto&& field) {
        field("id", self.id), field("organ", self.organ), field("year", self.year), field("version", self.version);
        field("project", self.project), field("standard", self.standard), field("steps", self.steps);
        field("next", self.next), field("targets", self.targets), field("result", self.result);
        field("frozen", self.frozen);
    }
};

struct ComparedSideView {
    std::string target, actual;
    std::optional<std::string> points;
    std::vector<std::string> reasons = {};
    static constexpr std::string_view schema = "ComparedSide";
    static void fields(auto& self, auto&& field) {
        field("target", self.target), field("actual", self.actual), field("points", self.points);
        field("reasons", self.reasons);
    }
};

struct ComparedLineView {
    std::string line, group, name, unit;
    std::optional<std::string> full;
    std::optional<ComparedSideView> before, after;
    std::optional<std::string> difference;
    bool is_same = false;
    static constexpr std::string_view schema = "ComparedLine";
    static void fields(auto& self, auto&& field) {
        field("line", self.line), field("group", self.group), field("name", self.name), field("unit", self.unit);
        field("full", self.full), field("before", self.before), field("after", self.after);
        field("difference", self.difference), field("same", self.is_same);
    }
};

struct ComparedGroupView {
    std::string group, name, before, after, difference;
    static constexpr std::string_view schema = "ComparedGroup";
    static void fields(auto& self, auto&& field) {
        field("group", self.group), field("name", self.name), field("before", self.before);
        field("after", self.after), field("difference", self.difference);
    }
};

struct ComparisonView {
    LifeStepView before, after;
    std::vector<ComparedLineView> lines = {};
    std::vector<ComparedGroupView> groups = {};
    std::optional<std::string> difference;  ///< total after − before
    static constexpr std::string_view schema = "Comparison";
    static void fields(auto& self, auto&& field) {
        field("before", self.before), field("after", self.after), field("lines", self.lines);
        field("groups", self.groups), field("difference", self.difference);
    }
};

struct MonitoredLineView {
    std::string line, name, target, actual, unit;
    bool is_met = false;
    std::optional<std::string> attained, ahead;
    std::string_view light, light_zh;
    static constexpr std::string_view schema = "MonitoredLine";
    static void fields(auto& self, auto&& field) {
        field("line", self.line), field("name", self.name), field("target", self.target), field("actual", self.actual);
        field("unit", self.unit), field("met", self.is_met), field("attained", self.attained);
        field("ahead", self.ahead), field("light", self.light), field("light_zh", self.light_zh);
    }
};

struct MonitoredFundsView {
    std::string row, name;
    std::optional<std::string> adjusted, spent, execution, ahead;
    std::string_view light, light_zh;
    static constexpr std::string_view schema = "MonitoredFunds";
    static void fields(auto& self, auto&& field) {
        field("row", self.row), field("name", self.name), field("adjusted", self.adjusted), field("spent", self.spent);
        field("execution", self.execution), field("ahead", self.ahead), field("light", self.light);
        field("light_zh", self.light_zh);
    }
};

struct MonitoringView {
    LifeStepView step;
    Day as_of;
    std::uint64_t seq = 0;
    std::uint32_t months = 0, months_all = 0;
    std::string elapsed;
    bool is_example = false;
    std::string unit;  ///< of the funds
    std::vector<MonitoredLineView> lines = {};
    std::vector<MonitoredFundsView> funds = {};
    std::vector<ProgressRowView> account = {};  ///< of the organ's account at the same cut, where it has one
    static constexpr std::string_view schema = "Monitoring";
    static void fields(auto& self, auto&& field) {
        field("step", self.step), field("as_of", self.as_of), field("seq", self.seq), field("months", self.months);
        field("months_all", self.months_all), field("elapsed", self.elapsed), field("example", self.is_example);
        field("unit", self.unit), field("lines", self.lines), field("funds", self.funds);
        field("account", self.account);
    }
};

}  // namespace http
