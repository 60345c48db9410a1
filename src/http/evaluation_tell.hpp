// Evaluations as views. Used by the handlers and by the command line, which prints the same members. Any thread with a
// reader of its own.
#pragma once
#include "core/evaluation/compare.hpp"
#include "core/evaluation/monitor.hpp"
#include "evaluate/restate.hpp"
#include "http/evaluation_view.hpp"
#include "http/restatement_view.hpp"

namespace http {

inline constexpr std::size_t late_numbers_max = 100;

[[nodiscard]] EvaluationRowView tell_row(const core::Life& life, const core::Office& office);
/// With the points of every scored step.
[[nodiscard]] base::Result<EvaluationView> tell(const core::Life& life, const core::Office& office,
                                                const evaluate::StoreSources& sources);

/// "self", "outside", "panel", "recheck", a step's word, or the version of one: the last of its kind. not_found, with
/// the steps that are there.
[[nodiscard]] base::Result<const core::LifeStep*> step_named(const core::Life& life, std::string_view name);

/// The step whose evidence is asked for: the named one, else the result, else the last with points.
[[nodiscard]] base::Result<const core::LifeStep*> evidence_step(const core::Life& life, std::string_view name);

/// The frozen period of that version; of 0, the last.
[[nodiscard]] base::Result<const core::Frozen*> frozen_named(const core::Life& life, std::uint32_t version);

[[nodiscard]] base::Result<ComparisonView> tell_comparison(const core::LifeStep& before, const core::LifeStep& after,
                                                           const core::Office& office,
                                                           const evaluate::StoreSources& sources);
[[nodiscard]] base::Result<MonitoringView> tell_monitoring(const core::Life& life, const core::LifeStep& step,
                                                           const core::Office& office,
                                                           const evaluate::StoreSources& sources);
/// Numbers of matters as far as the viewer may see them.
[[nodiscard]] RestatementView tell(const evaluate::Restatement& restatement, store::Reader& reader,
                                   const store::Viewer& viewer);

}  // namespace http
