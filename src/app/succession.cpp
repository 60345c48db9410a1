#include "app/succession.hpp"

#include "core/office/changes.hpp"

namespace app {
namespace {

constexpr std::uint32_t page_rows = 200;

// An organ does not see what accuses it, but may hold it: a matter classed as an accusation after it was forwarded. So
// what it sees is walked first, then what it holds.
constexpr char seen_stage = 's', held_stage = 'h';

store::ListQuery query_of(const base::Id& organ, base::Day today, char stage, std::string cursor) {
    store::ListQuery query;
    query.today = today;
    query.limit = page_rows;
    query.cursor = std::move(cursor);
    if (stage == seen_stage)
        query.viewer.organ = organ;
    else
        query.holder = organ;
    return query;
}

}  // namespace

Outcome<void> end_organ(Plan& plan, const base::Id& organ, const core::EndOrgan& deed) {
    if (auto sound = core::check(deed, organ, plan.view().office()); !sound)
        return std::unexpected(Failure(std::move(sound).error()));
    return plan.office(organ, deed);
}

base::Result<std::vector<NamedMatter>> Unfinished::next() {
    const char stage = cursor_.empty() ? seen_stage : cursor_.front();
    if (stage != seen_stage && stage != held_stage)
        return base::fail(base::ErrorKind::bad_input, "this cursor belongs to another list", "cursor",
                          "begin again without it");
    const auto page = TRY(reader_.list(query_of(organ_, today_, stage, cursor_.substr(cursor_.empty() ? 0 : 1))));
    const core::Office office = TRY(reader_.office());
    std::vector<NamedMatter> found;
    for (const store::ListRow& row : page.rows) {
        const core::Matter matter = TRY(reader_.matter(row.id, {}));
        const bool is_hidden = matter.accused.is_set() && office.is_accused_with(organ_, matter.accused);
        if (is_hidden != (stage == held_stage) || matter.unfinished_legs(organ_).empty()) continue;
        found.push_back({row.id, row.number});
    }
    is_done_ = page.next.empty() && stage == held_stage;
    cursor_ = is_done_ ? "" : page.next.empty() ? std::string(1, held_stage) : stage + page.next;
    return found;
}

Succession succeed(Plan& plan, std::span<const NamedMatter> matters, const base::Id& from, const base::Id& to,
                   const std::string& reason) {
    Succession done;
    for (const NamedMatter& one : matters) {
        const auto matter = plan.matter(one.id);
        if (!matter) {
            done.left.push_back({one.number, Failure(matter.error())});
            continue;
        }
        const std::uint64_t before = done.legs;
        for (const std::uint8_t leg : matter->unfinished_legs(from)) {
            auto moved = plan.perform(one.id, core::Succeed{.leg = leg, .to = to}, {}, reason);
            if (moved)
                ++done.legs;
            else
                done.left.push_back({one.number, std::move(moved).error()});
        }
        done.matters += done.legs > before ? 1 : 0;
    }
    return done;
}

}  // namespace app
