// Ids that people choose in files: they name files and fields, so only small letters, digits, - and _ are taken.
// Used by the readers of this room. Any thread.
#pragma once
#include <algorithm>
#include <string>
#include <string_view>

#include "law/fields.hpp"

namespace law {

inline constexpr std::size_t id_size_max = 64;

[[nodiscard]] constexpr bool is_plain(std::string_view id) {
    return !id.empty() && id.size() <= id_size_max && std::ranges::all_of(id, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    });
}

/// A needed id; fails in `fields` where it is not plain.
[[nodiscard]] inline std::string plain_id(Fields& fields, std::string_view key) {
    std::string id = fields.text(key);
    if (!id.empty() && !is_plain(id))
        fields.fail(fields.place(key), "`" + id + "` is no id", "use small letters, digits, - and _, at most 64");
    return id;
}

}  // namespace law
