// CSV by RFC 4180: a row of fields as bytes, for downloads and rejects files. Used by http, intake and the command
// line. Pure, any thread, nothing fails. Lines end in CRLF as the RFC has it; texts are taken as UTF-8 and not looked
// into.
#pragma once
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

namespace paper {

enum class CsvKind : unsigned char {
    text,  ///< anybody's words: kept from being read as a formula
    bare,  ///< numbers, days and ids of our own: as they stand
};

/// Spreadsheets take a file for UTF-8 only behind this mark; programs mostly skip it. Once, before the first row.
inline constexpr std::string_view csv_bom = "\xef\xbb\xbf";

/// One field, quoted where it must be. A text that begins like a formula (= + - @ tab CR) gets an apostrophe in front:
/// a petitioner's title must not run in the clerk's spreadsheet.
[[nodiscard]] std::string csv_field(std::string_view value, CsvKind kind = CsvKind::text);

/// A whole row with its line end; every field a text.
[[nodiscard]] std::string csv_row(std::span<const std::string_view> fields);
[[nodiscard]] std::string csv_row(std::span<const std::string> fields);
[[nodiscard]] std::string csv_row(std::initializer_list<std::string_view> fields);

/// Appends one field to a row under construction, and ends a row: for big downloads without a string a field.
void csv_append(std::string& out, std::string_view value, bool is_first, CsvKind kind = CsvKind::text);
void csv_end(std::string& out);

}  // namespace paper
