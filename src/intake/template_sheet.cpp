#include "intake/template_sheet.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <pugixml.hpp>
#include <ranges>
#include <set>
#include <sstream>

#include "base/utf8.hpp"
#include "intake/workbook.hpp"
#include "intake/xlsx_cell.hpp"
#include "intake/xml.hpp"
#include "paper/xlsx/workbook.hpp"

namespace intake {
namespace {

using base::Result;
using core::TemplateValue;

constexpr std::string_view full_width_blank = "　";

/// Words of a form as people mean them: 全年 执行数 and 全年\n执行数 are the same.
std::string without_blanks(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        if (text.substr(i).starts_with(full_width_blank)) {
            i += full_width_blank.size();
        } else if (std::string_view(" \t\r\n").find(text[i]) != std::string_view::npos) {
            ++i;
        } else {
            out += text[i++];
        }
    }
    return out;
}

}  // namespace

Result<void> parse_for_editing(pugi::xml_document& document, std::string_view text, const std::string& place) {
    constexpr unsigned flags = pugi::parse_escapes | pugi::parse_cdata | pugi::parse_ws_pcdata | pugi::parse_comments |
                               pugi::parse_pi | pugi::parse_declaration;
    const auto parsed = document.load_buffer(text.data(), text.size(), flags);
    if (parsed) return {};
    return base::fail(base::ErrorKind::bad_input, std::string("the workbook is damaged: ") + parsed.description(),
                      place, "open the file in a spreadsheet program and save it anew");
}

std::string xml_text(const pugi::xml_document& document) {
    std::ostringstream out;
    document.save(out, "", pugi::format_raw, pugi::encoding_utf8);
    return std::move(out).str();
}

struct TemplateSheet::Body {
    struct Area {
        CellPlace first, last;
    };

    std::string place_;  ///< of the workbook's file
    Workbook book_;
    pugi::xml_document document_;
    pugi::xml_node data_;
    std::string prefix_;  ///< of the elements: "x:" or nothing
    std::map<std::uint64_t, std::map<std::size_t, pugi::xml_node>> cells_;
    std::map<std::uint64_t, pugi::xml_node> rows_;
    /// The form's own limit of a text (a data validation by length).
    struct Limit {
        Area area;
        std::size_t characters = 0;
    };

    std::vector<Area> merges_;
    std::vector<Limit> limits_;
    CellPlace used_;  ///< the last column and row in use
    std::set<std::string> filled_;

    void read_cells();
    void read_merges();
    void read_limits();
    [[nodiscard]] static std::optional<Area> area_of(std::string_view ref);
    [[nodiscard]] base::Result<CellPlace> find(const core::TemplateValue& value) const;
    [[nodiscard]] base::Result<CellPlace> find_words(const std::string& words, const core::TemplateValue& value) const;
    [[nodiscard]] base::Result<void> check(const CellPlace& cell, const core::TemplateValue& value);
    [[nodiscard]] pugi::xml_node cell_at(const CellPlace& cell);
    [[nodiscard]] pugi::xml_node row_at(std::uint64_t row);
    [[nodiscard]] std::unexpected<base::Error> fail(const std::string& cell, const std::string& message,
                                                    std::string cure, const core::TemplateValue& value) const;
    [[nodiscard]] Result<void> put(const TemplateValue& value);
};

TemplateSheet::TemplateSheet(std::unique_ptr<Body> body) : body_(std::move(body)) {}
TemplateSheet::TemplateSheet(TemplateSheet&&) noexcept = default;
TemplateSheet::~TemplateSheet() = default;

Result<void> TemplateSheet::put(const TemplateValue& value) {
    return body_->put(value);
}
const std::string& TemplateSheet::part() const {
    return body_->book_.part;
}
std::string TemplateSheet::xml() const {
    return xml_text(body_->document_);
}

