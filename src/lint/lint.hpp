// The report linter: reads a performance report of any kind and says what does not add up. Used by the command line.
// One thread a call. Fails on a file that cannot be read, naming place and cure; what it cannot understand it passes
// over.
#pragma once
#include <filesystem>
#include <span>

#include "base/result.hpp"
#include "lint/finding.hpp"
#include "lint/rules/usual.hpp"

namespace lint {

inline constexpr std::size_t file_bytes_max = 32 << 20;
inline constexpr std::size_t findings_max = 1'000;

/// By the file's first bytes and its name: .toml, .json, .csv, .docx, .xlsx, else plain text, UTF-8 or GB18030.
[[nodiscard]] base::Result<Report> read(const std::filesystem::path& file);
/// A plain text that is there already, in UTF-8.
[[nodiscard]] Report read_text(std::string name, std::string text);

/// All rules, findings first, in the order of the report. `usual`: what the office adopted or named, else the
/// program's.
[[nodiscard]] Findings check(const Report& report, const Usual& usual = own_usual());

struct RuleName {
    std::string_view id, zh, en;
};
[[nodiscard]] std::span<const RuleName> rules();

}  // namespace lint
