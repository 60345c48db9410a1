#include "reading.hpp"

#include <pugixml.hpp>
#include <sstream>
#include <stdexcept>
#include <string_view>

namespace samples {
namespace {

std::string text_of(const pugi::xml_node& node) {
    std::string out;
    pugi::xpath_node_set nodes = node.select_nodes(".//w:t|.//w:tab[not(ancestor::w:tabs)]|.//w:drawing");
    nodes.sort();
    for (const auto& found : nodes) {
        const std::string_view name = found.node().name();
        out += name == "w:t" ? found.node().child_value() : name == "w:tab" ? " → " : "[QR]";
    }
    return out;
}

void read_paragraph(std::ostream& out, const pugi::xml_node& paragraph) {
    const std::string style = paragraph.child("w:pPr").child("w:pStyle").attribute("w:val").value();
    const std::string text = text_of(paragraph);
    out << style;
    if (!text.empty()) out << std::string(style.size() < 11 ? 11 - style.size() : 1, ' ') << text;
    out << "\n";
}

void read_table(std::ostream& out, const pugi::xml_node& table) {
    for (const pugi::xml_node row : table.children("w:tr")) {
        out << "|";
        for (const pugi::xml_node cell : row.children("w:tc")) {
            bool is_first = true;
            for (const pugi::xml_node paragraph : cell.children("w:p")) {
                out << (is_first ? " " : " ⏎ ") << text_of(paragraph);
                is_first = false;
            }
            out << " |";
        }
        out << "\n";
    }
}

void read(std::ostream& out, const std::string& xml, const char* root) {
    pugi::xml_document document;
    if (!document.load_string(xml.c_str(), pugi::parse_default | pugi::parse_ws_pcdata))
        throw std::runtime_error("the part is no XML");
    for (const pugi::xml_node node : document.select_node(root).node().children()) {
        const std::string_view name = node.name();
        if (name == "w:p") read_paragraph(out, node);
        if (name == "w:tbl") read_table(out, node);
    }
}

}  // namespace

const std::string& part(const std::vector<paper::Part>& parts, std::string_view path) {
    for (const paper::Part& one : parts) {
        if (one.path == path) return one.bytes;
    }
    throw std::runtime_error("no part " + std::string(path));
}

std::string reading(const std::vector<paper::Part>& parts) {
    std::ostringstream out;
    for (const paper::Part& one : parts) {
        if (one.path == "word/header01.xml") read(out, one.bytes, "/w:hdr");
    }
    read(out, part(parts, "word/document.xml"), "/w:document/w:body");
    return out.str();
}

std::string indented(const std::string& xml) {
    pugi::xml_document document;
    if (!document.load_string(xml.c_str(), pugi::parse_default | pugi::parse_ws_pcdata))
        throw std::runtime_error("the part is no XML");
    std::ostringstream out;
    document.save(out, " ", pugi::format_indent | pugi::format_no_declaration);
    return out.str();
}

}  // namespace samples