Result<TemplateSheet> TemplateSheet::open(const ZipFile& zip, const std::string& place, const std::string& sheet) {
    auto made = std::make_unique<Body>();
    Body& opened = *made;
    opened.place_ = place;
    opened.book_ = TRY(Workbook::read(zip, place, sheet));
    const std::string text = TRY(zip.text(opened.book_.part));
    TRY(parse_for_editing(opened.document_, text, fmt::format("{}:{}", place, opened.book_.part)));
    const pugi::xml_node root = xml::child(opened.document_, "worksheet");
    opened.data_ = xml::child(root, "sheetData");
    if (!opened.data_) {
        return base::fail(base::ErrorKind::bad_input, fmt::format("{} is no sheet of cells", opened.book_.sheet), place,
                          "name another sheet in the map");
    }
    const std::string_view name(opened.data_.name());
    opened.prefix_ = name.substr(0, name.size() - std::string_view("sheetData").size());
    opened.read_cells();
    opened.read_merges();
    opened.read_limits();
    return TemplateSheet(std::move(made));
}

void TemplateSheet::Body::read_cells() {
    std::uint64_t row = 0;
    for (const pugi::xml_node row_node : data_.children()) {
        if (xml::local(row_node.name()) != "row") continue;
        row = row_node.attribute("r").as_ullong(row + 1);
        rows_[row] = row_node;
        std::size_t column = 0;
        for (const pugi::xml_node cell : row_node.children()) {
            if (xml::local(cell.name()) != "c") continue;
            // A cell without a name follows the one before it.
            if (const auto named = parse_cell_place(xml::attribute(cell, "r"))) column = named->column;
            cells_[row][column] = cell;
            used_.column = std::max(used_.column, column);
            used_.row = std::max(used_.row, row);
            ++column;
        }
    }
}

std::optional<TemplateSheet::Body::Area> TemplateSheet::Body::area_of(std::string_view ref) {
    const std::size_t colon = ref.find(':');
    const auto first = parse_cell_place(ref.substr(0, colon));
    const auto last = colon == ref.npos ? first : parse_cell_place(ref.substr(colon + 1));
    return first && last ? std::optional(Area{*first, *last}) : std::nullopt;
}

void TemplateSheet::Body::read_merges() {
    for (const pugi::xml_node one : xml::child(data_.parent(), "mergeCells").children()) {
        const auto area = area_of(xml::attribute(one, "ref"));
        if (!area) continue;
        merges_.push_back(*area);
        used_.column = std::max(used_.column, area->last.column);
        used_.row = std::max(used_.row, area->last.row);
    }
}

void TemplateSheet::Body::read_limits() {
    for (const pugi::xml_node one : xml::child(data_.parent(), "dataValidations").children()) {
        if (xml::attribute(one, "type") != "textLength") continue;
        const std::string_view how = xml::attribute(one, "operator");
        const bool is_between = how.empty() || how == "between";
        const std::string_view bound = xml::child(one, is_between ? "formula2" : "formula1").child_value();
        std::size_t characters = 0;
        const auto [end, error] = std::from_chars(bound.data(), bound.data() + bound.size(), characters);
        if (error != std::errc() || end != bound.data() + bound.size()) continue;  // a formula of its own
        if (how == "lessThan" && characters > 0) --characters;
        if (!is_between && how != "lessThan" && how != "lessThanOrEqual") continue;
        const std::string_view areas = xml::attribute(one, "sqref");
        for (const auto part : areas | std::views::split(' ')) {
            if (const auto area = area_of(std::string_view(part))) limits_.push_back({*area, characters});
        }
    }
}

std::unexpected<base::Error> TemplateSheet::Body::fail(const std::string& cell, const std::string& message,
                                                       std::string cure, const core::TemplateValue& value) const {
    return base::fail(base::ErrorKind::bad_input, message,
                      fmt::format("{} ({} {}!{})", value.place, place_, book_.sheet, cell), std::move(cure));
}

Result<CellPlace> TemplateSheet::Body::find_words(const std::string& words, const TemplateValue& value) const {
    const std::string wanted = without_blanks(words);
    std::vector<CellPlace> found;
    for (const auto& [row, cells] : cells_) {
        for (const auto& [column, cell] : cells) {
            const auto text = cell_text(cell, book_);
            if (text && without_blanks(*text) == wanted) found.push_back({column, row});
        }
    }
    if (found.size() == 1) return found.front();
    if (found.empty())
        return fail("“" + words + "”", "no cell says so", "copy the words of the form, or name the cell: at = \"C7\"",
                    value);
    return fail("“" + words + "”",
                fmt::format("two cells say so, {} and {}", cell_name(found[0].column, found[0].row),
                            cell_name(found[1].column, found[1].row)),
                "name the cell: at = \"C7\"", value);
}

