// Small files: read with a limit, written whole, and a cure where that fails.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace huiying {

inline constexpr std::size_t law_file_max = 4 << 20;

[[nodiscard]] base::Result<std::string> read_text(const std::filesystem::path& path, std::size_t max_bytes);
/// Over what stands there; its folder is made if it is not there.
[[nodiscard]] base::Result<void> write_file(const std::filesystem::path& path, std::string_view bytes);

}  // namespace huiying
