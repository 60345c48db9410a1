// export: our data in another system's columns, or the columns that indicators are counted from.
#include <fmt/format.h>

#include <algorithm>
#include <fstream>

#include "intake/provincial.hpp"
#include "main/huiying/figure_files.hpp"

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

/// A file or the terminal, CSV.
class CsvOut {
  public:
    CsvOut(const Terminal& terminal, const std::string& out) : terminal_(terminal), name_(out) {
        if (!out.empty()) file_.open(terminal.path(out), std::ios::binary | std::ios::trunc);
    }
    void write(std::string_view text) {
        if (name_.empty()) {
            terminal_.out(text);
        } else {
            file_ << text;
        }
    }
    Result<void> finish() {
        if (name_.empty()) return {};
        file_.close();
        if (file_.fail()) return base::fail(base::ErrorKind::io, "the file cannot be written", name_);
        return {};
    }

  private:
    const Terminal& terminal_;
    std::string name_;
    std::ofstream file_;
};

Result<std::optional<core::Grain>> grain_of(const std::string& text) {
    if (text == "organs") return std::nullopt;
    std::string known;
    for (std::size_t i = 0; i < core::words(core::Grain{}).size(); ++i) {
        const core::Word word = core::words(core::Grain{})[i];
        if (word.id == text || word.zh == text) return static_cast<core::Grain>(i);
        known += std::string(word.id) + ", ";
    }
    return base::fail(base::ErrorKind::bad_input, "'" + text + "' is nothing that is counted", "--grain",
                      "one of " + known + "organs");
}

Ran export_columns(const Arguments& arguments, const Terminal& terminal) {
    const std::string word = TRY(arguments.need("--grain"));
    const auto grain = TRY(grain_of(word));
    const auto cut = TRY(cut_of(arguments, arguments.positionals()[0], terminal));
    const auto figures = TRY(open_figures(arguments.positionals()[0], terminal, arguments));
    std::vector<paper::ListingColumn> columns;
    const std::vector<std::string> names =
        grain ? follow::column_names(*grain) : std::vector<std::string>{"organ", "kind", "from", "until", "successor"};
    for (const std::string& name : names) columns.push_back({name, paper::CellKind::text, 0});
    CsvOut out(terminal, arguments.get("--out"));
    out.write(paper::csv_head(columns));
    std::uint64_t rows = 0;
    const auto take = [&](const std::vector<std::string>& cells) -> Result<void> {
        std::string text;
        paper::csv_append_row(text, columns, cells);
        out.write(text);
        ++rows;
        return {};
    };
    if (grain) {
        TRY(figures->columns(*grain, cut, take));
    } else {
        const auto organs = TRY(figures->organs(cut));
        for (const core::Organ& organ : organs) {
            const auto successor = std::ranges::find(organs, organ.successor, &core::Organ::id);
            TRY(take({organ.name, std::string(core::id_of(organ.kind)), organ.from.is_set() ? organ.from.text() : "",
                      organ.until.is_set() ? organ.until.text() : "",
                      successor == organs.end() ? "" : successor->name}));
        }
    }
    TRY(out.finish());
    terminal.say(fmt::format("导出 {} 行", rows), fmt::format("{} rows", rows));
    return exit_done;
}

}  // namespace

Ran run_export(const Arguments& arguments, const Terminal& terminal) {
    const std::string format = arguments.get("--format", "provincial");
    if (format == "columns") return export_columns(arguments, terminal);
    if (format != "provincial") {
        return base::fail(base::ErrorKind::bad_input, "'" + format + "' is no columns we know", "--format",
                          "one of provincial, columns");
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
