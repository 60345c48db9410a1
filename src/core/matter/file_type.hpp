// What a file is, told from its bytes and never from its name. What is in no row of the table is not taken: nothing
// that a browser or an office program would run. Pure; used by http.
#pragma once
#include <span>
#include <string_view>

#include "base/bytes.hpp"

namespace core {

struct FileType {
    std::string_view media;   ///< kept in the fact
    std::string_view ending;  ///< of its name when it is given out
    std::string_view zh;
    bool may_be_shown = false;  ///< in the page instead of being saved: pictures and PDF
};
[[nodiscard]] std::span<const FileType> file_types();
/// The row of a media type; null for one that is none of them.
[[nodiscard]] const FileType* file_type(std::string_view media);

/// How much of a file `type_of` wants to see. A text that is longer than the head is no text.
inline constexpr std::size_t head_max = std::size_t{4} << 20;
inline constexpr std::size_t tail_max = std::size_t{64} << 10;

/// `head`: the first head_max bytes or all of them; `tail`: the last tail_max bytes or all; `size` of the whole.
/// Null for what is not taken.
[[nodiscard]] const FileType* type_of(base::ByteView head, base::ByteView tail, std::uint64_t size);

}  // namespace core
