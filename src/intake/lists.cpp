#include "intake/lists.hpp"

#include "paper/csv.hpp"

namespace intake {

base::Result<> ListFile::open(const std::filesystem::path& path, std::initializer_list<std::string_view> columns) {
    path_ = path;
    if (path.empty()) return {};
    file_.open(path, std::ios::binary | std::ios::trunc);
    if (!file_) {
        return base::fail(base::ErrorKind::io, "the list cannot be written", path.string(),
                          "name a file in a folder that you may write to");
    }
    file_ << paper::csv_bom << paper::csv_row(columns);
    return {};
}

void ListFile::add(std::initializer_list<std::string_view> cells) {
    if (!file_.is_open()) return;
    is_empty_ = false;
    file_ << paper::csv_row(cells);
}

base::Result<std::filesystem::path> ListFile::close() {
    if (!file_.is_open()) return std::filesystem::path();
    file_.close();
    if (file_.fail()) {
        return base::fail(base::ErrorKind::io, "the list could not be written to its end", path_.string(),
                          "make room on the disk and import again");
    }
    if (!is_empty_) return path_;
    std::error_code ignored;  // an empty list left behind is ugly and nothing worse
    std::filesystem::remove(path_, ignored);
    return std::filesystem::path();
}

base::Result<> Lists::open(const ImportRequest& request) {
    TRY(rejects_.open(request.rejects_path, {"line", "column", "value", "reason"}));
    return conflicts_.open(request.conflicts_path, {"kind", "number", "line", "column", "value", "ledger"});
}

void Lists::add(const std::string& number, const Reject& reject) {
    const std::string line = std::to_string(reject.line);
    rejects_.add({line, reject.column, reject.value, reject.reason});
    for (const Reject::Difference& one : reject.differences)
        conflicts_.add({"conflict", number, line, one.column, one.value, one.ledger});
}

void Lists::add_vanished(const std::string& number) {
    conflicts_.add({"vanished", number, "", "", "", ""});
}

base::Result<> Lists::close(ImportReport& report) {
    report.rejects_file = TRY(rejects_.close());
    report.conflicts_file = TRY(conflicts_.close());
    return {};
}

}  // namespace intake
