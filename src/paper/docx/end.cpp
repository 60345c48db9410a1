// The end of a paper: 附件说明, 署名 and 成文日期 with room for the seal, 附注, 版记, QR code.
#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.hpp"
#include "paper/docx/flow.hpp"
#include "paper/docx/page.hpp"

namespace paper {
namespace {

constexpr int qr_side = 250;  // tenths of a millimetre
/// Two lines over the signature: a seal of 42 mm whose middle lies just above the boundary of signature and day then
/// begins within the first line below the text.
constexpr int seal_lines = 2;

int half_characters(std::string_view text) {
    return static_cast<int>(base::display_width(text));
}

void write_attachments(Xml& xml, const std::vector<std::string>& attachments) {
    if (attachments.empty()) return;
    write_paragraph(xml, "Body", "", {.is_kept = true});
    for (std::size_t i = 0; i < attachments.size(); ++i) {
        const std::string ordinal = attachments.size() == 1 ? "" : fmt::format("{}．", i + 1);
        const std::string label = (i == 0 ? "附件：" : "") + ordinal;
        const int hanging = half_characters(ordinal) * 50 + (i == 0 ? 300 : 0);
        const int left = 200 + 300 + half_characters(ordinal) * 50;
        write_paragraph(xml, "Listed", label + attachments[i], {.left = left, .hanging = hanging, .is_kept = true});
    }
}

/// 署名 stands over the middle of the day, which is set in by four characters from the right; where the organ's name is
/// too long for that, the day moves left.
void write_signature(Xml& xml, const Signature& signature, bool has_qr) {
    const std::string day = signature.day.is_set() ? printed(signature.day) : "　　年　月　日";
    const int organ_width = half_characters(signature.organ);
    const int day_width = half_characters(day);
    int day_right = 400;
    int organ_right = day_right + (day_width - organ_width) * 25;
    if (organ_right < 0) {
        day_right -= organ_right;
        organ_right = 0;
    }
    open_paragraph(xml, "Signature");
    if (has_qr) write_qr(xml);
    xml.close();
    for (int i = 1; i < seal_lines; ++i) write_paragraph(xml, "Signature", "");
    write_paragraph(xml, "Signature", signature.organ, {.left = 0, .right = organ_right});
    write_paragraph(xml, "Signature", day, {.left = 0, .right = day_right});
}

void write_rule(Xml& xml, std::string_view edge, int eighths) {
    xml.leaf(edge, {{"w:val", "single"}, {"w:sz", eighths}, {"w:space", 0}, {"w:color", "000000"}});
}

/// `right` stands at the right edge; without one, `left` may run over several lines, which hang under 抄送：.
void write_imprint_row(Xml& xml, std::string_view left, std::string_view right, int rule_above, int rule_below) {
    constexpr int indent = 280;  // one character of 四号
    const int hanging = right.empty() ? 3 * indent : 0;
    xml.open("w:tr").open("w:tc").open("w:tcPr").leaf("w:tcW", {{"w:w", type_width}, {"w:type", "dxa"}});
    xml.open("w:tcBorders");
    write_rule(xml, "w:top", rule_above);
    write_rule(xml, "w:bottom", rule_below);
    xml.close().close();
    xml.open("w:p").open("w:pPr").leaf("w:pStyle", {{"w:val", "Imprint"}});
    xml.open("w:tabs").leaf("w:tab", {{"w:val", "right"}, {"w:pos", type_width - indent}}).close();
    xml.leaf("w:ind", {{"w:left", indent + hanging}, {"w:right", indent}, {"w:hanging", hanging}}).close();
    write_run(xml, left);
    if (!right.empty()) {
        xml.open("w:r").leaf("w:tab").close();
        write_run(xml, right);
    }
    xml.close().close().close();
}

/// 版记 lies on the bottom of the last page's type area, whatever stands above it.
void write_imprint(Xml& xml, const Imprint& imprint) {
    constexpr int heavy = 8;  // 0.35 mm, in eighths of a point
    constexpr int light = 6;  // 0.25 mm
    const bool has_copies = !imprint.copies_to.empty();
    const bool has_printer = !imprint.organ.empty() && imprint.day.is_set();
    if (!has_copies && !has_printer) return;
    xml.open("w:tbl").open("w:tblPr");
    // From the page's edge: LibreOffice lets no table float that is as wide as the text it would float in.
    xml.leaf("w:tblpPr", {{"w:leftFromText", 0},
                          {"w:rightFromText", 0},
                          {"w:vertAnchor", "margin"},
                          {"w:horzAnchor", "page"},
                          {"w:tblpX", margin_left},
                          {"w:tblpYSpec", "bottom"}});
    xml.leaf("w:tblOverlap", {{"w:val", "never"}});
    xml.leaf("w:tblW", {{"w:w", type_width}, {"w:type", "dxa"}}).leaf("w:tblLayout", {{"w:type", "fixed"}});
    xml.open("w:tblCellMar").leaf("w:left", {{"w:w", 0}, {"w:type", "dxa"}});
    xml.leaf("w:right", {{"w:w", 0}, {"w:type", "dxa"}}).close().close();
    xml.open("w:tblGrid").leaf("w:gridCol", {{"w:w", type_width}}).close();
    if (has_copies) write_imprint_row(xml, "抄送：" + imprint.copies_to + "。", "", heavy, has_printer ? light : heavy);
    if (has_printer) {
        write_imprint_row(xml, imprint.organ, printed(imprint.day) + "印发", has_copies ? light : heavy, heavy);
    }
    xml.close();
    write_paragraph(xml, "Imprint", "", {.line = 20});  // a table that floats hangs on the paragraph after it
}

void write_position(Xml& xml, std::string_view tag, std::string_view from, int tenths_of_mm) {
    xml.open(tag, {{"relativeFrom", from}}).element("wp:posOffset", std::to_string(emu(tenths_of_mm))).close();
}

}  // namespace

void write_qr(Xml& xml) {
    const int side = emu(qr_side);
    xml.open("w:r").open("w:drawing");
    xml.open("wp:anchor", {{"distT", 0},
                           {"distB", 0},
                           {"distL", 0},
                           {"distR", 0},
                           {"simplePos", 0},
                           {"relativeHeight", 2},
                           {"behindDoc", 0},
                           {"locked", 0},
                           {"layoutInCell", 1},
                           {"allowOverlap", 1}});
    xml.leaf("wp:simplePos", {{"x", 0}, {"y", 0}});
    write_position(xml, "wp:positionH", "margin", 60);
    write_position(xml, "wp:positionV", "paragraph", 40);
    xml.leaf("wp:extent", {{"cx", side}, {"cy", side}})
        .leaf("wp:effectExtent", {{"l", 0}, {"t", 0}, {"r", 0}, {"b", 0}});
    xml.leaf("wp:wrapNone").leaf("wp:docPr", {{"id", 1}, {"name", "二维码"}, {"descr", "查询二维码"}});
    xml.leaf("wp:cNvGraphicFramePr");
    xml.open("a:graphic").open("a:graphicData", {{"uri", "http://schemas.openxmlformats.org/drawingml/2006/picture"}});
    xml.open("pic:pic")
        .open("pic:nvPicPr")
        .leaf("pic:cNvPr", {{"id", 1}, {"name", "qr.png"}})
        .leaf("pic:cNvPicPr")
        .close();
    xml.open("pic:blipFill").leaf("a:blip", {{"r:embed", "qr"}}).open("a:stretch").leaf("a:fillRect").close().close();
    xml.open("pic:spPr")
        .open("a:xfrm")
        .leaf("a:off", {{"x", 0}, {"y", 0}})
        .leaf("a:ext", {{"cx", side}, {"cy", side}})
        .close();
    xml.open("a:prstGeom", {{"prst", "rect"}}).leaf("a:avLst").close().close();
    xml.close().close().close();  // pic, graphicData, graphic
    xml.close().close().close();  // anchor, drawing, run
}

void write_end(Xml& xml, const Document& document, bool has_qr) {
    write_attachments(xml, document.attachments);
    const bool is_signed = !document.signature.organ.empty() && document.layout != core::PaperLayout::minutes;
    if (is_signed) write_signature(xml, document.signature, has_qr);
    if (!document.note.empty()) write_paragraph(xml, "Note", "（" + document.note + "）");
    write_imprint(xml, document.imprint);
}

}  // namespace paper
