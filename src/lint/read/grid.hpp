// Tables whose cells are known: sheets, tables of documents, CSV, lines with | between cells. Finds the rows that name
// the columns, whatever stands around them, and reads what is under them. Used by the readers. Pure, any thread.
#pragma once
#include <string>
#include <vector>

#include "lint/model.hpp"

namespace lint {

struct GridCell {
    std::string text;
    Place place;
};
using Grid = std::vector<std::vector<GridCell>>;

/// Rows of indicators and funds, values beside their names ("执行率 | 98.88%"), and long texts as paragraphs.
void read_grid(Report& report, const Grid& grid);

}  // namespace lint
