#include "evaluate/published.hpp"

#include <nlohmann/json.hpp>

#include "base/check.hpp"
#include "evaluate/json.hpp"

namespace evaluate {
namespace {

using json = nlohmann::ordered_json;

/// Of the sheet's own keys: what it says of the year, not who said it nor where the evidence lies.
constexpr const char* sheet_keys[]{"title",    "organ",      "superior", "project",  "year",    "period",
                                   "standard", "unit",       "points",   "bonus",    "total",   "grade",
                                   "funds",    "groups",     "bonuses",  "tasks",    "goal",    "attained",
                                   "external", "conclusion", "problems", "measures", "sections"};
constexpr const char* line_keys[]{"id",       "group",        "level1",     "level2", "name",     "meaning",
                                  "relation", "target",       "unit",       "actual", "met",      "rule",
                                  "full",     "full_example", "arithmetic", "points", "deducted", "deviation"};
constexpr const char* deduction_keys[]{"points", "reason", "rectification"};

json kept(const json& from, auto&& keys) {
    json to = json::object();
    for (const char* key : keys) {
        if (from.contains(key)) to[key] = from[key];
    }
    return to;
}

}  // namespace

base::Result<std::string> published_text(const core::Life& life, const StoreSources& sources) {
    const core::LifeStep* result = life.result();
    CHECK(result != nullptr);
    const json whole = json::parse(json_of(TRY(score_step(*result, sources))));
    json text = kept(whole, sheet_keys);
    for (json& bonus : text["bonuses"]) bonus.erase("evidence");
    text["lines"] = json::array();
    for (const json& line : whole["lines"]) {
        json one = kept(line, line_keys);
        one["deductions"] = json::array();
        for (const json& deduction : line["deductions"]) one["deductions"].push_back(kept(deduction, deduction_keys));
        text["lines"].push_back(std::move(one));
    }
    const core::LifeStep& decision = *life.last(core::EvaluationStep::decided);
    text["decided"] = {{"day", decision.day.text()}, {"authority", decision.deed.authority}};
    return text.dump(2, ' ', false, json::error_handler_t::replace);
}

}  // namespace evaluate
