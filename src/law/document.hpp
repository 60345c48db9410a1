// One TOML file as plain values with their lines: the only face that toml++ shows to the rest of the room (its headers
// are slow, so document.cpp alone includes them). Any thread.
#pragma once
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "base/day.hpp"
#include "base/result.hpp"

namespace law {

struct Entry;
struct Value;
using List = std::vector<Value>;

struct Table {
    int line = 1;
    std::vector<Entry> entries;
};

struct Value {
    int line = 1;
    std::variant<std::string, std::int64_t, bool, base::Day, List, Table> held;
};

struct Entry {
    std::string key;
    Value value;
};

/// What to do with floats, times and date-times, which no law file needs: refuse them, or take them as the characters
/// that stand in the file, so that no figure goes through floating point.
enum class Floats : std::uint8_t { refused, as_written };

/// Fails on bad TOML, on a date outside 1900…2199, and on floats, times and date-times unless they are taken as
/// written.
[[nodiscard]] base::Result<Table> parse(const std::string& text, const std::string& path,
                                        Floats floats = Floats::refused);

}  // namespace law
