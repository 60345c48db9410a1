#include "paper/docx/xml.hpp"

namespace paper {
namespace {

void escape(std::string& out, std::string_view text) {
    for (const char c : text) {
        switch (c) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            default: out += c;
        }
    }
}

/// The code point at the front of well-formed UTF-8, and its length in bytes.
struct Point {
    char32_t value = 0;
    std::size_t size = 1;
};

Point front(std::string_view text) {
    const auto byte = [text](std::size_t at) { return static_cast<unsigned char>(text[at]); };
    const unsigned char first = byte(0);
    const std::size_t size = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    if (size == 1 || size > text.size()) return {first, 1};
    char32_t value = first & (0xFFU >> (size + 1));
    for (std::size_t at = 1; at < size; ++at) value = (value << 6) | (byte(at) & 0x3FU);
    return {value, size};
}

bool is_line_end(char32_t c) {
    return c == 0x0B || c == 0x0C || c == 0x85 || c == 0x2028 || c == 0x2029;
}

bool is_unprintable(char32_t c) {
    return (c < 0x20 && c != '\n') || (c >= 0x7F && c < 0xA0) || c == 0xAD || (c >= 0x200B && c <= 0x200F) ||
           (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF ||
           (c >= 0xFFF9 && c <= 0xFFFB) || (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE ||
           (c >= 0xE0000 && c <= 0xE007F);
}

}  // namespace

std::string clean(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const Point point = front(text);
        if (text.starts_with("\r\n")) {
            text.remove_prefix(1);  // the \n stands for both
            continue;
        }
        if (point.value == '\r' || is_line_end(point.value)) {
            out += '\n';
        } else if (point.value == '\t') {
            out += ' ';
        } else if (!is_unprintable(point.value)) {
            out += text.substr(0, point.size);
        }
        text.remove_prefix(point.size);
    }
    return out;
}

Xml::Xml(std::string_view root, std::initializer_list<Attribute> attributes)
    : out_("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n") {
    open(root, attributes);
}

void Xml::begin(std::string_view tag, std::initializer_list<Attribute> attributes) {
    out_ += '<';
    out_ += tag;
    for (const Attribute& attribute : attributes) {
        out_ += ' ';
        out_ += attribute.name;
        out_ += "=\"";
        escape(out_, clean(attribute.value));
        out_ += '"';
    }
}

Xml& Xml::open(std::string_view tag, std::initializer_list<Attribute> attributes) {
    begin(tag, attributes);
    out_ += '>';
    open_.emplace_back(tag);
    return *this;
}

Xml& Xml::close() {
    out_ += "</" + open_.back() + ">";
    open_.pop_back();
    return *this;
}

Xml& Xml::leaf(std::string_view tag, std::initializer_list<Attribute> attributes) {
    begin(tag, attributes);
    out_ += "/>";
    return *this;
}

Xml& Xml::text(std::string_view text) {
    escape(out_, clean(text));
    return *this;
}

Xml& Xml::element(std::string_view tag, std::string_view text, std::initializer_list<Attribute> attributes) {
    return open(tag, attributes).text(text).close();
}

std::string Xml::out() && {
    while (!open_.empty()) close();
    return std::move(out_);
}

}  // namespace paper
