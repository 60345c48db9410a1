#include "intake/template.hpp"

#include <fmt/format.h>

#include <map>
#include <pugixml.hpp>

#include "intake/template_sheet.hpp"
#include "intake/xml.hpp"
#include "paper/docx/package.hpp"

namespace intake {
namespace {

using base::Result;

constexpr std::string_view workbook_part = "xl/workbook.xml";

Result<std::vector<paper::Part>> parts_of(const ZipFile& zip, const std::string& place) {
    const std::vector<std::string> names = zip.names();
    if (names.size() > template_parts_max)
        return base::fail(base::ErrorKind::too_many,
                          fmt::format("the workbook has more than {} parts", template_parts_max), place,
                          "take out what the form does not need");
    std::vector<paper::Part> parts;
    std::size_t bytes = 0;
    for (const std::string& name : names) {
        if (name.ends_with('/')) continue;  // a folder says nothing
        parts.push_back({name, TRY(zip.text(name))});
        bytes += parts.back().bytes.size();
        if (bytes > template_bytes_max)
            return base::fail(base::ErrorKind::too_many,
                              fmt::format("the workbook unpacks to more than {} bytes", template_bytes_max), place,
                              "take out what the form does not need");
    }
    return parts;
}

bool drop_results(pugi::xml_node node) {
    bool is_changed = false;
    for (pugi::xml_node one : node.children()) {
        if (xml::local(one.name()) == "c" && xml::child(one, "f")) {
            const pugi::xml_node stored = xml::child(one, "v");
            is_changed = (stored && one.remove_child(stored)) || is_changed;
            one.remove_attribute("t");  // of the result
        } else {
            is_changed = drop_results(one) || is_changed;
        }
    }
    return is_changed;
}

/// A result that was stored before the cells were filled would be read as true.
Result<std::string> without_results(const std::string& text, const std::string& place) {
    if (text.find("<f") == text.npos && text.find(":f") == text.npos) return text;
    pugi::xml_document document;
    TRY(parse_for_editing(document, text, place));
    return drop_results(document) ? xml_text(document) : text;
}

/// Asks whoever opens it to work everything out.
Result<std::string> recalculated(const std::string& text, const std::string& place) {
    pugi::xml_document document;
    TRY(parse_for_editing(document, text, place));
    pugi::xml_node root = xml::child(document, "workbook");
    pugi::xml_node settings = xml::child(root, "calcPr");
    if (!settings) {
        // The order of the elements is fixed: after definedNames, or else after sheets.
        pugi::xml_node before = xml::child(root, "definedNames");
        if (!before) before = xml::child(root, "sheets");
        const std::string_view name(before.name());
        const std::string prefix(name.substr(0, name.size() - xml::local(before.name()).size()));
        settings = root.insert_child_after((prefix + "calcPr").c_str(), before);
    }
    settings.remove_attribute("fullCalcOnLoad");
    settings.append_attribute("fullCalcOnLoad") = "1";
    return xml_text(document);
}

}  // namespace

Result<base::Bytes> fill_template(const std::filesystem::path& book, const std::vector<core::TemplateValue>& values) {
    const std::string place = book.filename().string();
    const ZipFile zip = TRY(ZipFile::open(book));
    // By their parts: the first sheet may be named or not.
    std::map<std::string, TemplateSheet> sheets;
    std::map<std::string, std::string> part_of;
    for (const core::TemplateValue& value : values) {
        if (!part_of.contains(value.at.sheet)) {
            TemplateSheet opened = TRY(TemplateSheet::open(zip, place, value.at.sheet));
            const std::string part = part_of[value.at.sheet] = opened.part();
            sheets.try_emplace(part, std::move(opened));
        }
        TRY(sheets.at(part_of[value.at.sheet]).put(value));
    }
    std::vector<paper::Part> parts = TRY(parts_of(zip, place));
    for (paper::Part& part : parts) {
        if (const auto sheet = sheets.find(part.path); sheet != sheets.end()) part.bytes = sheet->second.xml();
        const std::string where = fmt::format("{}:{}", place, part.path);
        if (part.path.starts_with("xl/worksheets/") && part.path.ends_with(".xml"))
            part.bytes = TRY(without_results(part.bytes, where));
        if (part.path == workbook_part) part.bytes = TRY(recalculated(part.bytes, where));
    }
    return paper::package(parts);
}

}  // namespace intake
