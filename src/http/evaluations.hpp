// /evaluations: the lives of evaluations. Reading: read_indicators or evaluate_outside, of the own organ and those
// below it (read_all: of any); entering: who the step asks for (core/evaluation/life_decide.hpp). On workers: scoring
// waits for the tally.
#pragma once
#include "http/call.hpp"
#include "http/evaluation_view.hpp"
#include "http/restatement_view.hpp"

namespace http {

[[nodiscard]] base::Result<Response> list_evaluations(Call& call);
[[nodiscard]] base::Result<Response> open_evaluation(Call& call);
[[nodiscard]] base::Result<Response> get_evaluation(Call& call);
[[nodiscard]] base::Result<Response> enter_step(Call& call);
[[nodiscard]] base::Result<Response> get_step(Call& call);
[[nodiscard]] base::Result<Response> get_step_document(Call& call);
[[nodiscard]] base::Result<Response> compare_steps(Call& call);
[[nodiscard]] base::Result<Response> get_monitoring(Call& call);
[[nodiscard]] base::Result<Response> freeze_period(Call& call);
[[nodiscard]] base::Result<Response> get_restatement(Call& call);
[[nodiscard]] base::Result<Response> get_evidence(Call& call);
[[nodiscard]] base::Result<Response> get_published(Call& call);  ///< public

inline constexpr Param compare_query[] = {
    {Param::Kind::text, "before", true, "self, outside, panel, recheck, a step's word, or the version of one"},
    {Param::Kind::text, "after", true, "likewise"},
};
inline constexpr Param monitoring_query[] = {
    {Param::Kind::text, "step", false, "a step's word or version; the last monitoring if not given"},
};
inline constexpr Param evidence_query[] = {
    {Param::Kind::text, "step", false, "a step's word or version; the result, or the last with points, if not given"},
};
inline constexpr Param restatement_query[] = {
    {Param::Kind::number, "frozen", false, "version of the fact that froze; the last if not given"},
    {Param::Kind::day, "as_of", false, "facts up to this day; today if not given"},
    {Param::Kind::number, "seq", false, "facts up to this ledger number; the head if not given"},
};

struct StepDraft {
    core::EvaluationStep step{};
    Day day;               ///< not set = today
    std::string document;  ///< the evaluation file's text
    std::string reason, authority;
    static constexpr std::string_view schema = "StepDraft";
    static constexpr std::string_view required[] = {"step"};
    static void fields(auto& self, auto&& field) {
        field("step", self.step), field("day", self.day), field("document", self.document);
        field("reason", self.reason), field("authority", self.authority);
    }
};

struct FreezeDraft {
    Day from, to;  ///< not set = the evaluation's year
    Day as_of;     ///< not set = today
    static constexpr std::string_view schema = "FreezeDraft";
    static void fields(auto& self, auto&& field) {
        field("from", self.from), field("to", self.to), field("as_of", self.as_of);
    }
};

struct EvaluationsView {
    std::vector<EvaluationRowView> evaluations = {};
    static constexpr std::string_view schema = "Evaluations";
    static void fields(auto& self, auto&& field) { field("evaluations", self.evaluations); }
};

struct LifeEnteredView {
    Id evaluation;
    std::uint32_t version = 0;
    static constexpr std::string_view schema = "LifeEntered";
    static void fields(auto& self, auto&& field) {
        field("evaluation", self.evaluation), field("version", self.version);
    }
};

}  // namespace http
