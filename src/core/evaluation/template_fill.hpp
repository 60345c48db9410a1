// A scored sheet and a map → what is written into which cell of somebody else's form. Amounts change their unit
// exactly, texts that are too long are refused and never cut. Used by evaluate/template.hpp; pure, any thread.
#pragma once
#include "core/evaluation/score.hpp"
#include "core/evaluation/template_map.hpp"

namespace core {

struct TemplateValue {
    TemplatePlace at;
    bool is_number = false;
    std::string text;   ///< of a number its digits
    std::string place;  ///< file:line of the map
};

struct TemplateContent {
    std::vector<TemplateValue> values;
    std::vector<std::string> unfilled;  ///< cells whose field has no value yet (n/a), which stay as they are
};

/// Fails, naming the map's place and the cell, on a field there is not, a text that is too long, words where a number
/// must stand, and more rows than the form has.
[[nodiscard]] base::Result<TemplateContent> template_content(const Sheet& sheet, const Standard& standard,
                                                             const ScoreSheet& scores, const TemplateMap& map);

}  // namespace core
