// For the tests of this room: workbooks written part by part, good ones and bad ones.
#pragma once
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace intake::testing {

/// The parts of a workbook by name; `write` zips them. What is not set is the least that a spreadsheet program writes.
struct Parts {
    std::map<std::string, std::string> parts;

    Parts();
    /// The <sheetData> of sheet1 "一" and what follows it in the sheet.
    Parts& sheet(const std::string& rows, const std::string& after = {});
    /// A second sheet, called "二".
    Parts& second_sheet(const std::string& rows);
    Parts& texts(const std::vector<std::string>& texts);    ///< shared
    Parts& formats(const std::vector<std::string>& codes);  ///< style n+1 has the n-th code; style 0 is General
    Parts& is_1904();
    void write(const std::filesystem::path& path) const;
};

/// <row r="R"> with inline texts, one a cell; "=…" is put in as it stands.
[[nodiscard]] std::string row(unsigned number, const std::vector<std::string>& cells);

}  // namespace intake::testing
