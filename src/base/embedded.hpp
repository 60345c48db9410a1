// A file compiled into the program (see cmake/Embed.cmake). Read-only, lives as long as the program.
#pragma once
#include <span>
#include <string_view>

namespace base {

struct EmbeddedFile {
    std::string_view path;  ///< relative to its folder, e.g. "terms/handle.toml"
    std::string_view bytes;
};

}  // namespace base
