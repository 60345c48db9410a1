// Writes lists and figures as an .xlsx file, row by row in constant memory. Used by http and the command line for
// downloads. One thread a workbook; fails where the disk does, and where a sheet would have to leave something out.
#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/day.hpp"
#include "base/decimal.hpp"
#include "base/result.hpp"

namespace paper {

inline constexpr std::size_t sheet_rows_max = 1'048'576;  ///< of the format, the title row included
inline constexpr std::size_t sheet_columns_max = 200;
inline constexpr std::size_t sheet_text_max = 32'767;  ///< characters of a cell, of the format

/// Empty, a text, a whole number, a decimal or a day. Texts stay texts: nothing in them is ever a formula. Numbers of
/// more than 15 digits are written as text, because spreadsheets would round them.
using SheetCell = std::variant<std::monostate, std::string_view, std::int64_t, base::Decimal, base::Day>;

/// A text as a cell holds it: what XML cannot hold left out, what would be read back as an escape escaped.
[[nodiscard]] std::string sheet_text(std::string_view text);

struct SheetColumn {
    std::string title;
    std::size_t width = 0;  ///< in columns of a terminal, two a Chinese character; 0: what the title needs
};

/// A chart of a sheet's table, by its columns.
struct SheetChart {
    enum class Kind : std::uint8_t { bars, columns, lines };
    Kind kind = Kind::columns;
    std::string title;
    std::size_t names = 0;            ///< column of the names (categories)
    std::vector<std::size_t> values;  ///< columns, one a series; called as they are titled
    std::size_t rows = 0;             ///< of the table, from its first below the title
    std::string unit;                 ///< of the values' axis; may be empty
};

class Workbook {
  public:
    /// The file is written at finish(); until then nothing stands there.
    [[nodiscard]] static base::Result<Workbook> create(const std::filesystem::path& path);
    /// The rows that follow go into this sheet, under a title row that stays in view. At most 31 characters, without
    /// []:*?/\ and not used twice.
    [[nodiscard]] base::Result<> sheet(const std::string& name, const std::vector<SheetColumn>& columns);
    [[nodiscard]] base::Result<> row(std::span<const SheetCell> cells);
    /// Below the last row; nothing is written into the sheet after it.
    [[nodiscard]] base::Result<> chart(const SheetChart& chart);
    /// A workbook that goes away without it leaves no file.
    [[nodiscard]] base::Result<> finish();

    struct Book;  ///< of libxlsxwriter
    struct Close {
        void operator()(Book* book) const;
    };

  private:
    explicit Workbook(std::unique_ptr<Book, Close> book);
    std::unique_ptr<Book, Close> book_;
};

}  // namespace paper
