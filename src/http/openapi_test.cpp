// The OpenAPI document against the route table it is made from, and the table against core.
#include "http/openapi.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <set>

#include "core/matter/decide.hpp"
#include "http/deed_json.hpp"
#include "http/reference.hpp"

namespace http {
namespace {

const char* key_of(Method method) {
    return method == Method::get ? "get" : method == Method::post ? "post" : method == Method::put ? "put" : "delete";
}

TEST(OpenApi, DescribesEveryRoute) {
    const Json document = openapi();
    EXPECT_EQ(document["openapi"], "3.1.0");
    std::set<std::string> operations;
    std::size_t described = 0;
    for (const auto& [path, methods] : document["paths"].items()) described += methods.size();
    EXPECT_EQ(described, routes().size());
    for (const Route& route : routes()) {
        const std::string where = std::string(name(route.method)) + " " + std::string(route.path);
        const Json& one = document["paths"][std::string(route.path)][key_of(route.method)];
        ASSERT_TRUE(one.is_object()) << where;
        EXPECT_TRUE(operations.insert(one["operationId"]).second) << where << ": operationId given twice";
        EXPECT_FALSE(one["summary"].get<std::string>().empty()) << where;
        EXPECT_TRUE(one["responses"].contains(std::to_string(route.status))) << where;
        EXPECT_TRUE(one["responses"].contains("default")) << where;
        EXPECT_EQ(one.contains("requestBody"), route.request != nullptr) << where;
        EXPECT_EQ(one.contains("x-permission"), route.who.kind == Who::Kind::permitted) << where;
        EXPECT_EQ(one["security"].empty(), route.who.kind == Who::Kind::anyone) << where;
        for (const Param& param : route.query) EXPECT_FALSE(param.about.empty()) << where << ' ' << param.name;
    }
}

void collect_references(const Json& json, std::set<std::string>& found) {
    if (json.is_object() && json.contains("$ref")) found.insert(json["$ref"]);
    if (!json.is_structured()) return;
    for (const auto& [key, value] : json.items()) collect_references(value, found);
}

TEST(OpenApi, EveryReferenceLeadsSomewhere) {
    const Json document = openapi();
    std::set<std::string> references;
    collect_references(document, references);
    EXPECT_GT(references.size(), 30u);
    for (const std::string& reference : references) {
        EXPECT_TRUE(document.contains(Json::json_pointer(reference.substr(1)))) << reference;
    }
}

TEST(OpenApi, SaysWhatIsTaken) {
    const Json schemas = openapi()["components"]["schemas"];
    const Json& forward = schemas["ForwardDeed"];
    EXPECT_EQ(forward["required"], Json({"to", "role", "mode"}));
    EXPECT_EQ(forward["properties"]["mode"]["enum"], Json({"forward", "assign", "report"}));
    EXPECT_EQ(forward["properties"]["external_due"]["format"], "date");
    EXPECT_TRUE(forward["properties"].contains("text"));
    EXPECT_EQ(schemas["RateDeed"]["properties"]["grade"]["enum"],
              Json({"satisfied", "fairly_satisfied", "dissatisfied"}));
    EXPECT_EQ(schemas["SubmissionDraft"]["properties"]["persons"]["items"]["$ref"], "#/components/schemas/PersonDraft");
    EXPECT_EQ(schemas["Matter"]["properties"]["legs"]["items"]["$ref"], "#/components/schemas/Leg");
    EXPECT_EQ(schemas["Clock"]["properties"]["state"]["enum"], Json({"running", "overdue", "met", "late", "void"}));
    EXPECT_EQ(schemas["Credentials"]["required"], Json({"name", "password"}));
    EXPECT_EQ(schemas["PublicRating"]["required"], Json({"code", "matter", "target", "grade"}));
    EXPECT_EQ(schemas["Problem"]["required"], Json({"type", "title", "status", "detail"}));
}

TEST(Routes, DeedsAskForThePermissionThatTheDecisionAsks) {
    [&]<class... Ts>(std::tuple<Ts...>*) {
        (
            [&] {
                std::size_t rows = 0;
                for (const Route& route : routes()) {
                    if (route.method != Method::post || route.operation != deed_id<Ts>()) continue;
                    ++rows;
                    EXPECT_EQ(route.path, "/api/v1/matters/{id}/" + std::string(deed_id<Ts>()));
                    EXPECT_EQ(route.who.kind, Who::Kind::permitted);
                    EXPECT_EQ(route.who.permission, core::permission_for(core::Deed(Ts{}))) << route.operation;
                }
                EXPECT_EQ(rows, 1u) << deed_id<Ts>();
            }(),
            ...);
    }(static_cast<MatterDeeds*>(nullptr));
}

TEST(Routes, OnlyAFewAreForAnyone) {
    std::set<std::string> open;
    for (const Route& route : routes()) {
        if (route.who.kind == Who::Kind::anyone) open.insert(std::string(route.operation));
    }
    const std::set<std::string> expected{
        "sign_in", "get_words", "get_checkpoint", "get_health", "get_openapi",
        // the public counter
        "submit_publicly", "query_publicly", "query_submission", "rate_submission", "request_review_publicly",
        "request_final_review_publicly", "supplement_publicly", "withdraw_publicly", "get_receipt_publicly",
        "copy_publicly", "begin_upload_publicly", "put_part_publicly", "keep_file_publicly",
        // what was published
        "get_published"};
    EXPECT_EQ(open, expected);
}

}  // namespace
}  // namespace http
