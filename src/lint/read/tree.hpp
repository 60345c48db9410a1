// Structured files, TOML and JSON, as one kind of tree, and what of it is a report: objects with targets, actuals,
// marks or money, by any of the words that people use as keys. Used by the readers. Pure, any thread.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "lint/model.hpp"

namespace lint {

struct Node {
    enum class Kind : unsigned char { word, object, array };
    Kind kind = Kind::word;
    std::string text = {};  ///< of a word: as it stands in the file, digits untouched
    std::vector<std::pair<std::string, Node>> members = {};
    std::vector<Node> items = {};
    std::uint32_t line = 0;
};

inline constexpr std::size_t nodes_max = 500'000;
inline constexpr std::size_t depth_max = 64;

[[nodiscard]] base::Result<Node> parse_json(std::string_view text, const std::string& place);
[[nodiscard]] base::Result<Node> parse_toml(std::string_view text, const std::string& place);

void read_tree(Report& report, const Node& root);

}  // namespace lint
