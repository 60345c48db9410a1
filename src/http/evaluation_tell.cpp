#include "http/evaluation_tell.hpp"

#include <algorithm>
#include <charconv>

#include "app/accounts.hpp"
#include "http/account_tell.hpp"

namespace http {
namespace {

using base::ErrorKind;
using core::EvaluationStep;

std::optional<std::string> text_of(const std::optional<base::Decimal>& value) {
    return value ? std::optional(value->text()) : std::nullopt;
}

Ref organ_of(const core::Life& life, const core::Office& office) {
    const core::Organ* organ = office.organ(life.organ);
    return {life.organ, organ == nullptr ? life.organ.text() : organ->name};
}

LifeStepView tell_step(const core::LifeStep& step, const core::Office& office) {
    const core::Post* post = office.post(step.actor);
    return {.version = step.version,
            .seq = step.seq,
            .day = step.day,
            .step = step.deed.step,
            .step_zh = std::string(core::zh_of(step.deed.step)),
            .post = post == nullptr ? std::string() : post->name,
            .reason = step.deed.reason,
            .authority = step.deed.authority,
            .has_document = !step.deed.document.empty()};
}

void add_points(LifeStepView& view, const evaluate::Evaluated& evaluated) {
    view.total = text_of(evaluated.scores.total);
    if (!evaluated.scores.grade.empty()) view.grade = evaluated.scores.grade;
}

FrozenView tell_frozen(const core::Frozen& one) {
    FrozenView view{.version = one.version,
                    .seq = one.seq,
                    .from = one.deed.from,
                    .to = one.deed.to,
                    .as_of = one.deed.cut_day,
                    .cut_seq = one.deed.cut_seq,
                    .checkpoint = one.deed.checkpoint,
                    .definitions = one.deed.definitions,
                    .law = one.deed.law,
                    .figures = {}};
    view.figures.text = one.deed.figures;
    return view;
}

std::vector<EvaluationStep> next_of(const core::Life& life) {
    std::vector<EvaluationStep> next;
    const core::LifeStep* last = life.last();
    for (const core::StepRow& row : core::step_rows()) {
        const bool is_first = last == nullptr && row.after.size() == 0;
        const bool is_next = last != nullptr && std::ranges::find(row.after, last->deed.step) != row.after.end();
        if (is_first || is_next) next.push_back(row.step);
    }
    return next;
}

std::optional<ComparedSideView> tell_side(const std::optional<core::ComparedSide>& side) {
    if (!side) return std::nullopt;
    return ComparedSideView{side->target, side->actual, text_of(side->points), side->reasons};
}

base::Result<evaluate::Evaluated> scored(const core::LifeStep& step, const evaluate::StoreSources& sources) {
    const bool has_sheet = !step.deed.document.empty() && step.deed.step != EvaluationStep::published;
    if (has_sheet) return evaluate::score_step(step, sources);
    return base::fail(ErrorKind::not_found, "this step has no evaluation file of its own",
                      core::both_words(step.deed.step), "name a step that has one");
}

}  // namespace

EvaluationRowView tell_row(const core::Life& life, const core::Office& office) {
    EvaluationRowView view{.id = life.id,
                           .organ = organ_of(life, office),
                           .year = life.year,
                           .project = life.project,
                           .standard = life.standard,
                           .step = {},
                           .step_zh = "",
                           .day = {},
                           .steps = static_cast<std::uint32_t>(life.steps.size()),
                           .frozen = static_cast<std::uint32_t>(life.frozen.size())};
    if (const core::LifeStep* last = life.last()) {
        view.step = last->deed.step;
        view.step_zh = core::zh_of(last->deed.step);
        view.day = maybe(last->day);
    }
    return view;
}

base::Result<EvaluationView> tell(const core::Life& life, const core::Office& office,
                                  const evaluate::StoreSources& sources) {
    EvaluationView view{.id = life.id,
                        .organ = organ_of(life, office),
                        .year = life.year,
                        .version = life.version,
                        .project = life.project,
                        .standard = life.standard,
                        .next = next_of(life),
                        .targets = {},
                        .result = {}};
    for (const core::LifeStep& step : life.steps) {
        LifeStepView& one = view.steps.emplace_back(tell_step(step, office));
        if (core::is_scored(step.deed.step)) add_points(one, TRY(evaluate::score_step(step, sources)));
    }
    if (const auto* targets = life.targets()) view.targets = targets->version;
    if (const auto* result = life.result()) view.result = result->version;
    for (const core::Frozen& one : life.frozen) view.frozen.push_back(tell_frozen(one));
    return view;
}

base::Result<const core::LifeStep*> step_named(const core::Life& life, std::string_view name) {
    const core::LifeStep* step = nullptr;
    std::uint32_t version = 0;
    const auto [end, trouble] = std::from_chars(name.data(), name.data() + name.size(), version);
    if (trouble == std::errc() && end == name.data() + name.size()) {
        step = life.step(version);
    } else if (name == "self" || name == core::zh_of(core::Evaluator::self)) {
        const core::LifeStep* again = life.last(EvaluationStep::resubmitted);
        step = again != nullptr ? again : life.last(EvaluationStep::self_evaluated);
    } else if (name == "outside") {
        step = life.last(EvaluationStep::outside_evaluated);
    } else if (name == "panel") {
        step = life.last(EvaluationStep::panel_evaluated);
    } else if (name == "recheck") {
        step = life.last(EvaluationStep::rechecked);
    } else if (const auto word = core::parse_word<EvaluationStep>(name)) {
        step = life.last(*word);
    }
    if (step != nullptr) return step;
    std::string known;
    for (const core::LifeStep& one : life.steps)
        known +=
            (known.empty() ? "" : ", ") + std::to_string(one.version) + " " + std::string(core::id_of(one.deed.step));
    return base::fail(ErrorKind::not_found, "this evaluation has no such step", std::string(name),
                      "there are: " + (known.empty() ? "none" : known));
}

base::Result<const core::LifeStep*> evidence_step(const core::Life& life, std::string_view name) {
    const core::LifeStep* step = life.result() != nullptr ? life.result() : life.scored();
    if (!name.empty() || step == nullptr) step = TRY(step_named(life, name.empty() ? "self" : name));
    if (!step->deed.document.empty() && step->deed.step != EvaluationStep::published) return step;
    return base::fail(ErrorKind::not_found, "this step has no evaluation file of its own",
                      core::both_words(step->deed.step), "name a step that has one");
}

base::Result<ComparisonView> tell_comparison(const core::LifeStep& before, const core::LifeStep& after,
                                             const core::Office& office, const evaluate::StoreSources& sources) {
    const evaluate::Evaluated one = TRY(scored(before, sources));
    const evaluate::Evaluated other = TRY(scored(after, sources));
    const core::Comparison compared =
        core::compare({one.sheet, one.scores}, {other.sheet, other.scores}, other.standard);
    ComparisonView view{.before = tell_step(before, office), .after = tell_step(after, office), .difference = {}};
    add_points(view.before, one);
    add_points(view.after, other);
    view.difference = text_of(compared.difference);
    for (const core::ComparedLine& line : compared.lines) {
        view.lines.push_back({.line = line.line,
                              .group = line.group,
                              .name = line.name,
                              .unit = line.unit,
                              .full = text_of(line.full),
                              .before = tell_side(line.before),
                              .after = tell_side(line.after),
                              .difference = text_of(line.difference),
                              .is_same = line.is_same});
    }
    for (const core::ComparedGroup& group : compared.groups)
        view.groups.push_back(
            {group.group, group.name, group.before.text(), group.after.text(), group.difference.text()});
    return view;
}

base::Result<MonitoringView> tell_monitoring(const core::Life& life, const core::LifeStep& step,
                                             const core::Office& office, const evaluate::StoreSources& sources) {
    const evaluate::Evaluated evaluated = TRY(scored(step, sources));
    const core::Cut cut = evaluated.cut.value_or(
        core::Cut{evaluated.sheet.cut.day.is_set() ? evaluated.sheet.cut.day : step.day, step.seq - 1});
    const core::MoneySettings settings = TRY(app::money_settings(sources.reader));
    const core::Monitored monitored = core::monitored(evaluated.sheet, evaluated.scores, cut.day, settings);
    MonitoringView view{.step = tell_step(step, office),
                        .as_of = cut.day,
                        .seq = cut.seq,
                        .months = monitored.months,
                        .months_all = monitored.months_all,
                        .elapsed = monitored.elapsed.text(),
                        .is_example = monitored.is_example,
                        .unit = evaluated.sheet.unit};
    for (const core::MonitoredLine& line : monitored.lines) {
        view.lines.push_back({.line = line.line,
                              .name = line.name,
                              .target = line.target,
                              .actual = line.actual,
                              .unit = line.unit,
                              .is_met = line.is_met,
                              .attained = text_of(line.attained),
                              .ahead = text_of(line.ahead),
                              .light = core::id_of(line.light),
                              .light_zh = core::zh_of(line.light)});
    }
    for (const core::MonitoredFunds& row : monitored.funds) {
        view.funds.push_back({.row = row.row,
                              .name = row.name,
                              .adjusted = text_of(row.adjusted),
                              .spent = text_of(row.spent),
                              .execution = text_of(row.execution),
                              .ahead = text_of(row.ahead),
                              .light = core::id_of(row.light),
                              .light_zh = core::zh_of(row.light)});
    }
    // Money as the account has it, up to the last whole month.
    const auto accounts = TRY(app::read_department(sources.reader, life.organ, life.year, cut));
    const bool is_of_year = cut.day.year() >= static_cast<int>(life.year) && monitored.months > 0;
    if (!accounts.empty() && is_of_year) {
        const ReadAccounts read{.office = office,
                                .settings = settings,
                                .cut = cut,
                                .organ = life.organ,
                                .year = life.year,
                                .is_department = true,
                                .accounts = accounts};
        view.account = tell_progress(read, std::min(monitored.months, 12U)).rows;
    }
    return view;
}

}  // namespace http
