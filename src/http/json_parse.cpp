// The strict half of reading JSON: nlohmann's parser with a builder of our own, which sees members given twice and
// nesting too deep where the library's own builder does not.
#include <fmt/format.h>

#include "http/json_in.hpp"
#include "http/limits.hpp"

namespace http {
namespace {

class Builder : public nlohmann::json_sax<Json> {
  public:
    Json root;
    std::string problem, cure;
    std::size_t position = 0;

    bool null() override { return put(nullptr); }
    bool boolean(bool value) override { return put(value); }
    bool number_integer(std::int64_t value) override { return put(value); }
    bool number_unsigned(std::uint64_t value) override { return put(value); }
    bool number_float(double value, const std::string&) override { return put(value); }
    bool string(std::string& value) override { return put(std::move(value)); }
    bool binary(Json::binary_t&) override { return false; }
    bool start_object(std::size_t) override { return open(Json::object()); }
    bool start_array(std::size_t) override { return open(Json::array()); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }
    bool key(std::string& name) override {
        const auto [at, is_new] = open_.back()->get_ref<Json::object_t&>().try_emplace(std::move(name));
        member_ = &at->second;
        if (is_new) return true;
        problem = fmt::format("the member {} is given twice", at->first);
        cure = "leave one of them out";
        return false;
    }
    bool parse_error(std::size_t at, const std::string&, const Json::exception& error) override {
        position = at;
        // The library's words after its own tag: "… - syntax error while parsing value - unexpected …".
        const std::string_view what = error.what();
        const bool is_text = what.find("UTF-8") != what.npos;
        problem = is_text ? "the text is not UTF-8" : "the body is not JSON";
        cure = is_text ? "send it as UTF-8" : "send one JSON object";
        return false;
    }

  private:
    std::vector<Json*> open_;
    Json* member_ = nullptr;

    bool put(Json value) {
        place() = std::move(value);
        return true;
    }
    bool open(Json value) {
        if (open_.size() == json_depth_max) {
            problem = fmt::format("the body is nested deeper than {} levels", json_depth_max);
            cure = "send it flat, as the OpenAPI document has it";
            return false;
        }
        Json& at = place();
        at = std::move(value);
        open_.push_back(&at);
        return true;
    }
    bool close() {
        open_.pop_back();
        return true;
    }
    Json& place() {
        if (open_.empty()) return root;
        if (open_.back()->is_object()) return *member_;
        return open_.back()->get_ref<Json::array_t&>().emplace_back();
    }
};

}  // namespace

base::Result<Json> parse_json(std::string_view text) {
    Builder builder;
    if (Json::sax_parse(text, &builder)) return std::move(builder.root);
    return base::fail(base::ErrorKind::bad_input, std::move(builder.problem),
                      builder.position > 0 ? fmt::format("byte {}", builder.position) : std::string("body"),
                      std::move(builder.cure));
}

}  // namespace http
