// write_samples FOLDER: one .docx of every kind, the reports of examples/guangzhou, one of a long text, and fonts.conf
// for whoever converts them. Used by libreoffice.py.
#include <filesystem>
#include <fstream>
#include <iostream>

#include "evaluate/report.hpp"
#include "law/documents.hpp"
#include "paper/docx/fonts.hpp"
#include "samples.hpp"

namespace {

void write(const std::filesystem::path& path, std::string_view bytes) {
    std::ofstream(path, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

}  // namespace

int main(int count, char** words) {
    if (count != 2) return 2;
    const std::filesystem::path folder = words[1];
    const auto forms = law::documents();
    if (!forms) {
        std::cerr << forms.error().text() << '\n';
        return 1;
    }
    for (const core::PaperForm& form : *forms) {
        const auto bytes = paper::render(form, samples::fields(form.kind), samples::letterhead(form.kind));
        if (!bytes) {
            std::cerr << bytes.error().text() << '\n';
            return 1;
        }
        write(folder / (std::string(core::id_of(form.kind)) + ".docx"), base::text_of(*bytes));
    }
    for (const char* name : samples::report_cases) {
        const auto document = evaluate::paper_of(samples::report_case(name));
        const auto bytes = document ? paper::docx(*document) : std::unexpected(document.error());
        if (!bytes) {
            std::cerr << bytes.error().text() << '\n';
            return 1;
        }
        write(folder / (std::string(name) + ".docx"), base::text_of(*bytes));
    }
    // A text of one character over and over: its full pages show the grid.
    const core::PaperForm& report = (*forms)[static_cast<std::size_t>(core::PaperKind::closing_report)];
    paper::PaperFields fields = samples::fields(report.kind);
    fields["facts"].clear();
    for (int i = 0; i < 1800; ++i) fields["facts"] += "格";
    const auto grid = paper::render(report, fields, samples::letterhead(report.kind));
    if (!grid) return 1;
    write(folder / "grid.docx", base::text_of(*grid));
    write(folder / "fonts.conf", paper::font_configuration());
    return 0;
}