Result<CellPlace> TemplateSheet::Body::find(const TemplateValue& value) const {
    if (value.at.cell.empty()) {
        const CellPlace row = TRY(find_words(value.at.row, value));
        const CellPlace column = TRY(find_words(value.at.column, value));
        return CellPlace{column.column, row.row};
    }
    const auto named = parse_cell_place(value.at.cell);
    if (!named) return fail(value.at.cell, "this is no cell", "write its letters and number, as C7", value);
    return *named;
}

Result<void> TemplateSheet::Body::check(const CellPlace& cell, const TemplateValue& value) {
    const std::string name = cell_name(cell.column, cell.row);
    if (cell.column > used_.column || cell.row > used_.row)
        return fail(name, "the form has no such cell",
                    "it uses A1 to " + cell_name(used_.column, std::max<std::uint64_t>(used_.row, 1)), value);
    const auto is_in = [&cell](const Area& area) {
        return cell.column >= area.first.column && cell.column <= area.last.column && cell.row >= area.first.row &&
               cell.row <= area.last.row;
    };
    for (const Limit& limit : limits_) {
        const std::size_t length = base::utf8_length(value.text).value_or(0);
        if (is_in(limit.area) && length > limit.characters)
            return fail(name, fmt::format("the text has {} characters, the form takes {}", length, limit.characters),
                        "shorten the text in the evaluation file", value);
    }
    for (const Area& area : merges_) {
        const bool is_corner = cell.column == area.first.column && cell.row == area.first.row;
        if (is_in(area) && !is_corner) {
            const std::string corner = cell_name(area.first.column, area.first.row);
            return fail(name, "it is part of merged cells", "name their first cell: " + corner, value);
        }
    }
    const auto row = cells_.find(cell.row);
    const auto there = row == cells_.end() ? decltype(row->second.begin()){} : row->second.find(cell.column);
    if (row != cells_.end() && there != row->second.end() && xml::child(there->second, "f"))
        return fail(name, "it has a formula of the form", "fill the cells it adds up, and take this one out of the map",
                    value);
    if (!filled_.insert(name).second) return fail(name, "it is filled twice", "take one of them out of the map", value);
    return {};
}

pugi::xml_node TemplateSheet::Body::row_at(std::uint64_t row) {
    if (const auto known = rows_.find(row); known != rows_.end()) return known->second;
    const auto next = rows_.upper_bound(row);
    const std::string name = prefix_ + "row";
    pugi::xml_node made =
        next == rows_.end() ? data_.append_child(name.c_str()) : data_.insert_child_before(name.c_str(), next->second);
    made.append_attribute("r") = static_cast<unsigned long long>(row);
    rows_[row] = made;
    return made;
}

pugi::xml_node TemplateSheet::Body::cell_at(const CellPlace& cell) {
    auto& cells = cells_[cell.row];
    if (const auto known = cells.find(cell.column); known != cells.end()) return known->second;
    pugi::xml_node row = row_at(cell.row);
    row.remove_attribute("spans");  // only a hint, and no longer true
    const auto next = cells.upper_bound(cell.column);
    const std::string name = prefix_ + "c";
    pugi::xml_node made =
        next == cells.end() ? row.append_child(name.c_str()) : row.insert_child_before(name.c_str(), next->second);
    made.append_attribute("r") = cell_name(cell.column, cell.row).c_str();
    cells[cell.column] = made;
    return made;
}

Result<void> TemplateSheet::Body::put(const TemplateValue& value) {
    const CellPlace place = TRY(find(value));
    TRY(check(place, value));
    pugi::xml_node cell = cell_at(place);
    for (const char* old : {"v", "is"}) cell.remove_child((prefix_ + old).c_str());
    cell.remove_attribute("t");
    if (value.is_number) {
        cell.append_child((prefix_ + "v").c_str()).text() = value.text.c_str();
        return {};
    }
    cell.append_attribute("t") = "inlineStr";
    pugi::xml_node text = cell.append_child((prefix_ + "is").c_str()).append_child((prefix_ + "t").c_str());
    text.append_attribute("xml:space") = "preserve";
    text.text() = paper::sheet_text(value.text).c_str();
    return {};
}

}  // namespace intake
