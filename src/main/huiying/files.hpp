// Reading small files, with a limit and a cure.
#pragma once
#include <filesystem>
#include <string>

#include "base/result.hpp"

namespace huiying {

inline constexpr std::size_t law_file_max = 4 << 20;

[[nodiscard]] base::Result<std::string> read_text(const std::filesystem::path& path, std::size_t max_bytes);

}  // namespace huiying
