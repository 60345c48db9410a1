// Walks: the candidates of a list, in its order, read along indexes from right behind the last row of the page before.
// Several ranges (organs of a subtree, phases of a class) are merged. One page, one thread, one snapshot.
#pragma once
#include <limits>
#include <map>

#include "store/sqlite/reader_body.hpp"

namespace store {

/// Where a row stands in its list: by number, or by due day and row, or (due always 0) newest row first.
struct Place {
    std::int64_t due = 0, row = 0;
    std::string number;
};
inline constexpr std::int64_t no_due = std::numeric_limits<std::int64_t>::max();  ///< comes last

enum class Order : std::uint8_t { newest, due, number };

[[nodiscard]] std::string cursor_of(Order order, const Place& place);
/// The place to begin behind; the very beginning for an empty cursor.
[[nodiscard]] base::Result<Place> place_after(Order order, std::string_view cursor);

/// One range of one index, in the list's order; columns: row, then due day or number.
class Walk {
  public:
    Walk(Statement statement, const char* sql, Order order)
        : statement_(std::move(statement)), sql_(sql), order_(order) {}

    template <class... Arguments>
    base::Result<> start(const Arguments&... arguments) {
        rows_.emplace(TRY(statement_.query(arguments...)));
        return advance();
    }
    base::Result<> advance();
    [[nodiscard]] bool is_done() const { return is_done_; }
    [[nodiscard]] const Place& place() const { return place_; }
    /// Ends the walk and gives its statement to whoever walks next.
    void leave_to(StatementPool& pool) &&;

  private:
    Statement statement_;
    const char* sql_;
    std::optional<Rows> rows_;
    Order order_;
    Place place_;
    bool is_done_ = false;
};

class Walks {
  public:
    Walks(Reader::Body& body, const ListQuery& query, const Sight& sight, std::optional<std::int64_t> holder);
    Walks(const Walks&) = delete;
    Walks& operator=(const Walks&) = delete;
    ~Walks();

    [[nodiscard]] base::Result<> open(const Place& after);
    /// The next candidate; nothing at the end. A matter on several walks comes once.
    [[nodiscard]] base::Result<std::optional<Place>> next();
    [[nodiscard]] Order order() const { return order_; }

  private:
    Reader::Body& body_;
    const ListQuery& query_;
    const Sight& sight_;
    std::optional<std::int64_t> holder_;
    Order order_ = Order::newest;
    std::int64_t last_due_ = no_due;
    std::string first_number_, end_number_;
    std::vector<Walk> walks_;

    template <class... Arguments>
    base::Result<> add(const char* sql, const Arguments&... arguments) {
        return walks_.emplace_back(body_.idle.take(body_.database, sql), sql, order_).start(arguments...);
    }
    [[nodiscard]] base::Result<> open_newest(const Place& after);
    [[nodiscard]] base::Result<> open_due(const Place& after);
    [[nodiscard]] base::Result<> open_numbers(const Place& after);
};

}  // namespace store
