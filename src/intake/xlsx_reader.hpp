// The rows of a workbook's sheet as records: days as 2026-03-16, times of day behind them, formulas by the value that
// was stored with them, merged cells each with the value of the whole. Memory: the shared texts and one row. One
// thread.
#pragma once
#include "intake/record.hpp"
#include "intake/workbook.hpp"
#include "intake/xml_elements.hpp"

namespace intake {

class XlsxReader : public RecordReader {
  public:
    /// `sheet` empty: the first. Fails with the place: file, sheet, and cell where there is one.
    static base::Result<std::unique_ptr<RecordReader>> open(const std::filesystem::path& path,
                                                            const std::string& sheet);

    /// A record's line is the number of its row. Rows without any value are no records.
    [[nodiscard]] base::Result<bool> next(Record& record) override;
    [[nodiscard]] std::uint64_t bytes_read() const override { return rows_.bytes_read(); }
    [[nodiscard]] std::uint64_t bytes_total() const override { return rows_.bytes_total(); }
    [[nodiscard]] std::string sheet() const override { return book_.sheet; }
    [[nodiscard]] bool is_workbook() const override { return true; }

    static constexpr std::uint64_t rows_max = 1'048'576;  ///< of a sheet, as every spreadsheet program has it
    static constexpr std::size_t merges_max = 100'000;

  private:
    struct Cell {
        std::string text;
        std::string problem;
    };
    struct Merge {
        std::uint64_t top = 0, bottom = 0;
        std::size_t left = 0, right = 0;
        Cell value;
    };

    ZipFile zip_;
    std::string place_;
    Workbook book_;
    std::vector<Merge> merges_;  ///< by their top rows
    std::vector<Merge> open_;    ///< those that reach into the rows that come
    std::size_t next_merge_ = 0;
    XmlElements rows_;
    std::uint64_t row_ = 0;
    std::string element_;
    std::vector<Cell> cells_;

    XlsxReader(ZipFile zip, std::string place, Workbook book, std::vector<Merge> merges, XmlElements rows)
        : zip_(std::move(zip)),
          place_(std::move(place)),
          book_(std::move(book)),
          merges_(std::move(merges)),
          rows_(std::move(rows)) {}

    static base::Result<std::vector<Merge>> read_merges(const ZipFile& zip, const std::string& place,
                                                        const Workbook& book);
    [[nodiscard]] base::Result<void> read_row();
    [[nodiscard]] base::Result<void> spread_merges();
    [[nodiscard]] std::unexpected<base::Error> error(std::string message, std::string cure) const;
};

}  // namespace intake
