// The rules, one function a group; docs/formats/lint.md says what each means. They look at a report and add findings.
// Pure, any thread, nothing fails: what cannot be computed is passed over. When in doubt a rule is silent.
#pragma once
#include "lint/finding.hpp"
#include "lint/rules/usual.hpp"

namespace lint {

void check_sums(const Report& report, Findings& findings);     ///< sum
void check_totals(const Report& report, Findings& findings);   ///< sum, in tables
void check_rates(const Report& report, Findings& findings);    ///< rate, rate_base
void check_shares(const Report& report, Findings& findings);   ///< rate: parts of a count
void check_funds(const Report& report, Findings& findings);    ///< rate, delta_as_amount, task_funds
void check_ranges(const Report& report, Findings& findings);   ///< possible_range
void check_budgets(const Report& report, Findings& findings);  ///< adjustment_unmentioned, budget_bases
void check_scores(const Report& report, const Usual& usual, Findings& findings);  ///< score_full, grade, score_cut
void check_score_sums(const Report& report,
                      Findings& findings);  ///< sum: a score of all parts; points_lost, deviation_named
void check_reproducible(const Report& report, const Usual& usual,
                        Findings& findings);                      ///< score_not_reproducible, no_score
void check_ranks(const Report& report, Findings& findings);       ///< rank, first_not_full
void check_changes(const Report& report, Findings& findings);     ///< year_on_year
void check_targets(const Report& report, Findings& findings);     ///< target_missed, no_actual
void check_text_table(const Report& report, Findings& findings);  ///< text_table, scope, target_low
void check_units(const Report& report, Findings& findings);       ///< unit, actual_is_bound
void check_kinds(const Report& report, Findings& findings);       ///< indicator_kind
void check_equal(const Report& report, Findings& findings);       ///< actuals_equal_targets, definition
void check_names(const Report& report, Findings& findings);       ///< name
void check_problems(const Report& report, const Usual& usual, Findings& findings);  ///< problem_against_rate

}  // namespace lint
