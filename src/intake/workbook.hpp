// What a workbook (.xlsx, ISO/IEC 29500) says about its cells: sheets, shared texts, number formats, date system. Read
// once when it is opened; any size but the shared texts is small. One thread.
#pragma once
#include <string_view>
#include <vector>

#include "intake/zip_file.hpp"

namespace intake {

/// How a number is meant, by its format.
enum class NumberKind : unsigned char { plain, day, time };

/// The texts that cells refer to by number, one after the other in memory.
class SharedTexts {
  public:
    [[nodiscard]] std::size_t size() const { return ends_.size(); }
    [[nodiscard]] std::string_view at(std::size_t index) const {
        const std::size_t begin = index == 0 ? 0 : ends_[index - 1];
        return std::string_view(bytes_).substr(begin, ends_[index] - begin);
    }
    void add(std::string_view text) {
        bytes_ += text;
        ends_.push_back(bytes_.size());
    }
    [[nodiscard]] std::size_t bytes() const { return bytes_.size(); }

  private:
    std::string bytes_;
    std::vector<std::size_t> ends_;
};

struct Workbook {
    std::string sheet;  ///< name of the one that is read
    std::string part;   ///< its part of the zip file
    bool is_1904 = false;
    std::vector<NumberKind> kinds;  ///< of each cell style
    SharedTexts texts;

    static constexpr std::size_t texts_bytes_max = 1 << 30;

    /// `sheet` empty: the first. Fails where there is no such sheet, and names those there are.
    static base::Result<Workbook> read(const ZipFile& zip, const std::string& place, const std::string& sheet);
};

/// The kind that a number format gives: a built-in one by its id, else by its code ("yyyy\"年\"m\"月\"d\"日\"").
[[nodiscard]] NumberKind number_kind(unsigned id, std::string_view code);

}  // namespace intake
