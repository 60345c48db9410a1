// Scenario tables: law as a case worker tells it, one line a deed, the outcome last. Run in memory against `decide`,
// no store. Used by tests and by `huiying scenario`. The language: docs/formats/scenarios.md.
#pragma once
#include <string>
#include <vector>

#include "core/statute/statute.hpp"
#include "law/law.hpp"

namespace app {

struct ScenarioFailure {
    std::string file;
    int line = 0;
    std::string row, expected, got;
};

struct ScenarioReport {
    int rows = 0;  ///< deeds and checks run
    std::vector<ScenarioFailure> failures;
    std::vector<std::string> refusals_seen, breaches_seen;  ///< ids, each once
};

/// Fails only when the file is not a table (unknown word, missing column): place = file:line.
[[nodiscard]] base::Result<ScenarioReport> run_scenario(const std::string& name, const std::string& text);

}  // namespace app
