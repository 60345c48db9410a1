// Figures out of running text: numbers with what they measure, targets and actuals that a sentence names, scores,
// grades, ranks. Called once all paragraphs are there. Pure, any thread.
#pragma once
#include "lint/model.hpp"

namespace lint {

void read_prose(Report& report);

}  // namespace lint
