// Import of other systems' exports: a CSV file or a workbook and a mapping file (docs/formats/import.md) into the
// ledger, by the same decisions as a registration at the counter. Idempotent per (source, external number, deed): the
// same again is skipped, a new deed is appended, a conflicting value is rejected with both values. Unlawful rows come
// in with their breaches. Used by http and the command line. Blocks until everything is durable; one import at a time
// in a process is wise, the desk goes on serving others meanwhile. Fails as a whole only if the files, the mapping or
// the store fail; what was imported before stays, and importing again goes on from there. Whatever is wrong with a row
// stands in the report.
#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "app/desk.hpp"

namespace intake {

struct Progress {
    std::uint64_t rows = 0;        ///< decided so far
    std::uint64_t bytes_read = 0;  ///< of the file as it lies there; of a workbook, of the sheet as it is unpacked
    std::uint64_t bytes_total = 0;
};

struct ImportRequest {
    std::filesystem::path file;      ///< CSV, plain or gzip; or a workbook (.xlsx)
    std::filesystem::path map_file;  ///< TOML; or empty with `map_text`
    std::string map_text;            ///< the mapping itself, for programs
    bool is_dry_run = false;         ///< the same decisions, nothing written
    /// CSV: kind, number, line, column, value, ledger: what a person must look at; empty = no file. Replaced if it
    /// exists.
    std::filesystem::path conflicts_path;
    std::filesystem::path rejects_path;  ///< CSV: line, column, value, reason; empty = no file. Replaced if it exists.
    std::function<void(const Progress&)> progress;  ///< on the calling thread, a few times a second
};

/// A row that was not taken, or not wholly as it stands.
struct Reject {
    std::uint64_t line = 0;  ///< line where the row begins, or row of the sheet; from 1
    std::string column;      ///< as the file names it; empty where the row as a whole is meant
    std::string value;       ///< of the file; a long one is cut
    std::string reason;      ///< with the stored value where there are two
    /// Every field where the row and the ledger both speak and differ: for a person to decide. Empty where the row is
    /// rejected for another reason.
    struct Difference {
        std::string column, value, ledger;
    };
    std::vector<Difference> differences = {};
};

struct ImportReport {
    std::uint64_t rows = 0;  ///< imported + updated + already_there + rejected, always
    std::uint64_t imported = 0, updated = 0, already_there = 0, rejected = 0;
    std::uint64_t conflicts = 0;  ///< of the rejected: those that contradict the ledger
    /// Numbers of a whole export's source that the ledger has open and the file does not name. Nothing is done about
    /// them.
    std::uint64_t vanished = 0;
    std::uint64_t facts = 0;   ///< written (or, dry, to be written), organs included
    std::uint64_t organs = 0;  ///< created
    struct BreachCount {
        core::Breach breach{};
        std::uint64_t count = 0;
    };
    std::vector<BreachCount> breaches;  ///< of what this import brought in, by kind; none with count 0
    struct NoteCount {
        std::string id, zh, en;
        std::uint64_t count = 0;
    };
    std::vector<NoteCount> notes;          ///< odd numbers of persons among the imported rows; kept all the same
    std::vector<Reject> first_rejects;     ///< at most first_rejects_max
    std::filesystem::path rejects_file;    ///< empty if none was asked for
    std::string sheet;                     ///< of a workbook: the one that was read
    std::filesystem::path conflicts_file;  ///< empty if there was nothing to look at
    bool is_dry_run = false;
};
inline constexpr std::size_t first_rejects_max = 20;

// Limits of a file; beyond them the import stops with the line.
inline constexpr std::size_t field_bytes_max = 1 << 20;
inline constexpr std::size_t record_bytes_max = 4 << 20;
inline constexpr std::size_t columns_max = 500;

/// Needs the permission `import`; the deeds stand in the ledger under the caller's post.
[[nodiscard]] base::Result<ImportReport> import_file(app::Desk& desk, const app::Caller& caller,
                                                     const ImportRequest& request);

}  // namespace intake
