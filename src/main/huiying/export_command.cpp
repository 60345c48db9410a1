// export: our data in another system's columns.
#include <fmt/format.h>

#include <fstream>

#include "intake/provincial.hpp"
#include "main/huiying/command.hpp"

namespace huiying {
namespace {

using base::Result;

/// Every row of the export, page by page.
Result<void> each_page(store::Reader& reader, intake::ProvincialExport& rows,
                       const std::function<Result<void>(const std::vector<paper::ListingRow>&)>& take) {
    for (bool is_more = true; is_more;) {
        std::vector<paper::ListingRow> page;
        is_more = TRY(rows.next(reader, page));
        TRY(take(page));
    }
    return {};
}

Result<void> write_workbook(const std::filesystem::path& path, store::Reader& reader, intake::ProvincialExport& rows) {
    const auto columns = intake::provincial_columns();
    auto book = TRY(paper::Workbook::create(path));
    TRY(paper::begin_sheet(book, "信访件", columns));
    const auto written = each_page(reader, rows, [&](const std::vector<paper::ListingRow>& page) -> Result<void> {
        for (const paper::ListingRow& row : page) TRY(paper::append_row(book, columns, row));
        return {};
    });
    if (!written) return written;
    return book.finish();
}

Result<void> write_csv(const std::function<void(std::string_view)>& out, store::Reader& reader,
                       intake::ProvincialExport& rows) {
    const auto columns = intake::provincial_columns();
    out(paper::csv_head(columns));
    return each_page(reader, rows, [&](const std::vector<paper::ListingRow>& page) -> Result<void> {
        std::string text;
        for (const paper::ListingRow& row : page) paper::csv_append_row(text, columns, row);
        out(text);
        return {};
    });
}

Result<void> write_csv_file(const std::filesystem::path& path, store::Reader& reader, intake::ProvincialExport& rows) {
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    TRY(write_csv([&](std::string_view text) { file << text; }, reader, rows));
    file.close();
    if (file.fail()) return base::fail(base::ErrorKind::io, "the file cannot be written", path.string());
    return {};
}

}  // namespace

Ran run_export(const Arguments& arguments, const Terminal& terminal) {
    const std::string format = arguments.get("--format", "provincial");
    if (format != "provincial") {
        return base::fail(base::ErrorKind::bad_input, "'" + format + "' is no columns we know", "--format",
                          "one of provincial");
    }
    const store::Settings settings = settings_of(arguments.positionals()[0], terminal);
    const auto reader = TRY(store::open_reader(settings));
    auto rows = TRY(intake::ProvincialExport::open(*reader, program().viewer(), settings.now().day()));
    const std::string out = arguments.get("--out");
    if (out.empty()) {
        TRY(write_csv(terminal.out, *reader, rows));
    } else if (out.ends_with(".xlsx")) {
        TRY(write_workbook(terminal.path(out), *reader, rows));
    } else {
        TRY(write_csv_file(terminal.path(out), *reader, rows));
    }
    if (terminal.is_json && !out.empty()) {
        terminal.print({{"file", out}, {"matters", rows.matters()}, {"cut_short", rows.matters_cut_short()}});
        return exit_done;
    }
    terminal.say(fmt::format("导出事项 {} 件；其中 {} 件的经过（异议、复查复核、听证、更正等）列不尽", rows.matters(),
                             rows.matters_cut_short()),
                 fmt::format("{} matters; of {} the columns cannot say everything (objections, reviews, corrections …)",
                             rows.matters(), rows.matters_cut_short()));
    return exit_done;
}

}  // namespace huiying
