#include "http/bulk.hpp"

#include "app/lapse.hpp"
#include "core/matter/refusal.hpp"
#include "http/submit.hpp"
#include "http/tell.hpp"

namespace http {
namespace {

using base::ErrorKind;

LeftView tell_left(const app::LeftMatter& left) {
    if (const auto* refusal = std::get_if<core::Refusal>(&left.why)) {
        const core::RefusalRow& row = core::row_of(*refusal);
        return {left.number, std::string(row.word.id), std::string(row.zh), std::string(row.en)};
    }
    const auto& error = std::get<base::Error>(left.why);
    return {left.number, "error", error.message, error.message};
}

std::vector<LeftView> tell_left(const std::vector<app::LeftMatter>& list) {
    std::vector<LeftView> views;
    for (const app::LeftMatter& left : list) views.push_back(tell_left(left));
    return views;
}

/// The numbers as matters that the caller can open.
base::Result<std::vector<app::NamedMatter>> read_numbers(Call& call, store::Reader& reader,
                                                         const std::vector<std::string>& numbers) {
    if (numbers.size() > bulk_matters_max)
        return base::fail(ErrorKind::bad_input, std::to_string(numbers.size()) + " matters", "matters",
                          "name " + std::to_string(bulk_matters_max) + " at most in one call");
    std::vector<app::NamedMatter> found;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const auto id = reader.find_matter(numbers[i], call.caller.viewer());
        if (!id)
            return base::fail(ErrorKind::not_found, "no such matter", "matters[" + std::to_string(i) + "]",
                              "give the numbers of matters that you can open");
        found.push_back({*id, numbers[i]});
    }
    return found;
}

/// One command, waited for: these run on a worker's thread.
template <class T>
base::Result<T> run(Call& call, std::function<T(app::Plan&)> body) {
    auto done =
        app::run<T>(call.hall.desk, call.caller, [&](app::Plan& plan) -> app::Outcome<T> { return body(plan); });
    if (done) return *std::move(done);
    if (const auto* error = std::get_if<base::Error>(&done.error())) return std::unexpected(*error);
    return base::fail(ErrorKind::denied, std::string(core::row_of(std::get<core::Refusal>(done.error())).en));
}

}  // namespace

void end_organ(const CallPtr& call) {
    OrganEndDraft draft;
    if (auto read = call->body(draft); !read) return call->answer(problem(read.error()));
    submit<bool>(
        call, call->caller,
        [draft](app::Plan& plan) -> store::Outcome<bool> {
            auto ended = app::end_organ(plan, draft.organ, {.until = draft.until, .successor = draft.successor});
            if (!ended) return std::unexpected(std::move(ended).error());
            return true;
        },
        [](bool, const store::Written& written, const core::Law&) { return json(SeqView{written.last_seq}); });
}

base::Result<Response> succeed_organ(Call& call) {
    SuccessionDraft draft;
    TRY(call.body(draft));
    const Day today = call.hall.desk.today();
    const core::Organ* successor = call.office->successor(draft.organ, today);
    if (!draft.to.is_set() && successor != nullptr) draft.to = successor->id;
    if (!draft.is_trial && !draft.to.is_set()) {
        return base::fail(ErrorKind::bad_input, "no successor is on record", "to",
                          "name the organ that was designated");
    }
    const auto reader = call.hall.readers.lease();
    app::Unfinished unfinished(*reader, draft.organ, today, draft.cursor);
    std::vector<app::NamedMatter> matters = TRY(read_numbers(call, *reader, draft.matters));
    SuccessionView view;
    if (draft.matters.empty()) {
        for (app::NamedMatter& one : TRY(unfinished.next())) {
            if (reader->matter(one.id, call.caller.viewer())) matters.push_back(std::move(one));
        }
        view.next = unfinished.cursor();
    }
    for (const app::NamedMatter& one : matters) view.found.push_back(one.number);
    if (draft.is_trial || matters.empty()) return json(view);
    const auto done = TRY(run<app::Succession>(
        call, [&](app::Plan& plan) { return app::succeed(plan, matters, draft.organ, draft.to, draft.reason); }));
    view.matters = done.matters;
    view.legs = done.legs;
    view.left = tell_left(done.left);
    return json(view);
}

base::Result<Response> get_lapsed(Call& call) {
    const auto reader = call.hall.readers.lease();
    const auto law = call.hall.desk.law();
    const Day today = call.hall.desk.today();
    app::LapsedWalk walk(*reader, call.caller.viewer(), today, std::string(call.text("cursor")));
    LapsedPageView view;
    view.closes = law->setting(core::SettingId::lapse_closes, today) != 0;
    for (const app::Lapsed& one : TRY(walk.next())) {
        view.rows.push_back({.id = one.id,
                             .number = one.number,
                             .term = core::name(one.term),
                             .term_zh = words_of(*law, one.term, one.due_day).zh,
                             .due_day = one.due_day,
                             .holder = maybe_ref(*call.office, one.holder)});
    }
    view.next = walk.cursor();
    return json(view);
}

base::Result<Response> close_lapsed(Call& call) {
    MatterNumbersDraft draft;
    TRY(call.body(draft));
    const auto reader = call.hall.readers.lease();
    const std::vector<app::NamedMatter> matters = TRY(read_numbers(call, *reader, draft.matters));
    const auto done =
        TRY(run<app::LapsesClosed>(call, [&](app::Plan& plan) { return app::close_lapsed(plan, matters); }));
    return json(LapsesClosedView{.closed = done.closed, .left = tell_left(done.left)});
}

}  // namespace http
