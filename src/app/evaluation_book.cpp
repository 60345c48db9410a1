#include "app/evaluation_book.hpp"

#include "app/new_fact.hpp"
#include "core/account/account.hpp"
#include "law/evaluation.hpp"
#include "law/standards.hpp"

namespace app {
namespace {

std::unexpected<Failure> failed(base::Error error) {
    return std::unexpected(Failure(std::move(error)));
}

/// The sentence with its holes filled; what it does not use comes back in `holes`.
std::string filled(std::string_view text, std::span<const std::string>& holes) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        if (text.substr(at, 2) == "{}" && !holes.empty()) {
            out += holes.front();
            holes = holes.subspan(1);
            at += 2;
        } else {
            out += text[at++];
        }
    }
    return out;
}

}  // namespace

base::Error as_error(const core::LifeNo& no) {
    const core::LifeRefusalRow& row = core::row_of(no.refusal);
    std::span<const std::string> holes = no.holes;
    std::string message = filled(row.en, holes);
    return {base::ErrorKind::conflict, std::move(message), no.field, filled(row.cure_en, holes), row.word.id};
}

base::Result<core::Life*> EvaluationBook::load(const base::Id& id) {
    if (const auto known = lives_.find(id); known != lives_.end()) return &known->second;
    core::Life life;
    if (plan_.view().version(id) > 0) life = core::life_of(TRY(plan_.view().facts(id)));
    return &lives_.emplace(id, std::move(life)).first->second;
}

base::Result<const core::Life*> EvaluationBook::life(const base::Id& id) {
    return TRY(load(id));
}

base::Result<const std::vector<core::Standard>*> EvaluationBook::standards() {
    if (!standards_) {
        const std::vector<core::Fact> facts = TRY(plan_.view().facts(plan_.view().store_id()));
        standards_ = TRY(law::read_standards(law::standards_among(law_files(facts))));
    }
    return &*standards_;
}

base::Result<core::Sheet> EvaluationBook::read(const std::string& document, const std::string& name) {
    const std::vector<core::Standard>* known = TRY(standards());
    return TRY(law::read_evaluation({name, document}, *known)).sheet;
}

base::Result<std::vector<std::string>> EvaluationBook::project_names(const core::Life& life) {
    std::vector<std::string> names{life.project};
    const base::Id account = core::account_id(life.organ, life.year);
    if (life.project.empty() || plan_.view().version(account) == 0) return names;
    const core::Account read = core::account_of(TRY(plan_.view().facts(account)));
    if (const auto* project = read.project(life.project)) names.push_back(project->deed.name);
    return names;
}

bool EvaluationBook::may_enter(const base::Id& organ, core::Party party) const {
    return core::may_enter(plan_.caller().actor(), plan_.view().office(), organ, party);
}

Outcome<LifeEntered> EvaluationBook::enter(core::Life& life, const base::Id& id, core::Deed deed,
                                           const core::LifeContext& context) {
    if (const auto no = core::life_refusal(life, deed, context)) return failed(as_error(*no));
    core::NewFact fact = new_fact(core::SubjectKind::evaluation, id, life.version + 1, context.day, plan_.caller().post,
                                  std::move(deed));
    core::apply(life, as_fact(fact));
    plan_.write(std::move(fact));
    return LifeEntered{id, life.version};
}

Outcome<LifeEntered> EvaluationBook::open(const core::OpenEvaluation& deed, base::Day day) {
    if (plan_.view().office().organ(deed.organ) == nullptr)
        return std::unexpected(Failure(core::Refusal::organ_unknown));
    if (!may_enter(deed.organ, core::Party::organ)) return std::unexpected(Failure(core::Refusal::not_permitted));
    const base::Id id = core::evaluation_id(deed);
    auto life = load(id);
    if (!life) return failed(std::move(life).error());
    auto known = standards();
    if (!known) return failed(std::move(known).error());
    return enter(**life, id, deed,
                 {.day = day.is_set() ? day : plan_.today(), .today = plan_.today(), .standards = **known});
}

Outcome<LifeEntered> EvaluationBook::step(const base::Id& evaluation, const StepOrder& order) {
    auto loaded = load(evaluation);
    if (!loaded) return failed(std::move(loaded).error());
    core::Life& life = **loaded;
    core::LifeContext context{.day = order.day.is_set() ? order.day : plan_.today(),
                              .today = plan_.today(),
                              .post = plan_.caller().post,
                              .is_unrestricted = plan_.caller().is_unrestricted,
                              .line_without_points = order.line_without_points};
    if (life.version == 0) return enter(life, evaluation, order.deed, context);
    if (!may_enter(life.organ, core::row_of(order.deed.step).party))
        return std::unexpected(Failure(core::Refusal::not_permitted));
    context.organ_name = plan_.view().office().organ(life.organ)->name;
    auto names = project_names(life);
    if (!names) return failed(std::move(names).error());
    context.project_names = *std::move(names);
    // What was published is no evaluation file but what came of one.
    const bool has_sheet = !order.deed.document.empty() && order.deed.step != core::EvaluationStep::published;
    std::optional<core::Sheet> sheet, targets;
    if (has_sheet) {
        auto one = read(order.deed.document, order.document_name);
        if (!one) return failed(std::move(one).error());
        sheet = *std::move(one);
        context.sheet = &*sheet;
    }
    if (const core::LifeStep* standing = life.targets(); has_sheet && standing != nullptr) {
        auto one = read(standing->deed.document, "#" + std::to_string(standing->version));
        if (!one) return failed(std::move(one).error());
        targets = *std::move(one);
        context.targets = &*targets;
    }
    return enter(life, evaluation, order.deed, context);
}

Outcome<LifeEntered> EvaluationBook::freeze(const base::Id& evaluation, core::FreezePeriod deed) {
    auto loaded = load(evaluation);
    if (!loaded) return failed(std::move(loaded).error());
    core::Life& life = **loaded;
    if (life.version > 0 && !may_enter(life.organ, core::Party::organ))
        return std::unexpected(Failure(core::Refusal::not_permitted));
    return enter(life, evaluation, std::move(deed), {.day = plan_.today(), .today = plan_.today()});
}

}  // namespace app
