#include "intake/xlsx_cell.hpp"

#include <fmt/format.h>
#include <pugixml.hpp>

#include <charconv>
#include <cmath>

#include "base/day.hpp"
#include "intake/xml.hpp"

namespace intake {
namespace {

using Text = std::expected<std::string, std::string>;

constexpr double whole_max = 1e15;  // a spreadsheet keeps 15 digits
constexpr int seconds_of_day = 86'400;

Text day_text(double serial, bool is_1904, bool is_time) {
    const double whole = std::floor(serial);
    auto seconds = static_cast<std::int64_t>(std::llround((serial - whole) * seconds_of_day));
    auto days = static_cast<std::int64_t>(whole);
    if (seconds == seconds_of_day) {
        ++days;
        seconds = 0;
    }
    const std::string clock = fmt::format("{:02}:{:02}:{:02}", seconds / 3'600, seconds / 60 % 60, seconds % 60);
    if (is_time && days == 0) return clock;
    constexpr std::int64_t days_max = 2'958'465;  // 9999-12-31
    if (days < 0 || days > days_max) return std::unexpected(fmt::format("{} is no day of a calendar", serial));
    // The 1900 system counts a 29 February 1900 that never was, as number 60.
    if (!is_1904 && days == 60) return std::unexpected(std::string("29 February 1900 never was"));
    const base::Day start = is_1904 ? base::Day::from(1904, 1, 1) : base::Day::from(1899, 12, days < 60 ? 31 : 30);
    const std::string day = (start + static_cast<int>(days)).text();
    return seconds == 0 ? day : day + " " + clock;
}

/// 2026-03-16T09:30:00Z as a newer workbook stores a day: the T becomes a blank, a midnight goes.
std::string iso_text(std::string text) {
    if (text.ends_with('Z')) text.pop_back();
    if (const std::size_t fraction = text.find('.'); fraction != text.npos) text.resize(fraction);
    if (text.size() > 10 && text[10] == 'T') text[10] = ' ';
    if (text.ends_with(" 00:00:00")) text.resize(10);
    return text;
}

}  // namespace

std::optional<CellPlace> parse_cell_place(std::string_view text) {
    constexpr std::size_t columns_of_sheet = 16'384;
    constexpr std::uint64_t rows_of_sheet = 1'048'576;
    CellPlace place;
    std::size_t column = 0;
    while (!text.empty() && text.front() >= 'A' && text.front() <= 'Z' && column <= columns_of_sheet) {
        column = column * 26 + static_cast<std::size_t>(text.front() - 'A' + 1);
        text.remove_prefix(1);
    }
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), place.row);
    if (column == 0 || column > columns_of_sheet || error != std::errc() || end != text.data() + text.size() ||
        place.row == 0 || place.row > rows_of_sheet)
        return std::nullopt;
    place.column = column - 1;
    return place;
}

std::string cell_name(std::size_t column, std::uint64_t row) {
    std::string letters;
    for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
    return letters + std::to_string(row);
}

Text number_text(std::string_view stored, NumberKind kind, bool is_1904) {
    double number = 0;
    const auto [end, error] = std::from_chars(stored.data(), stored.data() + stored.size(), number);
    if (error != std::errc() || end != stored.data() + stored.size() || !std::isfinite(number))
        return std::unexpected(fmt::format("“{}” is no number", stored.substr(0, 40)));
    if (kind != NumberKind::plain) return day_text(number, is_1904, kind == NumberKind::time);
    if (std::fabs(number) >= whole_max) {
        // 18 digits of an identity number typed as a number: the last three are lost already.
        return std::unexpected(
            std::string("a number of more than 15 digits, of which the spreadsheet keeps only 15; type it as a text"));
    }
    if (number == std::floor(number)) return fmt::format("{}", static_cast<std::int64_t>(number));
    return fmt::format("{}", number);
}

Text cell_text(pugi::xml_node cell, const Workbook& book) {
    const std::string_view type = xml::attribute(cell, "t");
    if (type == "inlineStr") return xml::rich_text(xml::child(cell, "is"));
    const pugi::xml_node value = xml::child(cell, "v");
    const std::string_view stored = value.child_value();
    if (stored.empty()) {
        if (!value && xml::child(cell, "f"))
            return std::unexpected(
                std::string("a formula without a stored value; open the file in a spreadsheet program and save it"));
        return std::string();
    }
    if (type == "s") {
        std::size_t index = 0;
        const auto [end, error] = std::from_chars(stored.data(), stored.data() + stored.size(), index);
        if (error != std::errc() || end != stored.data() + stored.size() || index >= book.texts.size())
            return std::unexpected(fmt::format("text number {} is not in the workbook", stored.substr(0, 40)));
        return std::string(book.texts.at(index));
    }
    if (type == "str") return xml::plain_text(stored);
    if (type == "b") return std::string(stored == "1" ? "TRUE" : "FALSE");
    if (type == "e") return std::unexpected(fmt::format("the error {}", stored.substr(0, 40)));
    if (type == "d") return iso_text(std::string(stored));
    if (!type.empty() && type != "n")
        return std::unexpected(fmt::format("a cell of the unknown type {}", type.substr(0, 40)));
    std::size_t style = 0;
    const std::string_view named = xml::attribute(cell, "s");
    std::from_chars(named.data(), named.data() + named.size(), style);
    return number_text(stored, style < book.kinds.size() ? book.kinds[style] : NumberKind::plain, book.is_1904);
}

}  // namespace intake
