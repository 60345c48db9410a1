// OpenAPI schemas from shapes: the third walk over `fields`, beside reading and writing, so that the document cannot
// say anything else than what is taken and given.
#pragma once
#include <map>

#include "http/deed_json.hpp"
#include "http/json_in.hpp"
#include "http/matter_view.hpp"

namespace http {

/// Named schemas of a document, as they are met.
struct Components {
    std::map<std::string, Json> schemas;
};

enum class Direction : bool { in, out };

template <class T>
[[nodiscard]] Json schema_of(Components& components, Direction direction);

[[nodiscard]] Json word_schema(std::span<const core::Word> table, bool is_none_taken, Direction direction);
[[nodiscard]] Json code_schema(Direction direction);
[[nodiscard]] Json replacement_schema();
[[nodiscard]] Json nullable(Json schema);

template <class T>
[[nodiscard]] std::string schema_name() {
    if constexpr (requires { Shape<T>::schema; }) {
        return std::string(Shape<T>::schema);
    } else if constexpr (requires { T::schema; }) {
        return std::string(T::schema);
    } else {
        return camel_case(deed_id<T>()) + "Deed";
    }
}

template <class T>
[[nodiscard]] Json object_schema(Components& components, Direction direction) {
    Json schema{{"type", "object"}, {"additionalProperties", false}, {"properties", Json::object()}};
    Json required = Json::array();
    T fresh{};
    Shape<T>::fields(fresh, [&]<class M>(std::string_view field, M& member) {
        const std::string name(field);
        Json& property = schema["properties"][name];
        if (is_code(field) && std::same_as<M, std::uint32_t>) {
            property = code_schema(direction);
        } else if constexpr (Worded<M>) {
            property = word_schema(words(M{}), direction == Direction::out || is_none(member), direction);
        } else {
            property = schema_of<M>(components, direction);
        }
        if (direction == Direction::out || is_required<T>(field, member)) required.push_back(name);
    });
    if (!required.empty()) schema["required"] = std::move(required);
    return schema;
}

template <class T>
Json schema_of(Components& components, Direction direction) {
    if constexpr (std::same_as<T, std::string> || std::same_as<T, std::string_view>) {
        return {{"type", "string"}};
    } else if constexpr (std::same_as<T, bool>) {
        return {{"type", "boolean"}};
    } else if constexpr (std::integral<T>) {
        Json schema{{"type", "integer"}};
        if (std::is_unsigned_v<T>) schema["minimum"] = 0;
        return schema;
    } else if constexpr (std::same_as<T, base::Day>) {
        return {{"type", "string"}, {"format", "date"}};
    } else if constexpr (std::same_as<T, base::Instant>) {
        return {{"type", "string"}, {"format", "date-time"}};
    } else if constexpr (std::same_as<T, base::Id>) {
        if (direction == Direction::in) return {{"type", "string"}, {"description", "an organ's id or exact name"}};
        return {{"type", "string"}, {"pattern", "^[0-9a-f]{32}$"}};
    } else if constexpr (std::same_as<T, base::Bytes>) {
        return replacement_schema();
    } else if constexpr (std::same_as<T, RawObject>) {
        return {{"type", "object"}, {"additionalProperties", true}};
    } else if constexpr (Worded<T>) {
        return word_schema(words(T{}), true, direction);
    } else if constexpr (is_optional_v<T>) {
        return nullable(schema_of<typename T::value_type>(components, direction));
    } else if constexpr (is_vector_v<T>) {
        return {{"type", "array"}, {"items", schema_of<typename T::value_type>(components, direction)}};
    } else {
        const std::string name = schema_name<T>();
        if (!components.schemas.contains(name)) {
            components.schemas[name] = {};  // known before it is walked: shapes may hold themselves
            components.schemas[name] = object_schema<T>(components, direction);
        }
        return {{"$ref", "#/components/schemas/" + name}};
    }
}

/// For the route table: what a body takes, what an answer gives.
template <class T>
[[nodiscard]] Json takes(Components& components) {
    return schema_of<T>(components, Direction::in);
}
template <class T>
[[nodiscard]] Json gives(Components& components) {
    return schema_of<T>(components, Direction::out);
}
/// The same with its day beside it, and no text.
template <class T>
[[nodiscard]] Json takes_dated(Components& components) {
    Json reference = schema_of<T>(components, Direction::in);
    components.schemas[schema_name<T>()]["properties"].emplace("day", Json{{"type", "string"}, {"format", "date"}});
    return reference;
}
/// A deed's body: its fields, and beside them its day and the text to be sealed with it.
template <class T>
[[nodiscard]] Json takes_deed(Components& components) {
    Json reference = schema_of<T>(components, Direction::in);
    Json& properties = components.schemas[schema_name<T>()]["properties"];
    properties.emplace("day", Json{{"type", "string"}, {"format", "date"}});
    properties.emplace("text", Json{{"type", "string"}});
    return reference;
}

}  // namespace http
