// The rejects file: CSV with line, column, value, reason, to be mended by hand and imported again. One thread.
#pragma once
#include <filesystem>
#include <fstream>

#include "intake/import.hpp"

namespace intake {

class Rejects {
  public:
    /// No file with an empty path. An existing file is replaced.
    [[nodiscard]] base::Result<> open(const std::filesystem::path& path);
    void add(const Reject& reject);
    /// Fails if anything could not be written. Gives the file's path; empty if there was nothing to write, and then
    /// there is no file.
    [[nodiscard]] base::Result<std::filesystem::path> close();

  private:
    std::filesystem::path path_;
    std::ofstream file_;
    bool is_empty_ = true;
};

}  // namespace intake
