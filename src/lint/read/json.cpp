#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "lint/read/tree.hpp"

namespace lint {
namespace {

using nlohmann::json;

/// Keeps numbers as they are written: 9.99 stays 9.99.
class Builder : public json::json_sax_t {
  public:
    Node root;
    std::string problem;

    bool null() override { return put({}); }
    bool boolean(bool) override { return put({}); }
    bool number_integer(number_integer_t value) override { return put({.text = std::to_string(value)}); }
    bool number_unsigned(number_unsigned_t value) override { return put({.text = std::to_string(value)}); }
    bool number_float(number_float_t, const string_t& text) override { return put({.text = text}); }
    bool string(string_t& text) override { return put({.text = text}); }
    bool binary(binary_t&) override { return put({}); }
    bool start_object(std::size_t) override { return open(Node::Kind::object); }
    bool start_array(std::size_t) override { return open(Node::Kind::array); }
    bool key(string_t& name) override {
        keys_.back() = name;
        return true;
    }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }
    bool parse_error(std::size_t at, const std::string&, const nlohmann::detail::exception& error) override {
        problem = fmt::format("byte {}: {}", at, error.what());
        return false;
    }

  private:
    std::vector<Node> open_;
    std::vector<std::string> keys_;
    std::size_t count_ = 0;

    bool is_over() {
        if (++count_ > nodes_max) problem = fmt::format("more than {} values", nodes_max);
        if (open_.size() > depth_max) problem = fmt::format("more than {} levels", depth_max);
        return !problem.empty();
    }
    bool put(Node node) {
        if (is_over()) return false;
        if (open_.empty())
            root = std::move(node);
        else if (open_.back().kind == Node::Kind::array)
            open_.back().items.push_back(std::move(node));
        else
            open_.back().members.emplace_back(keys_.back(), std::move(node));
        return true;
    }
    bool open(Node::Kind kind) {
        if (is_over()) return false;
        open_.push_back({.kind = kind});
        keys_.emplace_back();
        return true;
    }
    bool close() {
        Node done = std::move(open_.back());
        open_.pop_back();
        keys_.pop_back();
        return put(std::move(done));
    }
};

}  // namespace

base::Result<Node> parse_json(std::string_view text, const std::string& place) {
    Builder builder;
    if (json::sax_parse(text, &builder)) return std::move(builder.root);
    return base::fail(base::ErrorKind::bad_input, "not JSON: " + builder.problem, place,
                      "mend it at this byte, or give the report as text");
}

}  // namespace lint
