#include "app/lapse.hpp"

#include <array>

namespace app {
namespace {

constexpr std::uint32_t page_rows = 200;

// Where a matter stands while such a window runs: answered, or reviewed.
constexpr std::array phases{std::pair{'a', core::Phase::replied}, std::pair{'r', core::Phase::reviewed}};

}  // namespace

base::Result<std::vector<Lapsed>> LapsedWalk::next() {
    std::size_t stage = 0;
    if (!cursor_.empty()) {
        while (stage < phases.size() && phases[stage].first != cursor_.front()) ++stage;
        if (stage == phases.size())
            return base::fail(base::ErrorKind::bad_input, "this cursor belongs to another list", "cursor",
                              "begin again without it");
    }
    store::ListQuery query;
    query.viewer = viewer_;
    query.phase = phases[stage].second;
    query.today = day_;
    query.limit = page_rows;
    query.cursor = cursor_.empty() ? "" : cursor_.substr(1);
    const auto page = TRY(reader_.list(query));
    std::vector<Lapsed> found;
    for (const store::ListRow& row : page.rows) {
        const core::Matter matter = TRY(reader_.matter(row.id, viewer_));
        if (!matter.has_lapsed(day_)) continue;
        const core::Clock* window = matter.request_window();
        found.push_back({row.id, row.number, window->due.term, window->due.due_day, row.holder});
    }
    is_done_ = page.next.empty() && stage + 1 == phases.size();
    const char letter = phases[page.next.empty() && !is_done_ ? stage + 1 : stage].first;
    cursor_ = is_done_ ? "" : letter + page.next;
    return found;
}

LapsesClosed close_lapsed(Plan& plan, std::span<const NamedMatter> matters) {
    LapsesClosed done;
    for (const NamedMatter& one : matters) {
        auto closed = plan.perform(one.id, core::Close{.reason = core::CloseReason::lapsed});
        if (closed)
            ++done.closed;
        else
            done.left.push_back({one.number, std::move(closed).error()});
    }
    return done;
}

}  // namespace app
