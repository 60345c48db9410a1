// Lists. A page is one merge of sorted walks along indexes, each begun right behind the last row of the page before;
// what the indexes cannot tell is asked of each candidate. So a page costs the same at ten thousand and ten million.
#include <algorithm>
#include <charconv>
#include <limits>

#include "store/sqlite/reader_body.hpp"

namespace store {

namespace {

/// Candidates looked at for one page; a page that finds too few among them ends early and its cursor goes on.
constexpr int candidates_max = 5'000;
constexpr std::int64_t no_due = std::numeric_limits<std::int64_t>::max();

/// Where a row stands in its list: by number, or by due day and row, or (due always 0) newest row first.
struct Place {
    std::int64_t due = 0, row = 0;
    std::string number;
};

enum class Order : std::uint8_t { newest, due, number };

bool comes_before(Order order, const Place& a, const Place& b) {
    switch (order) {
        case Order::newest: return a.row > b.row;
        case Order::due: return std::pair(a.due, a.row) < std::pair(b.due, b.row);
        case Order::number: return a.number < b.number;
    }
    return false;
}

std::string cursor_of(Order order, const Place& place) {
    switch (order) {
        case Order::newest: return "r" + std::to_string(place.row);
        case Order::due: return "d" + std::to_string(place.due) + "." + std::to_string(place.row);
        case Order::number: return "n" + place.number;
    }
    return {};
}

base::Result<Place> place_after(Order order, std::string_view cursor) {
    Place place;
    if (order == Order::newest) place.row = no_due;
    if (order == Order::due) place.due = std::numeric_limits<std::int64_t>::min();
    if (cursor.empty()) return place;
    const auto number = [](std::string_view text, std::int64_t& out) {
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
        return error == std::errc{} && end == text.data() + text.size();
    };
    const char letter = cursor.front();
    const std::string_view rest = cursor.substr(1);
    const std::size_t dot = rest.find('.');
    bool is_good = false;
    switch (order) {
        case Order::newest: is_good = letter == 'r' && number(rest, place.row); break;
        case Order::due:
            is_good = letter == 'd' && dot != rest.npos && number(rest.substr(0, dot), place.due) &&
                      number(rest.substr(dot + 1), place.row);
            break;
        case Order::number:
            is_good = letter == 'n';
            place.number = rest;
            break;
    }
    if (!is_good)
        return base::fail(base::ErrorKind::bad_input, "this cursor belongs to another list", "cursor",
                          "begin again without it");
    return place;
}

/// One range of one index, in the list's order; columns: row, then due day or number.
class Walk {
  public:
    Walk(Database& database, const char* sql, Order order) : statement_(database, sql), order_(order) {}
    Walk(Walk&&) = default;

    template <class... Arguments>
    base::Result<> start(const Arguments&... arguments) {
        rows_.emplace(TRY(statement_.query(arguments...)));
        return advance();
    }
    base::Result<> advance() {
        is_done_ = !TRY(rows_->next());
        if (is_done_) return {};
        place_.row = rows_->integer(0);
        if (order_ == Order::due) place_.due = rows_->is_null(1) ? no_due : rows_->integer(1);
        if (order_ == Order::number) place_.number = rows_->text(1);
        return {};
    }
    [[nodiscard]] bool is_done() const { return is_done_; }
    [[nodiscard]] const Place& place() const { return place_; }

  private:
    Statement statement_;
    std::optional<Rows> rows_;
    Order order_;
    Place place_;
    bool is_done_ = false;
};

/// The candidates of a query.
class Walks {
  public:
    Walks(Database& database, const ListQuery& query, const Sight& sight, std::optional<std::int64_t> holder)
        : database_(database), query_(query), sight_(sight), holder_(holder) {
        if (!query.number.empty()) {
            order_ = Order::number;
        } else if (query.list != WorkList::all || holder) {
            order_ = Order::due;
        }
        if (query.list == WorkList::overdue) last_due_ = (query.today - 1).number;
        if (query.list == WorkList::due_soon) last_due_ = (query.today + query.soon_days).number;
    }

