#include "intake/standing.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace intake {
namespace {

/// Compares field by field and keeps the differences.
class Comparison {
  public:
    Comparison(const Row& row, const Scene& scene) : row_(row), scene_(scene) {}

    void text(Field field, std::string_view stored, std::string_view said) {
        if (said.empty() || said == stored || !is_said(field)) return;
        const std::string ledger = around_difference(stored, said);
        Reject reject = reject_at(row_, scene_, field,
                                  stored.empty() ? "the ledger has nothing here, and it cannot be added without a deed"
                                                 : fmt::format("the ledger has “{}”", ledger));
        // A long text is shown where it differs, not where it begins.
        if (said.size() > shown_bytes) reject.value = around_difference(said, stored);
        if (!conflict_) conflict_ = reject;
        conflict_->differences.push_back({.column = reject.column, .value = reject.value, .ledger = ledger});
    }
    void day(Field field, base::Day stored, base::Day said) {
        if (said.is_set() && stored != said) text(field, stored.text(), said.text());
    }
    void code(Field field, std::uint32_t stored, std::uint32_t said) {
        if (said != 0) text(field, stored == 0 ? "" : fmt::format("{:06}", stored), fmt::format("{:06}", said));
    }
    template <class E>
    void word(Field field, E stored, E said) {
        text(field, core::id_of(stored), core::id_of(said));
    }
    void number(Field field, std::uint32_t stored, std::uint32_t said) {
        if (said != 0) text(field, std::to_string(stored), std::to_string(said));
    }
    void organ(Field field, const base::Id& stored, std::string_view said) {
        const core::Organ* known = scene_.office.organ(stored);
        text(field, known == nullptr ? std::string_view() : std::string_view(known->name), said);
    }
    [[nodiscard]] std::optional<Reject>& conflict() { return conflict_; }

  private:
    static constexpr std::size_t shown_bytes = 300;
    const Row& row_;
    const Scene& scene_;
    std::optional<Reject> conflict_;

    /// Not where the cell is empty: what stands in for it was not said by the file.
    [[nodiscard]] bool is_said(Field field) const {
        const Rule& rule = scene_.rows.mapping().origin(field);
        return rule.is_mapped && (rule.columns.empty() || !trimmed(scene_.rows.cell(row_, field)).empty());
    }

