#include <fstream>

#include "intake/csv_reader.hpp"
#include "intake/mapping.hpp"
#include "intake/xlsx_reader.hpp"

namespace intake {
namespace {

class CsvFile : public RecordReader {
  public:
    CsvFile(Input input, std::string place, char delimiter)
        : input_(std::move(input)), reader_(input_, std::move(place), delimiter) {}
    base::Result<bool> next(Record& record) override { return reader_.next(record); }
    [[nodiscard]] std::uint64_t bytes_read() const override { return input_.bytes_read(); }
    [[nodiscard]] std::uint64_t bytes_total() const override { return input_.bytes_total(); }

  private:
    Input input_;
    CsvReader reader_;
};

bool is_zip(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    char start[4] = {};
    in.read(start, sizeof start);
    return std::string_view(start, sizeof start) == std::string_view("PK\x03\x04", 4);
}

}  // namespace

base::Result<std::unique_ptr<RecordReader>> open_records(const std::filesystem::path& file, const Mapping& mapping) {
    if (is_zip(file)) return XlsxReader::open(file, mapping.sheet);
    Input input = TRY(Input::open(file));
    return std::make_unique<CsvFile>(std::move(input), file.string(), mapping.delimiter);
}

base::Result<bool> read_header(RecordReader& reader, const Mapping& mapping, Record& header) {
    do {
        if (!TRY(reader.next(header))) return false;
    } while (header.line < mapping.header_row);
    return true;
}

}  // namespace intake
