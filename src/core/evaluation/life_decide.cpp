#include "core/evaluation/life_decide.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "base/utf8.hpp"

namespace core {
namespace {

using enum LifeRefusal;
using No = std::optional<LifeNo>;

constexpr std::uint32_t year_min = 2000, year_max = 2199;

No no(LifeRefusal refusal, std::string field, std::vector<std::string> holes = {}) {
    return LifeNo{refusal, std::move(field), std::move(holes)};
}

std::string joined(auto&& range, auto&& text) {
    std::string list;
    for (const auto& one : range) list += (list.empty() ? "" : ", ") + text(one);
    return list;
}

No text_refusal(const std::string& text, const char* field) {
    const auto length = base::utf8_length(text);
    return !length || *length > life_text_max ? no(text_too_long, field, {std::to_string(life_text_max)}) : No{};
}

/// "≥95 %", with the full mark where both have one: weights moved after the approval are another target too.
std::string target_of(const SheetLine& line, bool with_full) {
    std::string text = target_text(line);
    if (!line.unit.empty()) text += " " + line.unit;
    if (with_full) text += " (" + line.full->text() + ")";
    return text;
}

No targets_refusal(const Sheet& sheet, const Sheet& approved) {
    for (const SheetLine& line : approved.lines) {
        const SheetLine* here = line_of(sheet, line.id);
        if (here == nullptr) return no(line_missing, sheet.place, {line.id + " " + line.name});
        if (is_same_target(*here, line)) continue;
        const bool with_full = here->full && line.full && compare(*here->full, *line.full) != 0;
        return no(targets_differ, here->place,
                  {line.id + " " + line.name, target_of(*here, with_full), target_of(line, with_full)});
    }
    for (const SheetLine& line : sheet.lines) {
        if (line_of(approved, line.id) == nullptr) return no(line_added, line.place, {line.id + " " + line.name});
    }
    return {};
}

class Decider {
  public:
    Decider(const Life& life, const LifeContext& context) : life_(life), c_(context) {}

    No operator()(const OpenEvaluation& deed) const {
        if (life_.version > 0) return no(evaluation_exists, "year");
        if (deed.year < year_min || deed.year > year_max) return no(no_such_year, "year");
        const auto standard = std::ranges::find(c_.standards, deed.standard, &Standard::id);
        if (standard == c_.standards.end())
            return no(no_such_standard, "standard",
                      {deed.standard, joined(c_.standards, [](const Standard& one) { return one.id; })});
        const int year = static_cast<int>(deed.year);
        if (standard->from.year() > year || (standard->until.is_set() && standard->until.year() < year))
            return no(standard_of_other_years, "standard", {deed.standard, std::to_string(year)});
        if (No text = text_refusal(deed.project, "project")) return text;
        return c_.day > c_.today ? no(day_in_future, "day") : No{};
    }

    No operator()(const StepEvaluation& deed) const {
        if (No general = entry_refusal()) return general;
        if (No text = text_refusal(deed.reason, "reason")) return text;
        if (No text = text_refusal(deed.authority, "authority")) return text;
        if (deed.document.size() > life_document_max)
            return no(text_too_long, "document", {std::to_string(life_document_max)});
        if (No order = order_refusal(deed)) return order;
        if (No day = day_refusal()) return day;
        if (No need = need_refusal(deed)) return need;
        return c_.sheet == nullptr ? No{} : sheet_refusal(deed.step, *c_.sheet);
    }

    No operator()(const FreezePeriod& deed) const {
        if (No general = entry_refusal()) return general;
        if (deed.to < deed.from) return no(period_reversed, "to");
        if (deed.cut_day < deed.to) return no(period_not_over, "as_of");
        if (deed.cut_day > c_.today) return no(day_in_future, "as_of");
        const bool is_twice = std::ranges::any_of(
            life_.frozen, [&](const Frozen& one) { return one.deed.from == deed.from && one.deed.to == deed.to; });
        return is_twice ? no(frozen_already, "from") : No{};
    }

    template <class T>
    No operator()(const T&) const {
        CHECK(false);
        return {};
    }

  private:
    const Life& life_;
    const LifeContext& c_;

    No entry_refusal() const {
        if (life_.version == 0) return no(no_evaluation, "id");
        return life_.version >= life_entries_max ? no(too_many_entries, "id", {std::to_string(life_entries_max)})
                                                 : No{};
    }

    /// Entered again, while nothing has followed it: what was handed in is mended, and both stand.
    bool is_again(const StepEvaluation& deed) const {
        const LifeStep* last = life_.last();
        return last != nullptr && last->deed.step == deed.step && row_of(deed.step).document != Need::no;
    }

