// One sheet of a workbook that is being filled, as an XML tree. Used by template.cpp. One thread.
#pragma once
#include <memory>
#include <string>

#include "core/evaluation/template_fill.hpp"
#include "intake/zip_file.hpp"

namespace pugi {
class xml_document;
}  // namespace pugi

namespace intake {

/// XML that is written back keeps its blanks, comments and declaration.
[[nodiscard]] base::Result<void> parse_for_editing(pugi::xml_document& document, std::string_view text,
                                                   const std::string& place);
[[nodiscard]] std::string xml_text(const pugi::xml_document& document);

class TemplateSheet {
  public:
    /// `sheet` empty: the workbook's first.
    static base::Result<TemplateSheet> open(const ZipFile& zip, const std::string& place, const std::string& sheet);
    TemplateSheet(TemplateSheet&&) noexcept;
    ~TemplateSheet();

    [[nodiscard]] base::Result<void> put(const core::TemplateValue& value);
    [[nodiscard]] const std::string& part() const;  ///< of the zip file
    [[nodiscard]] std::string xml() const;

  private:
    struct Body;
    std::unique_ptr<Body> body_;
    explicit TemplateSheet(std::unique_ptr<Body> body);
};

}  // namespace intake
