#include "http/evaluations.hpp"

#include <fmt/format.h>

#include "app/evaluations.hpp"
#include "evaluate/evidence.hpp"
#include "evaluate/json.hpp"
#include "http/audit.hpp"
#include "http/evaluation_tell.hpp"
#include "http/file_name.hpp"
#include "paper/docx/package.hpp"

namespace http {
namespace {

using base::ErrorKind;

evaluate::StoreSources sources_of(Call& call, store::Reader& reader) {
    return {.reader = reader,
            .figures = [&figures = call.hall.figures]() -> base::Result<follow::Figures*> { return &figures; },
            .today = call.hall.desk.today()};
}

base::Result<core::Life> life_of(Call& call, store::Reader& reader) {
    const base::Id id = TRY(call.id(0));
    return app::read_life(reader, call.caller, id);
}

base::Result<const core::LifeStep*> step_of(const core::Life& life, std::string_view name, const char* what) {
    if (name.empty())
        return base::fail(ErrorKind::bad_input, "this is needed", what,
                          "self, outside, panel, recheck, a step or its version");
    return step_named(life, name);
}

/// A refusal of the law keeps its form; an error goes its way.
base::Result<Response> answered(const app::Outcome<app::LifeEntered>& entered) {
    if (!entered) return problem(entered.error());
    return json(LifeEnteredView{entered->evaluation, entered->version}, 201);
}

base::Result<Response> enter(Call& call,
                             const std::function<app::Outcome<app::LifeEntered>(app::EvaluationBook&)>& body) {
    return answered(app::run<app::LifeEntered>(call.hall.desk, call.caller, [&](app::Plan& plan) {
        app::EvaluationBook book(plan);
        return body(book);
    }));
}

}  // namespace

base::Result<Response> list_evaluations(Call& call) {
    const auto reader = call.hall.readers.lease();
    EvaluationsView view;
    for (const core::Life& life : TRY(app::list_lives(*reader, call.caller)))
        view.evaluations.push_back(tell_row(life, *call.office));
    return json(view);
}

base::Result<Response> open_evaluation(Call& call) {
    core::OpenEvaluation deed;
    TRY(call.body(deed));
    return enter(call, [&](app::EvaluationBook& book) { return book.open(deed); });
}

base::Result<Response> get_evaluation(Call& call) {
    const auto reader = call.hall.readers.lease();
    const core::Life life = TRY(life_of(call, *reader));
    const EvaluationView view = TRY(tell(life, *call.office, sources_of(call, *reader)));
    return json(view);
}

base::Result<Response> enter_step(Call& call) {
    StepDraft draft;
    TRY(call.body(draft));
    app::StepOrder order;
    base::Id id;
    {
        const auto reader = call.hall.readers.lease();
        const core::Life life = TRY(life_of(call, *reader));
        id = life.id;
        core::StepEvaluation deed{draft.step, std::move(draft.document), std::move(draft.reason),
                                  std::move(draft.authority)};
        order = TRY(evaluate::prepare(life, std::move(deed), draft.day, "document", sources_of(call, *reader)));
    }
    return enter(call, [&](app::EvaluationBook& book) { return book.step(id, order); });
}

base::Result<Response> get_step(Call& call) {
    const auto reader = call.hall.readers.lease();
    const core::Life life = TRY(life_of(call, *reader));
    const core::LifeStep* step = TRY(step_of(life, call.params[1], "step"));
    if (step->deed.step == core::EvaluationStep::published) return Response{.body = step->deed.document};
    if (step->deed.document.empty())
        return base::fail(ErrorKind::not_found, "this step has no evaluation file of its own",
                          core::both_words(step->deed.step), "name a step that has one");
    return Response{.body = evaluate::json_of(TRY(evaluate::score_step(*step, sources_of(call, *reader))))};
}

base::Result<Response> get_step_document(Call& call) {
    const auto reader = call.hall.readers.lease();
    const core::Life life = TRY(life_of(call, *reader));
    const core::LifeStep* step = TRY(step_of(life, call.params[1], "step"));
    return Response{.type = "text/plain; charset=utf-8", .body = step->deed.document};
}

base::Result<Response> compare_steps(Call& call) {
    const auto reader = call.hall.readers.lease();
    const core::Life life = TRY(life_of(call, *reader));
    const core::LifeStep* before = TRY(step_of(life, call.text("before"), "before"));
    const core::LifeStep* after = TRY(step_of(life, call.text("after"), "after"));
    const ComparisonView view = TRY(tell_comparison(*before, *after, *call.office, sources_of(call, *reader)));
    return json(view);
}

base::Result<Response> get_monitoring(Call& call) {
    const auto reader = call.hall.readers.lease();
    const core::Life life = TRY(life_of(call, *reader));
    const std::string_view asked = call.text("step");
    const core::LifeStep* step = TRY(step_of(life, asked.empty() ? "monitored" : asked, "step"));
    const MonitoringView view = TRY(tell_monitoring(life, *step, *call.office, sources_of(call, *reader)));
    return json(view);
}

base::Result<Response> freeze_period(Call& call) {
    FreezeDraft draft;
    TRY(call.body(draft));
    core::FreezePeriod deed;
    base::Id id;
    {
        const auto reader = call.hall.readers.lease();
        const core::Life life = TRY(life_of(call, *reader));
        id = life.id;
        const int year = static_cast<int>(life.year);
        const core::Period period{draft.from.is_set() ? draft.from : base::Day::from(year, 1, 1),
                                  draft.to.is_set() ? draft.to : base::Day::from(year, 12, 31)};
        const base::Day cut_day = draft.as_of.is_set() ? draft.as_of : call.hall.desk.today();
        deed = TRY(evaluate::freeze(life, period, cut_day, sources_of(call, *reader)));
    }
    return enter(call, [&](app::EvaluationBook& book) { return book.freeze(id, deed); });
}

base::Result<Response> get_restatement(Call& call) {
    const auto reader = call.hall.readers.lease();
    const core::Life life = TRY(life_of(call, *reader));
    const auto version = static_cast<std::uint32_t>(TRY(call.number("frozen", 0, 0, core::life_entries_max)));
    const core::Frozen* frozen = TRY(frozen_named(life, version));
    core::Cut cut;
    cut.day = TRY(call.day("as_of"));
    cut.seq = TRY(call.number("seq", 0, 0, std::uint64_t{1} << 53));
    const evaluate::Restatement restatement = TRY(evaluate::restate(life, *frozen, cut, sources_of(call, *reader)));
    return json(tell(restatement, *reader, call.caller.viewer()));
}

base::Result<Response> get_evidence(Call& call) {
    constexpr std::size_t evidence_zip_max = std::size_t{100} << 20;  ///< bytes of papers
    const auto reader = call.hall.readers.lease();
    const core::Life life = TRY(life_of(call, *reader));
    const core::LifeStep* step = TRY(evidence_step(life, call.text("step")));
    const evaluate::Evaluated evaluated = TRY(evaluate::score_step(*step, sources_of(call, *reader)));
    std::vector<paper::Part> parts;
    // What the store keeps comes along, for whoever may see it; what lies beside the evaluation file the office has.
    const bool may_open = app::may_open_evidence(call.caller, *call.office, life.organ);
    std::size_t size = 0;
    const auto kept = evaluate::from_store(*reader, {life.organ, life.year});
    const auto read = [&](const core::EvidenceItem& item) -> base::Result<std::optional<evaluate::EvidenceFile>> {
        if (!may_open) return std::nullopt;
        auto paper = TRY(kept(item));
        size += paper ? paper->bytes.size() : 0;
        if (size > evidence_zip_max)
            return base::fail(ErrorKind::too_many, "the papers are larger than one answer", item.number,
                              "take them one by one from the account's evidence, or at the office: huiying evaluation "
                              "evidence");
        return paper;
    };
    const auto put = [&](const std::string& path, const std::string& bytes) -> base::Result<> {
        parts.push_back({path, bytes});
        return {};
    };
    TRY(evaluate::write_evidence(evaluated, read, {}, put));
    if (size > 0)
        note(call, store::AuditKind::read_evidence, {}, false,
             fmt::format("{} {}", life.year, core::id_of(step->deed.step)));
    const base::Bytes zip = TRY(paper::package(parts));
    return Response{.type = "application/zip",
                    .body = std::string(base::text_of(zip)),
                    .headers = {{"Content-Disposition", disposition(false, "佐证材料", "zip", "evidence")}}};
}

base::Result<Response> get_published(Call& call) {
    TRY(call.hall.queries.allow(call.request.client, call.hall.now()));
    call.hall.queries.count(call.request.client, call.hall.now());
    const auto reader = call.hall.readers.lease();
    const auto no_such = base::fail(ErrorKind::not_found, "no evaluation of this id was published", "id");
    const base::Id id = TRY(call.id(0));
    const auto life = app::read_life(*reader, {.post = {}, .organ = {}, .roles = {}, .is_unrestricted = true}, id);
    if (!life) return no_such;
    const core::LifeStep* published = life->last(core::EvaluationStep::published);
    return published == nullptr ? base::Result<Response>(no_such) : Response{.body = published->deed.document};
}

}  // namespace http
