// Workbooks in any shape: 'z' and the bytes of a zip file, or 'p' and its parts with a NUL between them (a fuzzer does
// not guess checksums). An error names its place; rows come in order and within the limits.
#include <algorithm>
#include <array>

#include "fuzz.hpp"
#include "intake/import.hpp"
#include "intake/xlsx_reader.hpp"
#include "memory_file.hpp"
#include "paper/docx/package.hpp"

namespace {

constexpr std::string_view book_part = R"(<workbook><sheets><sheet name="s" r:id="rId1"/></sheets></workbook>)";
constexpr std::string_view relations_part =
    R"(<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>)";

/// The texts as the parts of a workbook: sheet, shared texts, styles, workbook.
std::string zipped(std::string_view texts) {
    std::array<std::string, 4> given;
    for (std::string& one : given) {
        const std::size_t end = std::min(texts.find('\0'), texts.size());
        one = texts.substr(0, end);
        texts.remove_prefix(std::min(end + 1, texts.size()));
    }
    if (given[3].empty()) given[3] = book_part;
    std::vector<paper::Part> parts{{"xl/workbook.xml", given[3]},
                                   {"xl/_rels/workbook.xml.rels", std::string(relations_part)},
                                   {"xl/worksheets/sheet1.xml", given[0]}};
    if (!given[1].empty()) parts.push_back({"xl/sharedStrings.xml", given[1]});
    if (!given[2].empty()) parts.push_back({"xl/styles.xml", given[2]});
    const auto bytes = paper::package(parts);
    CHECK(bytes.has_value());
    return {bytes->begin(), bytes->end()};
}

base::Result<void> read(std::string_view bytes) {
    const fuzz::MemoryFile file(bytes);
    const auto reader = TRY(intake::XlsxReader::open(file.path(), {}));
    intake::Record record;
    std::uint64_t line = 0;
    while (TRY(reader->next(record))) {
        CHECK(record.line > line && record.line <= intake::XlsxReader::rows_max);
        line = record.line;
        CHECK(!record.fields.empty() && record.fields.size() <= intake::columns_max);
        for (const std::string_view field : record.fields) CHECK(field.size() <= intake::field_bytes_max);
        for (const auto& bad : record.bad_cells) CHECK(bad.field < record.fields.size() && !bad.what.empty());
    }
    return {};
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string_view text = fuzz::text_of(data, size);
    if (text.empty()) return 0;
    const bool is_zip = text.front() == 'z';
    text.remove_prefix(1);
    const auto done = read(is_zip ? std::string(text) : zipped(text));
    if (done) return 0;
    const base::ErrorKind kind = done.error().kind;
    const bool is_limit = kind == base::ErrorKind::too_many;
    fuzz::check_told(done.error(), is_limit ? kind : base::ErrorKind::bad_input);
    return 0;
}
