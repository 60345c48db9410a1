#include "law/reports.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "law/fields.hpp"

/// Every file of the folder law/, written into the program by CMake (cmake/Embed.cmake).
std::span<const base::EmbeddedFile> law_files();

namespace law {
namespace {

constexpr std::string_view folder = "reports/";

std::vector<core::ReportPiece> pieces(Fields& fields, std::string_view key) {
    std::vector<core::ReportPiece> found;
    for (const std::string& word : fields.texts(key)) {
        const auto piece = core::parse_word<core::ReportPiece>(word);
        if (!piece)
            fields.fail(fields.place(key), fmt::format("`{}` is nothing a report says", word),
                        "docs/formats/evaluation.md lists what it can say");
        found.push_back(piece.value_or(core::ReportPiece{}));
    }
    return found;
}

bool has_section(const core::ReportLayout& layout, const std::string& id) {
    return std::ranges::find(layout.sections, id, &core::ReportSection::id) != layout.sections.end();
}

base::Result<core::ReportSection> read_section(const Table& table, const std::string& path) {
    Fields fields(table, path);
    core::ReportSection section;
    section.id = fields.text("id", "number it: \"1\", \"1.1\"");
    section.heading = fields.text("heading");
    section.unwritten = pieces(fields, "unwritten");
    section.always = pieces(fields, "always");
    section.groups = fields.texts("groups");
    TRY(fields.done());
    return section;
}

}  // namespace

base::Result<core::ReportLayout> read_report_layout(const File& file) {
    const Table table = TRY(parse(file.text, file.path));
    Fields fields(table, file.path);
    if (fields.text("kind") != "report")
        fields.fail(fields.place("kind"), "not a report's layout", "write kind = \"report\"");
    core::ReportLayout layout;
    layout.id = fields.text("id");
    layout.name = fields.text("name");
    layout.source = fields.text("source", "say where its headings were read");
    layout.table = fields.word<core::ReportTable>("table");
    const auto sections = fields.tables_or_none("section");
    TRY(fields.done());
    for (const Table* one : sections) {
        core::ReportSection section = TRY(read_section(*one, file.path));
        if (has_section(layout, section.id)) {
            return base::fail(base::ErrorKind::bad_input, "this section is there already",
                              Fields(*one, file.path).place("id"), "number the sections through");
        }
        layout.sections.push_back(std::move(section));
    }
    return layout;
}

base::Result<std::vector<core::ReportLayout>> report_layouts() {
    std::vector<core::ReportLayout> layouts;
    for (const base::EmbeddedFile& file : law_files()) {
        if (!file.path.starts_with(folder)) continue;
        layouts.push_back(TRY(read_report_layout({std::string(file.path), std::string(file.bytes)})));
    }
    return layouts;
}

base::Result<core::ReportLayout> layout_of(const core::Sheet& sheet) {
    core::ReportLayout layout;
    const std::vector<core::ReportLayout> known = TRY(report_layouts());
    if (!sheet.layout.empty()) {
        const auto named = std::ranges::find(known, sheet.layout, &core::ReportLayout::id);
        if (named == known.end()) {
            std::string list;
            for (const core::ReportLayout& one : known) list += (list.empty() ? "" : ", ") + one.id;
            return base::fail(base::ErrorKind::bad_input, fmt::format("no report layout is called `{}`", sheet.layout),
                              sheet.place, "it is one of: " + list);
        }
        layout = *named;
    }
    for (const core::ProseSection& section : sheet.sections) {
        if (has_section(layout, section.id)) continue;
        return base::fail(base::ErrorKind::bad_input,
                          fmt::format("the report's layout has no section `{}`", section.id), section.place,
                          "law/reports lists the sections of each layout");
    }
    return layout;
}

}  // namespace law
