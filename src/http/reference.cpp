#include "http/reference.hpp"

#include "core/ledger/fact.hpp"
#include "http/checklist.hpp"
#include "http/questions.hpp"
#include "http/tell.hpp"

namespace http {
namespace {

constexpr Words tables[] = {
    {"form", core::form_words},
    {"source", core::source_words},
    {"person_kind", core::person_kind_words},
    {"matter_class", core::matter_class_words},
    {"path", core::path_words},
    {"leg_role", core::leg_role_words},
    {"forward_mode", core::forward_mode_words},
    {"notice_manner", core::notice_manner_words},
    {"objection", core::objection_words},
    {"decline_reason", core::decline_reason_words},
    {"reply_kind", core::reply_kind_words},
    {"outcome", core::outcome_words},
    {"delivery_method", core::delivery_method_words},
    {"review_outcome", core::review_outcome_words},
    {"rating_target", core::rating_target_words},
    {"grade", core::grade_words},
    {"close_reason", core::close_reason_words},
    {"phase", core::phase_words},
    {"contact_manner", core::contact_manner_words},
    {"aftercare", core::aftercare_words},
    {"dispute_manner", core::dispute_manner_words},
    {"addressee", core::addressee_words},
    {"adoption", core::adoption_words},
    {"settlement_kind", core::settlement_kind_words},
    {"execution", core::execution_words},
    {"remedy", core::remedy_words},
    {"aid", core::aid_words},
    {"link_kind", core::link_kind_words},
    {"paper_kind", core::paper_kind_words},
    {"paper_copy", core::paper_copy_words},
    {"file_stage", core::file_stage_words},
    {"organ_kind", core::organ_kind_words},
    {"organ_level", core::organ_level_words},
    {"role", core::role_words},
    {"reveal_purpose", core::reveal_purpose_words},
    {"person_field", core::person_field_words},
    {"permission", core::permission_words},
    {"deed", core::deed_words},
    {"breach", core::breach_words},
    {"subject_kind", core::subject_kind_words},
    {"list", store::work_list_words},
    {"grain", core::grain_words},
    {"clock_state", clock_state_words},
    {"question_kind", question_kind_words},
    {"first_step", first_step_words},
    {"step_kind", core::step_kind_words},
    {"unit", core::unit_words},
};

TermView tell(const core::Law& law, const core::Term& term) {
    TermWords words = words_of(law, term.id, term.from);
    return {.id = core::name(term.id),
            .zh = std::move(words.zh),
            .en = std::move(words.en),
            .article_zh = std::move(words.article_zh),
            .article_en = std::move(words.article_en),
            .count = term.count,
            .unit = term.unit,
            .trigger = term.trigger,
            .extension_max = term.extension_max,
            .excludes_hearing = term.excludes_hearing,
            .is_example = term.is_example,
            .from = maybe(term.from),
            .until = maybe(term.until)};
}

void write_words(std::string& out, std::span<const core::Word> table) {
    std::vector<WordView> views;
    for (const core::Word& word : table) views.push_back({word.id, word.zh});
    write(out, views);
}

}  // namespace

std::span<const Words> all_words() {
    return tables;
}

base::Result<Response> get_organs(Call& call) {
    std::vector<OrganView> views;
    for (const base::Id& id : call.office->organs()) {
        const core::Organ* organ = call.office->organ(id);
        views.push_back({.id = id,
                         .name = organ->name,
                         .kind = organ->kind,
                         .level = organ->level,
                         .parent = organ->parent.is_set() ? std::optional(organ->parent) : std::nullopt,
                         .region = organ->region,
                         .from = maybe(organ->from),
                         .until = maybe(organ->until),
                         .successor = organ->successor.is_set() ? std::optional(organ->successor) : std::nullopt});
    }
    return json(views);
}

base::Result<Response> get_words(Call& call) {
    Response answer;
    MembersOut members(answer.body);
    for (const Words& words : tables) {
        members.key(words.name);
        write_words(answer.body, words.table);
    }
    members.key("refusal");
    std::vector<WordView> refusals;
    for (const core::RefusalRow& row : core::refusal_rows()) refusals.push_back({row.word.id, row.word.zh});
    write(answer.body, refusals);
    // The names of terms stand in the law's own files.
    members.key("term");
    const auto law = call.hall.desk.law();
    std::vector<TermWords> names;
    std::vector<WordView> terms;
    for (int i = 0; i < core::term_count; ++i) {
        const auto term = static_cast<core::TermId>(i);
        names.push_back(words_of(*law, term, call.hall.desk.today()));
    }
    for (int i = 0; i < core::term_count; ++i) {
        terms.push_back({core::name(static_cast<core::TermId>(i)), names[static_cast<std::size_t>(i)].zh});
    }
    write(answer.body, terms);
    members.close();
    return answer;
}

base::Result<Response> get_law(Call& call) {
    const auto law = call.hall.desk.law();
    const base::Day today = call.hall.desk.today();
    const auto is_in_force = [&](base::Day from, base::Day until) {
        return (!from.is_set() || from <= today) && (!until.is_set() || today <= until);
    };
    LawView view{.set_hash = base::hex(law->hash),
                 .calendar_from = law->calendar.first_known(),
                 .calendar_to = law->calendar.last_known()};
    for (const core::Term& term : law->terms) {
        if (is_in_force(term.from, term.until)) view.terms.push_back(tell(*law, term));
    }
    for (const core::Setting& row : law->settings) {
        if (!is_in_force(row.from, row.until)) continue;
        view.settings.push_back({.id = core::name(row.id),
                                 .zh = row.name_zh,
                                 .en = row.name_en,
                                 .value = row.value,
                                 .article = row.is_example ? "" : law->cite(row.instrument, row.article),
                                 .is_example = row.is_example,
                                 .source = row.source,
                                 .from = maybe(row.from),
                                 .until = maybe(row.until)});
    }
    for (const core::Instrument& instrument : law->instruments) {
        if (!is_in_force(instrument.from, instrument.until)) continue;
        for (const core::Article& article : instrument.articles) {
            view.articles.push_back({.instrument = instrument.title,
                                     .instrument_en = instrument.title_en,
                                     .number = article.number,
                                     .article = law->cite(instrument.id, article.number),
                                     .zh = article.subject,
                                     .digest = article.digest});
        }
    }
    return json(view);
}

base::Result<Response> explain_due(Call& call) {
    const auto term = core::parse_term(call.text("term"));
    if (!term) {
        std::string known;
        for (int i = 0; i < core::term_count; ++i) {
            known.append(known.empty() ? "take one of: " : ", ").append(core::name(static_cast<core::TermId>(i)));
        }
        return base::fail(base::ErrorKind::bad_input, "no period has this name", "term", std::move(known));
    }
    const base::Day from = TRY(call.day("from"));
    const core::Lengthening more{.assigned_days = static_cast<int>(TRY(call.number("days", 0, 0, 3'650))),
                                 .extension_days = static_cast<int>(TRY(call.number("extension", 0, 0, 3'650))),
                                 .hearing_days = static_cast<int>(TRY(call.number("hearing", 0, 0, 3'650)))};
    return json(tell(TRY(core::explain(*call.hall.desk.law(), *term, from, more))));
}

base::Result<Response> get_checkpoint(Call& call) {
    return Response{.type = "text/plain; charset=utf-8", .body = TRY(call.hall.desk.store().checkpoint())};
}

base::Result<Response> get_health(Call& call) {
    return json(HealthView{.head = call.hall.desk.store().head(), .tally = call.hall.figures.seen()});
}

}  // namespace http
