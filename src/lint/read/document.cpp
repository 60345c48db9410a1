// .docx: word/document.xml in order; paragraphs become lines, tables grids. What is struck out by revisions is left
// out.
#include <fmt/format.h>

#include <pugixml.hpp>

#include "intake/xml.hpp"
#include "intake/zip_file.hpp"
#include "lint/read/grid.hpp"
#include "lint/read/office.hpp"
#include "lint/read/text.hpp"
#include "lint/words.hpp"

namespace lint {
namespace {

namespace xml = intake::xml;
constexpr const char* part = "word/document.xml";
constexpr std::size_t depth_max = 64;

class Document {
  public:
    std::string text;  ///< a line a paragraph
    std::vector<Grid> tables;

    void body(pugi::xml_node node, std::size_t depth) {
        if (depth > depth_max) return;
        for (const pugi::xml_node child : node.children()) {
            const std::string_view name = xml::local(child.name());
            if (name == "p") {
                text += paragraph(child, depth);
                text += '\n';
            } else if (name == "tbl") {
                tables.push_back(table(child, depth));
            } else if (name != "sectPr" && name != "del") {
                body(child, depth + 1);  // <w:sdt>, <w:ins> …
            }
        }
    }

  private:
    static void runs(pugi::xml_node node, std::string& out, std::size_t depth) {
        if (depth > depth_max) return;
        for (const pugi::xml_node child : node.children()) {
            const std::string_view name = xml::local(child.name());
            if (name == "t")
                out += child.child_value();
            else if (name == "tab")
                out += ' ';
            else if (name == "br" || name == "cr")
                out += '\n';
            else if (name != "del" && name != "pPr" && name != "rPr" && name != "txbxContent")
                runs(child, out, depth + 1);
        }
    }
    static std::string paragraph(pugi::xml_node node, std::size_t depth) {
        std::string out;
        runs(node, out, depth + 1);
        return out;
    }
    Grid table(pugi::xml_node node, std::size_t depth) const {
        Grid grid;
        const std::string name = fmt::format("表{}", tables.size() + 1);
        for (const pugi::xml_node row : node.children()) {
            if (xml::local(row.name()) != "tr" || grid.size() == rows_max) continue;
            std::vector<GridCell> cells;
            for (const pugi::xml_node cell : row.children()) {
                if (xml::local(cell.name()) != "tc") continue;
                Document inside;
                inside.body(cell, depth + 1);
                std::string words = trimmed(inside.text);
                const std::string_view span = xml::attribute(xml::child(xml::child(cell, "tcPr"), "gridSpan"), "val");
                const std::size_t columns = span.size() == 1 && is_digit(span[0]) && span[0] > '0'
                                                ? static_cast<std::size_t>(span[0] - '0')
                                                : 1;
                for (std::size_t i = 0; i < columns; ++i)
                    cells.push_back(
                        {.text = words,
                         .place = {.cell = fmt::format("{} 第{}行第{}列", name, grid.size() + 1, cells.size() + 1),
                                   .quote = excerpt(words, 30)}});
            }
            grid.push_back(std::move(cells));
        }
        return grid;
    }
};

}  // namespace

base::Result<> read_document(Report& report, const std::filesystem::path& file) {
    const auto zip = TRY(intake::ZipFile::open(file));
    if (!zip.has(part))
        return base::fail(base::ErrorKind::bad_input, "this zip file is neither a document nor a workbook",
                          file.string(), "give the report as .docx, .xlsx or text");
    const std::string text = TRY(zip.text(part));
    pugi::xml_document document;
    TRY(xml::parse(document, text, fmt::format("{}:{}", file.string(), part)));
    Document read;
    read.body(xml::child(xml::child(document, "document"), "body"), 0);
    report.counts_paragraphs = true;
    read_plain_text(report, std::move(read.text), true);
    for (const Grid& grid : read.tables) read_grid(report, grid);
    return {};
}

}  // namespace lint
