// For the tests of lives: one that grows by facts, and a step as it should be handed in.
#pragma once
#include <string>

#include "core/evaluation/life_decide.hpp"

namespace core::testing {

using enum EvaluationStep;

inline base::Id id_of_number(std::uint8_t number) {
    base::Id id;
    id.bytes[0] = number;
    return id;
}
inline const base::Id organ = id_of_number(1), finance = id_of_number(11), leader = id_of_number(12),
                      firm = id_of_number(13);
inline const base::Day today = base::Day::from(2026, 3, 1);
inline const OpenEvaluation opening{organ, 2025, "", "project-2020"};

/// A sheet with one line, as the evaluation wants it.
inline Sheet sheet_of(Evaluator evaluator = Evaluator::self) {
    Sheet sheet;
    sheet.organ = "区信访局";
    sheet.year = 2025;
    sheet.standard = "project-2020";
    sheet.evaluator = evaluator;
    sheet.place = "a.toml:1";
    SheetLine& line = sheet.lines.emplace_back();
    line.id = "training";
    line.name = "业务培训";
    line.relation = Relation::at_least;
    line.target = base::Decimal{12, 0};
    line.unit = "次";
    line.full = base::Decimal{50, 0};
    line.place = "a.toml:9";
    return sheet;
}

/// A life that grows by facts, one a day.
class Story {
  public:
    Story() { add(opening, finance); }
    Story& then(EvaluationStep step) {
        const Party party = row_of(step).party;
        add(StepEvaluation{step, row_of(step).document == Need::must ? "file" : "", "why", "文1"},
            party == Party::organ   ? finance
            : party == Party::judge ? leader
                                    : firm);
        return *this;
    }
    Story& then(std::initializer_list<EvaluationStep> steps) {
        for (const EvaluationStep step : steps) then(step);
        return *this;
    }
    void add(Deed deed, const base::Id& actor) {
        Fact fact;
        fact.subject_kind = SubjectKind::evaluation;
        fact.subject = evaluation_id(opening);
        fact.version = life.version + 1;
        fact.seq = 100 + fact.version;
        fact.day = base::Day::from(2025, 1, 1) + static_cast<int>(fact.version);
        fact.actor = actor;
        fact.deed = std::move(deed);
        apply(life, fact);
    }
    Life life;
};

struct Asked {
    StepEvaluation deed;
    base::Id post;
    std::optional<Sheet> sheet;
    std::optional<Sheet> targets = sheet_of();
    base::Day day = today;
    std::string line_without_points = {};
    std::string organ_name = "区信访局";
    bool is_unrestricted = false;
};

/// The step as it should be handed in.
inline Asked right(EvaluationStep step) {
    const StepRow& row = row_of(step);
    Asked asked{.deed = {step, "", row.reason == Need::must ? "why" : "", row.authority == Need::must ? "文2" : ""},
                .post = row.party == Party::organ   ? finance
                        : row.party == Party::judge ? leader
                                                    : firm,
                .sheet = {}};
    if (row.document == Need::must) {
        asked.deed.document = "file";
        if (step != published) asked.sheet = sheet_of(row.evaluator.value_or(Evaluator::self));
    }
    return asked;
}

inline std::optional<LifeNo> answer(const Life& life, const Asked& asked) {
    LifeContext context{.day = asked.day, .today = today};
    context.post = asked.post;
    context.is_unrestricted = asked.is_unrestricted;
    context.organ_name = asked.organ_name;
    context.project_names = {life.project};
    context.line_without_points = asked.line_without_points;
    if (asked.sheet) context.sheet = &*asked.sheet;
    if (asked.targets && life.targets() != nullptr) context.targets = &*asked.targets;
    return life_refusal(life, asked.deed, context);
}

inline std::string said(const std::optional<LifeNo>& no) {
    return no ? std::string(row_of(no->refusal).word.id) : std::string();
}

/// The way to each step, so that it may come next.
inline std::vector<EvaluationStep> way_to(EvaluationStep step) {
    switch (step) {
        case declared: return {};
        case approved: return {declared};
        case changed: return {declared, approved};
        case monitored: return {declared, approved, changed};
        case self_evaluated: return {declared, approved, monitored};
        case outside_evaluated:
        case panel_evaluated:
        case recheck_requested: return {declared, approved, self_evaluated};
        case returned: return {declared, approved, self_evaluated, recheck_requested};
        case resubmitted: return {declared, approved, self_evaluated, recheck_requested, returned};
        case rechecked: return {declared, approved, self_evaluated, recheck_requested, returned, resubmitted};
        case decided: return {declared, approved, self_evaluated, outside_evaluated, panel_evaluated};
        case published: return {declared, approved, self_evaluated, decided};
        case used: return {declared, approved, self_evaluated, decided, published};
    }
    return {};
}

inline Story story_to(EvaluationStep step) {
    Story story;
    for (const EvaluationStep one : way_to(step)) story.then(one);
    return story;
}

}  // namespace core::testing
