// Rows of funds: a part stands below the row it belongs to, and parts add up to it.
#include <fmt/format.h>

#include <set>

#include "core/evaluation/fill.hpp"

namespace core {
namespace {

using base::ErrorKind;

struct Column {
    std::string_view name;
    std::optional<base::Decimal> FundsRow::* held;
};
constexpr Column columns[]{
    {"initial", &FundsRow::initial}, {"adjusted", &FundsRow::adjusted}, {"spent", &FundsRow::spent}};

/// Where all parts of a row have the column, they add up to it.
base::Result<> check_sum(const Sheet& sheet, const FundsRow& row, const Column& column) {
    if (!(row.*column.held)) return {};
    base::Decimal sum;
    bool has_part = false;
    for (const FundsRow& part : sheet.funds) {
        if (part.part_of != row.id) continue;
        if (!(part.*column.held)) return {};
        const auto added = base::add(sum, *(part.*column.held));
        if (!added) return base::fail(ErrorKind::bad_input, "the amounts are too long to add", part.place, "mend them");
        sum = *added;
        has_part = true;
    }
    if (!has_part || compare(sum, *(row.*column.held)) == 0) return {};
    return base::fail(ErrorKind::bad_input,
                      fmt::format("the parts of {} add up to {}, `{}` is {}", row.id, sum.text(), column.name,
                                  (row.*column.held)->text()),
                      row.place, "mend the row or its parts");
}

}  // namespace

base::Result<> check_funds(const Sheet& sheet) {
    std::set<std::string_view> above;
    for (const FundsRow& row : sheet.funds) {
        if (!row.part_of.empty() && !above.contains(row.part_of))
            return base::fail(ErrorKind::bad_input, fmt::format("no row `{}` stands above it", row.part_of), row.place,
                              "put a part below the row it is part of");
        above.insert(row.id);
    }
    for (const FundsRow& row : sheet.funds) {
        for (const Column& column : columns) TRY(check_sum(sheet, row, column));
    }
    return {};
}

}  // namespace core
