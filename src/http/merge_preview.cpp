#include "http/merge_preview.hpp"

#include <set>

#include "app/plan.hpp"

namespace http {
namespace {

struct Rehearsed {
    std::vector<follow::Altered> matters;
    std::set<int> years;
};

using Done = std::function<app::Outcome<core::Decision>(app::Plan&)>;

/// Both matters before and after `deed` in a plan that is not written.
app::Outcome<Rehearsed> rehearse(app::Plan& plan, std::span<const base::Id> ids, const Done& deed) {
    const auto histories = [&]() -> base::Result<std::vector<std::vector<core::Fact>>> {
        std::vector<std::vector<core::Fact>> all;
        for (const base::Id& id : ids) all.push_back(TRY(plan.history(id)));
        return all;
    };
    auto before = histories();
    if (!before) return std::unexpected(app::Failure(std::move(before).error()));
    if (auto done = deed(plan); !done) return std::unexpected(std::move(done).error());
    auto after = histories();
    if (!after) return std::unexpected(app::Failure(std::move(after).error()));
    Rehearsed rehearsed{.matters = {}, .years = {plan.today().year()}};
    for (std::size_t i = 0; i < ids.size(); ++i) {
        rehearsed.years.insert(core::fold((*after)[i]).received_day.year());
        rehearsed.matters.push_back({std::move((*before)[i]), std::move((*after)[i])});
    }
    return rehearsed;
}

MergeChangeView tell(follow::WhatIf::Change&& change, const core::Period& period) {
    return {.from = period.from,
            .to = period.to,
            .id = std::move(change.before.id),
            .name_zh = std::move(change.before.name_zh),
            .name_en = std::move(change.before.name_en),
            .unit = std::move(change.before.unit),
            .numerator_before = change.before.numerator,
            .numerator_after = change.after.numerator,
            .denominator_before = change.before.denominator,
            .denominator_after = change.after.denominator,
            .value_before = std::move(change.before.value),
            .value_after = std::move(change.after.value)};
}

base::Result<Response> preview(Call& call, const std::vector<base::Id>& ids, const Done& deed) {
    const auto rehearsed = app::rehearse<Rehearsed>(call.hall.desk, call.caller,
                                                    [&](app::Plan& plan) { return rehearse(plan, ids, deed); });
    if (!rehearsed) return problem(rehearsed.error());
    MergePreviewView view{.note_zh = "并案只改变事项的计数；件次、批次、人次和重复不因并案减少，每一信访件仍在账上。",
                          .note_en =
                              "Merging changes what is counted by matter. Submissions, people and repeats are never "
                              "lowered by it: every letter stays in the ledger.",
                          .as_of = call.hall.desk.today()};
    for (const int year : rehearsed->years) {
        const core::Period period{base::Day::from(year, 1, 1), base::Day::from(year, 12, 31)};
        follow::WhatIf answer =
            TRY(call.hall.figures.what_if(rehearsed->matters, period, {.day = view.as_of, .seq = view.seq}));
        view.seq = answer.cut.seq;
        for (follow::WhatIf::Change& change : answer.changes) view.changes.push_back(tell(std::move(change), period));
    }
    return json(view);
}

}  // namespace

base::Result<Response> preview_merge(Call& call) {
    const base::Id id = TRY(call.id(0));
    MergeDraft draft;
    {
        const auto reader = call.hall.readers.lease();
        TRY(reader->matter(id, call.caller.viewer()));
        TRY(call.body(draft));
        if (!reader->matter(draft.into, call.caller.viewer()))
            return base::fail(base::ErrorKind::not_found, "no such matter", "into",
                              "give the id of a matter that you can open");
    }
    return preview(call, {id, draft.into}, [&](app::Plan& plan) { return plan.perform(id, core::Merge{draft.into}); });
}

base::Result<Response> preview_unmerge(Call& call) {
    const base::Id id = TRY(call.id(0));
    const core::Matter matter = TRY(call.hall.readers.lease()->matter(id, call.caller.viewer()));
    std::vector<base::Id> ids{id};
    if (matter.side.merged_into.is_set()) ids.push_back(matter.side.merged_into);
    return preview(call, ids, [&](app::Plan& plan) { return plan.unmerge(id, "preview"); });
}

}  // namespace http
