// CSV in any shape: an error names its line; records written again are read as the same records; and their bytes are
// text of the encoding or are not, at a byte that is named.
#include "fuzz.hpp"
#include "intake/csv_reader.hpp"
#include "intake/encoding.hpp"
#include "memory_file.hpp"
#include "paper/csv.hpp"

namespace {

using Rows = std::vector<std::vector<std::string>>;

void check_decoding(std::string_view field) {
    static auto utf8 = intake::Decoder::open(intake::Encoding::utf8).value();
    static auto gb18030 = intake::Decoder::open(intake::Encoding::gb18030).value();
    for (intake::Decoder* decoder : {&utf8, &gb18030}) {
        std::string out;
        std::size_t bad_byte = 0;
        if (!decoder->decode(field, out, bad_byte)) CHECK(bad_byte >= 1 && bad_byte <= field.size());
    }
    for (const char c : intake::printable(field)) CHECK(c >= ' ' && c < 0x7f);
}

/// The records, but for those that are malformed and those that a line cannot say: one empty field alone.
base::Result<Rows> read(std::string_view bytes, char delimiter) {
    const fuzz::MemoryFile file(bytes);
    auto input = intake::Input::open(file.path());
    if (!input) return std::unexpected(input.error());
    intake::CsvReader reader(*input, "f", delimiter);
    Rows rows;
    intake::Record record;
    std::uint64_t line = 0;
    for (;;) {
        const auto more = reader.next(record);
        if (!more) return std::unexpected(more.error());
        if (!*more) return rows;
        CHECK(record.line > line && !record.fields.empty());
        line = record.line;
        for (const std::string_view field : record.fields) check_decoding(field);
        const bool is_said = record.problem.empty() && (record.fields.size() > 1 || !record.fields[0].empty());
        if (is_said) rows.emplace_back(record.fields.begin(), record.fields.end());
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = fuzz::text_of(data, size);
    const auto rows = read(text, text.starts_with(';') ? ';' : ',');
    if (!rows) {
        fuzz::check_told(rows.error(), base::ErrorKind::bad_input);
        return 0;
    }
    std::string written(paper::csv_bom);
    for (const auto& row : *rows) {
        for (std::size_t i = 0; i < row.size(); ++i) paper::csv_append(written, row[i], i == 0, paper::CsvKind::bare);
        paper::csv_end(written);
    }
    const auto again = read(written, ',');
    CHECK(again.has_value());
    CHECK(*again == *rows);
    return 0;
}
