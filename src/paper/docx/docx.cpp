#include <fmt/format.h>

#include "paper/docx/flow.hpp"
#include "paper/docx/package.hpp"
#include "paper/docx/page.hpp"
#include "paper/docx/qr.hpp"
#include "paper/docx/section.hpp"
#include "paper/docx/styles.hpp"

namespace paper {
namespace {

constexpr std::string_view word_space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
constexpr std::string_view relation_space = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr std::string_view office = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

std::string document_part(const Document& document, bool has_qr) {
    Xml xml("w:document", {{"xmlns:w", word_space},
                           {"xmlns:r", relation_space},
                           {"xmlns:wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"},
                           {"xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main"},
                           {"xmlns:pic", "http://schemas.openxmlformats.org/drawingml/2006/picture"}});
    xml.open("w:body");
    write_head(xml, document);
    // 署名 and 成文日期 never stand on a page without text.
    const bool has_end = !document.signature.organ.empty() || !document.attachments.empty();
    for (const Block& block : document.blocks) write_block(xml, block, has_end && &block == &document.blocks.back());
    write_end(xml, document, has_qr);
    for (const Block& block : document.annexes) write_block(xml, block, false);
    write_section(xml, document.layout);
    return std::move(xml).out();
}

std::string settings_part() {
    Xml xml("w:settings", {{"xmlns:w", word_space}});
    xml.leaf("w:evenAndOddHeaders");
    xml.leaf("w:drawingGridVerticalSpacing", {{"w:val", line_pitch}});
    xml.leaf("w:characterSpacingControl", {{"w:val", "doNotCompress"}});
    xml.open("w:compat").leaf("w:spaceForUL").leaf("w:balanceSingleByteDoubleByteWidth").leaf("w:useFELayout");
    xml.leaf("w:compatSetting",
             {{"w:name", "compatibilityMode"}, {"w:uri", "http://schemas.microsoft.com/office/word"}, {"w:val", 15}});
    xml.close();
    xml.leaf("w:themeFontLang", {{"w:val", "en-US"}, {"w:eastAsia", "zh-CN"}});
    return std::move(xml).out();
}

std::string properties_part(const Document& document) {
    Xml xml("cp:coreProperties",
            {{"xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"},
             {"xmlns:dc", "http://purl.org/dc/elements/1.1/"}});
    xml.element("dc:title", document.title);
    xml.element("dc:creator", document.signature.organ);
    xml.element("dc:language", "zh-CN");
    return std::move(xml).out();
}

std::string types_part(const std::vector<Part>& parts, bool has_qr) {
    Xml xml("Types", {{"xmlns", "http://schemas.openxmlformats.org/package/2006/content-types"}});
    xml.leaf("Default",
             {{"Extension", "rels"}, {"ContentType", "application/vnd.openxmlformats-package.relationships+xml"}});
    xml.leaf("Default", {{"Extension", "xml"}, {"ContentType", "application/xml"}});
    if (has_qr) xml.leaf("Default", {{"Extension", "png"}, {"ContentType", "image/png"}});
    xml.leaf("Override",
             {{"PartName", "/word/document.xml"}, {"ContentType", std::string(office) + "document.main+xml"}});
    xml.leaf("Override", {{"PartName", "/docProps/core.xml"},
                          {"ContentType", "application/vnd.openxmlformats-package.core-properties+xml"}});
    for (const Part& part : parts) {
        if (!part.path.starts_with("word/") || !part.path.ends_with(".xml")) continue;
        std::string type = part.path.substr(5, part.path.find_first_of("0.", 5) - 5);
        xml.leaf("Override", {{"PartName", "/" + part.path}, {"ContentType", std::string(office) + type + "+xml"}});
    }
    return std::move(xml).out();
}

std::string root_relations() {
    Xml xml("Relationships", {{"xmlns", "http://schemas.openxmlformats.org/package/2006/relationships"}});
    xml.leaf("Relationship", {{"Id", "document"},
                              {"Type", std::string(relation_space) + "/officeDocument"},
                              {"Target", "word/document.xml"}});
    xml.leaf("Relationship",
             {{"Id", "properties"},
              {"Type", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"},
              {"Target", "docProps/core.xml"}});
    return std::move(xml).out();
}

/// Every part of word/ is named by its file: styles, footer01, … and the picture qr.
std::string document_relations(const std::vector<Part>& parts) {
    Xml xml("Relationships", {{"xmlns", "http://schemas.openxmlformats.org/package/2006/relationships"}});
    for (const Part& part : parts) {
        if (!part.path.starts_with("word/")) continue;
        const std::string target = part.path.substr(5);
        const std::string name = target.substr(target.find('/') + 1, target.rfind('.') - target.find('/') - 1);
        const std::string type = target.ends_with(".png") ? "image" : target.substr(0, target.find_first_of("0."));
        xml.leaf("Relationship",
                 {{"Id", name}, {"Type", fmt::format("{}/{}", relation_space, type)}, {"Target", target}});
    }
    return std::move(xml).out();
}

}  // namespace

std::string printed(base::Day day) {
    return fmt::format("{}年{}月{}日", day.year(), day.month(), day.day_of_month());
}

base::Result<std::vector<Part>> docx_parts(const Document& document) {
    const bool has_qr = !document.qr_text.empty();
    std::vector<Part> parts{{"word/styles.xml", styles_part()},
                            {"word/settings.xml", settings_part()},
                            {"word/fontTable.xml", font_table()}};
    for (Part& part : section_parts(document)) parts.push_back(std::move(part));
    if (has_qr) parts.push_back({"word/media/qr.png", TRY(qr_png(document.qr_text))});
    std::vector<Part> all{{"[Content_Types].xml", types_part(parts, has_qr)},
                          {"_rels/.rels", root_relations()},
                          {"docProps/core.xml", properties_part(document)},
                          {"word/_rels/document.xml.rels", document_relations(parts)},
                          {"word/document.xml", document_part(document, has_qr)}};
    for (Part& part : parts) all.push_back(std::move(part));
    return all;
}

base::Result<base::Bytes> docx(const Document& document) {
    const std::vector<Part> parts = TRY(docx_parts(document));
    return package(parts);
}

}  // namespace paper
