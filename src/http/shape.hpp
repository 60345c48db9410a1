// Shapes: what the JSON writer, the JSON reader and the OpenAPI schema share. A struct that has `fields` (the deeds of
// core, the views of this room) is a JSON object with those members in that order; nothing else describes it.
#pragma once
#include <concepts>
#include <optional>
#include <span>
#include <string_view>
#include <type_traits>
#include <vector>

#include "core/matter/deeds.hpp"

namespace http {

/// What a struct is as JSON. Specialised for structs of other rooms that do not name their fields themselves.
template <class T>
struct Shape {
    static void fields(auto& self, auto&& field)
        requires requires { T::fields(self, field); }
    {
        T::fields(self, field);
    }
};

struct NoField {
    void operator()(std::string_view, const auto&) const {}
};

template <class T>
concept Fielded = std::is_class_v<T> && requires(T& self, NoField field) { Shape<T>::fields(self, field); };

template <class T>
concept Worded = std::is_enum_v<T> && requires { words(T{}); };

template <class T>
inline constexpr bool is_optional_v = false;
template <class T>
inline constexpr bool is_optional_v<std::optional<T>> = true;

template <class T>
inline constexpr bool is_vector_v = false;
template <class T>
inline constexpr bool is_vector_v<std::vector<T>> = true;

/// Codes are written with all their digits, as strings: region (GB/T 2260) and content category (2+2+2).
constexpr bool is_code(std::string_view field) {
    return field == "region" || field == "category";
}

/// A word that only says that nothing was said yet: no deed may be done with it.
template <Worded E>
constexpr bool is_none(E value) {
    return core::id_of(value) == "none";
}

}  // namespace http
