// .xlsx and CSV by the importer's readers; every sheet of a workbook.
#include <fmt/format.h>

#include <pugixml.hpp>

#include "intake/csv_reader.hpp"
#include "intake/encoding.hpp"
#include "intake/xlsx_reader.hpp"
#include "intake/xml.hpp"
#include "lint/read/grid.hpp"
#include "lint/read/office.hpp"
#include "lint/words.hpp"

namespace lint {
namespace {

std::string column_name(std::size_t column) {
    std::string name;
    for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        name.insert(name.begin(), static_cast<char>('A' + (rest - 1) % 26));
    return name;
}

base::Result<std::vector<std::string>> sheet_names(const std::filesystem::path& file) {
    constexpr const char* part = "xl/workbook.xml";
    const auto zip = TRY(intake::ZipFile::open(file));
    const std::string text = TRY(zip.text(part));
    pugi::xml_document document;
    TRY(intake::xml::parse(document, text, fmt::format("{}:{}", file.string(), part)));
    std::vector<std::string> names;
    for (const pugi::xml_node sheet :
         intake::xml::child(intake::xml::child(document, "workbook"), "sheets").children()) {
        if (intake::xml::local(sheet.name()) == "sheet") names.emplace_back(intake::xml::attribute(sheet, "name"));
    }
    return names;
}

base::Result<Grid> read_records(intake::RecordReader& reader, const std::string& sheet) {
    Grid grid;
    intake::Record record;
    while (grid.size() < rows_max && TRY(reader.next(record))) {
        std::vector<GridCell> row;
        for (std::size_t i = 0; i < record.fields.size(); ++i) {
            const std::string text(record.fields[i]);
            row.push_back({.text = text,
                           .place = {.cell = fmt::format("{}!{}{}", sheet, column_name(i), record.line),
                                     .quote = excerpt(trimmed(text), 30)}});
        }
        grid.push_back(std::move(row));
    }
    return grid;
}

}  // namespace

base::Result<> read_workbook(Report& report, const std::filesystem::path& file) {
    const auto names = TRY(sheet_names(file));
    for (std::size_t i = 0; i < names.size() && i < sheets_max; ++i) {
        const auto reader = TRY(intake::XlsxReader::open(file, names[i]));
        const Grid grid = TRY(read_records(*reader, names[i]));
        read_grid(report, grid);
    }
    return {};
}

base::Result<> read_csv(Report& report, const std::filesystem::path& file, bool is_utf8) {
    auto input = TRY(intake::Input::open(file));
    auto decoder = TRY(intake::Decoder::open(is_utf8 ? intake::Encoding::utf8 : intake::Encoding::gb18030));
    intake::CsvReader reader(input, file.string());
    intake::Record record;
    Grid grid;
    while (grid.size() < rows_max && TRY(reader.next(record))) {
        std::vector<GridCell> row;
        for (std::size_t i = 0; i < record.fields.size(); ++i) {
            std::string text;
            std::size_t bad_byte = 0;
            if (!decoder.decode(record.fields[i], text, bad_byte))
                return base::fail(base::ErrorKind::bad_input, "bytes that are neither UTF-8 nor GB18030",
                                  fmt::format("{}:{}", file.string(), record.line), "save it as UTF-8");
            row.push_back({.text = text,
                           .place = {.line = static_cast<std::uint32_t>(record.line),
                                     .column = 0,
                                     .cell = fmt::format("{}{}", column_name(i), record.line),
                                     .quote = excerpt(trimmed(text), 30)}});
        }
        if (!row.empty() && row.front().text.starts_with("#")) continue;  // a remark
        grid.push_back(std::move(row));
    }
    read_grid(report, grid);
    return {};
}

}  // namespace lint
