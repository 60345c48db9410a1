// One record of an import file, and the reader that gives them one after the other: CSV (csv_reader.hpp) or a sheet of
// a workbook (xlsx_reader.hpp). One thread.
#pragma once
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace intake {

struct Record {
    /// A cell that holds nothing that can be taken: an error of a formula, a number that lost its digits.
    struct BadCell {
        std::size_t field = 0;
        std::string what;
    };
    std::uint64_t line = 0;                ///< where it begins, from 1: line of a text, row of a sheet
    std::vector<std::string_view> fields;  ///< valid until the next record is read
    std::string_view problem;              ///< what is malformed about it; the records after it are sound
    std::vector<BadCell> bad_cells;
    bool is_ragged = false;  ///< empty cells at the end are left out

    /// Field `at`; empty where a ragged record ends before it.
    [[nodiscard]] std::string_view field(std::size_t at) const {
        return at < fields.size() ? fields[at] : std::string_view();
    }
};

class RecordReader {
  public:
    virtual ~RecordReader() = default;
    /// False at the end. Empty lines and rows are no records. Fails, naming the place, where nobody could read on.
    [[nodiscard]] virtual base::Result<bool> next(Record& record) = 0;
    [[nodiscard]] virtual std::uint64_t bytes_read() const = 0;   ///< of bytes_total, for showing progress
    [[nodiscard]] virtual std::uint64_t bytes_total() const = 0;  ///< of the file, or of the unpacked sheet
    [[nodiscard]] virtual std::string sheet() const { return {}; }
    [[nodiscard]] virtual bool is_workbook() const { return false; }
};

struct Mapping;

/// Opens the file by its first bytes, whatever its name. The sheet, delimiter and encoding are the mapping's.
[[nodiscard]] base::Result<std::unique_ptr<RecordReader>> open_records(const std::filesystem::path& file,
                                                                       const Mapping& mapping);

/// The record that names the columns: the first, or the one of the mapping's `header_row`. False if there is none.
[[nodiscard]] base::Result<bool> read_header(RecordReader& reader, const Mapping& mapping, Record& header);

}  // namespace intake
