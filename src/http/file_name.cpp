#include "http/file_name.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.hpp"
#include "core/matter/file_rules.hpp"

namespace http {
namespace {

/// Controls, and marks that turn the direction of writing: "附件\u202Efdp.exe" reads like another name than it is.
bool has_unseen(std::string_view name) {
    for (std::size_t i = 0; i < name.size(); ++i) {
        const auto byte = static_cast<unsigned char>(name[i]);
        const bool is_second_row =
            byte == 0xc2 && i + 1 < name.size() && static_cast<unsigned char>(name[i + 1]) < 0xa0;
        if (byte < 0x20 || byte == 0x7f || is_second_row) return true;
    }
    for (const std::string_view mark :
         {"\u200b", "\u200c", "\u200d", "\u200e", "\u200f", "\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2066",
          "\u2067", "\u2068", "\u2069", "\u2028", "\u2029", "\ufeff"}) {
        if (name.find(mark) != name.npos) return true;
    }
    return false;
}

bool ends_with(std::string_view name, std::string_view ending) {
    const auto is_same = [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a + 32 : a) == b; };
    return name.size() > ending.size() + 1 && name[name.size() - ending.size() - 1] == '.' &&
           std::ranges::equal(name.substr(name.size() - ending.size()), ending, is_same);
}

/// Endings that say the same.
bool says(std::string_view name, std::string_view ending) {
    return ends_with(name, ending) || (ending == "jpg" && ends_with(name, "jpeg")) ||
           (ending == "tif" && ends_with(name, "tiff"));
}

/// attr-char of RFC 8187.
bool is_plain(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' || c == '.' ||
           c == '_';
}

}  // namespace

base::Result<std::string> checked_name(std::string_view given) {
    const auto bad_name = [](std::string what, std::string cure) {
        return base::fail(base::ErrorKind::bad_input, std::move(what), "name", std::move(cure));
    };
    // Some browsers send the folder too.
    if (const std::size_t slash = given.find_last_of("/\\"); slash != given.npos) given.remove_prefix(slash + 1);
    while (given.starts_with(' ') || given.starts_with('.')) given.remove_prefix(1);
    while (given.ends_with(' ') || given.ends_with('.')) given.remove_suffix(1);
    const auto length = base::utf8_length(given);
    if (!length || has_unseen(given))
        return bad_name("the file's name has characters that cannot be shown", "give it another name");
    if (*length == 0) return bad_name("the file has no name", "give it");
    if (*length > core::file_name_max)
        return bad_name(fmt::format("the file's name is longer than {} characters", core::file_name_max), "shorten it");
    return std::string(given);
}

std::string disposition(bool is_inline, std::string_view name, std::string_view ending, std::string_view plain) {
    std::string full(name);
    if (!says(name, ending)) full.append(".").append(ending);
    std::string encoded;
    for (const char c : full) {
        if (is_plain(c)) {
            encoded.push_back(c);
        } else {
            encoded += fmt::format("%{:02X}", static_cast<unsigned char>(c));
        }
    }
    return fmt::format("{}; filename=\"{}.{}\"; filename*=UTF-8''{}", is_inline ? "inline" : "attachment", plain,
                       ending, encoded);
}

}  // namespace http
