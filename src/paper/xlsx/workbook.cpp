#include "paper/xlsx/workbook.hpp"

#include <fmt/format.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <array>
#include <cstdlib>

#include "base/utf8.hpp"
#include "paper/docx/xml.hpp"

namespace paper {

struct Workbook::Book {
    lxw_workbook* workbook = nullptr;  ///< null once finished
    lxw_worksheet* worksheet = nullptr;
    lxw_format* title = nullptr;
    lxw_format* text = nullptr;
    lxw_format* day = nullptr;
    std::array<lxw_format*, base::decimal_scale_max + 1> decimals{};
    std::string sheet;
    std::vector<std::string> titles;
    std::size_t columns = 0;
    std::size_t rows = 0;  ///< of the current sheet, title included
    std::string path;
};

namespace {

using base::ErrorKind;

constexpr std::int64_t exact_max = 999'999'999'999'999;  // fifteen digits survive a spreadsheet
constexpr std::size_t width_min = 6;
constexpr std::size_t width_max = 80;

base::Result<> done(lxw_error error, const std::string& place) {
    if (error == LXW_NO_ERROR) return {};
    return base::fail(ErrorKind::io, lxw_strerror(error), place, "look whether the disk is full");
}

lxw_row_t row_number(std::size_t row) {
    return static_cast<lxw_row_t>(row);
}
lxw_col_t column_number(std::size_t column) {
    return static_cast<lxw_col_t>(column);
}

bool is_hex(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/// One cell into the open row.
struct CellWriter {
    const Workbook::Book& book;
    std::size_t column;

    base::Result<> operator()(std::monostate) const { return {}; }
    base::Result<> operator()(std::string_view value) const {
        const auto length = base::utf8_length(value);
        if (!length || *length > sheet_text_max) {
            return base::fail(ErrorKind::bad_input, "a cell holds at most 32,767 characters of UTF-8",
                              fmt::format("row {}, column {}", book.rows + 1, column + 1), "use CSV for such texts");
        }
        const std::string text = sheet_text(value);
        if (text.empty()) return {};
        return done(worksheet_write_string(book.worksheet, row_number(book.rows), column_number(column), text.c_str(),
                                           book.text),
                    book.path);
    }
    base::Result<> operator()(std::int64_t value) const { return (*this)(base::Decimal{value, 0}); }
    base::Result<> operator()(base::Decimal value) const {
        const std::string text = value.text();
        if (value.digits > exact_max || value.digits < -exact_max) return (*this)(std::string_view(text));
        lxw_format* format = book.decimals.at(static_cast<std::size_t>(value.scale));
        return done(worksheet_write_number(book.worksheet, row_number(book.rows), column_number(column),
                                           std::strtod(text.c_str(), nullptr), format),
                    book.path);
    }
    base::Result<> operator()(base::Day value) const {
        if (!value.is_set()) return {};
        lxw_datetime datetime{
            value.year(), static_cast<int>(value.month()), static_cast<int>(value.day_of_month()), 0, 0, 0};
        return done(
            worksheet_write_datetime(book.worksheet, row_number(book.rows), column_number(column), &datetime, book.day),
            book.path);
    }
};

void set_formats(Workbook::Book& book) {
    book.title = workbook_add_format(book.workbook);
    format_set_bold(book.title);
    format_set_text_wrap(book.title);
    format_set_align(book.title, LXW_ALIGN_VERTICAL_TOP);
    book.text = workbook_add_format(book.workbook);
    format_set_num_format(book.text, "@");
    format_set_align(book.text, LXW_ALIGN_VERTICAL_TOP);
    book.day = workbook_add_format(book.workbook);
    format_set_num_format(book.day, "yyyy-mm-dd");
    format_set_align(book.day, LXW_ALIGN_VERTICAL_TOP);
    for (std::size_t scale = 0; scale < book.decimals.size(); ++scale) {
        book.decimals[scale] = workbook_add_format(book.workbook);
        format_set_num_format(book.decimals[scale], (scale == 0 ? "0" : "0." + std::string(scale, '0')).c_str());
        format_set_align(book.decimals[scale], LXW_ALIGN_VERTICAL_TOP);
    }
}

}  // namespace

/// "_x0041_" would be read back as "A" (ISO/IEC 29500, ST_Xstring): its first mark is written as such an escape.
std::string sheet_text(std::string_view given) {
    const std::string text = clean(given);
    constexpr std::size_t length = 7;
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::string_view part = std::string_view(text).substr(i, length);
        const bool is_escape = part.size() == length && part.starts_with("_x") && part.back() == '_' &&
                               std::ranges::all_of(part.substr(2, 4), is_hex);
        out += is_escape ? std::string_view("_x005F_") : part.substr(0, 1);
    }
    return out;
}

void Workbook::Close::operator()(Book* book) const {
    if (book->workbook != nullptr) lxw_workbook_free(book->workbook);
    delete book;
}

Workbook::Workbook(std::unique_ptr<Book, Close> book) : book_(std::move(book)) {}

base::Result<Workbook> Workbook::create(const std::filesystem::path& path) {
    std::unique_ptr<Book, Close> book(new Book);
    book->path = path.string();
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    book->workbook = workbook_new_opt(book->path.c_str(), &options);
    if (book->workbook == nullptr) return base::fail(ErrorKind::io, "no workbook could be begun", book->path);
    lxw_doc_properties properties{};
    properties.created = 1;  // 1970: the file says nothing about the hour of its making
    workbook_set_properties(book->workbook, &properties);
    set_formats(*book);
    return Workbook(std::move(book));
}

base::Result<> Workbook::sheet(const std::string& name, const std::vector<SheetColumn>& columns) {
    if (columns.empty() || columns.size() > sheet_columns_max) {
        return base::fail(ErrorKind::bad_input, fmt::format("a sheet of {} columns", columns.size()), name,
                          fmt::format("use 1 to {}", sheet_columns_max));
    }
    if (workbook_validate_sheet_name(book_->workbook, name.c_str()) != LXW_NO_ERROR) {
        return base::fail(ErrorKind::bad_input, "no name for a sheet", name,
                          "at most 31 characters, without []:*?/\\ and not used twice");
    }
    book_->worksheet = workbook_add_worksheet(book_->workbook, name.c_str());
    if (book_->worksheet == nullptr) return base::fail(ErrorKind::io, "no sheet could be added", name);
    book_->sheet = name;
    book_->titles.clear();
    for (const SheetColumn& column : columns) book_->titles.push_back(clean(column.title));
    book_->columns = columns.size();
    book_->rows = 0;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const std::size_t wanted = columns[i].width > 0 ? columns[i].width : base::display_width(columns[i].title);
        const auto width = static_cast<double>(std::clamp(wanted + 2, width_min, width_max));
        TRY(done(worksheet_set_column(book_->worksheet, column_number(i), column_number(i), width, nullptr),
                 book_->path));
    }
    worksheet_freeze_panes(book_->worksheet, 1, 0);
    constexpr std::uint8_t a4 = 9;
    worksheet_set_paper(book_->worksheet, a4);
    worksheet_set_landscape(book_->worksheet);
    worksheet_fit_to_pages(book_->worksheet, 1, 0);  // as wide as the page, as long as it is
    worksheet_repeat_rows(book_->worksheet, 0, 0);
    for (std::size_t i = 0; i < columns.size(); ++i) {
        TRY(done(worksheet_write_string(book_->worksheet, 0, column_number(i), clean(columns[i].title).c_str(),
                                        book_->title),
                 book_->path));
    }
    book_->rows = 1;
    return {};
}

