// The head of a paper: 发文机关标志, 发文字号, title and addressee, as GB/T 9704-2012 places them in each layout.
#include <algorithm>

#include "base/utf8.hpp"
#include "paper/docx/flow.hpp"
#include "paper/docx/fonts.hpp"
#include "paper/docx/page.hpp"
#include "paper/docx/title.hpp"

namespace paper {
namespace {

constexpr int mark_size_max = 92;  // half points
constexpr int mark_size_min = 44;
constexpr int mark_space = twips(350);  // from the top of the type area to the mark
constexpr int title_size = 44;
constexpr int rule_space = 11;  // 4 mm, in points

int characters(std::string_view text) {
    return static_cast<int>(base::display_width(text) + 1) / 2;
}

void write_blank(Xml& xml, int lines) {
    for (int i = 0; i < lines; ++i) write_paragraph(xml, "Number", "");
}

/// A title of several lines is cut into lines of a good shape.
void write_title(Xml& xml, const Document& document) {
    open_paragraph(xml, "Heading");
    bool is_first = true;
    for (const std::string& line : title_lines(document.title, type_width / (title_size * 10))) {
        if (!is_first) xml.open("w:r").leaf("w:br").close();
        write_run(xml, line);
        is_first = false;
    }
    xml.close();
}

/// 发文字号, in the middle; with 签发人 they stand left and right, one character in.
void write_number(Xml& xml, const Document& document, bool has_rule) {
    const Setting setting{.rule_space = has_rule ? rule_space : -1};
    if (document.signer.empty()) return write_paragraph(xml, "Number", document.number, setting);
    xml.open("w:p").open("w:pPr").leaf("w:pStyle", {{"w:val", "Number"}});
    if (has_rule) {
        xml.open("w:pBdr").leaf("w:bottom",
                                {{"w:val", "single"}, {"w:sz", 12}, {"w:space", rule_space}, {"w:color", "FF0000"}});
        xml.close();
    }
    xml.open("w:tabs").leaf("w:tab", {{"w:val", "right"}, {"w:pos", type_width - character_pitch}}).close();
    xml.leaf("w:jc", {{"w:val", "left"}}).close();
    write_run(xml, "　" + document.number);
    xml.open("w:r").leaf("w:tab").close();
    write_run(xml, "签发人：");
    xml.open("w:r").open("w:rPr").leaf("w:rFonts", {{"w:eastAsia", font_of(Face::kaiti)}}).close();
    xml.element("w:t", document.signer).close().close();
}

void write_mark(Xml& xml, const Document& document) {
    const int size = mark_size(document.mark);
    write_paragraph(xml, "Mark", document.mark, {.size = size, .before = mark_space, .line = size * 11});
}

/// 纪要: number in the middle, organ and day left and right over the rule.
void write_minutes_line(Xml& xml, const Document& document) {
    xml.open("w:p").open("w:pPr").leaf("w:pStyle", {{"w:val", "Number"}});
    xml.open("w:pBdr").leaf("w:bottom", {{"w:val", "single"}, {"w:sz", 12}, {"w:space", 4}, {"w:color", "FF0000"}});
    xml.close();
    xml.open("w:tabs").leaf("w:tab", {{"w:val", "right"}, {"w:pos", type_width - character_pitch}}).close();
    xml.leaf("w:jc", {{"w:val", "left"}}).close();
    write_run(xml, "　" + document.signature.organ);
    xml.open("w:r").leaf("w:tab").close();
    write_run(xml, printed(document.signature.day));
    xml.close();
}

}  // namespace

int mark_size(std::string_view mark) {
    const int count = std::max(characters(mark), 1);
    return std::clamp(type_width / 10 / count - 1, mark_size_min, mark_size_max);
}

void write_head(Xml& xml, const Document& document) {
    switch (document.layout) {
        case core::PaperLayout::official:
            write_mark(xml, document);
            write_blank(xml, 2);
            write_number(xml, document, true);
            write_blank(xml, 2);
            break;
        case core::PaperLayout::letter:  // the mark and its rule stand in the header of page 1
            write_paragraph(xml, "Number", document.number, {.side = "right"});
            write_blank(xml, 2);
            break;
        case core::PaperLayout::minutes:
            write_mark(xml, document);
            write_blank(xml, 1);
            write_paragraph(xml, "Number", document.number);
            write_blank(xml, 1);
            write_minutes_line(xml, document);
            write_blank(xml, 1);
            break;
        case core::PaperLayout::sheet: break;
    }
    write_title(xml, document);
    if (document.layout == core::PaperLayout::sheet) {
        write_paragraph(xml, "Signature", document.number);
        return;
    }
    write_blank(xml, 1);
    if (!document.addressee.empty()) write_paragraph(xml, "Addressee", document.addressee + "：");
}

}  // namespace paper
