#include "http/reveal.hpp"

#include <algorithm>

#include "app/registration.hpp"
#include "base/utf8.hpp"
#include "http/submit.hpp"

namespace http {
namespace {

constexpr std::size_t purpose_max = 500;  ///< characters

/// What will be shown once it is recorded.
struct Prepared {
    core::Reveal deed;
    std::string text;
    RevealedView view;
};

RevealedPersonView show(const core::RecordPerson& record, const store::FactText& fact,
                        std::span<const core::PersonField> wanted, bool is_office) {
    RevealedPersonView view{.kind = record.kind,
                            .name = {},
                            .phone = {},
                            .address = {},
                            .id_number = {},
                            .is_name_withheld = record.is_name_withheld,
                            .is_erased = fact.is_erased};
    // 《信访工作条例》第三十条第三款: whoever asked not to be named is known to the office that registered, to nobody
    // else.
    if (fact.is_erased || (record.is_name_withheld && !is_office)) return view;
    app::PersonDraft person = app::person_from(fact.text);
    for (const core::PersonField field : wanted) {
        switch (field) {
            case core::PersonField::name: view.name = person.name; break;
            case core::PersonField::phone: view.phone = person.phone; break;
            case core::PersonField::address: view.address = person.address; break;
            case core::PersonField::id_number: view.id_number = person.id_number; break;
        }
    }
    return view;
}

base::Result<Prepared> prepare(Call& call) {
    RevealDraft asked;
    TRY(call.body(asked));
    if (const auto length = base::utf8_length(asked.text); !length || *length > purpose_max) {
        return base::fail(base::ErrorKind::bad_input, "the text is longer than 500 characters", "text", "shorten it");
    }
    std::ranges::sort(asked.fields_wanted);
    const auto twice = std::ranges::unique(asked.fields_wanted);
    asked.fields_wanted.erase(twice.begin(), twice.end());

    const auto reader = call.hall.readers.lease();
    const store::Viewer viewer = call.caller.viewer();
    const base::Id id = TRY(reader->find_submission(call.params[0], viewer));
    const core::RegisterSubmission registered = TRY(reader->submission(id, viewer)).as_registered;
    Prepared prepared{.deed = {.submission = id, .purpose = asked.purpose, .shown = asked.fields_wanted},
                      .text = std::move(asked.text),
                      .view = {.number = registered.number}};
    const bool is_office = call.caller.organ == registered.office;
    for (const base::Id& person : registered.persons) {
        // The last record counts: a person may have been recorded anew.
        std::optional<RevealedPersonView> shown;
        for (const store::FactText& fact : TRY(reader->facts(person, viewer))) {
            const auto* record = std::get_if<core::RecordPerson>(&fact.fact.deed);
            if (record != nullptr) shown = show(*record, fact, prepared.deed.shown, is_office);
        }
        if (shown) prepared.view.persons.push_back(*std::move(shown));
    }
    return prepared;
}

}  // namespace

void reveal(const CallPtr& call) {
    auto prepared = prepare(*call);
    if (!prepared) return call->answer(problem(prepared.error()));
    submit<base::Id>(
        call, call->caller,
        [deed = prepared->deed, text = prepared->text](app::Plan& plan) { return plan.reveal(deed, text); },
        [view = std::move(prepared->view)](const base::Id&, const store::Written& written, const core::Law&) mutable {
            view.seq = written.last_seq;
            return json(view);
        });
}

}  // namespace http
