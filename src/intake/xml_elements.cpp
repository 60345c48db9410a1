#include "intake/xml_elements.hpp"

#include <fmt/format.h>

namespace intake {
namespace {

constexpr int at_end = -1;

bool is_aside(std::string_view tag) {
    return tag.starts_with("<!--") || tag.starts_with("<![CDATA[");
}
bool is_aside_closed(std::string_view tag) {
    if (tag.starts_with("<!--")) return tag.size() >= 7 && tag.ends_with("-->");
    return tag.ends_with("]]>");
}

}  // namespace

std::unexpected<base::Error> XmlElements::error(std::string message) const {
    return base::fail(base::ErrorKind::bad_input, std::move(message), place_,
                      "open the file in a spreadsheet program and save it anew");
}

base::Result<int> XmlElements::take() {
    if (at_ >= chunk_.size()) {
        const bool is_start = part_.bytes_read() == 0;
        chunk_ = TRY(part_.read());
        at_ = 0;
        if (chunk_.empty()) return at_end;
        const std::string_view start(chunk_.data(), chunk_.size());
        if (is_start && (start.starts_with("\xff\xfe") || start.starts_with("\xfe\xff")))
            return error("the part is UTF-16, which we do not read");
    }
    return static_cast<unsigned char>(chunk_[at_++]);
}

bool XmlElements::is_named(std::string_view tag) const {
    tag = tag.substr(0, tag.find_first_of(" \t\r\n/>", 1));
    const std::size_t colon = tag.find(':');
    return tag.substr(colon == tag.npos ? 1 : colon + 1) == name_;
}

base::Result<bool> XmlElements::next_tag(std::string* kept) {
    tag_.clear();
    in_ = In::text;
    for (;;) {
        const int taken = TRY(take());
        if (taken == at_end) {
            if (in_ != In::text || kept != nullptr) return error("the part ends in the middle of an element");
            return false;
        }
        const char c = static_cast<char>(taken);
        if (in_ == In::text && c != '<') {
            const std::string_view rest(chunk_.data() + at_ - 1, chunk_.size() - at_ + 1);
            const std::size_t run = std::min(rest.find('<'), rest.size());
            if (kept != nullptr) kept->append(rest.substr(0, run));
            at_ += run - 1;
        } else {
            if (in_ == In::text) in_ = In::tag;
            tag_ += c;
        }
        if ((kept == nullptr ? 0 : kept->size()) + tag_.size() > element_bytes_max)
            return error(fmt::format("an element is longer than {} bytes", element_bytes_max));
        switch (in_) {
            case In::text: break;
            case In::quoted_once:
                if (c == '\'') in_ = In::tag;
                break;
            case In::quoted_twice:
                if (c == '"') in_ = In::tag;
                break;
            case In::aside:
                if (c == '>' && is_aside_closed(tag_)) return true;
                break;
            case In::tag:
                // A declaration could give texts a meaning that grows without end; no spreadsheet program writes one.
                if (tag_ == "<!DOCTYPE" || tag_ == "<!ENTITY") return error("the part declares a document type");
                if (tag_.starts_with("<!") && is_aside(tag_)) in_ = In::aside;
                if (c == '\'') in_ = In::quoted_once;
                if (c == '"') in_ = In::quoted_twice;
                if (c == '>') return true;
        }
    }
}

base::Result<bool> XmlElements::next(std::string& element) {
    element.clear();
    do {
        if (!TRY(next_tag(nullptr))) return false;
    } while (is_aside(tag_) || tag_.starts_with("</") || !is_named(tag_));
    element = tag_;
    if (tag_.ends_with("/>")) return true;
    // Elements of this kind do not stand inside one another.
    for (;;) {
        TRY(next_tag(&element));
        element += tag_;
        const bool is_end = tag_.starts_with("</");
        if (is_end && is_named("<" + tag_.substr(2))) return true;
    }
}

}  // namespace intake
