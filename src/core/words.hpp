// Words: for every enumeration of the domain, the id that files, API and ledger documents use and the Chinese term of
// the glossary. One table an enumeration; parsing, printing, OpenAPI and the web all read it.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace core {

struct Word {
    std::string_view id;  ///< snake_case, for ever
    std::string_view zh;
};

/// words(E{}) gives the table of E in order of its values; found by argument-dependent lookup.
template <class E>
[[nodiscard]] constexpr std::string_view id_of(E value) {
    return words(E{})[static_cast<std::size_t>(value)].id;
}

template <class E>
[[nodiscard]] constexpr std::string_view zh_of(E value) {
    return words(E{})[static_cast<std::size_t>(value)].zh;
}

/// Takes the id or the Chinese word.
template <class E>
[[nodiscard]] constexpr std::optional<E> parse_word(std::string_view text) {
    const std::span<const Word> table = words(E{});
    for (std::size_t i = 0; i < table.size(); ++i) {
        if (table[i].id == text || table[i].zh == text) return static_cast<E>(i);
    }
    return std::nullopt;
}

}  // namespace core
