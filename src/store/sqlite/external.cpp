// Numbers of other systems.
#include "store/sqlite/reader_body.hpp"

namespace store {

base::Result<std::vector<ExternalNumber>> Reader::external_numbers(std::string_view source, std::string_view after,
                                                                   std::uint32_t limit) {
    const auto snapshot = TRY(body_->begin());
    Statement select(body_->database,
                     "SELECT x.external_number, s.id FROM submissions AS x JOIN subjects AS s USING (row) "
                     "WHERE x.external_source = ? AND x.external_number > ? ORDER BY x.external_number LIMIT ?");
    std::vector<ExternalNumber> numbers;
    auto rows = TRY(select.query(source, after, limit));
    while (TRY(rows.next())) numbers.push_back({.number = std::string(rows.text(0)), .submission = rows.id(1)});
    return numbers;
}

}  // namespace store
