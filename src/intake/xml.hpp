// Small XML by pugixml, read without regard to namespace prefixes. Used by the workbook reader. Pure, any thread.
#pragma once
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace pugi {
class xml_node;
class xml_document;
}  // namespace pugi

namespace intake::xml {

/// Only what stands there: no document type, no entities but XML's own five. Fails on what is not well-formed.
[[nodiscard]] base::Result<void> parse(pugi::xml_document& document, std::string_view text, const std::string& place);

[[nodiscard]] std::string_view local(const char* name);                          ///< without its prefix
[[nodiscard]] pugi::xml_node child(pugi::xml_node node, std::string_view name);  ///< the first of the name, or none
[[nodiscard]] std::string_view attribute(pugi::xml_node node, std::string_view name);  ///< empty if absent
[[nodiscard]] bool flag(pugi::xml_node node, std::string_view name);                   ///< "1" or "true"

/// The text of an <si> or <is> element: its runs joined, without phonetic guides, with _x000D_ and the like resolved
/// and every line end one LF.
[[nodiscard]] std::string rich_text(pugi::xml_node node);
/// _x000D_ and the like resolved, every line end one LF.
[[nodiscard]] std::string plain_text(std::string_view text);

}  // namespace intake::xml
