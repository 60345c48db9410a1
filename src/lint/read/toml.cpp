#include <fmt/format.h>

#include <algorithm>

#include "law/document.hpp"
#include "lint/read/tree.hpp"

namespace lint {
namespace {

Node node_of(const law::Value& from, std::size_t depth);

Node node_of(const law::Table& table, std::size_t depth) {
    Node to{.kind = Node::Kind::object, .line = static_cast<std::uint32_t>(table.line)};
    for (const law::Entry& entry : table.entries) to.members.emplace_back(entry.key, node_of(entry.value, depth + 1));
    // In the order of the file; the library sorts keys.
    std::ranges::stable_sort(to.members, {}, [](const auto& one) { return one.second.line; });
    return to;
}

Node node_of(const law::Value& from, std::size_t depth) {
    Node to{.line = static_cast<std::uint32_t>(from.line)};
    if (depth > depth_max) return to;
    if (const auto* table = std::get_if<law::Table>(&from.held)) return node_of(*table, depth);
    if (const auto* list = std::get_if<law::List>(&from.held)) {
        to.kind = Node::Kind::array;
        for (const law::Value& value : *list) to.items.push_back(node_of(value, depth + 1));
    } else if (const auto* text = std::get_if<std::string>(&from.held)) {
        to.text = *text;
    } else if (const auto* number = std::get_if<std::int64_t>(&from.held)) {
        to.text = fmt::format("{}", *number);
    } else if (const auto* day = std::get_if<base::Day>(&from.held)) {
        to.text = day->text();
    }
    return to;
}

}  // namespace

base::Result<Node> parse_toml(std::string_view text, const std::string& place) {
    return node_of(TRY(law::parse(std::string(text), place, law::Floats::as_written)), 0);
}

}  // namespace lint
