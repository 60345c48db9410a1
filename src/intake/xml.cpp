#include "intake/xml.hpp"

#include <pugixml.hpp>

#include <charconv>

namespace intake::xml {
namespace {

/// The code unit of "_x000D_" at the front of `text`; 0 if there is none.
unsigned escaped(std::string_view text) {
    if (text.size() < 7 || !text.starts_with("_x") || text[6] != '_') return 0;
    unsigned code = 0;
    const auto [end, error] = std::from_chars(text.data() + 2, text.data() + 6, code, 16);
    return error == std::errc() && end == text.data() + 6 ? code : 0;
}

void append_utf8(std::string& out, unsigned code) {
    if (code < 0x80) {
        out += static_cast<char>(code);
    } else if (code < 0x800) {
        out += static_cast<char>(0xc0 | code >> 6);
        out += static_cast<char>(0x80 | (code & 0x3f));
    } else {
        out += static_cast<char>(0xe0 | code >> 12);
        out += static_cast<char>(0x80 | (code >> 6 & 0x3f));
        out += static_cast<char>(0x80 | (code & 0x3f));
    }
}

}  // namespace

base::Result<void> parse(pugi::xml_document& document, std::string_view text, const std::string& place) {
    // Blanks alone are a text too; what is no element or text is not looked at.
    constexpr unsigned flags = pugi::parse_escapes | pugi::parse_cdata | pugi::parse_eol | pugi::parse_ws_pcdata_single;
    const auto parsed = document.load_buffer(text.data(), text.size(), flags, pugi::encoding_utf8);
    if (parsed) return {};
    return base::fail(base::ErrorKind::bad_input, std::string("the workbook is damaged: ") + parsed.description(),
                      place, "open the file in a spreadsheet program and save it anew");
}

std::string_view local(const char* name) {
    const std::string_view whole(name);
    const std::size_t colon = whole.find(':');
    return colon == whole.npos ? whole : whole.substr(colon + 1);
}

pugi::xml_node child(pugi::xml_node node, std::string_view name) {
    for (const pugi::xml_node one : node.children()) {
        if (local(one.name()) == name) return one;
    }
    return {};
}

std::string_view attribute(pugi::xml_node node, std::string_view name) {
    for (const pugi::xml_attribute one : node.attributes()) {
        if (local(one.name()) == name) return one.value();
    }
    return {};
}

bool flag(pugi::xml_node node, std::string_view name) {
    const std::string_view value = attribute(node, name);
    return value == "1" || value == "true";
}

std::string plain_text(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        const unsigned code = text[i] == '_' ? escaped(text.substr(i)) : 0;
        const bool is_surrogate = code >= 0xd800 && code < 0xe000;
        if (code == 0 || is_surrogate) {
            out += text[i++];
        } else {
            append_utf8(out, code);
            i += 7;
        }
    }
    std::size_t kept = 0;
    for (std::size_t i = 0; i < out.size(); ++i) {
        if (out[i] == '\r' && i + 1 < out.size() && out[i + 1] == '\n') continue;
        out[kept++] = out[i] == '\r' ? '\n' : out[i];
    }
    out.resize(kept);
    return out;
}

std::string rich_text(pugi::xml_node node) {
    std::string joined;
    for (const pugi::xml_node part : node.children()) {
        if (local(part.name()) == "t") joined += part.child_value();
        if (local(part.name()) == "r") joined += child(part, "t").child_value();
    }
    return plain_text(joined);
}

}  // namespace intake::xml
