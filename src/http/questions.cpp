#include "http/questions.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "http/query.hpp"

namespace http {
namespace {

using base::ErrorKind;

/// Given each time it is asked, never saved: which page, at which cut, in which form.
constexpr std::string_view of_asking[] = {"as_of", "seq", "cursor", "limit", "format"};

const Route& route_of(QuestionKind kind) {
    constexpr std::string_view operations[] = {"list_matters", "count", "pivot", "measure"};
    const std::string_view wanted = operations[static_cast<std::size_t>(kind)];
    const auto found = std::ranges::find(routes(), wanted, &Route::operation);
    CHECK(found != routes().end());
    return *found;
}

/// The parameters as they are stored.
struct Parameters {
    std::vector<ParameterDraft> parameters;
    static void fields(auto& self, auto&& field) { field("parameters", self.parameters); }
};

/// What is no id is none that there is.
base::Id id_of(const Call& call) {
    base::Id id;
    (void)base::parse_id(call.params[0], id);
    return id;
}

base::Result<QuestionView> tell(Call& call, store::Question&& question) {
    const auto kind = core::parse_word<QuestionKind>(question.kind);
    if (!kind) return base::fail(ErrorKind::corrupt, "a saved question is of no kind", question.kind);
    Parameters parameters;
    Json json = TRY(parse_json(question.query));
    TRY(JsonIn(*call.office).read(json, parameters));
    const core::Post* post = call.office->post(question.post);
    return QuestionView{.id = question.id,
                        .name = std::move(question.name),
                        .kind = *kind,
                        .is_shared = question.is_shared,
                        .is_own = question.post == call.caller.post,
                        .post = post != nullptr ? post->name : std::string(),
                        .parameters = std::move(parameters.parameters)};
}

bool takes(const Route& route, std::string_view name) {
    return std::ranges::find(route.query, name, &Param::name) != route.query.end();
}

/// Puts the question's parameters under those given now, and asks its route as the caller. The year so far, where
/// nobody named days.
base::Result<Response> ask(Call& call, QuestionKind kind, const std::vector<ParameterDraft>& parameters) {
    const Route& route = route_of(kind);
    if (!call.caller.may(route.who.permission)) return problem(core::Refusal::not_permitted, 403);
    const std::vector<Header> given = std::exchange(call.query, {});
    for (const Header& one : given) TRY(take_parameter(call, route, one));
    for (const ParameterDraft& one : parameters) {
        const bool is_given = std::ranges::find(given, one.name, &Header::first) != given.end();
        if (!is_given) TRY(take_parameter(call, route, {one.name, one.value}));
    }
    const base::Day today = call.hall.desk.today();
    if (takes(route, "from") && call.text("from").empty())
        call.query.emplace_back("from", base::Day::from(today.year(), 1, 1).text());
    if (takes(route, "to") && call.text("to").empty()) call.query.emplace_back("to", today.text());
    TRY(check_parameters(call, route));
    return std::get<AtOnce>(route.handler)(call);
}

base::Result<Response> save(Call& call, const base::Id& id, int status) {
    QuestionDraft draft;
    TRY(call.body(draft));
    for (std::size_t i = 0; i < draft.parameters.size(); ++i) {
        const std::string& name = draft.parameters[i].name;
        if (std::ranges::find(of_asking, name) != std::end(of_asking)) {
            return base::fail(ErrorKind::bad_input, "this is given when the question is asked", name,
                              "leave it out of what is saved");
        }
    }
    // What cannot be asked is not saved: the answer itself says what is wrong with it.
    Response answer = TRY(ask(call, draft.kind, draft.parameters));
    if (answer.status != 200) return answer;
    const base::Id saved = TRY(call.hall.questions.save({.id = id,
                                                         .organ = call.caller.organ,
                                                         .post = call.caller.post,
                                                         .is_shared = draft.is_shared,
                                                         .name = draft.name,
                                                         .kind = std::string(core::id_of(draft.kind)),
                                                         .query = to_json(Parameters{std::move(draft.parameters)})}));
    store::Question kept = TRY(call.hall.questions.get(saved, call.caller.organ, call.caller.post));
    return json(TRY(tell(call, std::move(kept))), status);
}

}  // namespace

base::Result<Response> list_questions(Call& call) {
    std::vector<QuestionView> views;
    for (store::Question& one : TRY(call.hall.questions.of(call.caller.organ, call.caller.post)))
        views.push_back(TRY(tell(call, std::move(one))));
    return json(views);
}

base::Result<Response> save_question(Call& call) {
    return save(call, {}, 201);
}

base::Result<Response> replace_question(Call& call) {
    const base::Id id = id_of(call);
    TRY(call.hall.questions.get(id, call.caller.organ, call.caller.post));
    return save(call, id, 200);
}

base::Result<Response> delete_question(Call& call) {
    TRY(call.hall.questions.remove(id_of(call), call.caller.post));
    return Response{.status = 204, .type = {}};
}

base::Result<Response> ask_question(Call& call) {
    store::Question question = TRY(call.hall.questions.get(id_of(call), call.caller.organ, call.caller.post));
    const QuestionView view = TRY(tell(call, std::move(question)));
    return ask(call, view.kind, view.parameters);
}

}  // namespace http
