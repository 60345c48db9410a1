#include "intake/rejects.hpp"

#include "paper/csv.hpp"

namespace intake {

base::Result<> Rejects::open(const std::filesystem::path& path) {
    path_ = path;
    if (path.empty()) return {};
    file_.open(path, std::ios::binary | std::ios::trunc);
    if (!file_) {
        return base::fail(base::ErrorKind::io, "the rejects file cannot be written", path.string(),
                          "name a file in a folder that you may write to");
    }
    file_ << paper::csv_bom << paper::csv_row({"line", "column", "value", "reason"});
    return {};
}

void Rejects::add(const Reject& reject) {
    if (!file_.is_open()) return;
    is_empty_ = false;
    file_ << paper::csv_row({std::to_string(reject.line), reject.column, reject.value, reject.reason});
}

base::Result<std::filesystem::path> Rejects::close() {
    if (!file_.is_open()) return std::filesystem::path();
    file_.close();
    if (file_.fail()) {
        return base::fail(base::ErrorKind::io, "the rejects file could not be written to its end", path_.string(),
                          "make room on the disk and import again");
    }
    if (!is_empty_) return path_;
    std::error_code ignored;  // an empty list left behind is ugly and nothing worse
    std::filesystem::remove(path_, ignored);
    return std::filesystem::path();
}

}  // namespace intake
