#include <fmt/format.h>

#include <toml++/toml.h>
#include <algorithm>
#include <sstream>

#include "lint/read/tree.hpp"

namespace lint {
namespace {

/// The source's own digits: a figure must not go through floating point.
class Reader {
  public:
    explicit Reader(std::string_view text) : text_(text) {
        starts_.push_back(0);
        for (std::size_t i = 0; i < text.size(); ++i) {
            if (text[i] == '\n') starts_.push_back(i + 1);
        }
    }
    [[nodiscard]] Node node(const toml::node& from, std::size_t depth) const {
        Node to{.line = from.source().begin.line};
        if (depth > depth_max) return to;
        if (const toml::table* table = from.as_table()) {
            to.kind = Node::Kind::object;
            for (const auto& [key, value] : *table)
                to.members.emplace_back(std::string(key.str()), node(value, depth + 1));
            // In the order of the file; the library sorts keys.
            std::ranges::stable_sort(to.members, {}, [](const auto& one) { return one.second.line; });
        } else if (const toml::array* array = from.as_array()) {
            to.kind = Node::Kind::array;
            for (const toml::node& value : *array) to.items.push_back(node(value, depth + 1));
        } else if (const auto* text = from.as_string()) {
            to.text = text->get();
        } else if (from.is_number()) {
            to.text = written(from.source());
        } else if (from.is_date()) {
            std::stringstream day;
            day << *from.as_date();
            to.text = day.str();
        }
        return to;
    }

  private:
    std::string_view text_;
    std::vector<std::size_t> starts_;

    [[nodiscard]] std::string written(const toml::source_region& region) const {
        if (region.begin.line == 0 || region.begin.line > starts_.size()) return {};
        // Columns count characters; a number has its own behind "=" or "," of its line, and is ASCII.
        std::size_t at = starts_[region.begin.line - 1];
        for (std::uint32_t column = 1; column < region.begin.column && at < text_.size(); ++column) {
            ++at;
            while (at < text_.size() && (static_cast<unsigned char>(text_[at]) & 0xc0) == 0x80) ++at;
        }
        std::string digits;
        for (; at < text_.size() && (text_[at] == '_' || text_[at] == '.' || text_[at] == '-' || text_[at] == '+' ||
                                     (text_[at] >= '0' && text_[at] <= '9'));
             ++at) {
            if (text_[at] != '_' && text_[at] != '+') digits += text_[at];
        }
        return digits;
    }
};

}  // namespace

base::Result<Node> parse_toml(std::string_view text, const std::string& place) {
    try {
        const toml::table table = toml::parse(text);
        return Reader(text).node(table, 0);
    } catch (const toml::parse_error& error) {
        return base::fail(base::ErrorKind::bad_input, fmt::format("not TOML: {}", error.description()),
                          fmt::format("{}:{}", place, error.source().begin.line), "mend this line");
    }
}

}  // namespace lint
