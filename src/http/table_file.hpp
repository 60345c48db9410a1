// Downloads of tables: CSV as it is read, a workbook once it is written. Handlers hand in columns and a source of rows;
// they never see the bytes. The rows are asked for on a worker, never more than one piece at a time.
#pragma once
#include <functional>

#include "core/words.hpp"
#include "http/message.hpp"
#include "paper/listing.hpp"

namespace http {

enum class Format : std::uint8_t { json, csv, xlsx };
inline constexpr std::array format_words{core::Word{"json", "JSON"}, core::Word{"csv", "CSV"},
                                         core::Word{"xlsx", "XLSX"}};
constexpr std::span<const core::Word> words(Format) {
    return format_words;
}

struct TableFile {
    std::string name;   ///< of the file, without what stands behind the point: "matters"
    std::string sheet;  ///< title of the sheet of a workbook
    std::vector<paper::ListingColumn> columns;
    /// Appends further rows; false once there are no more.
    std::function<base::Result<bool>(std::vector<paper::ListingRow>& rows)> next;
};

/// csv or xlsx; json is the handler's own.
[[nodiscard]] Response download(Format format, TableFile table);

/// All rows at once.
[[nodiscard]] std::function<base::Result<bool>(std::vector<paper::ListingRow>&)> these(
    std::vector<paper::ListingRow> rows);

}  // namespace http
