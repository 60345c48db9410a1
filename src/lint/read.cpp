#include <fmt/format.h>

#include <fstream>
#include <sstream>

#include "base/utf8.hpp"
#include "intake/encoding.hpp"
#include "lint/lint.hpp"
#include "lint/number.hpp"
#include "lint/read/office.hpp"
#include "lint/read/prose.hpp"
#include "lint/read/text.hpp"
#include "lint/read/tree.hpp"
#include "lint/words.hpp"

namespace lint {
namespace {

base::Result<std::string> bytes_of(const std::filesystem::path& file) {
    std::error_code trouble;
    if (!std::filesystem::is_regular_file(file, trouble))
        return base::fail(base::ErrorKind::bad_input, "no such file", file.string(), "check the path");
    if (std::filesystem::file_size(file, trouble) > file_bytes_max)
        return base::fail(base::ErrorKind::bad_input,
                          fmt::format("the file is larger than {} MB", file_bytes_max >> 20), file.string(),
                          "is it the right file?");
    std::ifstream in(file, std::ios::binary);
    std::stringstream bytes;
    bytes << in.rdbuf();
    if (!in)
        return base::fail(base::ErrorKind::bad_input, "the file cannot be read", file.string(),
                          "check that you may read it");
    return bytes.str();
}

/// UTF-8 as it stands, GB18030 decoded; anything else is no text.
base::Result<std::string> decoded(const std::string& bytes, const std::string& place, bool& is_utf8) {
    is_utf8 = true;
    if (bytes.starts_with("\xff\xfe") || bytes.starts_with("\xfe\xff"))
        return base::fail(base::ErrorKind::bad_input, "the file is UTF-16", place, "save it as UTF-8");
    const std::size_t mark = bytes.starts_with("\xef\xbb\xbf") ? 3 : 0;
    if (base::utf8_length(std::string_view(bytes).substr(mark)) || bytes.size() == mark) return bytes.substr(mark);
    is_utf8 = false;
    auto decoder = TRY(intake::Decoder::open(intake::Encoding::gb18030));
    std::string text;
    std::size_t bad_byte = 0;
    if (decoder.decode(bytes, text, bad_byte) &&
        text.find_first_of(std::string_view("\x01\x02\x03\x04\x05\x06\x07\x0e\x0f", 9)) == text.npos)
        return text;
    return base::fail(base::ErrorKind::bad_input, "the file is neither UTF-8 nor GB18030 text",
                      bad_byte > 0 ? fmt::format("{}, byte {}", place, bad_byte) : place,
                      "give the report as .docx, .xlsx, .toml, .json, .csv or plain text");
}

base::Result<> read_kind(Report& report, const std::filesystem::path& file, std::string bytes) {
    const std::string place = file.string();
    if (bytes.starts_with("PK\x03\x04")) {
        const bool is_workbook = has(bytes, "xl/workbook.xml") && !has(bytes, "word/document.xml");
        return is_workbook ? read_workbook(report, file) : read_document(report, file);
    }
    if (bytes.starts_with("\xd0\xcf\x11\xe0"))
        return base::fail(base::ErrorKind::bad_input, "this is an old document or workbook, or one with a password",
                          place, "save it as .docx or .xlsx without a password");
    if (bytes.starts_with("%PDF"))
        return base::fail(base::ErrorKind::bad_input, "this is a PDF", place,
                          "take its text out (pdftotext -layout) or give the document it was made from");
    bool is_utf8 = true;
    std::string text = TRY(decoded(bytes, place, is_utf8));
    const std::string ending = file.extension().string();
    if (ending == ".csv") return read_csv(report, file, is_utf8);
    if (ending == ".json" || ending == ".toml") {
        const Node root = TRY(ending == ".json" ? parse_json(text, place) : parse_toml(text, place));
        read_tree(report, root);
        return {};
    }
    read_plain_text(report, std::move(text));
    return {};
}

}  // namespace

base::Result<Report> read(const std::filesystem::path& file) {
    Report report{.file = file.string()};
    std::string bytes = TRY(bytes_of(file));
    if (bytes.find_first_not_of(" \t\r\n") == std::string::npos)
        return base::fail(base::ErrorKind::bad_input, "the file is empty", file.string(), "is it the right file?");
    TRY(read_kind(report, file, std::move(bytes)));
    read_prose(report);
    return report;
}

Report read_text(std::string name, std::string text) {
    Report report{.file = std::move(name)};
    read_plain_text(report, std::move(text));
    read_prose(report);
    return report;
}

}  // namespace lint
