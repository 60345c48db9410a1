// Where somebody else's form, such as the finance bureau's workbook, wants what of a scored sheet. The map is data,
// read by law/template_map.hpp from a file that the office writes (docs/formats/evaluation.md). Pure values, any
// thread.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/decimal.hpp"
#include "core/words.hpp"

namespace core {

/// A cell by its name, or by the words that stand in its row and on top of its column.
struct TemplatePlace {
    std::string sheet;        ///< empty: the workbook's first
    std::string cell;         ///< "C7"; of repeated rows the letters of the column; empty where named by words
    std::string row, column;  ///< 财政拨款, 全年执行数
};

/// number must be one; value is one where it can be, and else a text.
enum class TemplateKind : std::uint8_t { text, number, value };

enum class MoneyUnit : std::uint8_t { yuan, thousand, wan, yi };
inline constexpr Word money_unit_words[]{{"元", "元"}, {"千元", "千元"}, {"万元", "万元"}, {"亿元", "亿元"}};
constexpr std::span<const Word> words(MoneyUnit) {
    return money_unit_words;
}

/// What goes into one cell.
struct TemplateCell {
    TemplatePlace at;
    TemplateKind kind = TemplateKind::value;
    std::string content;            ///< with fields: {funds.total.spent}
    std::optional<MoneyUnit> unit;  ///< of an amount; not set: as in the sheet
    bool is_fraction = false;       ///< 98.88 per cent is written as 0.9888, for a cell that shows per cent itself
    std::optional<int> decimals;    ///< rounded to so many
    base::Rounding rounding = base::Rounding::half_up;
    std::size_t text_max = 0;  ///< characters; 0: what a cell holds
    std::string place;         ///< file:line
};

enum class TemplateRowsOf : std::uint8_t { lines, funds, tasks };
inline constexpr Word template_rows_words[]{{"lines", "指标"}, {"funds", "资金"}, {"tasks", "任务"}};
constexpr std::span<const Word> words(TemplateRowsOf) {
    return template_rows_words;
}

/// Rows of the form that are filled one after the other; in their cells `{line.name}` is that of the row's own line.
struct TemplateRows {
    TemplateRowsOf of = TemplateRowsOf::lines;
    std::vector<std::string> groups;  ///< lines of these groups and their parts only; empty: all
    int first = 1, last = 1;          ///< rows that the form has for them
    std::vector<TemplateCell> cells;
    std::string place;
};

struct TemplateMap {
    std::string id, name, source;
    std::vector<TemplateCell> cells;
    std::vector<TemplateRows> rows;
};

}  // namespace core
