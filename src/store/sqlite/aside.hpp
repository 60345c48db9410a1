// Stores put aside by a forced restore (replaced-N.db): kept for what the backup did not have, and bound by every later
// erasure all the same.
#pragma once
#include <vector>

#include "store/sqlite/database.hpp"

namespace store {

[[nodiscard]] std::filesystem::path next_aside(const std::filesystem::path& directory);
[[nodiscard]] std::vector<std::filesystem::path> asides(const std::filesystem::path& directory);

/// Destroys in every store put aside the keys that the store itself no longer has, with their contacts and files. One
/// that is no database any more is passed over: its keys cannot be found in it, fsck names it.
[[nodiscard]] base::Result<> erase_aside(const std::filesystem::path& directory);

/// How many keys stand in that store although the store beside it has destroyed them.
[[nodiscard]] base::Result<std::int64_t> keys_left(const std::filesystem::path& directory,
                                                   const std::filesystem::path& aside);

/// Whether one of them names this object; true also where one cannot be read: nobody knows then.
[[nodiscard]] base::Result<bool> is_file_aside(const std::filesystem::path& directory, const base::Hash& object);

}  // namespace store
