#include "paper/docx/styles.hpp"

#include "paper/docx/xml.hpp"

namespace paper {
namespace {

constexpr std::string_view side_words[] = {"left", "center", "right", "both"};

void write_fonts(Xml& xml, Face face) {
    // Letters and digits in the face that goes with each; page numbers wholly in 宋体.
    const std::string_view latin = face == Face::song ? font_of(face) : "Times New Roman";
    xml.leaf("w:rFonts", {{"w:ascii", latin}, {"w:hAnsi", latin}, {"w:eastAsia", font_of(face)}, {"w:cs", latin}});
}

void write_style(Xml& xml, const StyleRow& row) {
    xml.open("w:style", {{"w:type", "paragraph"}, {"w:customStyle", "1"}, {"w:styleId", row.id}});
    xml.leaf("w:name", {{"w:val", row.zh}});
    xml.leaf("w:basedOn", {{"w:val", "Normal"}}).leaf("w:qFormat");
    xml.open("w:pPr");
    if (row.is_kept) xml.leaf("w:keepNext").leaf("w:keepLines");
    // Digits between characters keep the grid: no space of the program's own around them.
    xml.leaf("w:autoSpaceDE", {{"w:val", "0"}}).leaf("w:autoSpaceDN", {{"w:val", "0"}});
    if (row.line != line_pitch) xml.leaf("w:snapToGrid", {{"w:val", "0"}});
    if (row.line > 0) xml.leaf("w:spacing", {{"w:line", row.line}, {"w:lineRule", "exact"}});
    if (row.first > 0) {
        xml.leaf("w:ind", {{"w:firstLineChars", row.first * 100}, {"w:firstLine", row.first * row.size * 10}});
    }
    xml.leaf("w:jc", {{"w:val", side_words[static_cast<std::size_t>(row.side)]}});
    xml.close();
    xml.open("w:rPr");
    write_fonts(xml, row.face);
    if (row.ink == Ink::red) xml.leaf("w:color", {{"w:val", "FF0000"}});
    if (row.size == body_size) xml.leaf("w:spacing", {{"w:val", character_space}});
    xml.leaf("w:sz", {{"w:val", row.size}}).leaf("w:szCs", {{"w:val", row.size}});
    xml.close().close();
}

}  // namespace

std::string styles_part() {
    Xml xml("w:styles", {{"xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}});
    xml.open("w:docDefaults").open("w:rPrDefault").open("w:rPr");
    write_fonts(xml, Face::fangsong);
    xml.leaf("w:sz", {{"w:val", body_size}}).leaf("w:szCs", {{"w:val", body_size}});
    xml.leaf("w:lang", {{"w:val", "en-US"}, {"w:eastAsia", "zh-CN"}, {"w:bidi", "ar-SA"}});
    xml.close().close().leaf("w:pPrDefault").close();
    xml.open("w:style", {{"w:type", "paragraph"}, {"w:default", "1"}, {"w:styleId", "Normal"}});
    xml.leaf("w:name", {{"w:val", "Normal"}}).leaf("w:qFormat");
    xml.open("w:pPr").leaf("w:widowControl", {{"w:val", "0"}}).leaf("w:jc", {{"w:val", "both"}}).close();
    xml.close();
    xml.open("w:style", {{"w:type", "table"}, {"w:default", "1"}, {"w:styleId", "TableNormal"}});
    xml.leaf("w:name", {{"w:val", "Normal Table"}}).leaf("w:uiPriority", {{"w:val", "99"}}).leaf("w:semiHidden");
    xml.close();
    for (const StyleRow& row : style_rows) write_style(xml, row);
    return std::move(xml).out();
}

}  // namespace paper
