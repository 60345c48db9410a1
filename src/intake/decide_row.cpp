#include "intake/decide_row.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "intake/standing.hpp"

namespace intake {
namespace {

using base::Result;
using Kind = RowResult::Kind;

constexpr char number_mark = '@';

RowResult rejected(Reject reject) {
    RowResult result;
    result.kind = Kind::rejected;
    result.reject = std::move(reject);
    return result;
}

std::string reason_of(core::Refusal refusal) {
    const core::RefusalRow& row = core::row_of(refusal);
    return fmt::format("{}: {} {}", row.word.id, row.zh, row.en);
}

/// The field behind a refused registration.
Field field_of(core::Refusal refusal, const Row& row, const Scene& scene) {
    switch (refusal) {
        case core::Refusal::day_in_future:
        case core::Refusal::day_before_receipt:
            return scene.rows.mapping().rule(Field::registered).is_mapped ? Field::registered : Field::received;
        case core::Refusal::law_unknown: return Field::received;
        case core::Refusal::organ_unknown:
        case core::Refusal::organ_not_in_force: return row.office.empty() ? Field::organ : Field::office;
        case core::Refusal::recused_accused_organ: return Field::accused;
        case core::Refusal::no_petitioner: return Field::name;
        case core::Refusal::no_demand: return Field::title;
        default: return Field::external_number;
    }
}

/// The field behind the place of an error of app::check: "persons[0].name".
Field field_of(std::string_view place) {
    const std::string_view last = place.substr(place.rfind('.') + 1);
    if (last == "received_day") return Field::received;
    return core::parse_word<Field>(last).value_or(Field::external_number);
}

/// A failure about the row becomes a rejection; a failing world stays an error.
Result<RowResult> from_failure(const app::Failure& failure, const Row& row, const Scene& scene,
                               std::optional<Field> field) {
    if (const auto* refusal = std::get_if<core::Refusal>(&failure)) {
        return rejected(reject_at(row, scene, field ? *field : field_of(*refusal, row, scene), reason_of(*refusal)));
    }
    const auto& error = std::get<base::Error>(failure);
    const bool is_about_row = error.kind == base::ErrorKind::bad_input || error.kind == base::ErrorKind::not_found ||
                              error.kind == base::ErrorKind::conflict;
    if (!is_about_row) return std::unexpected(error);
    return rejected(reject_at(row, scene, field ? *field : field_of(error.place), error.message));
}

/// Every deed the row tells of, in the order of their days; on one day in the order of the work.
std::vector<Said> deeds_of(const Row& row, std::uint8_t leg, const base::Id& organ) {
    std::vector<Said> said;
    if (row.is_forwarded())
        said.push_back({Field::forwarded, row.forwarded,
                        core::Forward{.to = organ,
                                      .mode = row.mode,
                                      .received_day = {},
                                      .assigned_days = row.assigned_days,
                                      .external_due = row.external_due}});
    if (row.noticed.is_set())
        said.push_back({Field::noticed, row.noticed, core::Notice{.leg = leg, .manner = row.notice_manner}});
    if (row.accepted.is_set()) said.push_back({Field::accepted, row.accepted, core::Accept{.leg = leg}});
    if (row.declined.is_set())
        said.push_back({Field::declined, row.declined, core::Decline{.leg = leg, .reason = row.decline_reason}});
    if (row.routed.is_set())
        said.push_back({Field::routed, row.routed, core::Route{.leg = leg, .path = row.path, .procedure = {}}});
    if (row.extended.is_set())
        said.push_back({Field::extended, row.extended, core::Extend{.leg = leg, .days = row.extension_days}});
    if (row.replied.is_set()) {
        said.push_back({Field::replied, row.replied,
                        core::Reply{.leg = leg, .kind = row.reply_kind, .outcome = row.outcome}, row.reply_text});
    }
    if (row.delivered.is_set()) said.push_back({Field::delivered, row.delivered, core::Deliver{.leg = leg}});
    if (row.rating_office != core::Grade::none) {
        said.push_back(
            {Field::rating_office, row.rated_office, core::Rate{core::RatingTarget::office, row.rating_office}});
    }
    if (row.rating_organ != core::Grade::none) {
        said.push_back({Field::rating_organ, row.rated, core::Rate{core::RatingTarget::organ, row.rating_organ}});
    }
    if (row.closed.is_set()) {
        const auto otherwise = row.replied.is_set() ? core::CloseReason::replied : core::CloseReason::other;
        const auto reason = row.close_reason == core::CloseReason::none ? otherwise : row.close_reason;
        // The petitioner's own deed, not the office's.
        const bool is_withdrawn = reason == core::CloseReason::withdrawn;
        said.push_back(
            {Field::closed, row.closed, is_withdrawn ? core::Deed(core::Withdraw{}) : core::Deed(core::Close{reason})});
    }
    std::ranges::stable_sort(said, {}, &Said::day);
    return said;
}

struct Organs {
    base::Id registrar, handler, accused;
};

std::expected<Organs, Reject> find_organs(const Row& row, const Scene& scene) {
    Organs organs;
    organs.registrar = scene.caller.organ;
    const auto find = [&](Field field, const std::string& name, base::Id& id) -> std::optional<Reject> {
        if (name.empty()) return std::nullopt;
        const core::Organ* organ = scene.office.organ_named(name);
        if (organ == nullptr) {
            return reject_at(row, scene, field,
                             fmt::format("no organ is called {}; record it, or set create = true in [organs]", name));
        }
        id = organ->id;
        return std::nullopt;
    };
    if (auto no = find(row.office.empty() ? Field::organ : Field::office, row.registrar(), organs.registrar))
        return std::unexpected(*no);
    if (auto no = find(Field::organ, row.organ, organs.handler)) return std::unexpected(*no);
    if (auto no = find(Field::accused, row.accused, organs.accused)) return std::unexpected(*no);
    return organs;
}

template <class Planner>
Result<std::optional<RowResult>> perform_all(const std::vector<Said>& said, const base::Id& matter, const Row& row,
                                             Planner& planner, const Scene& scene, RowResult& result) {
    for (const Said& deed : said) {
        auto decision = planner.perform(matter, deed.deed, deed.day, deed.text);
        if (!decision) return TRY(from_failure(decision.error(), row, scene, deed.field));
        ++result.facts;
        for (const core::BreachNote& note : decision->breaches) result.breaches.push_back(note.breach);
    }
    return std::nullopt;
}

struct Known {
    base::Id submission, matter;  ///< matter not set: the only one of the submission
};

/// By the number of the other system; else by ours, if the row names it.
Result<std::optional<Known>> find_known(const Row& row, const Scene& scene) {
    const auto& said = row.registration;
    if (const auto id = scene.view.find_external(said.external_source, said.external_number)) return Known{*id, {}};
    const std::string number = row.number.substr(0, row.number.find(number_mark));
    if (number.empty() || row.number != marked_number(number, scene.view.store_id())) return std::nullopt;
    if (const auto matter = scene.view.find_matter(number)) {
        const core::Matter known = TRY(scene.view.matter(*matter));
        return Known{known.submission, *matter};
    }
    if (const auto submission = scene.view.find_submission(number)) return Known{*submission, {}};
    return std::nullopt;
}

template <class Planner>
Result<RowResult> update(const Row& row, const Known& known, Planner& planner, const Scene& scene) {
    const Standing standing = TRY(read_standing(known.submission, known.matter, scene));
    const auto& matters = standing.submission.as_registered.matters;
    if (matters.size() != 1 && !known.matter.is_set()) {
        return rejected(reject_at(
            row, scene, Field::external_number,
            fmt::format("this number is registered with {} matters; enter what is new by hand", matters.size())));
    }
    // 《信访工作条例》第三十条第三款: nothing of an accusation comes back to the accused, not even in a list of
    // rejects.
    const core::Matter& matter = standing.matter;
    if (!scene.caller.is_unrestricted && matter.accused.is_set() &&
        scene.office.is_within(scene.caller.organ, matter.accused)) {
        return rejected(reject_at(row, scene, Field::external_number, reason_of(core::Refusal::recused_accused_organ)));
    }
    auto conflict = registration_conflict(row, standing, scene);
    base::Id organ;
    if (const core::Organ* named = scene.office.organ_named(row.organ)) organ = named->id;
    const std::uint8_t leg = standing.leg_of(row, organ);
    auto missing = missing_deeds(row, deeds_of(row, leg, organ), leg, standing, scene);
    if (conflict && !missing) std::ranges::move(missing.error().differences, std::back_inserter(conflict->differences));
    if (conflict) return rejected(*std::move(conflict));
    if (!missing) return rejected(std::move(missing).error());
    RowResult result;
    result.kind = missing->empty() ? Kind::already_there : Kind::updated;
    if (auto no = TRY(perform_all(*missing, matter.id, row, planner, scene, result))) return *no;
    return result;
}

template <class Planner>
Result<RowResult> import_new(const Row& row, Planner& planner, const Scene& scene) {
    const auto organs = find_organs(row, scene);
    if (!organs) return rejected(organs.error());
    app::Registration registration = row.registration;
    registration.office = organs->registrar;
    registration.demands.front().accused = organs->accused;
    std::uint8_t leg = row.is_forwarded() ? 1 : 0;
    std::optional<Standing> joined;
    if (!row.repeat_of.empty()) {
        const auto first = scene.view.find_external(registration.external_source, row.repeat_of);
        // A dry run wrote nothing to look at: the repeat joins, and whatever else it tells of is taken for new.
        if (!first && scene.rehearsed != nullptr && scene.rehearsed->contains(Seen::key(row.repeat_of))) {
            const std::size_t deeds = row.is_forwarded() ? 0 : deeds_of(row, 0, organs->handler).size();
            RowResult result;
            result.kind = Kind::imported;
            result.facts = static_cast<std::uint32_t>(2 + registration.persons.size() + deeds);
            result.notes = app::notes_of(registration, {});
            return result;
        }
        if (!first && !scene.is_last_turn) {
            RowResult waiting;
            waiting.kind = Kind::waiting;
            return waiting;
        }
        if (!first) {
            return rejected(reject_at(row, scene, Field::repeat_of,
                                      "the ledger has no such number from this source; import that row first"));
        }
        joined = TRY(read_standing(*first, {}, scene));
        registration.demands.front().attach_to = joined->matter.number;
        leg = joined->leg_of(row, organs->handler);
    }
    auto registered = planner.register_submission(registration);
    if (!registered) return from_failure(registered.error(), row, scene, std::nullopt);
    RowResult result;
    result.kind = Kind::imported;
    result.facts = 2 + static_cast<std::uint32_t>(registration.persons.size());
    for (const core::BreachNote& note : registered->breaches) result.breaches.push_back(note.breach);

    result.notes = std::move(registered->notes);

    std::vector<Said> said = deeds_of(row, leg, organs->handler);
    // A repeat tells of the handling of the matter it joins: what stands there stays, what is new is added.
    if (joined) {
        auto missing = missing_deeds(row, std::move(said), leg, *joined, scene);
        if (!missing) return rejected(std::move(missing).error());
        said = *std::move(missing);
    }
    if (auto no = TRY(perform_all(said, registered->matters.front().id, row, planner, scene, result))) return *no;
    return result;
}

template <class Planner>
Result<RowResult> decide_any(const Row& row, Planner& planner, const Scene& scene) {
    const auto known = TRY(find_known(row, scene));
    return known ? update(row, *known, planner, scene) : import_new(row, planner, scene);
}

}  // namespace

std::string marked_number(const std::string& number, const base::Id& store) {
    constexpr std::size_t mark_digits = 8;
    return number + number_mark + store.text().substr(0, mark_digits);
}

Reject reject_at(const Row& row, const Scene& scene, Field field, std::string reason) {
    return {.line = row.line,
            .column = scene.rows.mapping().column_of(field),
            .value = excerpt(scene.rows.cell(row, field)),
            .reason = std::move(reason)};
}

Result<RowResult> decide_row(const Row& row, app::Plan& plan, const Scene& scene) {
    return decide_any(row, plan, scene);
}

Result<RowResult> decide_row(const Row& row, Rehearsal& rehearsal, const Scene& scene) {
    return decide_any(row, rehearsal, scene);
}

}  // namespace intake