    No order_refusal(const StepEvaluation& deed) const {
        const StepRow& row = row_of(deed.step);
        const LifeStep* last = life_.last();
        const bool is_first = last == nullptr && row.after.size() == 0;
        const bool is_next = last != nullptr && std::ranges::find(row.after, last->deed.step) != row.after.end();
        if (!is_first && !is_next && !is_again(deed)) {
            const std::string before = row.after.size() == 0 ? "nothing else" : joined(row.after, both_words);
            return no(step_out_of_order, "step",
                      {both_words(deed.step), before, last == nullptr ? "no step yet" : both_words(last->deed.step),
                       first(deed.step)});
        }
        return row.party == Party::organ || c_.is_unrestricted ? No{} : own_cause_refusal(deed.step);
    }

    /// What is still to come before this step can: the way back along the first predecessors, down to what was done.
    std::string first(EvaluationStep wanted) const {
        const LifeStep* last = life_.last();
        EvaluationStep missing = wanted;
        for (std::size_t guard = 0; guard < evaluation_step_words.size(); ++guard) {
            const auto& after = row_of(missing).after;
            if (after.size() == 0) return last == nullptr ? both_words(missing) : "nothing else";
            if (last != nullptr && std::ranges::find(after, last->deed.step) != after.end())
                return missing == wanted ? "nothing else" : both_words(missing);
            missing = *after.begin();
        }
        return "nothing else";
    }

    /// Nobody approves, rechecks or decides what they handed in themselves.
    No own_cause_refusal(EvaluationStep step) const {
        for (const LifeStep& one : life_.steps) {
            if (one.actor == c_.post && row_of(one.deed.step).party != row_of(step).party &&
                row_of(one.deed.step).party == Party::organ)
                return no(judge_in_own_cause, "step", {both_words(one.deed.step)});
        }
        return {};
    }

    No day_refusal() const {
        if (c_.day > c_.today) return no(day_in_future, "day");
        const LifeStep* last = life_.last();
        return last != nullptr && c_.day < last->day ? no(day_before_last, "day", {last->day.text()}) : No{};
    }

    No need_refusal(const StepEvaluation& deed) const {
        const StepRow& row = row_of(deed.step);
        if (row.document == Need::must && deed.document.empty())
            return no(document_missing, "document", {both_words(deed.step)});
        if (row.document == Need::no && !deed.document.empty())
            return no(document_unwanted, "document", {both_words(deed.step)});
        if ((row.reason == Need::must || is_again(deed)) && deed.step != EvaluationStep::monitored &&
            deed.reason.empty())
            return no(reason_missing, "reason", {both_words(deed.step)});
        if (row.authority == Need::must && deed.authority.empty())
            return no(authority_missing, "authority", {both_words(deed.step)});
        return {};
    }

    No sheet_refusal(EvaluationStep step, const Sheet& sheet) const {
        if (sheet.organ != c_.organ_name && sheet.account != c_.organ_name)
            return no(other_organ, sheet.place, {sheet.organ, c_.organ_name});
        if (sheet.year != static_cast<int>(life_.year))
            return no(other_year, sheet.place, {std::to_string(sheet.year), std::to_string(life_.year)});
        const bool is_project = life_.project.empty()
                                    ? sheet.project.empty()
                                    : std::ranges::find(c_.project_names, sheet.project) != c_.project_names.end();
        if (!is_project) return no(other_project, sheet.place, {sheet.project, life_.project});
        if (sheet.standard != life_.standard) return no(other_standard, sheet.place, {sheet.standard, life_.standard});
        const auto& evaluator = row_of(step).evaluator;
        if (evaluator && sheet.evaluator != *evaluator)
            return no(other_evaluator, sheet.place,
                      {std::string(id_of(sheet.evaluator)), std::string(id_of(*evaluator))});
        const bool sets_targets =
            step == EvaluationStep::declared || step == EvaluationStep::approved || step == EvaluationStep::changed;
        if (!sets_targets && c_.targets != nullptr) {
            if (No targets = targets_refusal(sheet, *c_.targets)) return targets;
        }
        const bool is_to_count = is_scored(step) || step == EvaluationStep::decided;
        return is_to_count && !c_.line_without_points.empty()
                   ? no(line_without_points, "document", {c_.line_without_points})
                   : No{};
    }
};

}  // namespace

std::optional<LifeNo> life_refusal(const Life& life, const Deed& deed, const LifeContext& context) {
    return std::visit(Decider(life, context), deed);
}

}  // namespace core
