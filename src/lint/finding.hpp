// What the linter says: a rule, where, the two figures that do not go together, and the arithmetic. Plain values.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "lint/model.hpp"

namespace lint {

enum class Rank : std::uint8_t {
    finding,  ///< does not add up
    note,     ///< adds up, but a reader should know: scopes or units differ, a number is not one
};

struct Finding {
    std::string_view rule;  ///< as docs/formats/lint.md lists it
    Rank rank = Rank::finding;
    Place place;
    std::string stated;      ///< the first figure, as it stands there
    std::string against;     ///< the other one, or what should stand there
    std::string arithmetic;  ///< how one comes to it, in signs
    std::string zh, en;      ///< one sentence each
    Place other = {};        ///< where the other figure stands, if it stands anywhere
};

using Findings = std::vector<Finding>;

}  // namespace lint
