// The lists that an import leaves: the rejects, to be mended by hand and imported again; and the conflicts, for a
// person to decide. CSV. One thread.
#pragma once
#include <filesystem>
#include <fstream>
#include <initializer_list>

#include "intake/import.hpp"

namespace intake {

class ListFile {
  public:
    /// No file with an empty path. An existing file is replaced.
    [[nodiscard]] base::Result<> open(const std::filesystem::path& path,
                                      std::initializer_list<std::string_view> columns);
    void add(std::initializer_list<std::string_view> cells);
    /// Fails if anything could not be written. Gives the file's path; empty if there was nothing to write, and then
    /// there is no file.
    [[nodiscard]] base::Result<std::filesystem::path> close();

  private:
    std::filesystem::path path_;
    std::ofstream file_;
    bool is_empty_ = true;
};

class Lists {
  public:
    [[nodiscard]] base::Result<> open(const ImportRequest& request);
    /// Among the conflicts too where the row contradicts the ledger: every column with both values.
    void add(const std::string& number, const Reject& reject);
    /// A number that a whole export no longer names.
    void add_vanished(const std::string& number);
    [[nodiscard]] base::Result<> close(ImportReport& report);

  private:
    ListFile rejects_, conflicts_;
};

}  // namespace intake
