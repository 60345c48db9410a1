#include "intake/xlsx_reader.hpp"

#include <fmt/format.h>
#include <pugixml.hpp>

#include <algorithm>
#include <charconv>

#include "intake/cells.hpp"
#include "intake/import.hpp"
#include "intake/xlsx_cell.hpp"
#include "intake/xml.hpp"

namespace intake {

using base::Result;

std::unexpected<base::Error> XlsxReader::error(std::string message, std::string cure) const {
    return base::fail(base::ErrorKind::bad_input, std::move(message),
                      fmt::format("{}:{}!{}", place_, book_.sheet, row_), std::move(cure));
}

Result<std::vector<XlsxReader::Merge>> XlsxReader::read_merges(const ZipFile& zip, const std::string& place,
                                                               const Workbook& book) {
    std::vector<Merge> merges;
    const std::string where = fmt::format("{}:{}", place, book.sheet);
    XmlElements elements(TRY(zip.part(book.part)), where, "mergeCell");
    std::string element;
    while (TRY(elements.next(element))) {
        pugi::xml_document document;
        TRY(xml::parse(document, element, where));
        const std::string_view range = xml::attribute(document.first_child(), "ref");
        const std::size_t colon = range.find(':');
        const auto from = parse_cell_place(range.substr(0, colon));
        const auto to = parse_cell_place(colon == range.npos ? range : range.substr(colon + 1));
        if (!from || !to || to->row < from->row || to->column < from->column) {
            return base::fail(base::ErrorKind::bad_input, fmt::format("{} are no merged cells", range.substr(0, 40)),
                              where, "open the file in a spreadsheet program and save it anew");
        }
        if (merges.size() == merges_max) {
            return base::fail(base::ErrorKind::too_many, fmt::format("more than {} merged cells", merges_max), where,
                              "undo the merging, or save the sheet as CSV");
        }
        merges.push_back({.top = from->row, .bottom = to->row, .left = from->column, .right = to->column, .value = {}});
    }
    std::ranges::sort(merges, {}, &Merge::top);
    return merges;
}

Result<std::unique_ptr<RecordReader>> XlsxReader::open(const std::filesystem::path& path, const std::string& sheet) {
    const std::string place = path.string();
    ZipFile zip = TRY(ZipFile::open(path));
    Workbook book = TRY(Workbook::read(zip, place, sheet));
    std::vector<Merge> merges = TRY(read_merges(zip, place, book));
    XmlElements rows(TRY(zip.part(book.part)), fmt::format("{}:{}", place, book.sheet), "row");
    return std::unique_ptr<RecordReader>(
        new XlsxReader(std::move(zip), place, std::move(book), std::move(merges), std::move(rows)));
}

Result<void> XlsxReader::read_row() {
    cells_.clear();
    pugi::xml_document document;
    TRY(xml::parse(document, element_, fmt::format("{}:{}", place_, book_.sheet)));
    const pugi::xml_node row = document.first_child();
    const std::uint64_t before = row_++;
    if (const std::string_view named = xml::attribute(row, "r"); !named.empty()) {
        const auto [end, problem] = std::from_chars(named.data(), named.data() + named.size(), row_);
        if (problem != std::errc() || row_ <= before)
            return error("the rows are not in order", "open the file in a spreadsheet program and save it anew");
    }
    if (row_ > rows_max) return error(fmt::format("more than {} rows", rows_max), "save the sheet as CSV");
    std::size_t column = 0, bytes = 0;
    for (const pugi::xml_node cell : row.children()) {
        if (xml::local(cell.name()) != "c") continue;
        if (const std::string_view named = xml::attribute(cell, "r"); !named.empty()) {
            const auto place = parse_cell_place(named);
            if (!place || place->row != row_ || place->column < column)
                return error(fmt::format("{} is no cell of this row", named.substr(0, 40)),
                             "open the file in a spreadsheet program and save it anew");
            column = place->column;
        }
        auto text = cell_text(cell, book_);
        const std::size_t at = column++;
        if (text && text->empty()) continue;
        if (at >= columns_max) {
            return error(fmt::format("more than {} columns: something stands in {}", columns_max, cell_name(at, row_)),
                         "take out what is not imported");
        }
        cells_.resize(at + 1);
        bytes += text ? text->size() : 0;
        if ((text && text->size() > field_bytes_max) || bytes > record_bytes_max) {
            return error(fmt::format("{} makes the row longer than {} bytes", cell_name(at, row_),
                                     text->size() > field_bytes_max ? field_bytes_max : record_bytes_max),
                         "shorten it");
        }
        if (text) {
            cells_[at].text = *std::move(text);
        } else {
            cells_[at].problem = fmt::format("{} holds {}", cell_name(at, row_), text.error());
        }
    }
    return {};
}

Result<void> XlsxReader::spread_merges() {
    std::erase_if(open_, [this](const Merge& merge) { return merge.bottom < row_; });
    for (; next_merge_ < merges_.size() && merges_[next_merge_].top <= row_; ++next_merge_) {
        Merge& merge = merges_[next_merge_];
        if (merge.top == row_ && merge.left < cells_.size()) merge.value = cells_[merge.left];
        const bool has_value = !merge.value.text.empty() || !merge.value.problem.empty();
        if (!has_value || merge.bottom < row_) continue;
        open_.push_back(std::move(merge));
        if (open_.size() > columns_max)
            return error("merged cells lie upon each other", "undo the merging, or save the sheet as CSV");
    }
    for (const Merge& merge : open_) {
        const std::size_t end = std::min(merge.right + 1, columns_max);
        if (cells_.size() < end) cells_.resize(end);
        for (std::size_t column = merge.left; column < end; ++column) cells_[column] = merge.value;
    }
    return {};
}

Result<bool> XlsxReader::next(Record& record) {
    record.fields.clear();
    record.bad_cells.clear();
    record.problem = {};
    record.is_ragged = true;
    bool has_value = false;
    while (!has_value) {
        if (!TRY(rows_.next(element_))) return false;
        TRY(read_row());
        // Looked at before the merged cells are filled: a row that is only covered by those above it says nothing.
        has_value = std::ranges::any_of(
            cells_, [](const Cell& cell) { return !trimmed(cell.text).empty() || !cell.problem.empty(); });
        TRY(spread_merges());
    }
    record.line = row_;
    for (std::size_t i = 0; i < cells_.size(); ++i) {
        record.fields.emplace_back(cells_[i].text);
        if (!cells_[i].problem.empty()) record.bad_cells.push_back({.field = i, .what = cells_[i].problem});
    }
    return true;
}

}  // namespace intake
