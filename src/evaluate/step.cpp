#include "evaluate/step.hpp"

#include <fmt/format.h>

#include "app/evaluations.hpp"
#include "evaluate/published.hpp"
#include "law/evaluation.hpp"

namespace evaluate {
namespace {

using core::EvaluationStep;

/// "overdue 超期办件": the first line that should have points and has none; empty if every line has them.
std::string line_without_points(const Evaluated& evaluated) {
    for (std::size_t i = 0; i < evaluated.scores.lines.size(); ++i) {
        const core::ScoredLine& line = evaluated.scores.lines[i];
        if (line.rule != core::ScoreRule::unscored && !line.points)
            return fmt::format("{} {}", line.line, evaluated.sheet.lines[i].name);
    }
    return {};
}

}  // namespace

base::Result<Evaluated> score_document(const law::File& file, const core::Cut& cut, const StoreSources& sources) {
    return evaluate(file,
                    {.standards = TRY(app::standards_before(sources.reader, cut.seq == 0 ? UINT64_MAX : cut.seq + 1)),
                     .figures = sources.figures,
                     .reader = &sources.reader,
                     .today = cut.day,
                     .seq = cut.seq});
}

base::Result<Evaluated> score_step(const core::LifeStep& step, const StoreSources& sources) {
    const std::string name = fmt::format("#{} {}", step.version, core::zh_of(step.deed.step));
    // Facts before its own: what was known when it was entered.
    return score_document({name, step.deed.document}, {step.day, step.seq - 1}, sources);
}

base::Result<app::StepOrder> prepare(const core::Life& life, core::StepEvaluation deed, base::Day day,
                                     const std::string& document_name, const StoreSources& sources) {
    app::StepOrder order{
        .deed = std::move(deed), .day = day, .document_name = document_name, .line_without_points = {}};
    if (order.deed.step == EvaluationStep::published) {
        if (!order.deed.document.empty())
            return base::fail(base::ErrorKind::bad_input, "what is published is the sheet that was decided upon",
                              "document", "leave it out; it is written from the decision");
        if (life.result() != nullptr) order.deed.document = TRY(published_text(life, sources));
        return order;
    }
    if (order.deed.document.empty()) return order;
    const core::Cut cut{day.is_set() ? day : sources.today, 0};
    const Evaluated evaluated = TRY(score_document({document_name, order.deed.document}, cut, sources));
    order.line_without_points = line_without_points(evaluated);
    return order;
}

}  // namespace evaluate
