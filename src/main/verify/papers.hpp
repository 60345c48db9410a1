// Papers of evidence in a folder: are they those that the ledger holds? A file is known by its bytes, whatever it is
// called.
#pragma once
#include <filesystem>
#include <set>

#include "base/bytes.hpp"
#include "base/result.hpp"

namespace verify {

inline constexpr std::size_t papers_max = 10'000;               ///< files of a folder
inline constexpr std::uintmax_t paper_bytes_max = 64ULL << 20;  ///< larger ones are no evidence

/// SHA-256 of every file below the folder.
struct Papers {
    std::set<base::Hash> hashes;
};
[[nodiscard]] base::Result<Papers> read_papers(const std::filesystem::path& folder);

}  // namespace verify
