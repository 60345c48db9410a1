#include "http/table_file.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace http {
namespace {

using base::Result;

class CsvDownload {
  public:
    explicit CsvDownload(TableFile table) : table_(std::move(table)) {}
    Result<bool> next(std::string& piece) {
        if (is_start_) piece += paper::csv_head(table_.columns);
        is_start_ = false;
        std::vector<paper::ListingRow> rows;
        const bool is_more = TRY(table_.next(rows));
        for (const paper::ListingRow& row : rows) paper::csv_append_row(piece, table_.columns, row);
        return is_more;
    }

  private:
    TableFile table_;
    bool is_start_ = true;
};

/// A workbook is a zip file, whose directory stands at its end: it is written to a folder that nobody else may read,
/// which is gone before the first byte is sent.
class XlsxDownload {
  public:
    explicit XlsxDownload(TableFile table) : table_(std::move(table)) {}
    Result<bool> next(std::string& piece) {
        if (!file_.is_open()) TRY(write());
        constexpr std::size_t piece_bytes = 256 * 1024;
        piece.resize(piece_bytes);
        file_.read(piece.data(), piece_bytes);
        piece.resize(static_cast<std::size_t>(file_.gcount()));
        if (file_.bad()) return base::fail(base::ErrorKind::io, "the workbook cannot be read back");
        return !file_.eof();
    }

  private:
    TableFile table_;
    std::ifstream file_;

    Result<void> write() {
        std::string pattern = (std::filesystem::temp_directory_path() / "huiying-XXXXXX").string();
        if (mkdtemp(pattern.data()) == nullptr)
            return base::fail(base::ErrorKind::io, "there is no room for a workbook", "TMPDIR", "make some");
        const std::filesystem::path folder = pattern;
        auto written = write_to(folder / (table_.name + ".xlsx"));
        std::error_code ignored;  // an open file stays readable
        std::filesystem::remove_all(folder, ignored);
        return written;
    }
    Result<void> write_to(const std::filesystem::path& path) {
        auto book = TRY(paper::Workbook::create(path));
        TRY(paper::begin_sheet(book, table_.sheet, table_.columns));
        for (bool is_more = true; is_more;) {
            std::vector<paper::ListingRow> rows;
            is_more = TRY(table_.next(rows));
            for (const paper::ListingRow& row : rows) TRY(paper::append_row(book, table_.columns, row));
        }
        TRY(book.finish());
        file_.open(path, std::ios::binary);
        if (!file_) return base::fail(base::ErrorKind::io, "the workbook cannot be read back");
        return {};
    }
};

}  // namespace

Response download(Format format, TableFile table) {
    const bool is_csv = format == Format::csv;
    Response answer{.type = is_csv ? "text/csv; charset=utf-8"
                                   : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"};
    answer.headers.emplace_back("Content-Disposition",
                                "attachment; filename=\"" + table.name + (is_csv ? ".csv\"" : ".xlsx\""));
    if (is_csv) {
        answer.more = [file = std::make_shared<CsvDownload>(std::move(table))](std::string& piece) {
            return file->next(piece);
        };
    } else {
        answer.more = [file = std::make_shared<XlsxDownload>(std::move(table))](std::string& piece) {
            return file->next(piece);
        };
    }
    return answer;
}

std::function<base::Result<bool>(std::vector<paper::ListingRow>&)> these(std::vector<paper::ListingRow> rows) {
    return [rows = std::move(rows)](std::vector<paper::ListingRow>& out) -> base::Result<bool> {
        out = rows;
        return false;
    };
}

}  // namespace http
