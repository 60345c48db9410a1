// What a spreadsheet program would read of a workbook is tested in intake, which reads them.
#include "paper/listing.hpp"

#include <gtest/gtest.h>

namespace paper {
namespace {

TEST(Listing, CsvGuardsTextsAndLeavesNumbersBare) {
    const std::vector<ListingColumn> columns{{.title = "标题"}, {.title = "数", .kind = CellKind::number}};
    std::string out = csv_head(columns);
    csv_append_row(out, columns, {"=1+1", "-3"});
    csv_append_row(out, columns, {"甲,乙"});
    EXPECT_EQ(out, "\xef\xbb\xbf标题,数\r\n'=1+1,-3\r\n\"甲,乙\",\r\n");
}

}  // namespace
}  // namespace paper
