// Puts computed actuals into a sheet: rates of its funds rows, and figures of the ledger that the caller has asked for.
// Used where a sheet meets a store (evaluate) and where a kit is recomputed. Pure, any thread.
#pragma once
#include <string>
#include <vector>

#include "base/result.hpp"
#include "core/evaluation/sheet.hpp"
#include "core/indicator/figure.hpp"

namespace core {

/// Ids of the indicators that the lines name, each once, in order of the lines.
[[nodiscard]] std::vector<std::string> indicators_of(const Sheet& sheet);

/// Every line that names a row of funds gets its rate. Nothing fails: a rate of nothing is not applicable.
void fill_funds(Sheet& sheet);

/// Every line that names an indicator gets its value, numerator and denominator at the cut. A line whose indicator is
/// not among the figures keeps no value; ids of those come back.
[[nodiscard]] std::vector<std::string> fill_figures(Sheet& sheet, const std::vector<Figure>& figures, const Cut& cut);

/// Fails where a part stands above its row, or where all parts of a row have a column and do not add up to it.
[[nodiscard]] base::Result<> check_funds(const Sheet& sheet);

}  // namespace core
