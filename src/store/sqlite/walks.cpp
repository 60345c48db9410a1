#include "store/sqlite/walks.hpp"

#include <charconv>

namespace store {

namespace {

bool comes_before(Order order, const Place& a, const Place& b) {
    switch (order) {
        case Order::newest: return a.row > b.row;
        case Order::due: return std::pair(a.due, a.row) < std::pair(b.due, b.row);
        case Order::number: return a.number < b.number;
    }
    return false;
}

}  // namespace

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

base::Result<> Walk::advance() {
    is_done_ = !TRY(rows_->next());
    if (is_done_) return {};
    place_.row = rows_->integer(0);
    if (order_ == Order::due) place_.due = rows_->is_null(1) ? no_due : rows_->integer(1);
    if (order_ == Order::number) place_.number = rows_->text(1);
    return {};
}

void Walk::leave_to(StatementPool& pool) && {
    rows_.reset();
    pool.give(sql_, std::move(statement_));
}

Walks::Walks(Reader::Body& body, const ListQuery& query, const Sight& sight, std::optional<std::int64_t> holder)
    : body_(body), query_(query), sight_(sight), holder_(holder) {
    if (!query.number.empty()) {
        order_ = Order::number;
    } else if (query.list != WorkList::all || holder) {
        order_ = Order::due;
    }
    if (query.list == WorkList::overdue) last_due_ = (query.today - 1).number;
    if (query.list == WorkList::due_soon) last_due_ = (query.today + query.soon_days).number;
}

Walks::~Walks() {
    for (Walk& walk : walks_) std::move(walk).leave_to(body_.idle);
}

base::Result<> Walks::open(const Place& after) {
    switch (order_) {
        case Order::newest: return open_newest(after);
        case Order::due: return open_due(after);
        case Order::number: return open_numbers(after);
    }
    return {};
}

base::Result<std::optional<Place>> Walks::next() {
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

base::Result<> Walks::open_newest(const Place& after) {
    if (!sight_.sees_all) {
        for (const std::int64_t organ : sight_.own) {
            TRY(add("SELECT row FROM matter_organs WHERE organ = ? AND row < ? ORDER BY row DESC", organ, after.row));
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
            TRY(add("SELECT row FROM matters WHERE phase = ? AND class = ? AND row < ? ORDER BY row DESC", phase, of,
                    after.row));
        }
    }
    return {};
}

base::Result<> Walks::open_due(const Place& after) {
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

base::Result<> Walks::open_numbers(const Place& after) {
    // Kept here, for the walk reads them as long as it goes. '~' stands behind every character of a number.
    const bool is_first = after.number < query_.number;
    first_number_ = is_first ? query_.number : after.number;
    end_number_ = query_.number + "~";
    // One lower bound, not two: the index is entered at the first it is given.
    if (is_first) {
        return add("SELECT row, number FROM matters WHERE number >= ? AND number < ? ORDER BY number", first_number_,
                   end_number_);
    }
    return add("SELECT row, number FROM matters WHERE number > ? AND number < ? ORDER BY number", first_number_,
               end_number_);
}

}  // namespace store
