#include "law/template_map.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "law/ids.hpp"

namespace law {
namespace {

using core::TemplateCell;
using core::TemplateKind;

constexpr int row_max = 1'048'576, text_max = 32'767;

struct Kind {
    const char* key;
    TemplateKind kind;
};
constexpr std::array kinds{Kind{"text", TemplateKind::text}, Kind{"number", TemplateKind::number},
                           Kind{"value", TemplateKind::value}};

bool is_column(std::string_view text) {
    return !text.empty() && text.size() <= 3 && std::ranges::all_of(text, [](char c) { return c >= 'A' && c <= 'Z'; });
}

/// What goes in, and in which shape; where it goes the caller has read.
void read_content(Fields& fields, TemplateCell& cell) {
    int given = 0;
    for (const Kind& one : kinds) {
        if (!fields.has(one.key)) continue;
        ++given;
        cell.kind = one.kind;
        cell.content = fields.text(one.key);
    }
    if (given != 1)
        fields.fail(fields.place(), "what goes into the cell is not said once", "give one of text, number, value");
    if (fields.has("unit")) cell.unit = fields.word<core::MoneyUnit>("unit");
    cell.is_fraction = fields.flag("fraction");
    if (fields.has("decimals")) cell.decimals = fields.number("decimals", 0, base::decimal_scale_max);
    const std::string rounding = fields.text_or("rounding", "half_up");
    if (rounding != "half_up" && rounding != "truncate")
        fields.fail(fields.place("rounding"), "`" + rounding + "` is no rounding", "half_up or truncate");
    cell.rounding = rounding == "truncate" ? base::Rounding::truncate : base::Rounding::half_up;
    cell.text_max = static_cast<std::size_t>(fields.number_or("text_max", 1, text_max, text_max));
    const bool is_shaped = cell.unit || cell.is_fraction || cell.decimals || fields.has("rounding");
    if (cell.kind == TemplateKind::text && is_shaped)
        fields.fail(fields.place("text"), "a text has no unit and no decimals", "write number = or value =");
}

base::Result<TemplateCell> read_cell(const Table& table, const std::string& path, const std::string& sheet) {
    Fields fields(table, path);
    TemplateCell cell;
    cell.place = fields.place();
    cell.at.sheet = fields.text_or("sheet", sheet);
    const bool is_named = fields.has("row") || fields.has("column");
    if (is_named) {
        cell.at.row = fields.text("row", "name the row and the column");
        cell.at.column = fields.text("column", "name the row and the column");
    }
    if (fields.has("at") == is_named) {
        fields.fail(fields.place(), "where it goes is not said once", "give at = \"C7\", or row and column");
    } else if (!is_named) {
        cell.at.cell = fields.text("at");
    }
    read_content(fields, cell);
    TRY(fields.done());
    return cell;
}

base::Result<core::TemplateRows> read_rows(const Table& table, const std::string& path,
                                           const std::string& default_sheet) {
    Fields fields(table, path);
    core::TemplateRows rows;
    rows.place = fields.place();
    const std::string sheet = fields.text_or("sheet", default_sheet);
    rows.of = fields.word<core::TemplateRowsOf>("of");
    rows.groups = fields.texts("groups");
    if (!rows.groups.empty() && rows.of != core::TemplateRowsOf::lines)
        fields.fail(fields.place("groups"), "only lines are in groups", "take `groups` out");
    rows.first = fields.number("first", 1, row_max);
    rows.last = fields.number("last", 1, row_max);
    if (rows.last < rows.first)
        fields.fail(fields.place("last"), "the last row comes before the first", "turn them round");
    const auto columns = fields.tables("column");
    TRY(fields.done());
    for (const Table* one : columns) {
        Fields inner(*one, path);
        TemplateCell cell;
        cell.place = inner.place();
        cell.at.sheet = sheet;
        cell.at.cell = inner.text("at");
        if (!is_column(cell.at.cell))
            inner.fail(inner.place("at"), "`" + cell.at.cell + "` is no column", "write its letters, as B");
        read_content(inner, cell);
        TRY(inner.done());
        rows.cells.push_back(std::move(cell));
    }
    return rows;
}

}  // namespace

base::Result<core::TemplateMap> read_template_map(const File& file) {
    const Table table = TRY(parse(file.text, file.path));
    Fields fields(table, file.path);
    if (fields.text("kind") != "template")
        fields.fail(fields.place("kind"), "not the map of a template", "write kind = \"template\"");
    core::TemplateMap map;
    map.id = plain_id(fields, "id");
    map.name = fields.text("name");
    map.source = fields.text("source", "say whose form it is");
    const std::string sheet = fields.text_or("sheet", "");
    const auto cells = fields.tables_or_none("cell");
    const auto rows = fields.tables_or_none("rows");
    if (cells.empty() && rows.empty()) fields.fail(fields.place(), "the map fills nothing", "add [[cell]] or [[rows]]");
    TRY(fields.done());
    for (const Table* one : cells) map.cells.push_back(TRY(read_cell(*one, file.path, sheet)));
    std::size_t count = map.cells.size();
    for (const Table* one : rows) {
        map.rows.push_back(TRY(read_rows(*one, file.path, sheet)));
        const core::TemplateRows& last = map.rows.back();
        count += last.cells.size() * static_cast<std::size_t>(last.last - last.first + 1);
    }
    if (count > template_map_cells_max)
        return base::fail(base::ErrorKind::too_many,
                          fmt::format("the map fills {} cells, at most {}", count, template_map_cells_max), file.path,
                          "split it into several");
    return map;
}

}  // namespace law