base::Result<> Workbook::row(std::span<const SheetCell> cells) {
    if (book_->worksheet == nullptr || cells.size() > book_->columns) {
        return base::fail(ErrorKind::bad_input, fmt::format("a row of {} cells", cells.size()), book_->path,
                          fmt::format("the sheet has {} columns", book_->columns));
    }
    if (book_->rows >= sheet_rows_max) {
        return base::fail(ErrorKind::too_many, fmt::format("more than {} rows", sheet_rows_max), book_->path,
                          "narrow the list, or use CSV");
    }
    for (std::size_t i = 0; i < cells.size(); ++i) TRY(std::visit(CellWriter{*book_, i}, cells[i]));
    ++book_->rows;
    return {};
}

base::Result<> Workbook::chart(const SheetChart& wanted) {
    constexpr std::array types{LXW_CHART_BAR, LXW_CHART_COLUMN, LXW_CHART_LINE};
    constexpr double width = 640, height = 360, height_of_bar = 20;  // pixels
    Book& book = *book_;
    lxw_chart* chart =
        workbook_add_chart(book.workbook, static_cast<std::uint8_t>(types.at(static_cast<std::size_t>(wanted.kind))));
    if (chart == nullptr || wanted.rows == 0) return base::fail(ErrorKind::io, "no chart could be added", book.path);
    for (const std::size_t column : wanted.values) {
        lxw_chart_series* series = chart_add_series(chart, nullptr, nullptr);
        if (series == nullptr) return base::fail(ErrorKind::io, "no chart could be added", book.path);
        const auto last = row_number(wanted.rows);
        chart_series_set_categories(series, book.sheet.c_str(), 1, column_number(wanted.names), last,
                                    column_number(wanted.names));
        chart_series_set_values(series, book.sheet.c_str(), 1, column_number(column), last, column_number(column));
        chart_series_set_name(series, book.titles.at(column).c_str());
    }
    const bool is_bars = wanted.kind == SheetChart::Kind::bars;
    if (is_bars) chart_axis_set_reverse(chart->y_axis);  // first row on top
    chart_title_set_name(chart, clean(wanted.title).c_str());
    if (!wanted.unit.empty()) chart_axis_set_name(is_bars ? chart->x_axis : chart->y_axis, clean(wanted.unit).c_str());
    chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
    worksheet_fit_to_pages(book.worksheet, 1, 1);  // table and chart together
    lxw_chart_options options{};
    const double needed =
        is_bars ? std::max(height, static_cast<double>(wanted.rows * wanted.values.size()) * height_of_bar) : height;
    options.x_scale = width / 480;  // of the library's own size
    options.y_scale = needed / 288;
    return done(worksheet_insert_chart_opt(book.worksheet, row_number(book.rows + 1), 0, chart, &options), book.path);
}

base::Result<> Workbook::finish() {
    if (book_->workbook == nullptr || book_->worksheet == nullptr)
        return base::fail(ErrorKind::bad_input, "a workbook without a sheet", book_->path, "begin one first");
    return done(workbook_close(std::exchange(book_->workbook, nullptr)), book_->path);
}

}  // namespace paper