    /// The part of a long text where it begins to differ from the other.
    static std::string around_difference(std::string_view text, std::string_view other) {
        if (text.size() <= shown_bytes) return std::string(text);
        const auto same = static_cast<std::size_t>(std::ranges::mismatch(text, other).in1 - text.begin());
        std::size_t from = same - std::min<std::size_t>(same, shown_bytes / 3);
        while (from > 0 && (static_cast<unsigned char>(text[from]) & 0xc0) == 0x80) --from;
        return (from > 0 ? "…" : "") + excerpt(text.substr(from));
    }
};

const store::FactText* opening_of(const Standing& standing) {
    const auto is_opening = [&](const store::FactText& text) {
        const auto* attach = std::get_if<core::Attach>(&text.fact.deed);
        if (standing.submission.as_registered.is_repeat)
            return attach != nullptr && attach->submission == standing.submission.id;
        return std::holds_alternative<core::OpenMatter>(text.fact.deed);
    };
    const auto found = std::ranges::find_if(standing.facts, is_opening);
    return found == standing.facts.end() ? nullptr : &*found;
}

/// Class, category and accused may have been settled by the office since; both what came and what stands agree.
void compare_class(Comparison& compare, const Row& row, const Standing& standing, const Scene& scene) {
    const core::Matter& matter = standing.matter;
    const store::FactText* first = opening_of(standing);
    const auto* opening = first == nullptr ? nullptr : std::get_if<core::OpenMatter>(&first->fact.deed);
    if (opening == nullptr) return;
    const app::DemandDraft& demand = row.demand();
    const bool is_new = matter.matter_class == core::MatterClass::unclassified && matter.category == 0;
    if (is_new) return;  // classified there in the meantime: a deed, see missing_deeds
    if (demand.matter_class != opening->matter_class)
        compare.word(Field::matter_class, matter.matter_class, demand.matter_class);
    if (demand.category != opening->category) compare.code(Field::category, matter.category, demand.category);
    const core::Organ* came = scene.office.organ(opening->accused);
    if (came == nullptr || came->name != row.accused) compare.organ(Field::accused, matter.accused, row.accused);
}

void compare_texts(Comparison& compare, const Row& row, const Standing& standing) {
    const store::FactText* opening = opening_of(standing);
    if (opening == nullptr || opening->is_erased || opening->text.empty()) return;
    const std::string said = app::demand_text(row.demand());
    if (said == opening->text) return;
    const std::string_view stored = opening->text;
    const std::size_t gap = stored.find("\n\n");
    compare.text(Field::title, stored.substr(0, gap), row.demand().title);
    compare.text(Field::text, gap == std::string_view::npos ? std::string_view() : stored.substr(gap + 2),
                 row.demand().text);
}

void compare_person(Comparison& compare, const Row& row, const Standing& standing) {
    const auto& registered = standing.submission.as_registered;
    if (row.registration.persons.empty() || (!standing.person && !registered.persons.empty())) return;
    const app::PersonDraft none;
    const app::PersonDraft& stored = standing.person ? *standing.person : none;
    const app::PersonDraft& said = row.registration.persons.front();
    compare.text(Field::name, stored.name, said.name);
    compare.text(Field::phone, stored.phone, said.phone);
    compare.text(Field::address, stored.address, said.address);
    compare.text(Field::id_number, stored.id_number, said.id_number);
}

/// The text of the first reply of the leg; nothing if it is erased.
std::optional<std::string> reply_text(const Standing& standing, std::uint8_t leg) {
    for (const store::FactText& text : standing.facts) {
        const auto* reply = std::get_if<core::Reply>(&text.fact.deed);
        if (reply != nullptr && reply->leg == leg) return text.is_erased ? std::nullopt : std::optional(text.text);
    }
    return std::nullopt;
}

/// Reopened since, the matter has no closing day of its own; the deed that closed it was done all the same.
base::Day closed_day(const Standing& standing) {
    base::Day day = standing.matter.closed_day;
    if (day.is_set()) return day;
    for (const store::FactText& text : standing.facts) {
        const core::Deed& deed = text.fact.deed;
        if (std::holds_alternative<core::Close>(deed) || std::holds_alternative<core::Withdraw>(deed))
            day = text.fact.day;
    }
    return day;
}

/// The other system classified it meanwhile and does not say when: the day on which we learn of it stands.
std::optional<Said> missing_class(const Row& row, const Standing& standing, const Scene& scene) {
    const core::Matter& matter = standing.matter;
    const app::DemandDraft& demand = row.demand();
    const bool is_new = matter.matter_class == core::MatterClass::unclassified && matter.category == 0;
    const bool is_said = demand.matter_class != core::MatterClass::unclassified || demand.category != 0;
    // A further letter about a known demand does not classify it.
    if (!is_new || !is_said || matter.is_closed() || standing.submission.as_registered.is_repeat) return std::nullopt;
    core::Classify deed{.matter_class = demand.matter_class, .category = demand.category, .accused = {}};
    if (const core::Organ* accused = scene.office.organ_named(row.accused)) deed.accused = accused->id;
    return Said{.field = Field::matter_class, .day = {}, .deed = deed};
}

/// Readers see what is committed: of what the running batch has just written there are no texts to compare yet.
base::Result<std::vector<store::FactText>> texts_of(const base::Id& subject, const Scene& scene) {
    auto facts = scene.texts.facts(subject);
    if (!facts && facts.error().kind == base::ErrorKind::not_found) return std::vector<store::FactText>();
    return facts;
}

}  // namespace

std::uint8_t Standing::leg_of(const Row& row, const base::Id& organ) const {
    const int lead = matter.lead();
    if (!row.is_forwarded()) return static_cast<std::uint8_t>(std::max(lead, 0));
    // The last one: an organ may have handed it back and got it again.
    for (std::size_t i = matter.legs.size(); i-- > 1;) {
        const core::LegRole role = matter.legs[i].role;
        const bool is_handling = role == core::LegRole::lead || role == core::LegRole::co;
        if (is_handling && matter.legs[i].organ == organ) return static_cast<std::uint8_t>(i);
    }
    return static_cast<std::uint8_t>(lead > 0 ? static_cast<std::size_t>(lead) : matter.legs.size());
}

base::Result<Standing> read_standing(const base::Id& submission, const base::Id& matter, const Scene& scene) {
    Standing standing;
    standing.submission = TRY(scene.view.submission(submission));
    const auto& registered = standing.submission.as_registered;
    if (registered.matters.size() != 1 && !matter.is_set()) return standing;
    const base::Id id = matter.is_set() ? matter : registered.matters.front();
    standing.matter = TRY(scene.view.matter(id));
    standing.facts = TRY(texts_of(id, scene));
    if (registered.persons.empty()) return standing;
    const auto person = TRY(texts_of(registered.persons.front(), scene));
    for (const store::FactText& text : person) {
        if (!text.is_erased && !text.text.empty()) standing.person = app::person_from(text.text);
    }
    return standing;
}

