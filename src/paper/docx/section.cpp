#include "paper/docx/section.hpp"

#include "paper/docx/flow.hpp"
#include "paper/docx/page.hpp"

namespace paper {
namespace {

/// The dashes beside a page number lie 7 mm below the type area; its line reaches 3 mm further.
constexpr int footer_bottom = margin_bottom - twips(100);
/// 信函格式: the name 30 mm below the edge of the page, the lower rules 20 mm above the other edge, both 170 mm long.
constexpr int letter_top = twips(300);
constexpr int letter_bottom = twips(200);
constexpr int letter_width = twips(1700);
constexpr int letter_left = margin_left - (page_width - letter_width) / 2;    // out of the type area, to the left
constexpr int letter_right = margin_right - (page_width - letter_width) / 2;  // and to the right
constexpr int letter_mark_max = 80;                                           // half points

Xml start(std::string_view root) {
    return Xml(root, {{"xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}});
}

void write_field(Xml& xml, std::string_view code) {
    for (const std::string_view part : {"begin", "", "separate", "1", "end"}) {
        xml.open("w:r");
        if (part.empty()) {
            xml.element("w:instrText", code, {{"xml:space", "preserve"}});
        } else if (part == "1") {
            xml.element("w:t", part);
        } else {
            xml.leaf("w:fldChar", {{"w:fldCharType", part}});
        }
        xml.close();
    }
}

/// — 1 —, one character in from the outer edge.
std::string page_number(bool is_odd) {
    Xml xml = start("w:ftr");
    xml.open("w:p").open("w:pPr").leaf("w:pStyle", {{"w:val", "PageNumber"}});
    const int indent = 280;
    xml.leaf("w:ind", {{"w:left", is_odd ? 0 : indent}, {"w:right", is_odd ? indent : 0}});
    xml.leaf("w:jc", {{"w:val", is_odd ? "right" : "left"}}).close();
    write_run(xml, "— ");
    write_field(xml, " PAGE ");
    write_run(xml, " —");
    xml.close();
    return std::move(xml).out();
}

/// A red double rule under the paragraph, out to 170 mm.
void write_letter_rule(Xml& xml, std::string_view border, int space) {
    xml.open("w:pBdr");
    xml.leaf("w:bottom", {{"w:val", border}, {"w:sz", 24}, {"w:space", space}, {"w:color", "FF0000"}});
    xml.close();
}

std::string letter_header(std::string_view mark) {
    const int size = std::min(mark_size(mark), letter_mark_max);
    Xml xml = start("w:hdr");
    xml.open("w:p").open("w:pPr").leaf("w:pStyle", {{"w:val", "Mark"}});
    write_letter_rule(xml, "thickThinSmallGap", 11);
    xml.leaf("w:spacing", {{"w:line", size * 11}, {"w:lineRule", "exact"}});
    xml.leaf("w:ind", {{"w:left", -letter_left}, {"w:right", -letter_right}}).close();
    write_run(xml, mark, size);
    xml.close();
    return std::move(xml).out();
}

std::string letter_footer() {
    Xml xml = start("w:ftr");
    xml.open("w:p").open("w:pPr").leaf("w:pStyle", {{"w:val", "PageNumber"}});
    write_letter_rule(xml, "thinThickSmallGap", 0);
    xml.leaf("w:spacing", {{"w:line", 20}, {"w:lineRule", "exact"}});
    xml.leaf("w:ind", {{"w:left", -letter_left}, {"w:right", -letter_right}}).close().close();
    return std::move(xml).out();
}

}  // namespace

void write_section(Xml& xml, core::PaperLayout layout) {
    const bool is_letter = layout == core::PaperLayout::letter;
    xml.open("w:sectPr");
    if (is_letter) {
        xml.leaf("w:headerReference", {{"w:type", "first"}, {"r:id", "header01"}});
        xml.leaf("w:footerReference", {{"w:type", "first"}, {"r:id", "footer03"}});
    }
    xml.leaf("w:footerReference", {{"w:type", "default"}, {"r:id", "footer01"}});
    xml.leaf("w:footerReference", {{"w:type", "even"}, {"r:id", "footer02"}});
    xml.leaf("w:pgSz", {{"w:w", page_width}, {"w:h", page_height}});
    xml.leaf("w:pgMar", {{"w:top", margin_top},
                         {"w:right", margin_right},
                         {"w:bottom", margin_bottom},
                         {"w:left", margin_left},
                         {"w:header", letter_top},
                         {"w:footer", is_letter ? letter_bottom : footer_bottom},
                         {"w:gutter", 0}});
    if (is_letter) xml.leaf("w:titlePg");
    xml.leaf("w:docGrid", {{"w:type", "lines"}, {"w:linePitch", line_pitch}});
    xml.close();
}

std::vector<Part> section_parts(const Document& document) {
    std::vector<Part> parts{{"word/footer01.xml", page_number(true)}, {"word/footer02.xml", page_number(false)}};
    if (document.layout == core::PaperLayout::letter) {
        parts.push_back({"word/footer03.xml", letter_footer()});
        parts.push_back({"word/header01.xml", letter_header(document.mark)});
    }
    return parts;
}

}  // namespace paper
