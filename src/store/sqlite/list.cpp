// Lists. A page is one merge of walks along indexes; what the indexes cannot tell is asked of each candidate. So a page
// costs the same at ten thousand matters and at ten million.
#include <algorithm>

#include "store/sqlite/walks.hpp"

namespace store {

namespace {

/// Candidates looked at for one page; a page that finds too few among them ends early and its cursor goes on.
constexpr int candidates_max = 5'000;
/// The candidate's row, and whether the list wants it.
class Candidates {
  public:
    explicit Candidates(Reader::Body& body)
        : body_(body),
          select_(
              body.database,
              "SELECT s.id, m.number, m.form, m.class, m.path, m.phase, m.category, m.region, m.received, m.closed, "
              "h.id, m.next_term, m.next_due, m.is_provisional, m.title_seq, m.accused, m.holder "
              "FROM matters AS m JOIN subjects AS s USING (row) LEFT JOIN subjects AS h ON h.row = m.holder "
              "WHERE m.row = ?") {}

    base::Result<std::optional<ListRow>> read(const Place& place, const ListQuery& query, const Sight& sight,
                                              std::optional<std::int64_t> holder) {
        auto rows = TRY(select_.query(place.row));
        if (!TRY(rows.next())) return std::nullopt;
        ListRow row;
        row.matter_class = static_cast<core::MatterClass>(rows.integer(3));
        row.phase = static_cast<core::Phase>(rows.integer(5));
        row.next_due = rows.day(12);
        const std::int64_t accused = rows.integer(15);  // 0, which no subject has, for none
        const std::int64_t held_by = rows.integer(16);
        if (query.matter_class && row.matter_class != *query.matter_class) return std::nullopt;
        if (query.phase && row.phase != *query.phase) return std::nullopt;
        if (holder && held_by != *holder) return std::nullopt;
        if (!is_due(row.next_due, query)) return std::nullopt;
        const bool is_own = std::ranges::binary_search(sight.own, held_by);
        const bool is_seen = is_own ? !sight.is_sealed(accused) : TRY(body_.sees(sight, place.row, accused));
        if (!is_seen) return std::nullopt;

        row.id = rows.id(0);
        row.number = rows.text(1);
        row.form = static_cast<core::Form>(rows.integer(2));
        row.path = static_cast<core::Path>(rows.integer(4));
        row.category = rows.as<std::uint32_t>(6);
        row.region = rows.as<std::uint32_t>(7);
        row.received_day = rows.day(8);
        row.closed_day = rows.day(9);
        row.holder = rows.id(10);
        if (!rows.is_null(11)) row.next_term = static_cast<core::TermId>(rows.integer(11));
        row.is_provisional = rows.integer(13) != 0;
        row.title = TRY(body_.title(rows.integer(14)));
        return row;
    }

  private:
    Reader::Body& body_;
    Statement select_;

    static bool is_due(base::Day due, const ListQuery& query) {
        switch (query.list) {
            case WorkList::all:
            case WorkList::held: return true;
            // 超期 is computed from the day asked about, never stored.
            case WorkList::overdue: return due.is_set() && due < query.today;
            case WorkList::due_soon: return due.is_set() && query.today <= due && due <= query.today + query.soon_days;
        }
        return true;
    }
};

}  // namespace

base::Result<ListPage> Reader::list(const ListQuery& query) {
    if (query.limit == 0 || query.limit > list_limit_max) {
        return base::fail(base::ErrorKind::bad_input, "between 1 and " + std::to_string(list_limit_max), "limit");
    }
    const bool needs_today = query.list == WorkList::due_soon || query.list == WorkList::overdue;
    if (needs_today && !query.today.is_set()) return base::fail(base::ErrorKind::bad_input, "a day is wanted", "today");
    const auto snapshot = TRY(body_->begin());
    const Sight sight = TRY(body_->sight(query.viewer));

    base::Id holder_id = query.holder;
    if (query.list == WorkList::held && !holder_id.is_set()) holder_id = query.viewer.organ;
    if (query.list == WorkList::held && !holder_id.is_set()) {
        return base::fail(base::ErrorKind::bad_input, "held by which organ?", "holder");
    }
    ListPage page;
    std::optional<std::int64_t> holder;
    if (holder_id.is_set()) {
        const auto row = TRY(body_->row(holder_id, core::SubjectKind::organ));
        if (!row) return page;
        holder = *row;
    }

    Walks walks(*body_, query, sight, holder);
    Place last = TRY(place_after(walks.order(), query.cursor));
    if (query.list == WorkList::due_soon && query.cursor.empty())
        last = {.due = query.today.number, .row = 0, .number = {}};
    TRY(walks.open(last));
    Candidates candidates(*body_);
    for (int looked_at = 0;; ++looked_at) {
        const std::optional<Place> place = TRY(walks.next());
        if (!place) return page;
        if (looked_at == candidates_max) break;
        std::optional<ListRow> row = TRY(candidates.read(*place, query, sight, holder));
        if (row && page.rows.size() == query.limit) break;
        if (row) page.rows.push_back(std::move(*row));
        last = *place;
    }
    page.next = cursor_of(walks.order(), last);
    return page;
}

}  // namespace store