    base::Result<> open(const Place& after) {
        switch (order_) {
            case Order::newest: return open_newest(after);
            case Order::due: return open_due(after);
            case Order::number: return open_numbers(after);
        }
        return {};
    }
    /// The next candidate; nothing at the end. A matter on several walks comes once.
    base::Result<std::optional<Place>> next() {
        Walk* first = nullptr;
        for (Walk& walk : walks_) {
            if (walk.is_done()) continue;
            if (first == nullptr || comes_before(order_, walk.place(), first->place())) first = &walk;
        }
        if (first == nullptr) return std::nullopt;
        const Place place = first->place();
        for (Walk& walk : walks_) {
            if (!walk.is_done() && walk.place().row == place.row) TRY(walk.advance());
        }
        return place;
    }
    [[nodiscard]] Order order() const { return order_; }

  private:
    Database& database_;
    const ListQuery& query_;
    const Sight& sight_;
    std::optional<std::int64_t> holder_;
    Order order_ = Order::newest;
    std::int64_t last_due_ = no_due;
    std::string after_number_, end_number_;
    std::vector<Walk> walks_;

    template <class... Arguments>
    base::Result<> add(const char* sql, const Arguments&... arguments) {
        return walks_.emplace_back(database_, sql, order_).start(arguments...);
    }

    base::Result<> open_newest(const Place& after) {
        if (!sight_.sees_all) {
            for (const std::int64_t organ : sight_.own) {
                TRY(add("SELECT row FROM matter_organs WHERE organ = ? AND row < ? ORDER BY row DESC", organ,
                        after.row));
            }
            return {};
        }
        if (!query_.phase && !query_.matter_class) {
            return add("SELECT row FROM matters WHERE row < ? ORDER BY row DESC", after.row);
        }
        for (std::size_t phase = 0; phase < core::phase_words.size(); ++phase) {
            if (query_.phase && static_cast<std::size_t>(*query_.phase) != phase) continue;
            for (std::size_t of = 0; of < core::matter_class_words.size(); ++of) {
                if (query_.matter_class && static_cast<std::size_t>(*query_.matter_class) != of) continue;
                TRY(add("SELECT row FROM matters WHERE phase = ? AND class = ? AND row < ? ORDER BY row DESC", phase,
                        of, after.row));
            }
        }
        return {};
    }

    base::Result<> open_due(const Place& after) {
        if (holder_) {
            TRY(
                add("SELECT row, next_due FROM matters WHERE holder = ? AND next_due IS NOT NULL AND "
                    "(next_due, row) > (?, ?) AND next_due <= ? ORDER BY next_due, row",
                    *holder_, after.due, after.row, last_due_));
            // What nobody waits for comes last.
            if (last_due_ != no_due) return {};
            const std::int64_t after_row = after.due == no_due ? after.row : 0;
            return add("SELECT row, NULL FROM matters WHERE holder = ? AND next_due IS NULL AND row > ? ORDER BY row",
                       *holder_, after_row);
        }
        if (sight_.sees_all) {
            return add(
                "SELECT row, next_due FROM matters WHERE next_due IS NOT NULL AND (next_due, row) > (?, ?) AND "
                "next_due <= ? ORDER BY next_due, row",
                after.due, after.row, last_due_);
        }
        for (const std::int64_t organ : sight_.own) {
            TRY(
                add("SELECT row, next_due FROM matter_organs WHERE organ = ? AND next_due IS NOT NULL AND "
                    "(next_due, row) > (?, ?) AND next_due <= ? ORDER BY next_due, row",
                    organ, after.due, after.row, last_due_));
        }
        return {};
    }

    base::Result<> open_numbers(const Place& after) {
        // Kept here, for the walk reads them as long as it goes. '~' stands behind every character of a number.
        after_number_ = after.number;
        end_number_ = query_.number + "~";
        return add("SELECT row, number FROM matters WHERE number > ? AND number >= ? AND number < ? ORDER BY number",
                   after_number_, query_.number, end_number_);
    }
};

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

    Walks walks(body_->database, query, sight, holder);
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
