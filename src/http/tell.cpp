#include "http/tell.hpp"

namespace http {

Ref ref(const core::Office& office, const base::Id& id) {
    const core::Organ* organ = office.organ(id);
    return {id, organ != nullptr ? organ->name : std::string{}};
}

std::optional<Ref> maybe_ref(const core::Office& office, const base::Id& id) {
    return id.is_set() ? std::optional(ref(office, id)) : std::nullopt;
}

TermWords words_of(const core::Law& law, core::TermId id, base::Day from) {
    const core::Term* term = law.term(id, from);
    if (term == nullptr) return {};
    if (term->is_example) return {term->name_zh, term->name_en, "示例：" + term->source, "example: " + term->source};
    return {term->name_zh, term->name_en, law.cite(term->instrument, term->article),
            law.cite_en(term->instrument, term->article)};
}

BreachView tell(const core::Law& law, const core::BreachNote& note, base::Day day) {
    const core::BreachRow& row = core::row_of(note.breach);
    const core::Instrument* regulation = law.regulation(day);
    const bool is_old = regulation != nullptr && regulation->id == "regulation-2005";
    const std::string_view article = is_old ? row.article_2005 : row.article;
    const std::string_view instrument = is_old ? std::string_view("regulation-2005") : row.instrument;
    return {.id = row.word.id,
            .zh = row.zh,
            .en = row.en,
            .article = article.empty() ? std::string{} : law.cite(instrument, article),
            .version = note.version};
}

std::vector<BreachView> tell(const core::Law& law, std::span<const core::BreachNote> notes, base::Day day) {
    std::vector<BreachView> told;
    for (const core::BreachNote& note : notes) told.push_back(tell(law, note, day));
    return told;
}

OpenedClockView tell(const core::Law& law, const core::OpenedClock& clock) {
    TermWords words = words_of(law, clock.due.term, clock.due.from);
    return {.leg = clock.leg,
            .term = core::name(clock.due.term),
            .term_zh = std::move(words.zh),
            .article = std::move(words.article_zh),
            .due_day = clock.due.due_day,
            .is_provisional = clock.due.is_provisional};
}

std::vector<OpenedClockView> tell(const core::Law& law, std::span<const core::OpenedClock> clocks) {
    std::vector<OpenedClockView> told;
    for (const core::OpenedClock& clock : clocks) told.push_back(tell(law, clock));
    return told;
}

ExplanationView tell(const core::Explanation& explanation) {
    ExplanationView view{.term = core::name(explanation.due.term),
                         .article = explanation.article_zh,
                         .article_en = explanation.article_en,
                         .from = explanation.due.from,
                         .unrolled_day = explanation.due.unrolled_day,
                         .due_day = explanation.due.due_day,
                         .is_provisional = explanation.due.is_provisional};
    for (const core::Step& step : explanation.steps) {
        view.steps.push_back({step.kind, step.from, step.to, step.days, step.zh, step.en});
    }
    return view;
}

}  // namespace http
