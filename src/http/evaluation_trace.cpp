#include "http/evaluation_trace.hpp"

#include "app/evaluations.hpp"
#include "evaluate/step.hpp"
#include "evaluate/trace.hpp"
#include "http/evaluation_tell.hpp"

namespace http {

base::Result<Response> trace_step_line(Call& call) {
    const auto reader = call.hall.readers.lease();
    const base::Id id = TRY(call.id(0));
    const core::Life life = TRY(app::read_life(*reader, call.caller, id));
    const core::LifeStep* step = TRY(step_named(life, call.params[1]));
    if (step->deed.document.empty() || step->deed.step == core::EvaluationStep::published)
        return base::fail(base::ErrorKind::not_found, "this step has no evaluation file of its own",
                          core::both_words(step->deed.step), "name a step that has one");
    const auto figures = [&figures = call.hall.figures]() -> base::Result<follow::Figures*> { return &figures; };
    const evaluate::StoreSources sources{.reader = *reader, .figures = figures, .today = call.hall.desk.today()};
    const evaluate::Evaluated evaluated = TRY(evaluate::score_step(*step, sources));
    const evaluate::LineTrace trace = TRY(evaluate::trace_line(evaluated, std::string(call.params[2]), figures));
    return Response{.body = evaluate::json_of(trace)};
}

}  // namespace http