std::optional<Reject> registration_conflict(const Row& row, const Standing& standing, const Scene& scene) {
    Comparison compare(row, scene);
    const auto& stored = standing.submission.as_registered;
    const app::Registration& said = row.registration;
    compare.word(Field::form, stored.form, said.form);
    compare.word(Field::source, stored.source, said.source);
    // A correction of the matter's day of receipt is the word that stands.
    compare.day(Field::received, stored.is_repeat ? stored.received_day : standing.matter.received_day,
                said.received_day);
    compare.day(Field::registered, standing.submission.registered_day, said.day);
    compare.code(Field::region, stored.region, said.region);
    compare.number(Field::people, stored.people, said.people);
    compare.organ(row.office.empty() ? Field::organ : Field::office, stored.office, row.registrar());
    // Where the row says that the office kept it, it must not lie with another organ.
    const int lead = standing.matter.lead();
    if (!row.is_forwarded() && lead > 0) {
        compare.organ(Field::organ, standing.matter.legs[static_cast<std::size_t>(lead)].organ, row.organ);
    }
    compare_person(compare, row, standing);
    compare_class(compare, row, standing, scene);
    compare_texts(compare, row, standing);
    return std::move(compare.conflict());
}

std::expected<std::vector<Said>, Reject> missing_deeds(const Row& row, std::vector<Said> said, std::uint8_t at,
                                                       const Standing& standing, const Scene& scene) {
    Comparison compare(row, scene);
    const core::Matter& matter = standing.matter;
    const core::Leg leg = at < matter.legs.size() ? matter.legs[at] : core::Leg{};
    std::vector<Said> missing;
    if (auto deed = missing_class(row, standing, scene)) missing.push_back(*std::move(deed));
    for (Said& deed : said) {
        base::Day stored;
        switch (deed.field) {
            case Field::forwarded: {
                if (at >= matter.legs.size()) break;
                const bool is_told = scene.rows.mapping().rule(Field::forwarded).is_mapped;
                stored = is_told ? leg.opened_day : deed.day;
                compare.organ(Field::organ, leg.organ, row.organ);
                compare.word(Field::mode, leg.mode, row.mode);
                compare.day(Field::external_due, leg.external_due, row.external_due);
                if (scene.rows.mapping().rule(Field::assigned_days).is_mapped)
                    compare.number(Field::assigned_days, leg.assigned_days, row.assigned_days);
                break;
            }
            case Field::noticed: stored = leg.noticed_day; break;
            case Field::accepted: stored = leg.accepted_day; break;
            case Field::declined: {
                stored = leg.declined_day;
                if (stored.is_set()) compare.word(Field::decline_reason, leg.decline_reason, row.decline_reason);
                break;
            }
            case Field::routed: {
                stored = matter.routed_day;
                if (stored.is_set()) compare.word(Field::path, matter.path, row.path);
                break;
            }
            case Field::extended: {
                if (leg.extension_days == 0) break;
                stored = deed.day;  // the state keeps how long, not since when
                compare.number(Field::extension_days, leg.extension_days, row.extension_days);
                break;
            }
            case Field::replied: {
                stored = leg.replied_day;
                if (!stored.is_set()) break;
                compare.word(Field::reply_kind, leg.reply_kind, row.reply_kind);
                compare.word(Field::outcome, leg.outcome, row.outcome);
                if (const auto text = reply_text(standing, at)) compare.text(Field::reply_text, *text, row.reply_text);
                break;
            }
            case Field::delivered: stored = leg.delivered_day; break;
            case Field::rating_office:
            case Field::rating_organ: {
                const bool is_office = deed.field == Field::rating_office;
                const bool is_own = scene.rows.mapping().rule(Field::rated_office).is_mapped;
                const core::Grade grade = is_office ? matter.rating_office : matter.rating_organ;
                if (grade == core::Grade::none) break;
                stored = deed.day;
                compare.word(deed.field, grade, is_office ? row.rating_office : row.rating_organ);
                compare.day(is_office && is_own ? Field::rated_office : Field::rated,
                            is_office ? matter.rated_office_day : matter.rated_organ_day,
                            is_office ? row.rated_office : row.rated);
                break;
            }
            case Field::closed: {
                stored = closed_day(standing);
                if (stored.is_set() && row.close_reason != core::CloseReason::none && matter.is_closed())
                    compare.word(Field::close_reason, matter.close_reason, row.close_reason);
                break;
            }
            default: break;
        }
        if (stored.is_set()) {
            compare.day(deed.field, stored, deed.day);
        } else {
            missing.push_back(std::move(deed));
        }
    }
    if (compare.conflict()) return std::unexpected(*std::move(compare.conflict()));
    return missing;
}

}  // namespace intake
