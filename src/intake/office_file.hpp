// Import of organs and posts: a list of an office (docs/formats/office.md) as CSV or workbook into the ledger, all of
// it or nothing. Idempotent: what the office has already is skipped. Used by the command line. Blocks until it is
// durable.
#pragma once
#include <filesystem>

#include "app/desk.hpp"
#include "core/office/roster.hpp"

namespace intake {

struct OfficeReport {
    std::uint64_t organs_new = 0, organs_changed = 0, organs_ended = 0;
    std::uint64_t posts_new = 0, posts_changed = 0, posts_ended = 0;
    std::uint64_t unchanged = 0;  ///< lines that say what the office has
    std::string sheet;            ///< of a workbook
    /// Where there are any, nothing was written.
    std::vector<core::RosterProblem> problems;
    bool is_dry_run = false;
};

inline constexpr std::size_t roster_lines_max = 20'000;

/// Needs the permission manage_office.
[[nodiscard]] base::Result<OfficeReport> import_office(app::Desk& desk, const app::Caller& caller,
                                                       const std::filesystem::path& file, bool is_dry_run);

}  // namespace intake
