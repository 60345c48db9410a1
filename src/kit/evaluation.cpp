#include "kit/evaluation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "core/evaluation/fill.hpp"
#include "core/evaluation/fill_account.hpp"
#include "core/office/office.hpp"
#include "law/evaluation.hpp"

namespace kit {
namespace {

std::string name_of(std::uint64_t seq) {
    return fmt::format("fact {}", seq);
}

/// The document of a step, or why it cannot be read.
base::Result<law::Evaluation> read(const core::LifeStep& step, const std::vector<core::Standard>& standards) {
    auto read = law::read_evaluation({name_of(step.seq), step.deed.document}, standards);
    if (!read) return refuse(Ground::evaluation, read.error().message, read.error().place);
    return *std::move(read);
}

/// The targets that stood when the step was entered.
base::Result<> check_targets(const core::Life& life, const core::LifeStep& scored, const core::Sheet& sheet,
                             const std::vector<core::Standard>& standards) {
    core::Life before = life;
    std::erase_if(before.steps, [&](const core::LifeStep& one) { return one.version >= scored.version; });
    const core::LifeStep* approved = before.targets();
    if (approved == nullptr) return refuse(Ground::evaluation, "nobody approved its targets", name_of(scored.seq));
    const core::Sheet targets = TRY(read(*approved, standards)).sheet;
    for (const core::SheetLine& line : targets.lines) {
        const core::SheetLine* here = core::line_of(sheet, line.id);
        if (here == nullptr) return refuse(Ground::evaluation, "a line that was approved is not there", line.id);
        if (!core::is_same_target(*here, line))
            return refuse(Ground::evaluation, "another target than the one that was approved", line.id);
    }
    for (const core::SheetLine& line : sheet.lines) {
        if (core::line_of(targets, line.id) == nullptr)
            return refuse(Ground::evaluation, "a line that nobody approved", line.id);
    }
    return {};
}

core::Figure figure_of(const FigureLine& line) {
    core::Figure figure;
    figure.id = line.id;
    figure.numerator = line.numerator;
    figure.denominator = line.denominator;
    figure.value = line.value;
    return figure;
}

/// The papers that the document names, as they were kept for the organ's year.
std::vector<ProvedPaper> papers_of(const core::Sheet& sheet, const core::Life& life,
                                   std::span<const core::Fact> facts) {
    std::unordered_map<base::Id, core::Evidence, core::IdHash> kept;
    for (const core::Fact& fact : facts) core::apply(kept[fact.subject], fact);
    std::vector<ProvedPaper> papers;
    for (const core::EvidenceItem& item : sheet.evidence) {
        ProvedPaper& paper = papers.emplace_back(ProvedPaper{.number = item.number, .title = item.title, .day = {}});
        const auto found = kept.find(core::evidence_id(life.organ, life.year, item.number));
        if (found == kept.end() || found->second.kept.content.size() != paper.sha256.size()) continue;
        const core::Evidence& one = found->second;
        paper.seq = one.seq;
        paper.day = one.day;
        paper.is_destroyed = one.is_destroyed;
        std::ranges::copy(one.kept.content, paper.sha256.begin());
    }
    return papers;
}

std::optional<std::string> text_of(const std::optional<base::Decimal>& value) {
    return value ? std::optional(value->text()) : std::nullopt;
}

}  // namespace

base::Result<core::Life> life_in(std::span<const core::Fact> facts, const base::Id& id) {
    std::unordered_map<base::Id, std::uint32_t, core::IdHash> versions;
    std::vector<core::Fact> of_it;
    for (const core::Fact& fact : facts) {
        std::uint32_t& version = versions[fact.subject];
        if (fact.version != version + 1)
            return refuse(Ground::gap, fmt::format("version {} where {} should stand", fact.version, version + 1),
                          name_of(fact.seq));
        version = fact.version;
        if (version > subject_facts_max)
            return refuse(Ground::fact, "more facts than a subject has", name_of(fact.seq));
        if (std::holds_alternative<core::OpenEvaluation>(fact.deed) != (version == 1))
            return refuse(Ground::fact, "a subject begins with its opening, and has only one", name_of(fact.seq));
        if (fact.subject == id) of_it.push_back(fact);
    }
    if (of_it.empty()) return refuse(Ground::evaluation, "the ledger holds no such evaluation", base::hex(id.bytes));
    return core::life_of(of_it);
}

base::Result<Proved> prove(const core::Life& life, const ProofSources& sources) {
    const core::LifeStep* scored = life.scored();
    if (scored == nullptr) return refuse(Ground::evaluation, "no step of it has points yet", base::hex(life.id.bytes));
    law::Evaluation document = TRY(read(*scored, sources.standards));
    core::Sheet& sheet = document.sheet;
    TRY(check_targets(life, *scored, sheet, sources.standards));
    const std::string place = name_of(scored->seq);
    if (sheet.standard != life.standard)
        return refuse(Ground::evaluation, "it is scored by another standard than it was opened with", place);
    if (sheet.period != sources.period)
        return refuse(Ground::evaluation,
                      fmt::format("its period is {} to {}", sheet.period.from.text(), sheet.period.to.text()), place);
    if (sheet.cut.day.is_set() && sheet.cut.day != sources.cut.day)
        return refuse(Ground::evaluation, "its cut is " + sheet.cut.day.text(), place);
    std::vector<core::Figure> filled;
    for (const FigureLine& line : sources.figures) filled.push_back(figure_of(line));
    if (const auto missing = core::fill_figures(sheet, filled, sources.cut); !missing.empty())
        return refuse(Ground::evaluation, "no figure of the kit is called " + missing.front(), place);
    if (!core::account_place(sheet).empty()) {
        const Money money = TRY(sources.money(sheet));
        if (money.accounts.empty())
            return refuse(Ground::evaluation, "there is no account of its organ and year", place);
        auto filled_in = core::fill_account(sheet, money.accounts, money.settings, sources.cut);
        if (!filled_in) return refuse(Ground::evaluation, filled_in.error().message, filled_in.error().place);
    }
    auto scores = core::score(sheet, document.standard);
    if (!scores) return refuse(Ground::evaluation, scores.error().message, scores.error().place);
    return Proved{scored->seq, scored->deed.step, std::move(sheet), *std::move(scores)};
}

Scores scores_of(const Proved& proved) {
    Scores scores{.total = text_of(proved.scores.total), .grade = {}, .lines = {}};
    if (!proved.scores.grade.empty()) scores.grade = proved.scores.grade;
    for (std::size_t i = 0; i < proved.sheet.lines.size(); ++i) {
        const core::SheetLine& line = proved.sheet.lines[i];
        ScoreLine& one = scores.lines.emplace_back();
        one.line = line.id;
        if (line.actual.from == core::ActualFrom::indicator) one.actual = core::actual_text(line);
        one.points = text_of(proved.scores.lines[i].points);
    }
    return scores;
}

base::Result<EvaluationReport> proved_in(const InKit& kit) {
    const core::Life life = TRY(life_in(kit.facts, kit.id));
    const Proved proved = TRY(prove(life, kit.sources));
    const Scores own = scores_of(proved);
    if (kit.claimed.lines.size() != own.lines.size())
        return refuse(Ground::evaluation, "more or fewer lines than the document has", std::string(scores_file));
    EvaluationReport report{.id = kit.id,
                            .seq = proved.seq,
                            .step = proved.step,
                            .title = proved.sheet.title,
                            .organ = proved.sheet.organ,
                            .total = own.total,
                            .grade = own.grade,
                            .claimed_total = kit.claimed.total,
                            .claimed_grade = kit.claimed.grade,
                            .lines = {},
                            .papers = papers_of(proved.sheet, life, kit.evidence)};
    for (std::size_t i = 0; i < own.lines.size(); ++i) {
        const core::SheetLine& line = proved.sheet.lines[i];
        if (kit.claimed.lines[i].line != line.id)
            return refuse(Ground::evaluation, "lines are not those of the document", kit.claimed.lines[i].line);
        ProvedLine one{line.id, line.name, {}, own.lines[i], kit.claimed.lines[i], Agreement::equal};
        if (line.actual.from == core::ActualFrom::indicator) {
            one.indicator = line.actual.of;
            one.agreement = std::ranges::find(kit.compared, line.actual.of, [](const Compared& compared) {
                                return compared.claimed.id;
                            })->agreement;
        }
        if (one.claimed != one.own) one.agreement = Agreement::differs;
        report.lines.push_back(std::move(one));
    }
    return report;
}

}  // namespace kit
