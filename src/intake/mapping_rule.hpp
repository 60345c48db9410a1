// One entry of [fields]: where a field's values come from. Inside the mapping's reader.
#pragma once
#include "intake/keys.hpp"
#include "intake/mapping.hpp"

namespace intake {

[[nodiscard]] base::Result<Rule> read_rule(const law::Table& table, Field field, const std::string& path);

/// Day formats as parse_date takes them; the keys get the failure if one is not.
[[nodiscard]] std::vector<std::string> read_date_formats(Keys& keys);

/// What to write instead: the ids of the enumeration.
template <class E>
[[nodiscard]] std::string words_of() {
    std::string all = "use one of";
    for (const core::Word& word : words(E{})) all += " " + std::string(word.id);
    return all;
}

}  // namespace intake
