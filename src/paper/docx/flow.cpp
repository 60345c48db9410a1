#include "paper/docx/flow.hpp"

#include <algorithm>
#include <ranges>

#include "base/utf8.hpp"
#include "paper/docx/fonts.hpp"
#include "paper/docx/page.hpp"

namespace paper {
namespace {

/// `label` in front in its own face, the text hanging under what follows the label.
void write_listed(Xml& xml, const Paragraph& paragraph) {
    const int indent = 200;
    const int hanging = static_cast<int>(base::display_width(paragraph.label) + 2) * 50;
    bool is_first = true;
    for (const auto line : paragraph.text | std::views::split('\n')) {
        open_paragraph(xml, "Listed", {.left = indent + hanging, .hanging = is_first ? hanging : 0});
        if (is_first) {
            xml.open("w:r").open("w:rPr");
            xml.leaf("w:rFonts", {{"w:eastAsia", font_of(Face::heiti)}}).close();
            xml.element("w:t", paragraph.label, {{"xml:space", "preserve"}}).close();
            write_run(xml, "：");
        }
        write_run(xml, std::string_view(line));
        xml.close();
        is_first = false;
    }
}

void write_paragraph_block(Xml& xml, const Paragraph& paragraph, bool is_kept) {
    switch (paragraph.style) {
        case Style::body: return write_lines(xml, "Body", paragraph.text, {.is_kept = is_kept});
        case Style::heading_1:
            return write_lines(xml, "Heading1", paragraph.text, {.is_page_start = paragraph.is_page_start});
        case Style::heading_2: return write_lines(xml, "Heading2", paragraph.text);
        case Style::listed: return write_listed(xml, paragraph);
    }
}

}  // namespace

void write_lines(Xml& xml, std::string_view style, std::string_view text, const Setting& setting) {
    if (text.empty()) return write_paragraph(xml, style, "", setting);  // a cell needs a paragraph
    for (const auto line : text | std::views::split('\n')) write_paragraph(xml, style, std::string_view(line), setting);
}

void open_paragraph(Xml& xml, std::string_view style, const Setting& setting) {
    xml.open("w:p").open("w:pPr").leaf("w:pStyle", {{"w:val", style}});
    if (setting.is_kept) xml.leaf("w:keepNext");
    if (setting.is_page_start) xml.leaf("w:pageBreakBefore");
    if (setting.rule_space >= 0) {
        xml.open("w:pBdr");
        xml.leaf("w:bottom",
                 {{"w:val", "single"}, {"w:sz", 12}, {"w:space", setting.rule_space}, {"w:color", "FF0000"}});
        xml.close();
    }
    if (setting.line > 0) {
        xml.leaf("w:spacing", {{"w:before", setting.before}, {"w:line", setting.line}, {"w:lineRule", "exact"}});
    } else if (setting.before > 0) {
        xml.leaf("w:spacing", {{"w:before", setting.before}});
    }
    if (setting.left >= 0 || setting.right >= 0) {
        const int left = std::max(setting.left, 0);
        const int right = std::max(setting.right, 0);
        const int hanging = std::max(setting.hanging, 0);
        xml.leaf("w:ind", {{"w:leftChars", left},
                           {"w:left", left * character_pitch / 100},
                           {"w:rightChars", right},
                           {"w:right", right * character_pitch / 100},
                           {"w:hangingChars", hanging},
                           {"w:hanging", hanging * character_pitch / 100}});
    }
    if (!setting.side.empty()) xml.leaf("w:jc", {{"w:val", setting.side}});
    xml.close();
}

void write_run(Xml& xml, std::string_view text, int size) {
    if (text.empty()) return;
    xml.open("w:r");
    if (size > 0) {
        xml.open("w:rPr").leaf("w:sz", {{"w:val", size}}).leaf("w:szCs", {{"w:val", size}}).close();
    }
    xml.element("w:t", text, {{"xml:space", "preserve"}}).close();
}

void write_paragraph(Xml& xml, std::string_view style, std::string_view text, const Setting& setting) {
    open_paragraph(xml, style, setting);
    write_run(xml, text, setting.size);
    xml.close();
}

void write_block(Xml& xml, const Block& block, bool is_kept) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block)) write_paragraph_block(xml, *paragraph, is_kept);
    if (const auto* table = std::get_if<RuledTable>(&block)) write_table(xml, *table);
}

}  // namespace paper
