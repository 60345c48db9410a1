// What a column of a table is for, told by its title in the words that the forms use, Chinese or English. Used by every
// reader of tables. Pure, any thread.
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "lint/model.hpp"

namespace lint {

enum class Role : std::uint8_t {
    none,
    other,
    level,
    kind,
    name,
    definition,
    sign,
    target,
    unit,
    actual,
    full,
    score,
    initial,
    adjustment,
    budget,
    spent,
    rate,
    adjustment_rate,
    funds,
    reason,
    label,
};

[[nodiscard]] Role role_of(std::string_view title);                 ///< of a column's title or a key
[[nodiscard]] std::vector<Role> roles_in(std::string_view header);  ///< of a header without its lines, in order
[[nodiscard]] bool is_value(Role role);                             ///< target, actual, marks, money, rates
/// 一级指标 and 二级指标 by name: "产出指标"; "质量", "社会效益", whether 指标 stands behind it or not. Empty if it is
/// none.
[[nodiscard]] std::string_view level_word(std::string_view cell);
[[nodiscard]] std::string_view kind_word(std::string_view cell);

/// A row as its table gives it.
struct Cell {
    Role role = Role::none;
    std::string title;
    std::string text;
    Place place;
};
/// Puts the row where it belongs: an indicator, a row of funds, or nowhere. Says whether it was taken.
bool add_row(Report& report, const std::vector<Cell>& row, std::size_t table, std::string_view title_unit = {});

}  // namespace lint
