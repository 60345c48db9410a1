#include "http/openapi.hpp"

#include "http/schema.hpp"

namespace http {

Json word_schema(std::span<const core::Word> table, bool is_none_taken, Direction direction) {
    Json ids = Json::array();
    std::string chinese;
    for (const core::Word& word : table) {
        if (word.id == "none" && !is_none_taken) continue;
        ids.push_back(word.id);
        chinese.append(chinese.empty() ? "" : ", ").append(word.id).append(" ").append(word.zh);
    }
    // Words are taken in Chinese too; the document names the ids, which are for ever.
    if (direction == Direction::in) chinese += "; the Chinese word is taken too";
    return {{"type", "string"}, {"enum", std::move(ids)}, {"description", std::move(chinese)}};
}

Json code_schema(Direction direction) {
    if (direction == Direction::in)
        return {{"type", {"string", "integer"}}, {"pattern", "^[0-9]{6}$"}, {"maximum", 999'999}};
    return {{"type", {"string", "null"}}, {"pattern", "^[0-9]{6}$"}};
}

Json replacement_schema() {
    Json ids = Json::array();
    [&]<class... Ts>(std::tuple<Ts...>*) { (ids.push_back(deed_id<Ts>()), ...); }(static_cast<MatterDeeds*>(nullptr));
    return {{"type", "object"},
            {"description", "the deed that stands in the corrected fact's place, with its own fields"},
            {"properties", {{"deed", {{"type", "string"}, {"enum", std::move(ids)}}}}},
            {"required", {"deed"}},
            {"additionalProperties", true}};
}

Json nullable(Json schema) {
    if (schema.contains("$ref") || schema.contains("enum")) return {{"anyOf", {std::move(schema), {{"type", "null"}}}}};
    schema["type"] = {schema["type"], "null"};
    return schema;
}

namespace {

Json parameters(const Route& route) {
    Json list = Json::array();
    for (std::size_t i = 0; !param_name(route.path, i).empty(); ++i) {
        list.push_back({{"name", param_name(route.path, i)},
                        {"in", "path"},
                        {"required", true},
                        {"schema", {{"type", "string"}}}});
    }
    for (const Param& param : route.query) {
        Json schema{{"type", param.kind == Param::Kind::number ? "integer" : "string"}};
        if (param.kind == Param::Kind::day) schema["format"] = "date";
        if (param.kind == Param::Kind::word) schema = word_schema(param.words, true, Direction::in);
        list.push_back({{"name", param.name},
                        {"in", "query"},
                        {"required", param.is_required},
                        {"description", param.about},
                        {"schema", std::move(schema)}});
    }
    return list;
}

Json content(std::string_view type, Json schema) {
    return {{std::string(type), {{"schema", std::move(schema)}}}};
}

Json responses(const Route& route, Components& components) {
    Json success{{"description", "done"}};
    if (route.response != nullptr) {
        success["content"] = content(route.response_type, route.response(components));
    } else if (route.status != 204) {
        success["content"] = content(route.response_type, {{"type", "string"}});
    }
    for (const Param& param : route.query) {
        if (param.name == "format") success["content"].update(content("text/csv", {{"type", "string"}}));
    }
    Json all{{std::to_string(route.status), std::move(success)}};
    const auto problem = [&](const char* status, const char* about) {
        all[status] = {{"description", about},
                       {"content", content("application/problem+json", {{"$ref", "#/components/schemas/Problem"}})}};
    };
    problem("default", "a problem of the request or the server");
    if (route.who.kind != Who::Kind::anyone) problem("401", "nobody is signed in");
    if (route.who.kind == Who::Kind::permitted) problem("403", "this post may not do that");
    if (!param_name(route.path, 0).empty()) problem("404", "no such thing, or not for this caller: the same answer");
    if (std::holds_alternative<Later>(route.handler))
        problem("409", "refused by the law, with its article; or in conflict");
    return all;
}

Json operation(const Route& route, Components& components) {
    Json one{{"operationId", route.operation}, {"summary", route.summary}, {"responses", responses(route, components)}};
    if (Json list = parameters(route); !list.empty()) one["parameters"] = std::move(list);
    if (route.request != nullptr) {
        one["requestBody"] = {{"required", true}, {"content", content("application/json", route.request(components))}};
    }
    one["security"] = Json::array();
    if (route.who.kind != Who::Kind::anyone)
        one["security"] = {{{"session", Json::array()}}, {{"token", Json::array()}}};
    if (route.who.kind == Who::Kind::permitted) one["x-permission"] = core::id_of(route.who.permission);
    return one;
}

/// Problem leaves out what it has nothing to say about.
Json problem_schema(Components& components) {
    Json schema = object_schema<Problem>(components, Direction::out);
    schema["required"] = {"type", "title", "status", "detail"};
    for (auto& [name, property] : schema["properties"].items()) {
        if (property["type"].is_array()) property["type"] = "string";
    }
    return schema;
}

std::string lower_case(std::string_view text) {
    std::string lower(text);
    for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return lower;
}

}  // namespace

Json openapi() {
    Components components;
    components.schemas["Problem"] = problem_schema(components);
    Json paths = Json::object();
    for (const Route& route : routes()) {
        const std::string method = lower_case(name(route.method));
        paths[std::string(route.path)][method] = operation(route, components);
    }
    return {{"openapi", "3.1.0"},
            {"info",
             {{"title", "Huiying 回应"},
              {"version", "1"},
              {"description",
               "Days are 2026-03-16, instants 2026-03-16T09:30:00.000+08:00, ids 32 hexadecimal digits. Changes made "
               "with a session cookie need the header X-Huiying: 1."},
              {"license", {{"name", "Apache-2.0"}, {"identifier", "Apache-2.0"}}}}},
            {"paths", std::move(paths)},
            {"components",
             {{"schemas", components.schemas},
              {"securitySchemes",
               {{"session", {{"type", "apiKey"}, {"in", "cookie"}, {"name", "huiying_session"}}},
                {"token", {{"type", "http"}, {"scheme", "bearer"}}}}}}}};
}

base::Result<Response> get_openapi(Call&) {
    static const std::string text = openapi().dump();  // the table does not change while the program runs
    return Response{.body = text};
}

}  // namespace http
