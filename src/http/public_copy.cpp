#include "http/public_copy.hpp"

#include <algorithm>

#include "app/registration.hpp"
#include "base/utf8.hpp"
#include "core/matter/correct.hpp"
#include "http/public.hpp"
#include "http/public_open.hpp"
#include "http/public_words.hpp"
#include "http/tell.hpp"

namespace http {
namespace {

/// How much of a fact this petitioner is shown.
enum class Share { whole, without_text, nothing };

struct Judge {
    const base::Id& submission;
    bool is_own, is_sole;

    Share operator()(const core::OpenMatter&) const { return is_own ? Share::whole : Share::without_text; }
    // Another's letter or further words: that they exist is about the other one.
    Share operator()(const core::Attach& deed) const { return theirs(deed.submission); }
    Share operator()(const core::Supplement& deed) const { return theirs(deed.submission); }
    // Written to the petitioner who opened the matter.
    Share operator()(const core::Reply&) const { return is_own ? Share::whole : Share::without_text; }
    Share operator()(const core::Decline&) const { return is_own ? Share::whole : Share::without_text; }
    Share operator()(const core::DecideReview&) const { return is_own ? Share::whole : Share::without_text; }
    Share operator()(const core::DecideFinalReview&) const { return is_own ? Share::whole : Share::without_text; }
    // Any other note may speak of whoever shares the matter.
    Share operator()(const auto&) const { return is_sole ? Share::whole : Share::without_text; }

  private:
    [[nodiscard]] Share theirs(const base::Id& whose) const {
        return whose == submission ? Share::whole : Share::nothing;
    }
};

PublicFactView tell(const store::FactText& told, const core::Matter& matter, const Sight& sight, Share share) {
    const core::Fact& fact = told.fact;
    PlainWords words = plain_words(fact.deed, matter, sight.office);
    const core::Post* post = sight.office.post(fact.actor);
    PublicFactView view{.day = fact.day,
                        .recorded_at = fact.recorded_at,
                        .kind = core::id_of(fact.deed),
                        .kind_zh = core::zh_of(fact.deed),
                        .organ = post != nullptr ? ref(sight.office, post->organ).name : std::string{},
                        .zh = std::move(words.zh),
                        .en = std::move(words.en),
                        .clocks = http::tell(sight.law, fact.clocks),
                        .breaches = http::tell(sight.law, fact.breaches, fact.day)};
    if (!told.is_sealed) return view;
    view.is_withheld = share != Share::whole;
    view.is_erased = told.is_erased && !view.is_withheld;
    if (!view.is_withheld && !view.is_erased) view.text = told.text;
    return view;
}

base::Result<PublicCopyMatterView> tell(store::Reader& reader, const base::Id& id, const base::Id& submission,
                                        const Sight& sight) {
    const core::Matter stands = TRY(reader.matter(id, {}));
    PublicCopyMatterView view{.number = stands.number,
                              .matter_class = stands.matter_class,
                              .phase = stands.phase(),
                              .is_own = stands.submission == submission,
                              .facts = {}};
    const Judge judge{submission, view.is_own, is_sole(stands, submission)};
    core::Matter as_then;
    for (const store::FactText& told : TRY(reader.facts(id))) {
        core::apply(as_then, told.fact);
        const Share share = std::visit(judge, told.fact.deed);
        if (share != Share::nothing) view.facts.push_back(tell(told, as_then, sight, share));
    }
    return view;
}

/// One person asks with the code: they see themselves. Of several nobody can tell who asks, so each stays masked.
base::Result<PublicPersonView> tell_person(store::Reader& reader, const base::Id& id, bool is_masked) {
    PublicPersonView view;
    for (const store::FactText& told : TRY(reader.facts(id))) {
        if (std::holds_alternative<core::ErasePerson>(told.fact.deed)) view.is_erased = true;
        const auto* record = std::get_if<core::RecordPerson>(&told.fact.deed);
        if (record == nullptr) continue;
        app::PersonDraft person = app::person_from(told.text);
        view.kind = record->kind;
        view.is_name_withheld = record->is_name_withheld;
        view.is_erased = view.is_erased || told.is_erased;
        if (is_masked) {
            // 《信访工作条例》第三十条第三款: whoever asked for it is not named, not even by a first character.
            view.name = record->is_name_withheld ? "***" : base::mask(person.name);
            continue;
        }
        view.name = std::move(person.name);
        view.phone = std::move(person.phone);
        view.address = std::move(person.address);
        view.id_number = std::move(person.id_number);
    }
    return view;
}

}  // namespace

base::Result<Response> copy_publicly(Call& call) {
    CodeDraft draft;
    TRY(read_public(call, draft));
    const auto reader = call.hall.readers.lease();
    const core::Submission submission = TRY(find_submission(call, *reader, draft.code));
    const core::RegisterSubmission& deed = submission.as_registered;
    const auto law = call.hall.desk.law();
    const Sight sight{*law, *call.office, call.hall.desk.today()};
    PublicCopyView view{.number = deed.number,
                        .basis = "《个人信息保护法》第四十五条",
                        .made_day = sight.today,
                        .are_persons_masked = deed.persons.size() != 1 || deed.people > 1,
                        .persons = {},
                        .facts = {}};
    for (const base::Id& person : deed.persons) {
        view.persons.push_back(TRY(tell_person(*reader, person, view.are_persons_masked)));
    }
    for (const store::FactText& told : TRY(reader->facts(submission.id))) {
        view.facts.push_back(tell(told, {}, sight, Share::whole));
    }
    std::vector<base::Id> matters = deed.matters;
    for (const base::Id& id : deed.matters) {
        const base::Id standing = TRY(standing_matter(*reader, id)).id;
        if (std::ranges::find(matters, standing) == matters.end()) matters.push_back(standing);
    }
    for (const base::Id& id : matters) view.matters.push_back(TRY(tell(*reader, id, submission.id, sight)));
    return json(view);
}

}  // namespace http
