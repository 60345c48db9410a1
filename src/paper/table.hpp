// Plain tables for a terminal: columns aligned by what is seen, not by bytes, so that Chinese text lines up. Used by
// the command line. Pure, any thread, nothing fails.
#pragma once
#include <string>
#include <vector>

namespace paper {

enum class Align : unsigned char { left, right };

class Table {
  public:
    struct Column {
        std::string title;
        Align align = Align::left;  ///< numbers right
        std::size_t width_max = 0;  ///< longer cells are cut and end in …; 0 = as wide as they are
    };
    explicit Table(std::vector<Column> columns) : columns_(std::move(columns)) {}

    /// Missing cells are empty. Line breaks in a cell become spaces: a row is a line.
    void row(std::vector<std::string> cells);
    /// A line of dashes before the next row, for totals.
    void rule() { rows_.emplace_back(); }
    [[nodiscard]] bool is_empty() const { return rows_.empty(); }
    /// Header, rule, rows; two spaces between columns, no spaces at the ends of lines.
    [[nodiscard]] std::string text() const;

  private:
    std::vector<Column> columns_;
    std::vector<std::vector<std::string>> rows_;  ///< an empty one is a rule
};

/// Cut to `width` columns of a terminal, ending in … where something was left out.
[[nodiscard]] std::string fit(std::string_view text, std::size_t width);

}  // namespace paper
